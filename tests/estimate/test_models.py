"""Chao's bound, decomposable graphs and latent classes against what can be worked out exactly."""

import math

import numpy as np
import pytest

from onrecord.estimate import Effort, Overlap, chao, decomposable_graphs, latent, latent_classes
from onrecord.estimate.decomposable import _log_posterior
from onrecord.estimate.graphs import decomposable
from onrecord.estimate.overlap import from_counts
from onrecord.estimate.prior import CAREFUL, PAPER, Prior

SHORT = Effort(burn_in=100, sweeps=4_000)
THREE = from_counts(("a", "b", "c"), {1: 50, 2: 40, 3: 20, 4: 30, 5: 12, 6: 9, 7: 4})


def test_the_lower_bound_is_n_and_the_square_of_those_seen_once() -> None:
    made = chao(THREE)
    assert made.point == pytest.approx(165 + 120**2 / (2 * 41))
    assert made.diagnostics["bound for few lists"] == pytest.approx(165 + 2 / 3 * 120**2 / (2 * 41))
    assert made.interval is not None
    assert made.interval[0] < made.point < made.interval[1]


def test_without_anybody_on_two_lists_there_is_no_bound_and_with_everybody_on_two_no_gap() -> None:
    assert "exactly two lists" in (chao(from_counts(("a", "b", "c"), {1: 5, 7: 4})).refused or "")
    assert chao(from_counts(("a", "b"), {3: 9})).interval == (9, 9)


def test_there_are_as_many_decomposable_graphs_as_there_should_be() -> None:
    assert [len(decomposable(size)) for size in (1, 2, 3, 4, 5)] == [1, 2, 8, 61, 822]


def test_the_cliques_less_the_separators_count_each_list_once() -> None:
    for cliques, separators in decomposable(5):
        for j in range(5):
            assert sum(c >> j & 1 for c in cliques) - sum(s >> j & 1 for s in separators) == 1


def test_the_graph_without_edges_is_independent_lists_each_with_its_own_beta() -> None:
    missed = np.array([100.0, 101.0])
    independent = next(
        row for (cliques, _), row in zip(decomposable(3), _log_posterior(THREE, missed), strict=True)
        if sorted(cliques) == [1, 2, 4]
    )  # fmt: skip

    def log(zero: int) -> float:
        total = THREE.n + zero
        lists = sum(
            math.lgamma(0.5 + THREE.size(j)) + math.lgamma(0.5 + total - THREE.size(j)) - math.lgamma(1.0 + total)
            for j in range(3)
        )
        return math.lgamma(total + 1) - math.lgamma(zero + 1) - math.log(total) + lists

    assert independent[1] - independent[0] == pytest.approx(log(101) - log(100), rel=1e-9)


def test_lists_may_be_named_in_any_order() -> None:
    turned = from_counts(("b", "c", "a"), {p >> 1 | (p & 1) << 2: count for p, count in THREE.cells})
    assert decomposable_graphs(turned).point == pytest.approx(decomposable_graphs(THREE).point)


@pytest.mark.parametrize("prior", [PAPER, CAREFUL])
def test_with_one_class_the_sampler_has_the_exact_posterior(prior: Prior, monkeypatch: pytest.MonkeyPatch) -> None:
    """One class: the posterior of the number missed is known up to a constant, and can be summed."""
    monkeypatch.setattr(latent, "_CLASSES", 1)
    draws, mixed = latent.missed_draws(THREE, Effort(burn_in=100, sweeps=4_000), prior)
    missed, (a, b) = np.arange(3000), prior.reach
    logs = np.array([
        math.lgamma(THREE.n + k) - math.lgamma(k + 1)
        + sum(math.lgamma(b + THREE.n + k - THREE.size(j)) - math.lgamma(a + b + THREE.n + k) for j in range(3))
        for k in missed
    ])  # fmt: skip
    exact = np.cumsum(np.exp(logs - logs.max()))
    exact /= exact[-1]
    assert latent.mixes(mixed)
    for share in (0.05, 0.5, 0.95):
        assert np.quantile(draws, share) == pytest.approx(missed[np.searchsorted(exact, share)], rel=0.03)


def test_independent_lists_give_back_the_truth_and_the_same_answer_twice() -> None:
    chances = (0.3, 0.25, 0.2, 0.15)
    counts = {
        mask: round(4000 * math.prod(p if mask >> j & 1 else 1 - p for j, p in enumerate(chances)))
        for mask in range(1, 16)
    }
    table = from_counts(("a", "b", "c", "d"), counts)
    made = latent_classes(table, SHORT)
    assert made.refused is None
    assert made.point == pytest.approx(4000, rel=0.05)
    assert made.interval is not None
    assert made.interval[0] < 4000 < made.interval[1]
    assert len(made.curve) == 99
    assert made == latent_classes(table, SHORT)


def test_a_prior_that_holds_hardly_reached_people_likely_looks_further_up() -> None:
    """Three in ten people are reached five times as easily: what the flat prior misses (docs/methods/estimation.md)."""
    easy, hard = (0.6, 0.5, 0.55, 0.4), (0.11, 0.09, 0.1, 0.07)
    counts = {
        mask: round(sum(
            people * math.prod(p if mask >> j & 1 else 1 - p for j, p in enumerate(chances))
            for people, chances in ((600, easy), (1400, hard))
        ))
        for mask in range(1, 16)
    }  # fmt: skip
    table = from_counts(("a", "b", "c", "d"), counts)
    flat, careful = latent_classes(table, SHORT), latent_classes(table, SHORT, CAREFUL)
    assert flat.interval is not None
    assert careful.interval is not None
    assert flat.interval[1] < careful.interval[1]
    assert careful.interval[0] < 2000 < careful.interval[1]
    assert (flat.model, careful.model) == latent.NAMES
    assert flat.assumptions[-1] != careful.assumptions[-1]


def test_a_prior_of_one_s_own_is_named_by_its_numbers_and_one_that_is_none_refused() -> None:
    assert "alpha Gamma(1, 1), chances Beta(0.5, 0.5)" in latent.named(Prior(kinds=(1, 1), reach=(0.5, 0.5)))
    with pytest.raises(ValueError, match="positive"):
        Prior(reach=(0.0, 1.0))


def test_chains_that_tell_two_stories_are_refused() -> None:
    """Ten sweeps are no posterior: the diagnostics must say so."""
    table = from_counts(tuple("abcd"), {1: 900, 2: 700, 3: 60, 4: 800, 8: 500, 12: 90, 15: 40, 7: 3, 9: 20})
    made = latent_classes(table, Effort(burn_in=1, sweeps=10))
    assert made.point is None
    assert "chains do not agree" in (made.refused or "")
    assert made.diagnostics["ESS"] < latent.WORTH


@pytest.mark.parametrize("lists", [1, 2, 6, 7])
def test_graphs_are_refused_for_fewer_than_three_lists_and_more_than_five(lists: int) -> None:
    table = from_counts(tuple("abcdefg"[:lists]), {1: 9, (1 << lists) - 1: 4})
    assert "3 to 5 lists" in (decomposable_graphs(table).refused or "")


@pytest.mark.parametrize("estimator", [decomposable_graphs, lambda table: latent_classes(table, SHORT)])
def test_lists_that_share_nobody_carry_no_estimate(estimator: object) -> None:
    assert callable(estimator)
    made = estimator(Overlap(lists=("a", "b", "c"), cells=((1, 60), (2, 50), (4, 40))))
    assert made.point is None
    assert "Nobody is on two lists" in made.refused


def test_a_table_that_any_total_fits_is_refused_by_the_graphs() -> None:
    hardly = from_counts(("a", "b", "c"), {1: 400, 2: 300, 4: 350, 3: 1, 5: 1, 6: 1})
    assert "does not identify" in (decomposable_graphs(hardly).refused or "")


def test_more_people_than_the_sampler_can_count_are_refused() -> None:
    assert "sample" in (latent_classes(from_counts(("a", "b", "c"), {1: 10**10, 3: 10**9, 4: 5})).refused or "")
