"""Canonical JSON: one value, one sequence of bytes (RFC 8785, by the library `rfc8785`).

Rules: no floats; integers below 2^53 in size, so that every JSON reader agrees on them; keys in
ASCII. Used only when *writing*: what is checked is always the stored bytes, never a value that
was written out again.
"""

import json
from typing import cast

import rfc8785

from onrecord.ledger.errors import Malformed

Json = object
LARGEST_INTEGER = 2**53 - 1
DEEPEST = 64


def canonical(value: Json) -> bytes:
    """The canonical bytes of `value`; refuses floats, large integers, keys outside ASCII."""
    admit(value)
    return rfc8785.dumps(cast("rfc8785._impl._Value", value))


def parse(data: bytes) -> Json:
    """The value that `data` holds; refuses floats, double keys and what is not JSON."""
    try:
        text = data.decode("utf-8")
        value, end = _DECODER.raw_decode(text) if text[:1] in _OPENING else (None, -1)
        return cast("Json", value if end == len(text) else _DECODER.decode(text))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as why:
        raise Malformed("not JSON in UTF-8") from why


def parse_canonical(data: bytes) -> Json:
    """As `parse`, and refuses bytes that are not the canonical form of what they say."""
    value = parse(data)
    if canonical(value) != data:
        raise Malformed("JSON that is not in its canonical form (RFC 8785)")
    return value


def admit(value: Json, depth: int = 0) -> None:
    """Refuse what has no canonical form: floats, large integers, keys outside ASCII."""
    if depth > DEEPEST:
        raise Malformed(f"nested deeper than {DEEPEST}")
    if isinstance(value, str | bool | None):
        return
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise Malformed("an integer of 2^53 or more: write it as text")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise Malformed("a key that is not ASCII text")
            admit(inner, depth + 1)
    elif isinstance(value, list | tuple):
        for inner in value:
            admit(inner, depth + 1)
    else:
        raise Malformed(f"{type(value).__name__} cannot be logged: text, whole numbers, lists, maps")


def _no_float(text: str) -> Json:
    raise Malformed(f"a number with a fraction or exponent: {text[:40]}")


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Malformed("the same key twice in one map")
    return found


_OPENING = frozenset("[{")
_DECODER = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float, object_pairs_hook=_once)
