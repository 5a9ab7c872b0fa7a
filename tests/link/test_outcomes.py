"""The ways doubtful links may lie, with their chances, against arithmetic by hand; and what an answer would move."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from onrecord.link.effects import doubt, effects, swayed
from onrecord.link.groups import Groups
from onrecord.link.outcomes import Knot, knots
from onrecord.link.shift import SHIFTS, shift
from onrecord.nouns import Link


def linked(a: str, b: str, chance: float) -> Link:
    return Link(id=f"{a}{b}", decided_by="machine:test@1", a=a, b=b, judgement="unsure", reason="", probability=chance)


def knot(members: Sequence[str], *links: Link, apart: tuple[str, ...] = ()) -> Knot:
    held, loose = Groups(members), Groups(members)
    for a, b in apart:
        held.set_apart(a, b)
    for one in links:
        loose.join(one.a, one.b)
    (made,) = knots(held, loose, members, links)
    return made


KNOWN = np.where(SHIFTS == 0, 1.0, 0.0)  # the machine is right about how often records are one person


def together(one: Knot, a: int, b: int) -> float:
    return sum(each.chance for each in one.outcomes if each.part_of[a] == each.part_of[b])


def test_two_records_are_one_person_with_the_chance_of_their_link() -> None:
    one = knot("AB", linked("A", "B", 0.8))
    assert together(one, 0, 1) == pytest.approx(0.8)
    assert effects([swayed(one, "AB")], KNOWN) == {"AB": pytest.approx(2 * 0.8 * 0.2)}


def test_three_links_agree_with_each_other_in_every_grouping() -> None:
    one = knot("ABC", linked("A", "B", 0.5), linked("B", "C", 0.5), linked("A", "C", 0.5))
    assert len(one.outcomes) == 5  # the five ways to group three things, all as likely
    assert all(each.chance == pytest.approx(0.2) for each in one.outcomes)
    assert together(one, 0, 1) == pytest.approx(0.4)


def test_what_is_set_apart_is_never_together_and_weakens_the_chain() -> None:
    one = knot("ABC", linked("A", "B", 0.9), linked("B", "C", 0.9), apart=(("A", "C"),))  # type: ignore[arg-type]
    assert together(one, 0, 2) == 0
    assert together(one, 0, 1) == pytest.approx(9 / 19)  # odds 9 : 9 : 1


def test_many_records_are_sampled_and_the_sample_is_near_the_truth() -> None:
    chain = "ABCDEFGH"
    one = knot(chain, *(linked(a, b, 0.6) for a, b in pairwise(chain)))
    assert len(one.outcomes) > 50
    assert together(one, 0, 1) == pytest.approx(0.6, abs=0.12)  # 200 draws of a chain: four standard errors


def test_an_answer_that_decides_others_too_moves_the_count_more() -> None:
    middle = knot("ABCD", linked("A", "B", 0.99), linked("B", "C", 0.5), linked("C", "D", 0.99), linked("A", "D", 0.5))
    moved = effects([swayed(middle, "ABCD")], KNOWN)
    assert moved["BC"] > moved["AB"]


def test_a_link_between_records_that_nobody_counts_moves_nothing() -> None:
    assert effects([swayed(knot("AB", linked("A", "B", 0.5)), ("A",))], KNOWN) == {"AB": 0}


def test_an_effect_is_what_it_says_of_groupings_and_shift_together() -> None:
    pair = [knot("AB", linked("A", "B", 0.5)), knot("CD", linked("C", "D", 0.8))]
    likely = shift((), ())
    first, second = (1 / (1 + np.exp(-np.log(odds) - SHIFTS)) for odds in (1, 4))
    expected = likely @ (4 - first - second)
    same = likely @ first
    if_same = likely @ (first * (3 - second)) / same
    if_not = (expected - same * if_same) / (1 - same)
    by_hand = same * abs(expected - if_same) + (1 - same) * abs(if_not - expected)
    moved = effects([swayed(one, "ABCD") for one in pair], likely)
    assert moved["AB"] == pytest.approx(by_hand, abs=1e-4)


def test_what_an_answer_teaches_about_many_others_counts() -> None:
    lone = swayed(knot("AB", linked("A", "B", 0.5)), "AB")
    others = [
        swayed(knot((f"{at}a", f"{at}b"), linked(f"{at}a", f"{at}b", 0.5)), (f"{at}a", f"{at}b")) for at in range(20)
    ]
    likely = shift((), ())
    assert effects([lone, *others], likely)["AB"] > 4 * effects([lone], likely)["AB"]
    assert effects([lone, *others], KNOWN)["AB"] == pytest.approx(effects([lone], KNOWN)["AB"])


def test_the_doubt_about_a_case_is_the_standard_deviation_of_its_people() -> None:
    pair = [swayed(knot("AB", linked("A", "B", 0.5)), "AB"), swayed(knot("CD", linked("C", "D", 0.8)), "CD")]
    assert doubt(pair, KNOWN) == pytest.approx((0.5 * 0.5 + 0.8 * 0.2) ** 0.5)
    assert doubt(pair, shift((), ())) > doubt(pair, KNOWN)  # what all links share adds to it
    assert doubt([], KNOWN) == 0
