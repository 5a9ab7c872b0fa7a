"""Births that a list gives where nobody knew: they tell nothing, and would set a person apart from herself.

Rule: a birth (of one exactness: a day, a year, an age) that one list gives at least twenty times, and three times as
often as any other of that exactness within five years, was filled in. That people round ages (1960, 1965) is no
filling in, nor is a year in which many were born.

What it does not do: change a record; a filled-in birth counts as missing where records are compared, and a finding
says how many there were.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.link.records import Record
from onrecord.nouns import Edtf, Finding

_MANY = 20  # rows of one list with one birth, below which it is left alone
_TIMES = 3  # as often as any other birth nearby
_NEARBY = 5  # years


class _Given(NamedTuple):
    """A birth as a list gives it, with its first year and its exactness."""

    birth: Edtf
    year: int
    exactness: tuple[str, bool, int]


def without_fillers(records: Sequence[Record]) -> tuple[list[Record], tuple[Finding, ...]]:
    """The records as they are compared, and what was left out of them."""
    births: dict[str, Counter[Edtf]] = defaultdict(Counter)
    for one in records:
        if one.list and one.born is not None:
            births[one.list][one.born] += 1
    filled = {(list, birth) for list, times in births.items() for birth in _filled_in(times)}
    rows = sum(births[list][birth] for list, birth in filled)
    kept = [one._replace(born=None) if (one.list, one.born) in filled else one for one in records]
    return kept, (_finding(len(filled), rows),) if filled else ()


def _filled_in(times: Counter[Edtf]) -> Iterator[Edtf]:
    """The births of one list that were filled in."""
    suspected = [one for birth, many in times.items() if many >= _MANY and (one := _given(birth))]
    if not suspected:
        return
    alike: dict[tuple[str, bool, int], list[_Given]] = defaultdict(list)
    for one in filter(None, map(_given, times)):
        alike[one.exactness].append(one)
    for one in suspected:
        others = (
            times[other.birth]
            for other in alike[one.exactness]
            if other.birth != one.birth and abs(other.year - one.year) <= _NEARBY
        )
        if times[one.birth] > _TIMES * max(others, default=0):
            yield one.birth


def _given(birth: Edtf) -> _Given | None:
    if birth.earliest is None or birth.latest is None:
        return None
    years = birth.latest.year - birth.earliest.year
    return _Given(birth, birth.earliest.year, (birth.precision, birth.is_interval, years))


def _finding(births: int, rows: int) -> Finding:
    return Finding(
        code="births-filled-in", how_bad="note", where="link",
        what=f"{births:,} births are given so much oftener than any near them that they were filled in where nobody "
        f"knew; in the {rows:,} rows that give them they were not compared.",
    )  # fmt: skip
