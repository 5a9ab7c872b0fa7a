"""The entry: one line of the log, holding nothing but digests of its fields.

    {"_sd":["-DY8…","0b9q…", …],"_sd_alg":"sha-256","v":1}

Rules: canonical bytes; an entry with all its fields opened is at most 16 KiB, larger content
goes into an object; every disclosure shown for an entry must be one of its digests, and a field
is shown once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.ledger.canonical import Json, canonical, parse_canonical
from onrecord.ledger.disclosure import (
    DIGEST_CHARS,
    SIZES,
    Disclosure,
    Randomness,
    digests_with_decoys,
    disclose,
    read_disclosure,
)
from onrecord.ledger.errors import Malformed, Unproven

LARGEST_ENTRY = 16 * 1024
VERSION = 1


@dataclass(frozen=True, slots=True)
class Drafted:
    """A new entry's bytes and the disclosures that open it, in the order of its fields."""

    entry: bytes
    disclosures: tuple[Disclosure, ...]


def draft(fields: Mapping[str, Json], randomness: Randomness) -> Drafted:
    """Commit to `fields`; refuses more than 64 of them, or more than 16 KiB in all."""
    shown = tuple(disclose(name, value, randomness) for name, value in fields.items())
    digests = digests_with_decoys(shown, randomness)
    entry = canonical({"_sd": digests, "_sd_alg": "sha-256", "v": VERSION})
    size = len(entry) + sum(len(each.text) for each in shown)
    if size > LARGEST_ENTRY:
        raise Malformed(f"an entry of {size} bytes; put what is over {LARGEST_ENTRY} in an object")
    return Drafted(entry, shown)


def digests_of(entry: bytes) -> frozenset[str]:
    """The digests that `entry` commits to; refuses any other shape than an entry's."""
    match parse_canonical(entry):
        case {"_sd": list(digests), "_sd_alg": "sha-256", "v": 1, **rest} if not rest:
            found = [each for each in digests if isinstance(each, str)]
            whole = len(found) == len(digests) and all(len(each) == DIGEST_CHARS for each in found)
            if whole and found == sorted(set(found)) and len(found) in SIZES:
                return frozenset(found)
    raise Malformed("an entry is a sorted list of 8, 16, 32 or 64 digests, its algorithm and form")


def fields_of(entry: bytes, disclosures: Iterable[str]) -> dict[str, Json]:
    """The fields that `disclosures` open in `entry`; refuses one the entry did not commit to."""
    digests = digests_of(entry)
    fields: dict[str, Json] = {}
    for text in disclosures:
        shown = read_disclosure(text)
        if shown.digest not in digests:
            raise Unproven(f"the field {shown.name!r} is not one this entry committed to")
        if shown.name in fields:
            raise Unproven(f"the field {shown.name!r} is shown twice")
        fields[shown.name] = shown.value
    return fields
