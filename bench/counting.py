"""Counting after links, and what a person's answers are worth: invented people on several lists, the truth known.

The people are those of `training/linkage/people.py`, but with far more left out than the shipped chances were learnt on,
so that much is unsure. The person who answers here knows the truth; each case has some 150 records.
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
from onrecord.nouns import Ids, Judged, Link, Person

CASES, RECORDS = 4, 150
POOR = Faults(no_birth=0.5, year_only=0.3, no_date=0.5, no_place=0.4, no_sex=0.5, mistyped=0.08, no_patronymic=0.7)
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


def figures() -> Iterator[Figure]:
    """Whether the truth lies in the range, how wide it is, and how fast answers close it."""
    cases = [_case(seed) for seed in range(CASES)]
    ranges = [_counted(case, ()) for case in cases]
    inside = [low <= case.people <= high for case, (low, high, _) in zip(cases, ranges, strict=True)]
    yield Figure("cases whose true count lies in certain..possible", sum(inside) / CASES, "share", "bound", 0.95)
    widths = [(high - low) / case.people for case, (low, high, _) in zip(cases, ranges, strict=True)]
    yield Figure("width of the range, of the true count (median)", statistics.median(widths), "share")
    hits = [min(draws) <= case.people <= max(draws) for case, (_, _, draws) in zip(cases, ranges, strict=True)]
    yield Figure("cases whose true count lies among the 20 drawn", sum(hits) / CASES, "share")
    off = [
        abs(statistics.mean(draws) - case.people) / case.people
        for case, (_, _, draws) in zip(cases, ranges, strict=True)
    ]
    yield Figure("mean of the drawn counts, off the truth (median)", statistics.median(off), "share")
    by_effect = statistics.mean(_left(case, ordered=True) for case in cases)
    at_random = statistics.mean(_left(case, ordered=False) for case in cases)
    yield Figure("error of the expected count after ten answers", by_effect, "people", "any order", at_random, False)


def _case(seed: int) -> Case:
    made = list(records(RECORDS, seed, POOR))
    found = [one for one, _ in made]
    return Case(found, {one.id: number for one, number in made}, proposed(found, (), IDS).links)


def _counted(case: Case, judged: Sequence[Judged]) -> tuple[int, int, list[int]]:
    """Certain, possible, and the count of each drawn linkage."""
    settled = settle(case.found, laid_over(case.links, judged, IDS), judged)
    members = [one.id for one in case.found]
    groups = {settled.firm.of(member) for member in members}
    people = [Person(id=one, names=(), entries=(one,)) for one in sorted(groups)]
    apart = [(settled.firm.of(one.a), settled.firm.of(one.b)) for one in judged if one.verdict == "different"]
    tied = list(knots(settled.held.groups, settled.loose, members, settled.links))
    draws = []
    for one in drawn(tied):
        regrouped = {record for group in one.groups for record in group}
        untouched = {settled.firm.of(member) for member in members if member not in regrouped}
        draws.append(len(untouched) + len(one.groups))
    return Range(settled.loose, apart).of(people), len(people), draws or [len(people)]


def _left(case: Case, *, ordered: bool, answers: int = 10) -> float:
    """How far the mean of the drawn counts is from the truth after some answers by somebody who knows."""
    members = [one.id for one in case.found]
    settled = settle(case.found, case.links, ())
    moved: dict[str, float] = {}
    for knot in knots(settled.held.groups, settled.loose, members, settled.links):
        moved |= effects(knot, members)
    links = tuple(msgspec.structs.replace(one, effect=moved.get(one.id, 0.0)) for one in case.links)
    chance = random.Random(len(links))
    judged: list[Judged] = []
    for _ in range(answers):
        left = waiting(links, judged)
        if not left:
            break
        one = left[0] if ordered else chance.choice(left)
        same = case.truth[one.a] == case.truth[one.b]
        judged.append(Judged(a=one.a, b=one.b, verdict="same" if same else "different", by="Mira", at=WHEN))
    return abs(statistics.mean(_counted(case, tuple(judged))[2]) - case.people)
