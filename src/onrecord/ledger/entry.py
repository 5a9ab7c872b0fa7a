"""The entry: one line of the log, holding nothing but digests of its fields.

    {"_sd":["-DY8…","0b9q…", …],"_sd_alg":"sha-256","v":1}

Rules: canonical bytes; an entry with all its fields opened is at most 16 KiB, larger content
goes into an object; every disclosure shown for an entry must be one of its digests, and a field
is shown once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.ledger.canonical import Json
from onrecord.ledger.disclosure import (
    SIZES,
    Disclosure,
    Randomness,
    digest_of,
    digests_with_decoys,
    disclose,
    read_field,
)
from onrecord.ledger.errors import Malformed, Unproven

LARGEST_ENTRY = 16 * 1024
VERSION = 1
_DIGEST = b'"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]"'  # 32 bytes in base64url, without stray bits
_ENTRY = re.compile(b'{"_sd":\\[(%b(?:,%b)*)],"_sd_alg":"sha-256","v":1}' % (_DIGEST, _DIGEST))


@dataclass(frozen=True, slots=True)
class Drafted:
    """A new entry's bytes and the disclosures that open it, in the order of its fields."""

    entry: bytes
    disclosures: tuple[Disclosure, ...]


def draft(fields: Mapping[str, Json], randomness: Randomness) -> Drafted:
    """Commit to `fields`; refuses more than 64 of them, or more than 16 KiB in all."""
    shown = tuple(disclose(name, value, randomness) for name, value in fields.items())
    digests = digests_with_decoys(shown, randomness)
    entry = _written(digests)
    size = len(entry) + sum(len(each.text) for each in shown)
    if size > LARGEST_ENTRY:
        raise Malformed(f"an entry of {size} bytes; put what is over {LARGEST_ENTRY} in an object")
    return Drafted(entry, shown)


def digests_of(entry: bytes) -> frozenset[str]:
    """The digests that `entry` commits to; refuses any other bytes than an entry's own."""
    if (whole := _ENTRY.fullmatch(entry)) is not None:
        digests = whole.group(1).decode("ascii")[1:-1].split('","')
        found = frozenset(digests)
        if len(digests) in SIZES and len(found) == len(digests) and digests == sorted(digests):
            return found
    raise Malformed("an entry is a sorted list of 8, 16, 32 or 64 digests, its algorithm and its form")


def fields_of(entry: bytes, disclosures: Iterable[str]) -> dict[str, Json]:
    """The fields that `disclosures` open in `entry`; refuses one the entry did not commit to."""
    digests = digests_of(entry)
    fields: dict[str, Json] = {}
    for text in disclosures:
        name, value = read_field(text)
        if digest_of(text) not in digests:
            raise Unproven(f"the field {name!r} is not one this entry committed to")
        if name in fields:
            raise Unproven(f"the field {name!r} is shown twice")
        fields[name] = value
    return fields


def _written(digests: Sequence[object]) -> bytes:
    """The one way in which an entry is written: canonical JSON, spelled out, because digests need no escapes."""
    quoted = ",".join(f'"{each}"' for each in sorted(map(str, digests)))
    return f'{{"_sd":[{quoted}],"_sd_alg":"sha-256","v":{VERSION}}}'.encode()
