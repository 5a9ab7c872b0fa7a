"""Log-linear models against what can be worked out by hand, and what they refuse."""

import math

import numpy as np
import pytest

from onrecord.estimate import Effort, Overlap, loglinear_pairs, loglinear_triples
from onrecord.estimate.bca import bca
from onrecord.estimate.existence import has_one_fit
from onrecord.estimate.overlap import from_counts
from onrecord.nouns import Estimate, from_json, to_json

FEW = Effort(replicates=200)


def table(*counts: int) -> Overlap:
    """Three lists; people on a, b, ab, c, ac, bc, abc."""
    return from_counts(("a", "b", "c"), dict(enumerate(counts, 1)))


def test_two_pairs_give_the_product_that_their_odds_ratio_says() -> None:
    """With a & b and a & c in the model, b and c are independent among those not on a: missed = b * c / bc."""
    counts = table(300, 60, 90, 80, 100, 20, 40)
    made = loglinear_pairs(counts, FEW, forced=[("a", "b"), ("a", "c")])
    assert made.terms == ("a & b", "a & c")
    assert made.point == pytest.approx(counts.n + 60 * 80 / 20, rel=1e-6)
    assert made.interval is not None
    assert made.interval[0] < (made.point or 0) < made.interval[1]


def test_one_pair_takes_the_two_lists_as_one_look_and_the_third_as_the_other() -> None:
    """With a & b alone, c is independent of both: missed = (on a or b, not c) * (c alone) / (c and a or b)."""
    counts = table(200, 180, 120, 300, 50, 45, 30)
    made = loglinear_pairs(counts, FEW)
    assert made.terms == ("a & b",)
    assert made.point == pytest.approx(counts.n + (200 + 180 + 120) * 300 / (50 + 45 + 30), rel=1e-6)


def test_the_pair_whose_overlap_is_least_likely_comes_first_and_nothing_is_added_that_chance_explains() -> None:
    """On a & c are 24 where independent lists would share 60: no chance. On b & c 41 for 40: chance."""
    made = loglinear_pairs(table(240, 160, 40, 156, 14, 31, 10), FEW)
    assert made.terms == ("a & c",)


def test_independent_lists_keep_the_model_of_independence_and_cover_the_truth() -> None:
    chances = (0.3, 0.25, 0.2)
    counts = {
        mask: round(3000 * math.prod(p if mask >> j & 1 else 1 - p for j, p in enumerate(chances)))
        for mask in range(1, 8)
    }
    for estimator in (loglinear_pairs, loglinear_triples):
        made = estimator(from_counts(("a", "b", "c"), counts), FEW)
        assert made.terms == ()
        assert made.point == pytest.approx(3000, rel=0.01)
        assert made.interval is not None
        assert made.interval[0] < 3000 < made.interval[1]


def test_a_pair_with_nobody_on_both_is_a_term_at_minus_infinity() -> None:
    counts = table(300, 200, 0, 250, 60, 40, 0)
    made = loglinear_pairs(counts, FEW)
    assert "a & b" in made.terms
    assert made.point is not None
    assert math.isfinite(made.point)


def test_three_lists_that_meet_more_often_than_their_pairs_need_a_term_of_three() -> None:
    chances = (0.4, 0.35, 0.3, 0.3)
    more = {3: 2, 5: 2, 6: 2, 7: 6}  # times as many as independent lists share
    counts = {
        mask: round(
            5000
            * math.prod(p if mask >> j & 1 else 1 - p for j, p in enumerate(chances))
            * math.prod(times for term, times in more.items() if mask & term == term)
        )
        for mask in range(1, 16)
    }
    made = loglinear_triples(from_counts(("a", "b", "c", "d"), counts), FEW)
    assert "a & b & c" in made.terms
    assert made.point == pytest.approx(sum(counts.values()) + 5000 * 0.6 * 0.65 * 0.7 * 0.7, rel=0.05)


def test_a_table_whose_best_fit_lies_at_infinity_is_found_out() -> None:
    """Chan, Silverman and Vincent 2021, table 2: only one pair overlaps, so all three pairs cannot be in a model."""
    sparse = table(40, 30, 6, 20, 0, 0, 0)
    assert has_one_fit(sparse, []) == "yes"
    assert has_one_fit(sparse, [3]) == "no maximum"
    assert has_one_fit(sparse, [3, 5, 6]) == "many maxima"


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        (from_counts(("a", "b"), {1: 50, 2: 40, 3: 10}), "at least 3 lists"),
        (from_counts(("a",), {1: 50}), "at least 3 lists"),
        (table(50, 40, 0, 30, 0, 0, 0), "Nobody is on two lists"),
        (from_counts(tuple("abcdefghi"), {3: 5, 256: 4}), "9 lists have 511 patterns"),
    ],
)
def test_what_cannot_be_fitted_is_refused_in_words(counts: Overlap, why: str) -> None:
    for estimator in (loglinear_pairs, loglinear_triples):
        made = estimator(counts, FEW)
        assert made.point is None
        assert why in (made.refused or "")


def test_huge_counts_are_fitted_like_small_ones() -> None:
    small = loglinear_pairs(table(50, 30, 400, 160, 10, 6, 80), FEW).point
    huge = loglinear_pairs(table(*(10**9 * k for k in (50, 30, 400, 160, 10, 6, 80))), FEW, forced=[("a", "b")])
    assert small is not None
    assert huge.point is not None
    assert huge.point > 10**9 * 500


def test_without_bias_and_acceleration_the_limits_are_percentiles() -> None:
    replicates = np.arange(1.0, 1000.0)
    even = np.array([-1.0, 1.0])
    low, high = bca(500.0, replicates, even, np.ones(2), np.array([0.025, 0.975]))
    assert (low, high) == (pytest.approx(25.95, abs=1), pytest.approx(974.05, abs=1))


def test_a_percentile_that_is_infinite_leaves_no_curve_and_an_answer_that_can_be_read_back() -> None:
    """Some tables drawn anew fit no total, fewer than would refuse the limits: between a number and infinity there is
    no number, and JSON knows neither."""
    made = loglinear_pairs(table(3, 5, 5, 0, 1, 6, 7), FEW)
    assert made.curve == ()
    assert made.interval is not None
    assert from_json(to_json(made), Estimate) == made
