"""Counts, what follows from them, and how sure we are of it."""

import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_DRAWS = 1000
_SEED = 20160908


class Tally(NamedTuple):
    """How many were right (a soft match counts in part), of how many proposed, of how many there are."""

    right: float = 0.0
    proposed: float = 0.0
    gold: float = 0.0

    def plus(self, other: "Tally") -> "Tally":
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.proposed + self.gold) if self.proposed + self.gold else 0.0


def total(tallies: Sequence[Tally]) -> Tally:
    return Tally(*(sum(column) for column in zip(*tallies, strict=True))) if tallies else Tally()


def interval(by_text: Mapping[str, Tally]) -> tuple[float, float]:
    """95% percentile interval of F1 under resampling whole texts (not sentences: those of a text are alike)."""
    tallies = [by_text[name] for name in sorted(by_text)]
    draw = random.Random(_SEED)
    drawn = sorted(total(draw.choices(tallies, k=len(tallies))).f1 for _ in range(_DRAWS))
    return drawn[int(0.025 * _DRAWS)], drawn[int(0.975 * _DRAWS) - 1]
