import pytest

from onrecord.ledger import LedgerError, Malformed, Proof, Unproven, read_proof, verify_proof


def proof_of(log, index: int) -> Proof:
    return Proof(index, tuple(log.tree.inclusion(index)), log.note())


def test_a_proof_file_looks_as_c2sp_says(make_log) -> None:
    log = make_log(5)
    lines = proof_of(log, 4).dump().decode().split("\n")
    assert lines[:2] == ["c2sp.org/tlog-proof@v1", "index 4"]
    assert len(lines[2]) == 44
    assert lines[3:6] == ["", log.origin, "5"]


def test_a_stranger_with_the_key_checks_leaf_index_and_size(make_log) -> None:
    log = make_log(7)
    for index, leaf in enumerate(log.leaves):
        proof = read_proof(proof_of(log, index).dump())
        assert verify_proof(proof, leaf, log.verifier) == log.checkpoint()


def test_parts_of_two_valid_proofs_do_not_make_a_third(make_log) -> None:
    log, other = make_log(7), make_log(7, seed=b"\x02" * 32)
    mine = proof_of(log, 3)
    mixed = [
        (Proof(3, mine.path, other.note()), log.leaves[3]),
        (Proof(3, proof_of(other, 3).path, mine.note), log.leaves[3]),
        (Proof(2, mine.path, mine.note), log.leaves[3]),
        (Proof(3, mine.path, log.note(6)), log.leaves[3]),
        (mine, log.leaves[2]),
        (mine, other.leaves[3]),
    ]
    for proof, leaf in mixed:
        with pytest.raises(Unproven):
            verify_proof(proof, leaf, log.verifier)


def test_every_flipped_bit_of_a_proof_is_refused(make_log) -> None:
    log = make_log(3)
    whole = proof_of(log, 1).dump()
    for at in range(len(whole)):
        for bit in (1 << at % 8, 0x01):
            flipped = bytearray(whole)
            flipped[at] ^= bit
            with pytest.raises(LedgerError):
                verify_proof(read_proof(bytes(flipped)), log.leaves[1], log.verifier)


def test_extra_data_is_skipped_and_not_trusted(make_log) -> None:
    log = make_log(3)
    head, rest = proof_of(log, 1).dump().split(b"\n", 1)
    assert verify_proof(read_proof(head + b"\nextra Zm9v\n" + rest), log.leaves[1], log.verifier).size == 3


@pytest.mark.parametrize(
    "head",
    [b"", b"c2sp.org/tlog-proof@v2\nindex 1", b"c2sp.org/tlog-proof@v1", b"c2sp.org/tlog-proof@v1\nindex 01",
     b"c2sp.org/tlog-proof@v1\nindex -1", b"c2sp.org/tlog-proof@v1\nindex 1\nAAAA",
     b"c2sp.org/tlog-proof@v1\nindex \xd9\xa1",
     b"c2sp.org/tlog-proof@v1\nextra !\nindex 1"],
)  # fmt: skip
def test_a_head_that_is_not_a_proofs_is_refused(head: bytes, make_log) -> None:
    with pytest.raises(Malformed):
        read_proof(head + b"\n\n" + make_log(1).note())
