"""What is asked next: anew after each answer, as if everything were worked out again under it."""

import random

from tests.link.test_judgements import judged

from onrecord.link.propose import Proposed
from onrecord.link.queue import Queue
from onrecord.link.records import Record
from onrecord.link.settling import settle, with_effects
from onrecord.link.weighed import Weighed
from onrecord.nouns import Ids, Link

IDS = Ids(key=b"\x02" * 32)


def linked(a: str, b: str, chance: float) -> Link:
    return Link(id=f"{a}{b}", decided_by="machine:link@2", a=a, b=b, judgement="unsure", reason="", probability=chance)


def weighed(members: str, *links: Link) -> Weighed:
    found = [Record(one, one, True, "l") for one in members]
    return Weighed(found, Proposed(links, frozenset(), (), 5e-5), (), ())


def begun(one: Weighed) -> Queue:
    """A queue for which everything was worked out at once."""
    settled = settle(one.found, one.links(IDS), one.judged, one.machine.agreeing)
    tied = settled.knots((record.id for record in one.found), one.leaning)
    return Queue(one, with_effects(settled.links, one.found, tied), IDS)


def asked(queue: Queue) -> list[tuple[str, float]]:
    return [(one.id, one.effect) for one in queue.waiting()]


TRIANGLE = (linked("A", "B", 0.6), linked("B", "C", 0.6), linked("A", "C", 0.3), linked("D", "E", 0.8))


def test_the_answer_that_moves_the_count_most_is_asked_first() -> None:
    queue = begun(weighed("ABCDE", *TRIANGLE))
    effects = [effect for _, effect in asked(queue)]
    assert effects == sorted(effects, reverse=True)
    assert len(effects) == 4


def test_an_answer_changes_what_its_neighbours_are_worth_and_no_others() -> None:
    queue = begun(weighed("ABCDE", *TRIANGLE))
    before = dict(asked(queue))
    queue.answered(judged("A", "B", "different"))
    after = dict(asked(queue))
    assert after.keys() == {"AC", "BC", "DE"}
    assert after["DE"] == before["DE"]
    assert after["BC"] != before["BC"]


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
