"""One answer out of many tables: drawn linkages, or a list completed several times (Rubin 1987).

The number missed is combined on the log scale, where its spread is most nearly normal: the variance is the mean of the
variances inside each table plus that between the tables, times 1 + 1/m.
"""

import math
from collections.abc import Sequence
from statistics import NormalDist, fmean, variance

from msgspec.structs import replace

from onrecord.nouns import Estimate

_STANDING = 0.9  # share of the tables whose estimate must stand


def combined(estimates: Sequence[Estimate]) -> Estimate:
    """The estimate over all tables; refused where fewer than nine in ten of them stand. All by one model.

    Estimand: that of the model. Assumption: the tables are independent draws of what the table may be, given what is
    known of who is whom, and the log of the number missed is nearly normal. Not to be used for tables of different
    people (strata), nor to average over models. Rubin 1987, section 3.1."""
    standing = [one for one in estimates if one.point is not None and one.interval is not None]
    if len(standing) < _STANDING * len(estimates) or not standing:
        refused = next(one for one in estimates if one.refused)
        return replace(
            refused,
            refused=f"In {len(estimates) - len(standing)} of {len(estimates)} drawn linkages: {refused.refused}",
        )
    logs = [_log_missed(one) for one in standing]
    middle = fmean(log for log, _ in logs)
    inside = fmean(spread**2 for _, spread in logs)
    between = variance([log for log, _ in logs]) if len(logs) > 1 else 0.0
    spread = math.sqrt(inside + (1 + 1 / len(logs)) * between)
    normal = NormalDist(middle, spread) if spread else None

    def total(share: float) -> float:
        return listed + math.exp(normal.inv_cdf(share) if normal else middle)

    first = standing[0]
    listed = fmean(one.listed for one in standing)
    tail = (1 - first.level) / 2
    return replace(
        first, listed=round(listed), point=listed + math.exp(middle), interval=(total(tail), total(1 - tail)),
        curve=tuple(total(percent / 100) for percent in range(1, 100)),
        diagnostics=_worst(standing) | {
            "tables": len(estimates), "share of the spread that is between tables": between / (inside + between or 1),
        },
    )  # fmt: skip


def _log_missed(one: Estimate) -> tuple[float, float]:
    """Log of the number missed, and its standard error out of the interval. Half a person stands for none."""
    low, high = (math.log(max(limit - one.listed, 0.5)) for limit in one.interval or (0.0, 0.0))
    width = 2 * NormalDist().inv_cdf(0.5 + one.level / 2)
    return math.log(max((one.point or 0.0) - one.listed, 0.5)), (high - low) / width


def _worst(standing: Sequence[Estimate]) -> dict[str, float]:
    """Of each diagnostic the value that speaks most against the estimate."""
    least = {"ESS", "ESS of the limits"}
    return {
        name: (min if name in least else max)(one.diagnostics.get(name, value) for one in standing)
        for name, value in standing[0].diagnostics.items()
    }
