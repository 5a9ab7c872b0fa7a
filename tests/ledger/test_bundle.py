import pytest

from onrecord.ledger import LINE_BYTES, Malformed, Unproven, frame, leaf_at, recover


def vouch_for(log):
    """Vouches for exactly the entries of `log`, each at its place."""
    return lambda index, leaf: index < len(log.leaves) and log.leaves[index] == leaf


def bytes_of(log) -> bytes:
    return b"".join(map(frame, log.leaves))


def test_a_line_is_its_length_and_its_leaf(make_log) -> None:
    leaf = make_log(1).leaves[0]
    assert frame(leaf) == b"\x00\x40" + leaf
    assert leaf_at(frame(leaf), 0) == leaf
    with pytest.raises(Malformed):
        frame(leaf[:-1])


def test_a_log_cut_at_any_offset_keeps_every_whole_entry_and_never_falls_below_the_checkpoint(make_log) -> None:
    log = make_log(6)
    data, signed = bytes_of(log), log.checkpoint(3)
    for length in range(len(data) + 1):
        if length < 3 * LINE_BYTES:
            with pytest.raises(Unproven, match="signed for"):
                recover(data[:length], signed, vouch_for(log))
        else:
            found = recover(data[:length], signed, vouch_for(log))
            assert list(found.leaves) == log.leaves[: length // LINE_BYTES]
            assert found.torn == length % LINE_BYTES
            assert found.kept + found.torn == length


@pytest.mark.parametrize(
    "tail",
    [bytes(4096), b"\xff" * 4096, bytes(1), b"\x00\x40", b"\x00\x40" + bytes(64), b"\x00\x41" + bytes(65)],
    ids=["zeros", "ones", "one-zero", "length-mark-only", "framed-zeros", "wrong-length-mark"],
)
def test_a_tail_that_nobody_signed_is_no_entry(tail: bytes, make_log) -> None:
    log = make_log(3)
    found = recover(bytes_of(log) + tail, log.checkpoint(2), vouch_for(log))
    assert (len(found.leaves), found.torn) == (3, len(tail))


def test_repeated_lines_are_no_entries(make_log) -> None:
    log = make_log(3)
    data = bytes_of(log)
    found = recover(data + data[-LINE_BYTES:] * 2, log.checkpoint(), vouch_for(log))
    assert (len(found.leaves), found.torn) == (3, 2 * LINE_BYTES)


def test_entries_after_a_torn_one_are_not_believed(make_log) -> None:
    log = make_log(5)
    data = bytearray(bytes_of(log))
    data[3 * LINE_BYTES] ^= 1
    found = recover(bytes(data), log.checkpoint(2), vouch_for(log))
    assert (len(found.leaves), found.torn) == (3, 2 * LINE_BYTES)


def test_every_flipped_bit_below_the_checkpoint_is_refused(make_log) -> None:
    log = make_log(2)
    data = bytes_of(log)
    for bit in range(8 * len(data)):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Unproven):
            recover(bytes(flipped), log.checkpoint(), vouch_for(log))


def test_swapped_lines_are_refused(make_log) -> None:
    log = make_log(2)
    with pytest.raises(Unproven, match="not those"):
        recover(frame(log.leaves[1]) + frame(log.leaves[0]), log.checkpoint(), vouch_for(log))
