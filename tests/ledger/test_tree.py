import hashlib

import pymerkle
import pytest

from onrecord.ledger import EMPTY_ROOT, Checkpoint, Tree, Unproven, leaf_hash, verify_consistency, verify_inclusion

MOST = 40
LEAVES = [hashlib.sha512(bytes([n])).digest() for n in range(MOST)]
TREE = Tree(map(leaf_hash, LEAVES))


def checkpoint(size: int) -> Checkpoint:
    return Checkpoint("o", size, TREE.root(size))


def test_the_empty_tree_has_the_root_of_rfc_6962() -> None:
    assert Tree().root() == EMPTY_ROOT == hashlib.sha256(b"").digest()


def test_roots_are_those_of_another_implementation() -> None:
    theirs = pymerkle.InmemoryTree(algorithm="sha256")
    for size, leaf in enumerate(LEAVES, 1):
        theirs.append_entry(leaf)
        assert theirs.get_root(size) == TREE.root(size)


def test_every_leaf_is_proven_at_every_size() -> None:
    for size in range(1, MOST + 1):
        for index in range(size):
            verify_inclusion(TREE.leaf(index), index, TREE.inclusion(index, size), checkpoint(size))


def test_every_older_tree_is_proven_a_prefix_of_every_newer() -> None:
    for size in range(MOST + 1):
        for older in range(size + 1):
            verify_consistency(checkpoint(older), checkpoint(size), TREE.consistency(older, size))


def test_a_proof_does_not_hold_for_another_leaf_index_or_root() -> None:
    path = TREE.inclusion(5, 21)
    for index in range(21):
        if index != 5:
            with pytest.raises(Unproven):
                verify_inclusion(TREE.leaf(5), index, path, checkpoint(21))
    with pytest.raises(Unproven):
        verify_inclusion(TREE.leaf(6), 5, path, checkpoint(21))
    with pytest.raises(Unproven):
        verify_inclusion(TREE.leaf(5), 5, path, checkpoint(22))


@pytest.mark.parametrize("index", [-1, 21, 2**60])
def test_an_index_outside_the_checkpoint_is_refused(index: int) -> None:
    with pytest.raises(Unproven, match="within"):
        verify_inclusion(TREE.leaf(5), index, TREE.inclusion(5, 21), checkpoint(21))


def test_a_path_that_is_longer_or_shorter_is_refused() -> None:
    path = TREE.inclusion(5, 21)
    for wrong in (path[:-1], path[1:], [*path, path[0]], []):
        with pytest.raises(Unproven):
            verify_inclusion(TREE.leaf(5), 5, wrong, checkpoint(21))


def test_a_rewritten_log_is_not_consistent() -> None:
    rewritten = Tree(map(leaf_hash, [b"other" * 13, *LEAVES[1:]]))
    for older in range(1, 20):
        newer = Checkpoint("o", 20, rewritten.root(20))
        with pytest.raises(Unproven):
            verify_consistency(checkpoint(older), newer, rewritten.consistency(older, 20))


def test_a_shorter_log_or_another_log_is_not_consistent() -> None:
    with pytest.raises(Unproven, match="is now 19"):
        verify_consistency(checkpoint(20), checkpoint(19), [])
    with pytest.raises(Unproven, match="different logs"):
        verify_consistency(checkpoint(5), Checkpoint("p", 20, TREE.root(20)), TREE.consistency(5, 20))


def test_one_size_with_two_roots_is_refused() -> None:
    with pytest.raises(Unproven, match="two roots"):
        verify_consistency(checkpoint(20), Checkpoint("o", 20, b"x" * 32), [])


def test_a_consistency_proof_that_is_longer_or_shorter_is_refused() -> None:
    path = TREE.consistency(6, 21)
    for wrong in (path[:-1], path[1:], [*path, path[0]], []):
        with pytest.raises(Unproven):
            verify_consistency(checkpoint(6), checkpoint(21), wrong)


def test_a_tree_has_no_leaf_beyond_its_end() -> None:
    with pytest.raises(IndexError):
        TREE.leaf(MOST)
    with pytest.raises(IndexError):
        TREE.root(MOST + 1)
    with pytest.raises(IndexError):
        TREE.inclusion(7, 7)
    with pytest.raises(ValueError, match="31 bytes"):
        Tree().append(b"x" * 31)
