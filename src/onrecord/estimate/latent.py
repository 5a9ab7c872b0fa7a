"""Bayesian latent classes: people of a few hidden kinds, each with its own chances to be on each list.

Manrique-Vallier 2016; the model is `mixture.py`, the sampler `sweeps.py`, its beginnings `ladder.py`. Several
chains from scattered beginnings are run on until they agree (`mixing.py`) or may run no longer; chains that do not
agree are an answer too, and it is a refusal.
"""

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from onrecord.estimate.curve import SHARES, answered
from onrecord.estimate.effort import FULL, Effort
from onrecord.estimate.mixing import Mixing, mixing
from onrecord.estimate.overlap import Overlap
from onrecord.estimate.prior import CAREFUL, PAPER, Prior
from onrecord.nouns import Estimate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = "latent classes"
CAREFULLY = "latent classes, some hardly reached"
NAMES = (MODEL, CAREFULLY)
R_HAT, WORTH = 1.01, 400.0  # Vehtari et al. 2021, section 4: below 1.01, and 100 draws a chain for four chains
_CLASSES = 10  # at most; the stick leaves unneeded ones empty (Manrique-Vallier 2016, section 4.1)
_LEAST = 3  # lists
_STEPS = 25  # of a trajectory, on average: where the effective draws a second are most
_RUNGS, _COLDEST, _HOTTEST = 12, 4.0, 0.25  # of the ladder from which a chain begins; where everyone counts four times
# two kinds of people are not taken for one (on the verdata stratum 24 of 24 chains began well; from 1.0 on, 17 of 20)
_KEPT = 1_000  # draws of each chain that are looked at together, at least
_DROPPED = 5  # one part in so many of all draws beyond these is dropped from the beginning
_TABLED = 1 << 16  # log factorials looked up and not computed; half a megabyte stays in the cache
_LARGEST = 10**9  # people; above, counts are no longer exact in the arithmetic of the sampler
_ASSUMPTIONS = (
    "Nobody joined or left the population while the lists were made, and every person is told apart on all lists.",
    "People are of a few hidden kinds; within a kind, lists reach people independently of one another.",
    "Every kind of person, also one that is mostly unlisted, has its part among the listed.",
    "Before the lists were seen every total was as likely as 1 over its size.",
)
_PRIORS = {
    PAPER: "Before the lists were seen each chance to be on a list was as likely to be one thing as another.",
    CAREFUL: "Before the lists were seen small chances to be on a list were held likelier than large ones.",
}


class _Chain(NamedTuple):
    """The state that `sweep` brings on, and the size of its steps."""

    logit: "NDArray[np.float64]"
    stick: "NDArray[np.float64]"
    alpha: "NDArray[np.float64]"
    size: "NDArray[np.float64]"


def latent_classes(table: Overlap, effort: Effort = FULL, prior: Prior = PAPER) -> Estimate:
    """The posterior median of the total with its central 95 per cent.

    Estimand: everyone in the population from which the lists were drawn. Assumptions: those of the room; inside a kind
    lists reach people independently; `prior`, which the data of few lists do not outweigh where a kind is hardly
    reached: hold `PAPER` beside `CAREFUL` there. Not to be used where a whole kind of people could come onto no list,
    where lists copy one another, or where it is refused because the chains do not mix.

    Diagnostics: R-hat, the independent draws that the chains are worth for the middle and for the limits (ESS), chains
    and draws. Manrique-Vallier 2016."""
    made = Estimate(model=named(prior), assumptions=_assumed(prior), listed=table.n, lists=table.lists)
    if len(table.lists) < _LEAST:
        return replace(made, refused=f"It needs at least {_LEAST} lists; there are {len(table.lists)}.")
    if not any(table.on(times) for times in range(2, len(table.lists) + 1)):
        return replace(made, refused="Nobody is on two lists, so nothing says how many the lists missed.")
    if table.n > _LARGEST:
        return replace(made, refused=f"More than {_LARGEST:,} people are listed; take a sample, or strata.")
    import numpy as np

    draws, mixed = missed_draws(table, effort, prior)
    totals = table.n + draws.ravel()
    made = replace(
        made, diagnostics={
            "R-hat": mixed.r_hat, "ESS": mixed.bulk, "ESS of the limits": mixed.tail, "chains": len(draws),
            "draws": draws.size,
        },
    )  # fmt: skip
    if not mixes(mixed):
        return replace(made, refused=_unmixed(mixed))
    return answered(made, float(np.median(totals)), np.quantile(totals, SHARES))


def careful_classes(table: Overlap, effort: Effort = FULL) -> Estimate:
    """`latent_classes` under `CAREFUL`."""
    return latent_classes(table, effort, CAREFUL)


def named(prior: Prior) -> str:
    """The name of the model under `prior`; one that nobody has used yet is named by its numbers."""
    known = {PAPER: MODEL, CAREFUL: CAREFULLY}
    return known.get(prior) or f"{MODEL}, {_in_numbers(prior)}"


def _assumed(prior: Prior) -> tuple[str, ...]:
    said = _PRIORS.get(prior, f"Before the lists were seen: {_in_numbers(prior)}.")
    return (*_ASSUMPTIONS, said)


def _in_numbers(prior: Prior) -> str:
    return "alpha Gamma({:g}, {:g}), chances Beta({:g}, {:g})".format(*prior.kinds, *prior.reach)


def mixes(mixed: Mixing) -> bool:
    return mixed.r_hat < R_HAT and min(mixed.bulk, mixed.tail) >= WORTH


def missed_draws(table: Overlap, effort: Effort, prior: Prior = PAPER) -> "tuple[NDArray[np.int64], Mixing]":
    """How many people were missed, one row a chain, and how well the chains mix. A part of the beginning is dropped
    whenever they are looked at, so that a bad one is forgotten as the chains grow."""
    import numpy as np
    from scipy.special import gammaln

    from onrecord.estimate.sweeps import sweep

    counts, members, starts = patterns(table)
    logs = gammaln(np.arange(_TABLED) + 1.0)
    rng = np.random.default_rng([effort.seed, table.n])
    chains = [beginning(counts, members, starts, len(table.lists), effort, prior, rng) for _ in range(effort.chains)]

    def go_on(kept: int, *, tuned: bool = True) -> "NDArray[np.int64]":
        seeds = rng.integers(2**31, size=len(chains))
        return np.array([
            sweep(counts, members, starts, logs, *chain, prior.numbers(), int(seed), kept, effort.thin, _STEPS, tuned)
            for chain, seed in zip(chains, seeds, strict=True)
        ])  # fmt: skip

    go_on(max(effort.burn_in // effort.thin, 1), tuned=False)
    draws = go_on(_KEPT)
    while True:
        looked_at = draws[:, (draws.shape[1] - _KEPT) // _DROPPED :]
        mixed = mixing(looked_at.astype(float))
        if mixes(mixed) or draws.shape[1] * effort.thin >= effort.sweeps:
            return looked_at, mixed
        draws = np.concatenate([draws, go_on(draws.shape[1] // 2)], axis=1)


def beginning(
    counts: "NDArray[np.int64]", members: "NDArray[np.int64]", starts: "NDArray[np.int64]", lists: int, effort: Effort,
    prior: Prior, rng: "np.random.Generator",
) -> _Chain:  # fmt: skip
    """The coldest of a ladder of states that begins scattered: chances between a hundredth and a half."""
    import numpy as np

    from onrecord.estimate.ladder import climb_down

    ladder = _Chain(
        logit=rng.uniform(-4.6, 0.0, (_RUNGS, lists, _CLASSES)),
        stick=rng.normal(size=(_RUNGS, _CLASSES - 1)),
        alpha=np.ones(_RUNGS),
        size=np.full(_RUNGS, 0.1),
    )
    shares = np.geomspace(_COLDEST, _HOTTEST, _RUNGS)
    seed = int(rng.integers(2**31))
    climb_down(counts, members, starts, shares, *ladder, prior.numbers(), seed, effort.burn_in, _STEPS // 4)
    return _Chain(ladder.logit[0], ladder.stick[0], ladder.alpha[:1], ladder.size[:1])


def patterns(table: Overlap) -> "tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]":
    """People of each pattern; the lists of all patterns in a row; where each pattern's begin."""
    import numpy as np

    of = [[j for j in range(len(table.lists)) if pattern >> j & 1] for pattern, _ in table.cells]
    counts = np.array([count for _, count in table.cells], dtype=np.int64)
    members = np.array([j for some in of for j in some], dtype=np.int64)
    return counts, members, np.array([0, *np.cumsum([len(some) for some in of])], dtype=np.int64)


def _unmixed(mixed: Mixing) -> str:
    return (
        f"The chains do not agree (they differ by a factor of {mixed.r_hat:.3f}, needed below {R_HAT}; draws worth "
        f"{min(mixed.bulk, mixed.tail):.0f} independent ones, needed {WORTH:.0f}): more than one answer fits."
    )
