"""How far all links together suggest that records are one person more often than the machine takes for granted."""

from itertools import pairwise

import pytest

from onrecord.link.leaning import leaning
from onrecord.nouns import Link


def links(*chances: float) -> list[Link]:
    return [
        Link(
            id=str(at), decided_by="machine:link@2", a="A", b=str(at), judgement="unsure", reason="", probability=chance
        )
        for at, chance in enumerate(chances)
    ]


def test_nothing_is_suggested_by_no_links() -> None:
    assert leaning((), 100, 5e-5) == 0


def test_many_doubtful_links_suggest_more_than_few_and_the_machine_draws_back() -> None:
    steps = [leaning(links(*[0.3] * many), 150, 5e-5) for many in (1, 5, 20, 80)]
    assert all(few < many for few, many in pairwise(steps))
    assert steps[-1] < 7  # nats; without drawing back the prior would rise to 80 in 11,175 pairs


def test_a_prior_that_the_links_bear_out_leans_by_nothing() -> None:
    assert leaning(links(0.5, 0.5), 100, 0.01) == pytest.approx(0, abs=0.01)
