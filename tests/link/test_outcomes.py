"""The ways doubtful links may lie, with their chances, against arithmetic by hand; and what an answer would move."""

from itertools import pairwise

import pytest

from onrecord.link.effects import effects
from onrecord.link.groups import Groups
from onrecord.link.outcomes import Knot, knots
from onrecord.nouns import Link


def linked(a: str, b: str, chance: float) -> Link:
    return Link(id=f"{a}{b}", decided_by="machine:test@1", a=a, b=b, judgement="unsure", reason="", probability=chance)


def knot(members: str, *links: Link, apart: tuple[str, ...] = ()) -> Knot:
    held, loose = Groups(members), Groups(members)
    for a, b in apart:
        held.set_apart(a, b)
    for one in links:
        loose.join(one.a, one.b)
    (made,) = knots(held, loose, members, links)
    return made


def together(one: Knot, a: int, b: int) -> float:
    return sum(each.chance for each in one.outcomes if each.part_of[a] == each.part_of[b])


def test_two_records_are_one_person_with_the_chance_of_their_link() -> None:
    one = knot("AB", linked("A", "B", 0.8))
    assert together(one, 0, 1) == pytest.approx(0.8)
    assert effects(one, "AB") == {"AB": pytest.approx(2 * 0.8 * 0.2)}


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
    moved = effects(middle, "ABCD")
    assert moved["BC"] > moved["AB"]


def test_a_link_between_records_that_nobody_counts_moves_nothing() -> None:
    assert effects(knot("AB", linked("A", "B", 0.5)), ("A",)) == {"AB": 0}
