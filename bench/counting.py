"""Counting after links, and what a person's answers are worth: invented people on several lists, the truth known.

The people are those of `training/linkage/people.py`, but with far more left out than the shipped chances were learnt
on, so that much is unsure; each case has 150 records. Once ("well written") names are as scripts and lists write them;
once ("with slips") also misspelt and shortened, and births wrong by years, so that nothing ties some records any more.
The cases are drawn by other seeds than those on which the range was fitted (`training/linkage/unseen.py`).
Who answers here knows the truth. Three orders of asking stand beside each other, in the same cases: the queue's,
anew after each answer; the odds nearest to even, as many tools have it; and chance.
"""

import datetime as dt
import random
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from training.linkage.people import Faults, records
from training.linkage.unseen import POOR, WELL_WRITTEN

from bench.figure import Figure
from onrecord.link.counts import Range
from onrecord.link.draws import drawn
from onrecord.link.propose import proposed
from onrecord.link.queue import Queue
from onrecord.link.records import Record
from onrecord.link.settling import settle, with_effects
from onrecord.link.weighed import Weighed
from onrecord.nouns import Ids, Judged, Link, Person

CASES, ASKED, RECORDS = 40, 8, 150  # cases for the range, of which some for the questions; records a case
ANSWERS = (10, 20)
LEARNS_EVERY = 10  # answers, as at the desk
_FIRST = 5_000  # seeds from here on; those on which anything was chosen lie below
ORDERS = ("in the order of the queue", "odds nearest to even first", "at random")
IDS = Ids(key=b"\x05" * 32)
WHEN = dt.datetime(2031, 7, 1, tzinfo=dt.UTC)


class Case(NamedTuple):
    """Records weighed, and who each is in truth."""

    weighed: Weighed
    truth: dict[str, int]

    @property
    def people(self) -> int:
        return len(set(self.truth.values()))


class Counted(NamedTuple):
    certain: int
    possible: int
    expected: float  # the mean over the drawn linkages


def figures() -> Iterator[Figure]:
    """Whether the truth lies in the range, how wide it is, and how fast answers bring the count to the truth."""
    for spelt, faults in (("well written", WELL_WRITTEN), ("with slips", POOR)):
        cases = [_case(seed, faults) for seed in range(_FIRST, _FIRST + CASES)]
        counted = [_counted(case.weighed) for case in cases]
        inside = [one.certain <= case.people <= one.possible for case, one in zip(cases, counted, strict=True)]
        yield Figure(f"true count in certain..possible, {spelt}", sum(inside) / CASES, "of cases", "bound", 0.95)
        for name, wrong in (("certain", 1), ("possible", -1)):
            off = [getattr(one, name) / case.people - 1 for case, one in zip(cases, counted, strict=True)]
            yield Figure(f"  {name} from the true count (mean)", statistics.mean(off), "share")
            yield Figure(f"  {name} on the wrong side of it", sum(one * wrong > 0 for one in off) / CASES, "of cases")
        yield from _asked(cases[:ASKED], spelt)


def _asked(cases: Sequence[Case], spelt: str) -> Iterator[Figure]:
    """How far the expected count is off, before and after answers."""
    before = statistics.mean(_off(case, case.weighed) for case in cases)
    yield Figure(f"expected count off the truth, {spelt}, nobody asked", before, "share")
    after = {order: [_after(case, order) for case in cases] for order in ORDERS}
    for at, many in enumerate(ANSWERS):
        off = {order: statistics.mean(one[at] for one in found) for order, found in after.items()}
        for order in ORDERS:
            best = min(off[other] for other in ORDERS[1:])
            bound = ("the better other", best, False) if order == ORDERS[0] else ()
            yield Figure(f"  after {many} answers {order}", off[order], "share", *bound)


def _case(seed: int, faults: Faults) -> Case:
    made = list(records(RECORDS, seed, faults))
    return Case(_weighed([one for one, _ in made], ()), {one.id: number for one, number in made})


def _weighed(found: Sequence[Record], judged: tuple[Judged, ...]) -> Weighed:
    return Weighed(found, proposed(found, judged, IDS), judged, ())


def _counted(weighed: Weighed) -> Counted:
    settled = settle(weighed.found, weighed.links(IDS), weighed.judged, weighed.machine.agreeing)
    members = [one.id for one in weighed.found]
    groups: dict[str, list[str]] = defaultdict(list)
    for member in members:
        groups[settled.firm.of(member)].append(member)
    people = [Person(id=top, names=(), entries=tuple(held)) for top, held in groups.items()]
    apart = [(settled.firm.of(one.a), settled.firm.of(one.b)) for one in weighed.judged if one.verdict == "different"]
    draws = []
    for one in drawn(settled, weighed.found, weighed.leaning):
        regrouped = {record for group in one.groups for record in group}
        draws.append(len({settled.firm.of(member) for member in members if member not in regrouped}) + len(one.groups))
    least = Range(weighed.found, settled.loose, settled.plain, apart).of(people)
    return Counted(least.people, len(people), statistics.mean(draws or [len(people)]))


def _off(case: Case, weighed: Weighed) -> float:
    return abs(_counted(weighed).expected - case.people) / case.people


def _after(case: Case, order: str) -> list[float]:
    """How far the expected count is off when somebody who knows has answered so often, and the machine has learnt."""
    weighed, chance = case.weighed, random.Random(case.people)
    queue = _queue(weighed)
    off = []
    for answered in range(1, max(ANSWERS) + 1):
        if left := queue.waiting():
            one = _next(left, order, chance)
            same = case.truth[one.a] == case.truth[one.b]
            said = Judged(a=one.a, b=one.b, verdict="same" if same else "different", by="Mira", at=WHEN)
            weighed = weighed.after(said)
            queue.answered(said)
        if answered % LEARNS_EVERY == 0:
            weighed = _weighed(weighed.found, weighed.judged)
            queue = _queue(weighed)
        if answered in ANSWERS:
            off.append(_off(case, weighed))
    return off


def _queue(weighed: Weighed) -> Queue:
    links = weighed.links(IDS)
    settled = settle(weighed.found, links, weighed.judged, weighed.machine.agreeing)
    tied = settled.knots((one.id for one in weighed.found), weighed.leaning)
    return Queue(weighed, with_effects(settled.links, weighed.found, tied), IDS)


def _next(left: Sequence[Link], order: str, chance: random.Random) -> Link:
    if order == ORDERS[0]:
        return left[0]
    if order == ORDERS[1]:
        return min(left, key=lambda one: (abs((one.probability or 0.0) - 0.5), one.id))
    return chance.choice(left)
