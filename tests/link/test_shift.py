"""What answers have shown of how often records are one person, against arithmetic by hand."""

import numpy as np
import pytest
from tests.link.test_judgements import judged
from tests.link.test_queue import linked

from onrecord.link.shift import SHIFTS, shift
from onrecord.nouns import Judged

LINKS = [linked("A", f"B{at}", 0.2) for at in range(8)]


def answers(verdict: str, many: int) -> list[Judged]:
    return [judged(one.a, one.b, verdict) for one in LINKS[:many]]


def mean(judged: list[Judged]) -> float:
    return float(shift(LINKS, judged) @ SHIFTS)


def test_nothing_is_known_before_an_answer_however_many_links_there_are() -> None:
    assert mean([]) == pytest.approx(0)
    assert np.sqrt(shift(LINKS, []) @ SHIFTS**2) == pytest.approx(2 * np.log(2), rel=0.05)
    assert np.array_equal(shift(LINKS, []), shift([], []))


def test_answers_move_it_the_way_they_point_and_more_of_them_move_it_farther() -> None:
    assert 0 < mean(answers("same", 1)) < mean(answers("same", 4)) < mean(answers("same", 8))
    assert 0 > mean(answers("different", 1)) > mean(answers("different", 8))


def test_an_answer_that_surprises_tells_more() -> None:
    assert mean(answers("same", 1)) > -mean(answers("different", 1))  # 0.2 to be the same


def test_unsure_answers_and_pairs_that_the_machine_never_weighed_say_nothing() -> None:
    assert np.array_equal(shift(LINKS, answers("unsure", 8)), shift(LINKS, []))
    assert np.array_equal(shift(LINKS, [judged("Y", "Z", "same")]), shift(LINKS, []))


def test_one_answer_is_weighed_as_bayes_has_it() -> None:
    before, after = shift(LINKS, []), shift(LINKS, answers("same", 1))
    chance = 1 / (1 + np.exp(-np.log(0.2 / 0.8) - SHIFTS))
    assert after == pytest.approx(before * chance / (before @ chance))
