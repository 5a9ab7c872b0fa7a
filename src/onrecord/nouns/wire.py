"""Nouns as JSON and back: the one pair of functions every room uses to write a noun down or read one.

JSON here is for keeping and exporting; what is hashed and signed is the ledger's canonical JSON.
"""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from onrecord.nouns.edtf import dec_hook, enc_hook

T = TypeVar("T")

_encoder = msgspec.json.Encoder(enc_hook=enc_hook)


def to_json(noun: object) -> bytes:
    """`noun` as compact UTF-8 JSON; dates as EDTF strings, times as RFC 3339."""
    return _encoder.encode(noun)


def from_json(data: bytes, shape: type[T]) -> T:
    """The noun that `data` describes. Raises msgspec.ValidationError naming the field that does not fit."""
    noun: T = _decoder(cast("Hashable", shape)).decode(data)
    return noun


@cache
def _decoder(shape: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(shape, dec_hook=dec_hook)


def to_builtins(noun: object) -> dict[str, Any]:
    """`noun` as plain dicts, lists and strings."""
    fields: dict[str, Any] = msgspec.to_builtins(noun, enc_hook=enc_hook)
    return fields
