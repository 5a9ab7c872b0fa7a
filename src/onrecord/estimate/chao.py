"""Chao's lower bound: how many people there are at least, if lists differ only in whom they are likely to reach."""

import math

from msgspec.structs import replace

from onrecord.estimate.overlap import Overlap
from onrecord.nouns import Estimate

MODEL = "lower bound (Chao)"
_ASSUMPTIONS = (
    "The lists reach people independently of one another; how likely each person is to be reached may differ.",
    "Each list reaches only a small part of everyone; where few lists reach many, the bound lies too high.",
    "Every person is told apart from every other on all lists.",
    "It is a lower bound of the total, not an estimate of it.",
)
_Z = 1.959964  # normal quantile of a 95 per cent interval


def chao(table: Overlap) -> Estimate:
    """The bound n + f1^2 / (2 f2), where f1 people are on exactly one list and f2 on exactly two (Chao 1987).

    The interval is log-normal about the number never listed. With k lists that are alike the bound is exactly
    n + (k - 1) / k * f1^2 / (2 f2), given as "bound for few lists". Estimand: the least number of people in the
    population that the lists were drawn from. Not to be used as the total."""
    once, twice = table.on(1), table.on(2)
    made = Estimate(
        model=MODEL, assumptions=_ASSUMPTIONS, listed=table.n, lists=table.lists,
        diagnostics={"on one list": once, "on two lists": twice},
    )  # fmt: skip
    if not twice:
        return replace(made, refused="Nobody is on exactly two lists, so nothing says how many the lists missed.")
    ratio = once / twice
    missed = once * ratio / 2
    if not missed:
        return replace(made, point=table.n, interval=(table.n, table.n))
    few = table.n + (1 - 1 / len(table.lists)) * missed
    made = replace(made, diagnostics={**made.diagnostics, "bound for few lists": few})
    variance = twice * (ratio**2 / 2 + ratio**3 + ratio**4 / 4)
    spread = math.exp(_Z * math.sqrt(math.log1p(variance / missed**2)))
    return replace(made, point=table.n + missed, interval=(table.n + missed / spread, table.n + missed * spread))
