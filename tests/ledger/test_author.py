import pytest

from onrecord.ledger import (
    LEAF_BYTES,
    Malformed,
    Place,
    Unproven,
    author_of,
    leaf_hash,
    leaf_of,
    sign_entry,
    verify_author,
)


def test_the_signature_names_its_key(make_log) -> None:
    log = make_log(1)
    assert verify_author(log.drafts[0].entry, Place(log.origin, 0), log.blocks[0]) == log.verifier.public
    assert author_of(log.blocks[0]) == log.verifier.public


@pytest.mark.parametrize("place", [Place("k3v7q2m5/a1", 1), Place("k3v7q2m5/b2", 0), Place("other/a1", 0)])
def test_an_entry_cannot_be_replayed_at_another_place(place: Place, make_log) -> None:
    log = make_log(1)
    with pytest.raises(Unproven, match="signature"):
        verify_author(log.drafts[0].entry, place, log.blocks[0])


def test_every_flipped_bit_of_key_or_signature_is_refused(make_log) -> None:
    log = make_log(1)
    for at in range(16, 112):
        block = bytearray(log.blocks[0])
        block[at] ^= 1 << at % 8
        with pytest.raises((Unproven, Malformed)):
            verify_author(log.drafts[0].entry, Place(log.origin, 0), bytes(block))


def test_a_flipped_bit_of_the_salt_changes_the_leaf(make_log) -> None:
    log = make_log(1)
    assert leaf_of(log.drafts[0].entry, b"\x00" + log.blocks[0][1:]) != log.leaves[0]


def test_a_block_of_another_length_is_refused() -> None:
    with pytest.raises(Malformed, match="112"):
        verify_author(b"{}", Place("o", 0), b"x" * 111)


def test_the_same_author_leaves_different_leaves(make_log, randomness) -> None:
    """The salt in the block: nobody can tell from the log which entries share an author."""
    log = make_log(1)
    entry = log.drafts[0].entry
    again = sign_entry(entry, Place(log.origin, 0), log.key, randomness)
    leaf = leaf_of(entry, again)
    assert len(leaf) == LEAF_BYTES
    assert leaf[:32] == log.leaves[0][:32]
    assert leaf[32:] != log.leaves[0][32:]
    assert leaf_hash(leaf) != leaf_hash(log.leaves[0])
