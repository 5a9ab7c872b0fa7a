"""What is asked next: anew after each answer, as if everything were worked out again under it."""

import random
from collections.abc import Sequence

import pytest
from tests.link.test_judgements import judged

from onrecord.link.propose import Proposed
from onrecord.link.queue import Queue
from onrecord.link.records import Record
from onrecord.link.weighed import Weighed
from onrecord.nouns import Ids, Link

IDS = Ids(key=b"\x02" * 32)


def linked(a: str, b: str, chance: float) -> Link:
    return Link(id=f"{a}{b}", decided_by="machine:link@2", a=a, b=b, judgement="unsure", reason="", probability=chance)


def weighed(members: Sequence[str], *links: Link) -> Weighed:
    found = [Record(one, one, True, "l") for one in members]
    return Weighed(found, Proposed(links, frozenset(), (), 0.01), (), ())


def begun(one: Weighed) -> Queue:
    """A queue for which everything is worked out at once."""
    return Queue(one, IDS)


def asked(queue: Queue) -> list[tuple[str, float]]:
    return [(one.id, one.effect) for one in queue.waiting()]


TRIANGLE = (linked("A", "B", 0.6), linked("B", "C", 0.6), linked("A", "C", 0.3), linked("D", "E", 0.8))


def test_the_answer_that_moves_the_count_most_is_asked_first() -> None:
    queue = begun(weighed("ABCDE", *TRIANGLE))
    effects = [effect for _, effect in asked(queue)]
    assert effects == sorted(effects, reverse=True)
    assert len(effects) == 4


def test_an_answer_changes_what_its_neighbours_are_worth_and_by_what_it_teaches_all_others() -> None:
    queue = begun(weighed("ABCDE", *TRIANGLE))
    before = dict(asked(queue))
    queue.answered(judged("A", "B", "different"))
    after = dict(asked(queue))
    assert after.keys() == {"AC", "BC", "DE"}
    assert after["BC"] / before["BC"] != pytest.approx(after["DE"] / before["DE"], rel=0.1)


def test_what_follows_from_answers_is_not_asked() -> None:
    queue = begun(weighed("ABC", *TRIANGLE[:3]))
    queue.answered(judged("A", "B", "same"))
    queue.answered(judged("B", "C", "different"))
    assert asked(queue) == []


def test_after_any_answers_and_withdrawals_the_order_is_that_of_a_queue_begun_anew() -> None:
    chance = random.Random(9)
    members = "ABCDEFGHIJKL"
    pairs = [(a, b) for a in members for b in members if a < b and chance.random() < 0.25]
    here = weighed(members, *(linked(a, b, round(chance.uniform(0.1, 0.9), 2)) for a, b in pairs))
    queue = begun(here)
    for _ in range(30):
        answer = judged(*chance.choice(pairs), chance.choice(("same", "different", "unsure", "withdrawn")))
        here = here.after(answer)
        queue.answered(answer)
        assert asked(queue) == asked(begun(here))


def test_among_links_alone_those_are_asked_first_whose_answers_teach_most_about_the_others() -> None:
    pairs = [(f"a{at:02}", f"b{at:02}") for at in range(30)]
    links = [linked(a, b, 0.3 if at < 20 else 0.9) for at, (a, b) in enumerate(pairs)]
    queue = Queue(weighed([one for pair in pairs for one in pair], *links), IDS)
    before = queue.may_move
    assert queue.waiting()[0].probability == 0.3
    for a, b in pairs[:3]:
        queue.answered(judged(a, b, "same"))
    assert queue.may_move < before - 3 * 0.3  # not these three alone


def test_an_answer_of_unsure_teaches_nothing_and_is_not_asked_again() -> None:
    queue = begun(weighed("ABCDE", *TRIANGLE))
    before = dict(asked(queue))
    queue.answered(judged("D", "E", "unsure"))
    assert "DE" not in dict(asked(queue))
    assert {id: effect for id, effect in asked(queue) if id != "DE"} == {
        id: effect for id, effect in before.items() if id != "DE"
    }
