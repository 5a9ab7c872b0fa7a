"""Which records are compared at all: those that share a key.

Rules
* A key comes from a name (two spellings of one name nearly always share one), from a day, or joins a row to the one it
  repeats.
* A key that too many records share is cut finer by what else is known: year of birth, month, place. Who has none of
  these is not compared under it: a common name alone decides nothing.
* A key still shared by too many is dropped, and a finding says how many.
"""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from onrecord.link.model.coarse import coarse
from onrecord.link.model.columns import skeleton
from onrecord.link.names import blocks
from onrecord.link.records import Record
from onrecord.nouns import Edtf
from onrecord.nouns.names import name_words

MANY = 50  # records under one key, after which it is cut finer
TOO_MANY = 300  # records under one key, after which it is dropped
_LARGE = 200_000  # records from which a key is cut at half as many, so that pairs stay in proportion to records
_LARGE = 200_000  # records from which both are halved, so that the pairs stay in proportion to the records


class Keys(NamedTuple):
    """The keys of each record, in their order; `dropped` keys were too common to compare by."""

    of: list[list[str]]
    dropped: int


def keys(records: Sequence[Record]) -> Keys:
    """Under what each record is compared."""
    large = len(records) >= _LARGE
    first = [sorted(_of_names(one, large) | _of_days(one)) for one in records]
    held = Counter(key for mine in first for key in mine)
    many = MANY // 2 if large else MANY
    common = {key for key, times in held.items() if times > many}
    finer = [sorted(set(_finer(one, mine, common))) for one, mine in zip(records, first, strict=True)]
    held = Counter(key for mine in finer for key in mine)
    dropped = {key for key, times in held.items() if times > TOO_MANY}
    kept = [[key for key in mine if key not in dropped] for mine in finer]
    return Keys(
        [[*mine, f"row {one.same_as or one.id}"] for one, mine in zip(records, kept, strict=True)], len(dropped)
    )


def _of_names(one: Record, large: bool) -> set[str]:
    """Fine and coarse keys; among very many records the coarse ones alone, where a name has any."""
    names = (one.name, *one.variants) if one.named else ()
    return {key for name in names for key in ((coarse(name) or blocks(name)) if large else coarse(name) | blocks(name))}


def _of_days(one: Record) -> set[str]:
    """So that two spellings too far apart to share a key of names still meet: the day of birth; or the day and place,
    with the first sound of a word."""
    if not one.named:
        return set()
    found = {f"born {one.born}"} if one.born is not None and one.born.precision == "day" else set()
    if one.when is not None and one.when.precision == "day" and one.place:
        sounding = {skeleton(word) for word in name_words(one.name)}
        found |= {f"on {one.when} {skeleton(one.place)} {sound[0]}" for sound in sounding if sound}
    return found


def _finer(one: Record, mine: Sequence[str], common: Set[str]) -> Iterator[str]:
    """Each key as it is where few share it, else with what else is known."""
    for key in mine:
        if key not in common:
            yield key
            continue
        yield from (f"{key} born {year}" for year in _years(one.born))
        yield from (f"{key} in {month}" for month in _months(one.when))
        if one.place:
            yield f"{key} at {skeleton(one.place)}"


def _years(when: Edtf | None) -> range:
    """The years that a birth leaves possible, where they are few."""
    if when is None or when.earliest is None or when.latest is None or when.latest.year - when.earliest.year > 2:
        return range(0)
    return range(when.earliest.year, when.latest.year + 1)


def _months(when: Edtf | None) -> list[str]:
    if when is None or when.earliest is None or when.latest is None or (when.latest - when.earliest).days > 62:
        return []
    return sorted({f"{day:%Y-%m}" for day in (when.earliest, when.latest)})
