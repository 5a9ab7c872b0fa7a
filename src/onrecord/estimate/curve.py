"""The shape of what a model holds possible: its limits and its percentiles, taken at one set of shares."""

import math
from collections.abc import Iterable

from msgspec.structs import replace

from onrecord.nouns import Estimate

SHARES = (0.025, *(percent / 100 for percent in range(1, 100)), 0.975)  # limits of 95 per cent first and last


def answered(made: Estimate, point: float, totals: Iterable[float]) -> Estimate:
    """`made` with its point, and with interval and curve out of the `totals` at `SHARES`; no curve where an end of it
    is infinite."""
    low, *curve, high = map(float, totals)
    whole = all(map(math.isfinite, curve))
    return replace(made, point=float(point), interval=(low, high), curve=tuple(curve) if whole else ())
