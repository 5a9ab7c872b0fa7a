"""Counting after links, and what a person's answers are worth: invented people on several lists, the truth known.

The people are those of `training/linkage/people.py`, but with far more left out than the shipped chances were learnt
on, so that much is unsure; each case has 150 records. Once ("well written") names are as scripts and lists write them;
once ("with slips") also misspelt and shortened, and births wrong by years, so that nothing ties some records any more.
Who answers here knows the truth.
"""

import datetime as dt
import random
import statistics
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
from training.linkage.people import Faults, records

from bench.figure import Figure
from onrecord.link.counts import Range
from onrecord.link.draws import drawn
from onrecord.link.effects import effects
from onrecord.link.judgements import laid_over
from onrecord.link.link import settle
from onrecord.link.outcomes import knots
from onrecord.link.propose import proposed
from onrecord.link.records import Record
from onrecord.link.review import waiting
from onrecord.nouns import Ids, Judged, Link, Person, in_force

CASES, RECORDS, ANSWERS = 20, 150, 10
POOR = Faults(no_birth=0.5, year_only=0.3, no_date=0.5, no_place=0.4, no_sex=0.5, no_patronymic=0.7)
WELL_WRITTEN = msgspec.structs.replace(POOR, mistyped=0.0, initial=0.0, other_family=0.0, wrong_birth=0.0)
IDS = Ids(key=b"\x05" * 32)
WHEN = dt.datetime(2031, 7, 1, tzinfo=dt.UTC)


class Case(NamedTuple):
    """Records, who each is in truth, and the machine's links."""

    found: list[Record]
    truth: dict[str, int]
    links: tuple[Link, ...]

    @property
    def people(self) -> int:
        return len(set(self.truth.values()))

    @property
    def members(self) -> list[str]:
        return [one.id for one in self.found]


class Counted(NamedTuple):
    certain: int
    possible: int
    expected: float  # the mean over the drawn linkages


def figures() -> Iterator[Figure]:
    """Whether the truth lies in the range, how wide it is, and how fast answers bring the count to the truth."""
    for spelt, faults, bound in (("well written", WELL_WRITTEN, 0.95), ("with slips", POOR, None)):
        cases = [_case(seed, faults) for seed in range(CASES)]
        counted = [_counted(case, ()) for case in cases]
        inside = [one.certain <= case.people <= one.possible for case, one in zip(cases, counted, strict=True)]
        yield Figure(f"true count in certain..possible, {spelt}", sum(inside) / CASES, "of cases", "bound", bound)
        over = [one.certain / case.people - 1 for case, one in zip(cases, counted, strict=True)]
        yield Figure(f"certain above the true count, {spelt} (mean)", statistics.mean(over), "share")
        before = statistics.mean(_off(case, one) for case, one in zip(cases, counted, strict=True))
        yield Figure(f"expected count off the truth, {spelt}", before, "share")
        after, anyhow = (
            statistics.mean(_after(case, in_order=in_order) for case in cases) for in_order in (True, False)
        )
        yield Figure(f"the same after {ANSWERS} answers, {spelt}", after, "share", "nobody asked", before, False)
        yield Figure(f"the same, questions at random, {spelt}", anyhow, "share")


def _case(seed: int, faults: Faults) -> Case:
    made = list(records(RECORDS, seed, faults))
    found = [one for one, _ in made]
    return Case(found, {one.id: number for one, number in made}, proposed(found, (), IDS).links)


def _counted(case: Case, judged: Sequence[Judged]) -> Counted:
    settled = settle(case.found, laid_over(case.links, judged, IDS), judged)
    groups = {settled.firm.of(member) for member in case.members}
    people = [Person(id=one, names=(), entries=(one,)) for one in sorted(groups)]
    apart = [(settled.firm.of(one.a), settled.firm.of(one.b)) for one in judged if one.verdict == "different"]
    draws = []
    for one in drawn(list(knots(settled.held.groups, settled.loose, case.members, settled.links))):
        regrouped = {record for group in one.groups for record in group}
        untouched = {settled.firm.of(member) for member in case.members if member not in regrouped}
        draws.append(len(untouched) + len(one.groups))
    return Counted(Range(settled.loose, apart).of(people), len(people), statistics.mean(draws or [len(people)]))


def _off(case: Case, counted: Counted) -> float:
    return abs(counted.expected - case.people) / case.people


def _after(case: Case, *, in_order: bool) -> float:
    """How far the expected count is off when somebody who knows has answered, and the machine has learnt from it."""
    settled = settle(case.found, case.links, ())
    moved: dict[str, float] = {}
    for knot in knots(settled.held.groups, settled.loose, case.members, settled.links):
        moved |= effects(knot, case.members)
    links = tuple(msgspec.structs.replace(one, effect=moved.get(one.id, 0.0)) for one in case.links)
    chance = random.Random(len(links))
    judged: list[Judged] = []
    for _ in range(ANSWERS):
        if left := waiting(links, judged):
            one = left[0] if in_order else chance.choice(left)
            same = case.truth[one.a] == case.truth[one.b]
            judged.append(Judged(a=one.a, b=one.b, verdict="same" if same else "different", by="Mira", at=WHEN))
    standing = in_force(judged)
    return _off(case, _counted(case._replace(links=proposed(case.found, standing, IDS).links), standing))
