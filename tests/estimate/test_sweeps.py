"""The sampler draws from the posterior that it says: getting it right (Geweke 2004)."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import gammaln

from onrecord.estimate.mixture import break_up, density
from onrecord.estimate.prior import CAREFUL, PAPER, Prior
from onrecord.estimate.sweeps import sweep

LISTS, CLASSES, PEOPLE = 3, 3, 25
PATTERNS = [[j for j in range(LISTS) if mask >> j & 1] for mask in range(1, 1 << LISTS)]
MEMBERS = np.array([j for some in PATTERNS for j in some])
STARTS = np.array([0, *np.cumsum([len(some) for some in PATTERNS])])
LOGS = gammaln(np.arange(1000) + 1.0)
Floats = NDArray[np.float64]


def _from_prior(rng: np.random.Generator, prior: Prior) -> list[Floats]:
    shape, rate, a, b = prior.numbers()
    alpha = np.maximum(rng.gamma(shape, 1 / rate, 1), 1e-6)
    reach = np.clip(rng.beta(a, b, (LISTS, CLASSES)), 1e-9, 1 - 1e-9)
    kept = np.clip(rng.beta(1.0, alpha[0], CLASSES - 1), 1e-9, 1 - 1e-9)
    return [np.log(reach / (1 - reach)), np.log(kept / (1 - kept)), alpha]


def _said(state: list[Floats]) -> tuple[Floats, list[float]]:
    """The chance of each pattern of those listed; what is looked at of a state."""
    logit, stick, alpha = state
    odds, reach, chance = np.empty_like(logit), np.empty_like(logit), np.empty(CLASSES)
    break_up(logit, stick, odds, reach, chance)
    some = np.array([(chance * odds[on].prod(axis=0)).sum() for on in PATTERNS])
    kept = 1 / (1 + np.exp(-stick[0]))
    none = chance.sum()
    return some / some.sum(), [
        none,
        none**2,
        reach[0, 0],
        reach[1, 2],
        reach[0, 0] * reach[1, 0],
        kept,
        min(alpha[0], 1),
    ]


@pytest.mark.parametrize("prior", [PAPER, Prior(kinds=(2.0, 1.0), reach=(0.5, 1.5))])
def test_states_and_tables_drawn_in_turn_keep_the_prior(prior: Prior) -> None:
    """Geweke 2004: where tables are drawn from states and states by the sampler from tables, states are the prior's."""
    rng = np.random.default_rng(11)
    first = np.array([_said(_from_prior(rng, prior))[1] for _ in range(20_000)])
    state, size, seen = _from_prior(rng, prior), np.array([0.3]), []
    for turn in range(8_000):
        chances, looked_at = _said(state)
        seen.append(looked_at)
        counts = rng.multinomial(PEOPLE, chances)
        sweep(counts, MEMBERS, STARTS, LOGS, *state, size, prior.numbers(), turn, 1, 1, 4, True)
    blocks = np.array(seen).reshape(50, -1, len(seen[0])).mean(axis=1)
    spread = np.sqrt(blocks.var(axis=0, ddof=1) / 50 + first.var(axis=0) / len(first))
    assert np.abs((blocks.mean(axis=0) - first.mean(axis=0)) / spread).max() < 3.5


@pytest.mark.parametrize("prior", [PAPER, CAREFUL])
def test_the_gradient_is_that_of_the_density(prior: Prior) -> None:
    rng = np.random.default_rng(3)
    logit, stick, alpha = _from_prior(rng, prior)
    counts = rng.multinomial(PEOPLE, np.full(7, 1 / 7)).astype(float)

    def at(logit: Floats, stick: Floats) -> tuple[float, Floats, Floats]:
        by_logit, by_stick = np.empty_like(logit), np.empty_like(stick)
        room = np.empty_like(logit), np.empty_like(logit), np.empty(CLASSES)
        return (
            density(counts, MEMBERS, STARTS, logit, stick, alpha[0], prior.numbers(), *room, by_logit, by_stick),
            by_logit,
            by_stick,
        )

    _, by_logit, by_stick = at(logit, stick)
    for place in np.ndindex(logit.shape):
        step = np.zeros_like(logit)
        step[place] = 1e-5
        assert (at(logit + step, stick)[0] - at(logit - step, stick)[0]) / 2e-5 == pytest.approx(
            by_logit[place], abs=1e-5
        )
    for k in range(CLASSES - 1):
        step = np.zeros_like(stick)
        step[k] = 1e-5
        assert (at(logit, stick + step)[0] - at(logit, stick - step)[0]) / 2e-5 == pytest.approx(by_stick[k], abs=1e-5)
