"""What is recovered: the leaves, the tree over just these, and where the torn rest begins."""

import pytest

from onrecord.ledger import LINE_BYTES, Unproven, frame, recover


@pytest.mark.parametrize(("signed", "vouched"), [(0, 0), (0, 3), (3, 3), (3, 5), (6, 6)])
def test_the_tree_is_that_of_the_leaves_that_stand(make_log, signed: int, vouched: int) -> None:
    log = make_log(6)
    data = b"".join(map(frame, log.leaves)) + b"torn"
    found = recover(data, log.checkpoint(signed), lambda index, leaf: index < vouched)
    assert found.leaves == tuple(log.leaves[:vouched])
    assert (found.tree.size, found.tree.root()) == (vouched, log.tree.root(vouched))
    assert found.kept == vouched * LINE_BYTES
    assert found.torn == len(data) - found.kept


def test_whoever_vouches_is_asked_about_the_lines_beyond_the_checkpoint_alone(make_log) -> None:
    log, asked = make_log(5), []

    def vouch(index: int, leaf: bytes) -> bool:
        asked.append((index, leaf))
        return index != 3

    recover(b"".join(map(frame, log.leaves)), log.checkpoint(2), vouch)
    assert asked == [(2, log.leaves[2]), (3, log.leaves[3])]


def test_lines_that_were_signed_for_are_refused_when_two_are_exchanged(make_log) -> None:
    log = make_log(4)
    lines = [frame(leaf) for leaf in log.leaves]
    lines[1], lines[2] = lines[2], lines[1]
    with pytest.raises(Unproven, match="not those"):
        recover(b"".join(lines), log.checkpoint(), lambda index, leaf: True)
