"""Extent and value scores of TempEval-3 (UzZaman et al., SemEval-2013 task 1, section 3).

Strict: the same extent. Relaxed: the extents overlap, one to one. Value: of the relaxed matches, those with the same
value; its F1 is over all expressions, so that it can be no higher than the relaxed F1.
"""

import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench.timex.corpus import Timex

_RESAMPLES = 2000


SCORES = ("relaxed", "strict", "value", "type")


class Tally(NamedTuple):
    """Counts of one document, or of many."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    kind: int = 0

    def f1(self, hits: int) -> float:
        """In per cent."""
        return 200 * hits / max(self.gold + self.found, 1)

    def scores(self) -> tuple[float, float, float, float]:
        """F1 in per cent: relaxed, strict, value, kind."""
        return self.f1(self.relaxed), self.f1(self.strict), self.f1(self.value), self.f1(self.kind)


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Which found expression stands for which gold one: the same extent first, then the first overlap in order."""
    free = list(found)
    matched: list[tuple[Timex, Timex]] = []
    for exact in (True, False):
        for one in gold:
            if any(one is taken for taken, _ in matched):
                continue
            other = next((two for two in free if _meets(one, two, exact)), None)
            if other is not None:
                matched.append((one, other))
                free.remove(other)
    return sorted(matched)


def _meets(one: Timex, two: Timex, exact: bool) -> bool:
    return one[:2] == two[:2] if exact else one.start < two.end and two.start < one.end


def tally(gold: Sequence[Timex], found: Sequence[Timex]) -> Tally:
    matched = pairs(gold, found)
    return Tally(
        gold=len(gold),
        found=len(found),
        relaxed=len(matched),
        strict=sum(one[:2] == two[:2] for one, two in matched),
        value=sum(one.value == two.value for one, two in matched),
        kind=sum(one.kind == two.kind for one, two in matched),
    )


def total(tallies: Iterable[Tally]) -> Tally:
    return Tally(*(sum(column) for column in zip(Tally(), *tallies, strict=True)))


def intervals(tallies: Sequence[Tally]) -> list[tuple[float, float]]:
    """95% bootstrap intervals of the four scores, documents drawn with replacement (percentile method)."""
    draw = random.Random(20130401)
    samples = [total(draw.choices(tallies, k=len(tallies))).scores() for _ in range(_RESAMPLES)]
    ends = []
    for column in zip(*samples, strict=True):
        ordered = sorted(column)
        ends.append((ordered[round(0.025 * _RESAMPLES)], ordered[round(0.975 * _RESAMPLES) - 1]))
    return ends
