"""Counting after links, and what a person's answers are worth: invented people on several lists, the truth known.

The people are those of `training/linkage/people.py`, but with far more left out than the shipped chances were learnt
on, so that much is unsure; each case has 150 records. Once ("well written") names are as scripts and lists write them;
once ("with slips") also misspelt and shortened, and births wrong by years, so that nothing ties some records any more;
once ("few names") with such slips in four villages of 40 families and 20 given names for each sex.
The cases are drawn by other seeds than those on which the range was fitted (`training/linkage/unseen.py`).
Who answers here knows the truth. Three orders of asking stand beside each other, in the same cases: the queue's,
anew after each answer; the odds nearest to even, as many tools have it; and chance. They are held against what would
stand if every link were answered (`Case.linked`): people whom no link ties stand there twice in every order. The orders
are paired case by case, because cases differ from each other by more than orders do.
"""

import datetime as dt
import math
import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from training.linkage.people import Faults, records
from training.linkage.spelling import Names, Size
from training.linkage.unseen import POOR, WELL_WRITTEN

from bench.figure import Figure
from onrecord.link.counts import Range
from onrecord.link.draws import drawn
from onrecord.link.groups import Groups
from onrecord.link.propose import proposed
from onrecord.link.queue import Queue
from onrecord.link.records import Record
from onrecord.link.settling import Settled, settle
from onrecord.link.weighed import Weighed
from onrecord.nouns import Ids, Judged, Link, Person

CASES, ASKED, RECORDS = 40, 24, 150  # cases for the range, of which some for the questions; records a case
ANSWERS = 10  # after which the machine learns, as at the desk
_SURE = 1.96
_FIRST = 5_000  # seeds from here on; those on which anything was chosen lie below
ORDERS = ("in the order of the queue", "odds nearest to even first", "at random")
IDS = Ids(key=b"\x05" * 32)
WHEN = dt.datetime(2031, 7, 1, tzinfo=dt.UTC)


def few_names(chance: random.Random) -> Names:
    """Those of a few villages in which many are called alike."""
    return Names(chance, Size(families=40, given=20, villages=4))


KINDS = (("well written", WELL_WRITTEN, Names), ("with slips", POOR, Names), ("few names", POOR, few_names))


class Case(NamedTuple):
    """Records weighed, and who each is in truth."""

    weighed: Weighed
    truth: dict[str, int]

    @property
    def people(self) -> int:
        return len(set(self.truth.values()))

    @property
    def linked(self) -> int:
        """People when every link is judged by one who knows: some stand there twice and no link ties them."""
        groups = Groups(self.truth)
        for one in self.weighed.machine.links:
            if self.truth[one.a] == self.truth[one.b]:
                groups.join(one.a, one.b)
        return len({groups.of(record) for record in self.truth})


class Counted(NamedTuple):
    certain: int
    possible: int
    expected: float  # over all groupings of the doubtful links, by their chance


def figures() -> Iterator[Figure]:
    """Whether the truth lies in the range, how wide it is, and how fast answers bring the count to the truth."""
    for spelt, faults, names in KINDS:
        cases = [_case(seed, faults, names) for seed in range(_FIRST, _FIRST + CASES)]
        counted = [_counted(case.weighed) for case in cases]
        inside = [one.certain <= case.people <= one.possible for case, one in zip(cases, counted, strict=True)]
        yield Figure(f"true count in certain..possible, {spelt}", sum(inside) / CASES, "of cases", "bound", 0.95)
        for name, wrong in (("certain", 1), ("possible", -1)):
            off = [getattr(one, name) / case.people - 1 for case, one in zip(cases, counted, strict=True)]
            yield Figure(f"  {name} from the true count (mean)", statistics.mean(off), "share")
            yield Figure(f"  {name} on the wrong side of it", sum(one * wrong > 0 for one in off) / CASES, "of cases")
        drawn_off = statistics.mean(map(_drawn_off, cases))
        yield Figure("  drawn linkages off the true count, nobody asked (mean)", drawn_off, "share")
        yield from _asked(cases[:ASKED])


def _asked(cases: Sequence[Case]) -> Iterator[Figure]:
    """How far the expected count is off, before and after answers."""
    linked = statistics.mean(case.linked / case.people - 1 for case in cases)
    yield Figure("  all links answered: above the true count", linked, "share")
    yield Figure(
        "  nobody asked: expected count off that", statistics.mean(_off(one, one.weighed) for one in cases), "share"
    )
    after = {order: [_after(case, order) for case in cases] for order in ORDERS}
    for order, off in after.items():
        yield Figure(f"  after {ANSWERS} answers {order}: off that", statistics.mean(off), "share")
    for other in ORDERS[1:]:
        nearer = [b - a for a, b in zip(after[ORDERS[0]], after[other], strict=True)]
        wide = _SURE * statistics.stdev(nearer) / math.sqrt(len(nearer))
        mean = statistics.mean(nearer)
        yield Figure(f"    the queue is nearer than {other}", mean, "share")
        yield Figure("      at least (95 %, paired by case)", mean - wide, "share", "no order", 0.0)


def _case(seed: int, faults: Faults, names: Callable[[random.Random], Names]) -> Case:
    made = list(records(RECORDS, seed, faults, names))
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
    least = Range(weighed.found, settled.loose, settled.plain, apart).of(people)
    return Counted(least.people, len(people), _expected(settled, members))


def _expected(settled: Settled, members: Sequence[str]) -> float:
    knots = settled.knots(members)
    doubtful = {record for knot in knots for atom in knot.atoms for record in atom}
    plain = len({settled.firm.of(member) for member in members if member not in doubtful})
    return plain + sum(one.chance * len(set(one.part_of)) for knot in knots for one in knot.outcomes)


def _drawn_off(case: Case) -> float:
    """How far the mean of the drawn linkages, which estimates are made from, lies off the true count."""
    weighed = case.weighed
    settled = settle(weighed.found, weighed.links(IDS), weighed.judged, weighed.machine.agreeing)
    counts = []
    for one in drawn(settled, weighed.found, weighed.leaning):
        regrouped = {record for group in one.groups for record in group}
        left = {settled.firm.of(each.id) for each in weighed.found if each.id not in regrouped}
        counts.append(len(left) + len(one.groups))
    return abs(statistics.mean(counts or [len({settled.firm.of(each.id) for each in weighed.found})]) / case.people - 1)


def _off(case: Case, weighed: Weighed) -> float:
    """Of the expected count from the one that answers to all links would give."""
    return abs(_counted(weighed).expected / case.linked - 1)


def _after(case: Case, order: str) -> float:
    """How far the expected count is off when somebody who knows has answered so often, and the machine has learnt."""
    weighed, chance = case.weighed, random.Random(case.people)
    queue = Queue(weighed, IDS)
    for _ in range(ANSWERS):
        if left := queue.waiting():
            one = _next(left, order, chance)
            same = case.truth[one.a] == case.truth[one.b]
            said = Judged(a=one.a, b=one.b, verdict="same" if same else "different", by="Mira", at=WHEN)
            weighed = weighed.after(said)
            queue.answered(said)
    return _off(case, _weighed(weighed.found, weighed.judged))


def _next(left: Sequence[Link], order: str, chance: random.Random) -> Link:
    if order == ORDERS[0]:
        return left[0]
    if order == ORDERS[1]:
        return min(left, key=lambda one: (abs((one.probability or 0.0) - 0.5), one.id))
    return chance.choice(left)
