"""What the ledger's docstrings promise, for whatever is thrown at it."""

import hashlib
import itertools
import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from tests.tried import tried

from onrecord.ledger import (
    Checkpoint,
    LedgerError,
    Proof,
    Tree,
    Unproven,
    VerifierKey,
    canonical,
    digests_of,
    draft,
    fields_of,
    leaf_hash,
    open_checkpoint,
    parse_canonical,
    read_disclosure,
    read_proof,
    sign_checkpoint,
    verify_inclusion,
    verify_proof,
)

KEY = Ed25519PrivateKey.from_private_bytes(b"\x07" * 32)
VERIFIER = VerifierKey("q7w2/a1", KEY.public_key().public_bytes_raw())
LEAVES = [hashlib.sha512(bytes([n])).digest() for n in range(64)]
TREE = Tree(map(leaf_hash, LEAVES))

ascii_names = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ascii_names, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_one_value_one_sequence_of_bytes(value: object) -> None:
    """ "Canonical JSON: one value, one sequence of bytes" """
    data = canonical(value)
    assert parse_canonical(data) == value
    assert canonical(json.loads(data)) == data


@given(st.dictionaries(ascii_names.filter(lambda name: name not in ("_sd", "_sd_alg", "...")), values, max_size=20))
def test_what_is_committed_to_is_what_opens(fields: dict[str, object]) -> None:
    """ "every disclosure shown for an entry must be one of its digests" """
    drawn = itertools.count()
    drafted = draft(fields, lambda size: hashlib.shake_128(b"%d" % next(drawn)).digest(size))
    assert fields_of(drafted.entry, [each.text for each in drafted.disclosures]) == fields


@given(st.binary(max_size=300))
def test_no_bytes_whatever_break_a_reader(data: bytes) -> None:
    """ "the ledger says no with two exceptions": whatever a stranger hands over."""
    readers = (
        digests_of,
        read_proof,
        parse_canonical,
        lambda given: open_checkpoint(given, VERIFIER),
        lambda given: read_disclosure(given.decode("latin-1")),
    )
    for reader in readers:
        try:
            reader(data)
        except LedgerError:
            pass


@given(size=st.integers(1, 64), at=st.data())
@tried(300)
def test_no_mutated_proof_is_accepted(size: int, at: st.DataObject) -> None:
    """0 mutated proofs accepted: index, size, path, leaf or note, in any place."""
    index = at.draw(st.integers(0, size - 1))
    note = sign_checkpoint(Checkpoint(VERIFIER.name, size, TREE.root(size)), KEY)
    whole = Proof(index, tuple(TREE.inclusion(index, size)), note).dump()
    assert verify_proof(read_proof(whole), LEAVES[index], VERIFIER).size == size
    position, byte = at.draw(st.integers(0, len(whole) - 1)), at.draw(st.integers(0, 255))
    mutated = whole[:position] + bytes([byte]) + whole[position + 1 :]
    if mutated != whole:
        try:
            verify_proof(read_proof(mutated), LEAVES[index], VERIFIER)
        except LedgerError:
            return
        raise AssertionError(position)


@given(
    st.integers(1, 64),
    st.integers(0, 63),
    st.integers(0, 63),
    st.lists(st.binary(min_size=32, max_size=32), max_size=8),
)
def test_no_invented_path_leads_to_a_signed_root(size: int, leaf: int, index: int, path: list[bytes]) -> None:
    """ "A size is trusted only from a signed checkpoint" """
    checkpoint = Checkpoint(VERIFIER.name, size, TREE.root(size))
    try:
        verify_inclusion(TREE.leaf(leaf), index, path, checkpoint)
    except Unproven:
        return
    assert (leaf, path) == (index, TREE.inclusion(index, size))
