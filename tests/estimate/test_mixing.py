"""Do the diagnostics see what they are there to see?"""

import numpy as np
import pytest

from onrecord.estimate import combined, mixing
from onrecord.nouns import Estimate


def chains(rho: float, apart: float = 0.0, length: int = 4000) -> np.ndarray:
    rng = np.random.default_rng(7)
    draws = np.zeros((4, length))
    for chain in range(4):
        value = 0.0
        for step in range(length):
            value = rho * value + rng.normal()
            draws[chain, step] = value + apart * chain
    return draws


def test_independent_draws_are_worth_what_they_count() -> None:
    made = mixing(chains(0.0))
    assert made.r_hat == pytest.approx(1.0, abs=0.003)
    assert made.bulk == pytest.approx(16_000, rel=0.1)


def test_draws_that_follow_each_other_are_worth_less_by_their_correlation() -> None:
    assert mixing(chains(0.9)).bulk == pytest.approx(16_000 * 0.1 / 1.9, rel=0.15)


def test_chains_in_different_places_do_not_agree() -> None:
    assert mixing(chains(0.0, apart=1.0)).r_hat > 1.2


def test_chains_of_different_width_about_one_middle_do_not_agree() -> None:
    """Vehtari et al. 2021, section 4.2: the folded draws see what the middles do not."""
    draws = chains(0.0)
    draws[0] *= 4
    assert mixing(draws).r_hat > 1.05


def test_a_heavy_tail_is_no_trouble_because_ranks_are_compared() -> None:
    draws = np.random.default_rng(3).standard_cauchy((4, 2000))
    assert mixing(draws).r_hat < 1.01


def test_the_same_series_gives_what_arviz_gives() -> None:
    """Reference: arviz-stats 0.8, `rhat` (rank), `ess` (bulk; tail 5 and 95 per cent) of this very series."""
    draws, seed = np.zeros((4, 300)), 12345
    for chain in range(4):
        value = 0.0
        for step in range(300):
            seed = (1103515245 * seed + 12345) % 2**31
            value = 0.8 * value + seed / 2**31 - 0.5
            draws[chain, step] = value
    made = mixing(draws)
    assert made.r_hat == pytest.approx(1.006121, abs=1e-4)
    assert made.bulk == pytest.approx(155.71, rel=0.01)
    assert made.tail == pytest.approx(281.56, rel=0.01)


def estimate(point: float, low: float, high: float, listed: int = 100, refused: str | None = None) -> Estimate:
    if refused:
        return Estimate(model="m", listed=listed, refused=refused)
    return Estimate(model="m", point=point, interval=(low, high), listed=listed)


def test_tables_that_agree_combine_to_what_each_says() -> None:
    one = estimate(300, 200, 500)
    both = combined([one] * 5)
    assert both.point == pytest.approx(300)
    assert both.interval == pytest.approx((200, 500))


def test_tables_that_differ_widen_the_interval_by_rubin_s_rule() -> None:
    """log of 200 +- ln 2 each way at 95 per cent: variance inside (ln 2 / 1.96)^2; between (ln 2)^2 / 2, times 1.5."""
    two = [estimate(200, 150, 300), estimate(300, 200, 500)]
    made = combined(two)
    middle, spread = np.log(100 * 2**0.5), np.sqrt((np.log(2) / 1.959964) ** 2 + 1.5 * np.log(2) ** 2 / 2)
    assert made.point == pytest.approx(100 + np.exp(middle))
    assert made.interval == pytest.approx(
        (100 + np.exp(middle - 1.959964 * spread), 100 + np.exp(middle + 1.959964 * spread))
    )
    assert made.diagnostics["share of the spread that is between tables"] > 0.5


def test_tables_of_which_too_many_are_refused_are_refused_together() -> None:
    made = combined([estimate(300, 200, 500), estimate(0, 0, 0, refused="Nobody is on two lists.")])
    assert made.point is None
    assert "1 of 2" in (made.refused or "")
