import pytest

from onrecord.ledger import Malformed, canonical, parse, parse_canonical


def test_keys_are_sorted_and_nothing_is_padded() -> None:
    assert canonical({"b": 1, "a": ["é", None, True]}) == '{"a":["é",null,true],"b":1}'.encode()


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (1.0, "float"),
        ({"n": 2**53}, "2\\^53"),
        (-(2**53), "2\\^53"),
        ({"ключ": 1}, "ASCII"),
        ({1: 1}, "ASCII"),
        (b"bytes", "bytes"),
        ({"a": {1, 2}}, "set"),
    ],
)
def test_what_other_readers_would_read_differently_is_refused(value: object, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        canonical(value)


def test_the_largest_integer_is_kept() -> None:
    assert canonical([2**53 - 1, -(2**53 - 1)]) == b"[9007199254740991,-9007199254740991]"


def test_a_list_nested_without_end_is_refused() -> None:
    deep: list[object] = []
    for _ in range(200):
        deep = [deep]
    with pytest.raises(Malformed, match="deeper"):
        canonical(deep)


@pytest.mark.parametrize("data", [b"1.5", b"1e3", b"NaN", b'{"a":1,"a":2}', b"{", b"\xff", b"[" * 100_000])
def test_bytes_that_are_no_plain_json_are_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        parse(data)


@pytest.mark.parametrize("data", [b'{"a": 1}', b'{"b":1,"a":2}', b'["\\u0041"]', b" 1"])
def test_json_in_another_spelling_is_not_canonical(data: bytes) -> None:
    parse(data)
    with pytest.raises(Malformed, match="canonical"):
        parse_canonical(data)
