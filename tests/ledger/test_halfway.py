"""Proofs that lead to the right root and prove nothing: from half way up the tree, or under another tree's size."""

import hashlib

import pytest

from onrecord.ledger import Checkpoint, Tree, Unproven, leaf_hash, verify_consistency, verify_inclusion
from onrecord.ledger.tree import node_hash

LEAVES = [leaf_hash(hashlib.sha512(bytes([n])).digest()) for n in range(16)]
TREE = Tree(LEAVES)


def checkpoint(size: int, root_of: int | None = None) -> Checkpoint:
    """The checkpoint of that size, or one that says that size and has the root of another."""
    return Checkpoint("o", size, TREE.root(size if root_of is None else root_of))


def test_an_inner_node_of_the_tree_is_no_entry() -> None:
    """Its path is shorter than the tree is high; whoever passes a node off as a leaf invents an entry."""
    node = node_hash(LEAVES[0], LEAVES[1])
    rest = TREE.inclusion(0, 8)[1:]
    with pytest.raises(Unproven, match="does not lead"):
        verify_inclusion(node, 0, rest, checkpoint(8))
    with pytest.raises(Unproven, match="does not lead"):
        verify_inclusion(TREE.root(8), 0, [], checkpoint(8))


@pytest.mark.parametrize(("of", "said"), [(2, 4), (8, 16), (8, 9)])
def test_a_path_does_not_hold_under_a_larger_size_with_the_same_root(of: int, said: int) -> None:
    with pytest.raises(Unproven, match="does not lead"):
        verify_inclusion(LEAVES[0], 0, TREE.inclusion(0, of), checkpoint(said, root_of=of))


@pytest.mark.parametrize(("older", "of", "said"), [(4, 8, 16), (4, 5, 16), (3, 4, 8), (2, 3, 16)])
def test_a_log_is_not_longer_than_its_consistency_proof_shows(older: int, of: int, said: int) -> None:
    """The root is the true one of a shorter log; only the size was made larger."""
    with pytest.raises(Unproven, match="shorter"):
        verify_consistency(checkpoint(older), checkpoint(said, root_of=of), TREE.consistency(older, of))


def test_a_consistency_proof_of_a_longer_log_does_not_fit_a_shorter_one() -> None:
    with pytest.raises(Unproven, match="longer"):
        verify_consistency(checkpoint(4), checkpoint(5, root_of=16), TREE.consistency(4, 16))


def test_a_path_does_not_hold_under_a_smaller_size_with_the_same_root() -> None:
    """The root of two entries, said to be that of one: the path is longer than a tree of one is high."""
    with pytest.raises(Unproven, match="longer"):
        verify_inclusion(LEAVES[1], 0, [LEAVES[0]], checkpoint(1, root_of=2))
