"""How many people stand on lists twice and unseen, for each that is seen: the rate of `onrecord.link.unseen`.

On invented people whose truth is known. Seen: tied together only by links between names that do not quite agree.
Unseen: still apart when every link that may hold does. `python3 dev.py train unseen` prints the rate of each kind of
lists, and in how many cases `certain` then holds; the rate that ships was raised above the one found in lists with
slips until it held in 95 of 100.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import msgspec

from onrecord.link.groups import Groups
from onrecord.link.propose import proposed
from onrecord.link.records import Record
from onrecord.link.settling import settle
from onrecord.link.unseen import unseen_at_most
from onrecord.nouns import Ids
from training.linkage.people import Faults, records

POOR = Faults(no_birth=0.5, year_only=0.3, no_date=0.5, no_place=0.4, no_sex=0.5, no_patronymic=0.7)
WELL_WRITTEN = msgspec.structs.replace(POOR, mistyped=0.0, initial=0.0, other_family=0.0, wrong_birth=0.0)
_FIRST, _CASES, _RECORDS = 1_000, 40, 150  # seeds from here on; the benchmark's begin at 0
_IDS = Ids(key=b"\x06" * 32)


class Twice(NamedTuple):
    """People of one case who stand there twice. `tied`: rows that links tie to another; `above`: how far above the
    truth the count is if every link holds."""

    tied: int
    seen: int
    unseen: int
    above: int


def rates() -> Iterator[str]:
    """A line for each kind of lists."""
    for spelt, faults in (("well written", WELL_WRITTEN), ("with slips", POOR)):
        cases = [_twice(seed, faults) for seed in range(_FIRST, _FIRST + _CASES)]
        seen, unseen = sum(one.seen for one in cases), sum(one.unseen for one in cases)
        inside = sum(one.above <= unseen_at_most(one.seen, one.tied) for one in cases) / _CASES
        each = unseen / max(seen, 1)
        yield f"{spelt}: {seen} seen, {unseen} unseen, {each:.2f} for each; certain holds in {inside:.0%}"


def _twice(seed: int, faults: Faults) -> Twice:
    made = list(records(_RECORDS, seed, faults))
    found = [one for one, _ in made]
    machine = proposed(found, (), _IDS)
    settled = settle(found, machine.links, (), machine.agreeing)
    linked, agreeing = (_many(groups, found) for groups in (settled.loose, settled.plain))
    of_person: dict[int, list[str]] = defaultdict(list)
    for one, number in made:
        of_person[number].append(one.id)
    for mine in of_person.values():
        for a, b in pairwise(mine):
            settled.loose.join(a, b)
    return Twice(len(found) - linked, agreeing - linked, linked - _many(settled.loose, found), linked - len(of_person))


def _many(groups: Groups, found: Iterable[Record]) -> int:
    return len({groups.of(one.id) for one in found})
