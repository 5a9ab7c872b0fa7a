"""Linkages drawn: what the links leave open, how often records are one person here, and who stands there twice."""

from collections.abc import Sequence

from tests.link.test_judgements import judged

from onrecord.link.draws import drawn
from onrecord.link.records import Record
from onrecord.link.settling import Settled, settle
from onrecord.nouns import Drawn, Judged, Link

MANY = 40
PAIRS = [(f"a{n:02}", f"b{n:02}") for n in range(MANY)]
LISTS = {"a": "list-1", "b": "list-2", "c": "list-1"}


def record(id: str, name: str = "Ivo Tann") -> Record:
    return Record(id, name, True, LISTS[id[0]])


def linked(a: str, b: str, chance: float) -> Link:
    return Link(id=a + b, decided_by="machine:t@1", a=a, b=b, judgement="unsure", reason="", probability=chance)


def settled(found: Sequence[Record], links: Sequence[Link], answers: Sequence[Judged] = ()) -> Settled:
    agreeing = {(one.a, one.b) for one in links if one.id.startswith("a")}
    return settle(found, links, answers, agreeing)


def joined(one: Drawn) -> int:
    return sum(len(group) - 1 for group in one.groups)


def test_linkages_are_drawn_from_what_the_machine_takes_for_granted_to_what_the_links_suggest() -> None:
    found = [record(id, f"Name{id[1:]}") for pair in PAIRS for id in pair]
    here = settled(found, [linked(a, b, 0.3) for a, b in PAIRS])
    many = [joined(one) for one in drawn(here, found, 5.0)]
    by_leaning = [sum(many[step::5]) / 4 for step in range(5)]
    assert len(many) == 20
    assert 0.15 * MANY < by_leaning[0] < 0.45 * MANY
    assert by_leaning[4] > 0.9 * MANY
    assert by_leaning == sorted(by_leaning)
    assert drawn(here, found, 5.0) == drawn(here, found, 5.0)


def test_two_who_are_surely_one_are_joined_in_every_linkage_though_nobody_judged_them() -> None:
    """Names that differ are never the same to the machine, so the count holds them apart; the draws go by the odds."""
    found = [record("a01"), record("b01")]
    made = drawn(settled(found, [linked("a01", "b01", 0.999999)]), found, 0.0)
    assert {one.groups for one in made} == {(("a01", "b01"),)}


SEEN = [*PAIRS[:20]]  # slips that are seen: nobody's names agree
TWICE = [record(id, "Ivo Tann" if id[0] == "c" else f"Tann Name{id[1:]}") for pair in SEEN for id in pair]


def with_slips(others: Sequence[Record], *answers: Judged) -> tuple[Drawn, ...]:
    """Twenty people by slips that are seen, each on both lists, and others."""
    links = [Link(id="b" + a, decided_by="t", a=a, b=b, judgement="same", reason="", probability=1.0) for a, b in SEEN]
    found = [*TWICE, *others]
    return drawn(settled(found, links, answers), found, 0.0)


def test_slips_that_are_seen_join_people_of_other_lists_who_share_a_word_and_no_link() -> None:
    others = [record("a90", "Bo Tann"), record("b91", "Udo Tann"), record("c92", "Lea Marr")]
    made = with_slips(others)
    groups = {group for one in made for group in one.groups}
    assert groups == {("a90", "b91")}
    assert 1 <= sum(map(bool, (one.groups for one in made))) <= 20


def test_nobody_is_joined_unseen_whom_a_person_held_to_be_different() -> None:
    others = [record("a90", "Bo Tann"), record("b91", "Udo Tann")]
    assert with_slips(others, judged("a90", "b91", "different")) == ()


def test_where_no_row_is_tied_to_another_nobody_stands_there_twice() -> None:
    found = [record("a90", "Bo Tann"), record("b91", "Udo Tann")]
    assert drawn(settled(found, []), found, 0.0) == ()
