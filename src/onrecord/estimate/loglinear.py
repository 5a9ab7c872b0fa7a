"""Sparse Poisson log-linear models, their terms chosen by steps, with intervals that include the choosing.

* `loglinear_pairs` (Chan, Silverman and Vincent 2021): pairs of lists, added while some pair's overlap has a chance
  below 0.02 under the model so far; a pair with nobody on both lists has its parameter at minus infinity.
* `loglinear_triples` (Silverman, Chan and Vincent 2024): pairs and, where all their pairs are in, threes of lists,
  added while the Bayesian information criterion falls.

Both draw whole tables again, with how many are listed at all, and choose anew in each (BCa bootstrap), because a chosen
model that is then held fixed promises too much. What they do not do: say that a chosen model is true.
"""

import math
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from onrecord.estimate.bca import bca
from onrecord.estimate.curve import SHARES, answered
from onrecord.estimate.effort import FULL, Effort
from onrecord.estimate.existence import has_one_fit
from onrecord.estimate.overlap import Overlap
from onrecord.nouns import Estimate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PAIRS = "log-linear, pairs"
TRIPLES = "log-linear, up to three lists"
_CHANCE = 0.02  # of an overlap so far from what the model expects at which its pair is taken in (the paper's choice)
_LEAST, MOST = 3, 8  # lists: two leave no room for a pair; more than eight have more cells than people
_LARGEST = 1e15  # people missed; more fit no whole number of the machine, and no population
_LOST = 0.025  # share of replicates without an estimate at which the upper limit is unbounded
_ASSUMPTIONS = (
    "Nobody joined or left the population while the lists were made, and every person is told apart on all lists.",
    "Everyone has the same chance to be on a list, given the other lists that they are on.",
    "Whether people are on none of the lists depends on them through the same terms that are seen among those listed.",
)


class _Rule(NamedTuple):
    """Sets of up to `depth` lists are candidates; what the next one needs to be taken in, see `poisson.choose`."""

    depth: int
    needed: float
    by_tail: bool


def loglinear_pairs(table: Overlap, effort: Effort = FULL, forced: Sequence[Sequence[str]] = ()) -> Estimate:
    """Total by a log-linear model with pairs of lists. `forced`: sets of lists that are terms from the beginning.

    Estimand: everyone in the population from which the lists were drawn; the point is n and the fitted mean of the
    people on no list. Assumptions: those of the room; everyone is alike but for the lists they are on; dependence among
    the listed is that among the unlisted (no term of all lists together can be seen). The interval is BCa over tables
    drawn anew, terms chosen anew in each. Not to be used where a group could not have come onto any list, where people
    are reached very unalike (it then lies too low), where lists copy one another, or where it is refused: its maximum
    does not exist, many totals fit as well, or more than 2.5 per cent of the tables drawn anew have none."""
    return _estimate(PAIRS, table, effort, forced, _Rule(2, math.log(_CHANCE), by_tail=True))


def loglinear_triples(table: Overlap, effort: Effort = FULL, forced: Sequence[Sequence[str]] = ()) -> Estimate:
    """The same with threes of lists too, chosen by the Bayesian information criterion.

    Estimand, assumptions and limits are those of `loglinear_pairs`, but that three lists may depend on one another
    beyond their pairs. A table of three lists has no room for their three: there it differs by the criterion alone."""
    return _estimate(TRIPLES, table, effort, forced, _Rule(3, math.log(max(table.n, 2)), by_tail=False))


def _estimate(model: str, table: Overlap, effort: Effort, forced: Sequence[Sequence[str]], rule: _Rule) -> Estimate:
    made = Estimate(model=model, assumptions=_ASSUMPTIONS, listed=table.n, lists=table.lists)
    if why := _unfit(table):
        return replace(made, refused=why)
    import numpy as np

    from onrecord.estimate.poisson import choose

    size = len(table.lists)
    masks = candidates(table, rule.depth, forced)
    dense = table.dense()
    missed, likelihood, chosen, failed = choose(dense, size, masks, rule.needed, rule.by_tail, len(forced))
    terms = [int(mask) for mask in masks[chosen]]
    made = replace(made, terms=tuple(" & ".join(_names(table, term)) for term in terms))
    if np.isnan(likelihood) or (fits := has_one_fit(table, terms)) != "yes":
        how = "no best fit exists" if np.isnan(likelihood) or fits == "no maximum" else "many totals fit equally well"
        return replace(made, refused=f"The table does not identify the total: {how}; too few are on several lists.")

    def again(tables: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """Of each table the estimate of all people; nan where it has none."""
        made = (choose(one, size, masks, rule.needed, rule.by_tail, len(forced)) for one in tables)
        missed = [np.nan if np.isnan(likelihood) else people for people, likelihood, *_ in made]
        return np.asarray(tables.sum(axis=1) + missed)

    replicates = again(_drawn_anew(dense, missed, effort))
    lost = float(np.isnan(replicates).mean())
    made = replace(
        made, diagnostics={
            "twice the log likelihood": 2 * likelihood, "candidates without a fit": failed,
            "replicates": effort.replicates, "replicates without a fit": lost,
        },
    )  # fmt: skip
    if lost > _LOST:
        return replace(made, refused=f"{lost:.0%} of the tables drawn anew fit no total: there is no upper limit.")
    left_out, weights = _jackknife(dense)
    point = table.n + missed
    totals = bca(point, np.nan_to_num(replicates, nan=np.inf), again(left_out), weights, np.array(SHARES))
    if not np.isfinite(totals[[0, -1]]).all():
        return replace(made, refused=f"{lost:.1%} of the tables drawn anew fit no total: there is no upper limit.")
    return answered(made, point, totals)


def _drawn_anew(dense: "NDArray[np.float64]", missed: float, effort: Effort) -> "NDArray[np.float64]":
    """Tables of another round of the same lists: of everybody, listed or not, some are on a list (Buckland and
    Garthwaite 1991), and those are drawn from the people listed. With as many listed in each table as in the first,
    an interval holds the total in nine of ten cases only: how many are listed at all is chance too."""
    import numpy as np

    people = int(dense.sum())
    rng = np.random.default_rng(effort.seed)
    listed = rng.binomial(people + round(min(missed, _LARGEST)), people / (people + missed), effort.replicates)
    return rng.multinomial(listed, dense / people).astype(float)


def candidates(table: Overlap, depth: int, forced: Sequence[Sequence[str]] = ()) -> "NDArray[np.int64]":
    """Masks of the sets of 2 to `depth` lists, `forced` ones first."""
    import numpy as np

    sets = [some for depth in range(2, depth + 1) for some in combinations(table.lists, depth)]
    wanted = {frozenset(some) for some in forced}
    first = [some for some in sets if frozenset(some) in wanted]
    order = [*first, *(some for some in sets if some not in first)]
    return np.array([sum(1 << table.lists.index(name) for name in some) for some in order], dtype=np.int64)


def _unfit(table: Overlap) -> str:
    if len(table.lists) < _LEAST:
        return f"It needs at least {_LEAST} lists; there are {len(table.lists)}."
    if len(table.lists) > MOST:
        return (
            f"{len(table.lists)} lists have {2 ** len(table.lists) - 1:,} patterns; join lists until {MOST} are left."
        )
    if not any(table.on(times) for times in range(2, len(table.lists) + 1)):
        return "Nobody is on two lists, so nothing says how many the lists missed."
    return ""


def _names(table: Overlap, mask: int) -> list[str]:
    return [name for j, name in enumerate(table.lists) if mask >> j & 1]


def _jackknife(dense: "NDArray[np.float64]") -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """The tables without one person, one for each kind of person, and how many of each kind there are."""
    import numpy as np

    kinds = np.flatnonzero(dense)
    tables = np.repeat(dense[None, :], kinds.size, axis=0)
    tables[np.arange(kinds.size), kinds] -= 1
    return tables, dense[kinds]
