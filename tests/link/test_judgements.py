"""What people judge: never crossed by a chain, taken back at any time, and said aloud where it contradicts itself."""

import datetime as dt
from typing import Any

from onrecord.nouns import Judged, Link, People

NOON = dt.datetime(2031, 7, 1, 12, tzinfo=dt.UTC)


def judged(a: str, b: str, verdict: str, by: str = "Mira") -> Judged:
    return Judged(a=min(a, b), b=max(a, b), verdict=verdict, by=by, at=NOON)  # type: ignore[arg-type]


def lists(case: Any, people_list: Any, *rows: dict[str, str]) -> None:
    """A list by an owner of its own for each row: records `l-1.1`, `l-2.1`, ..."""
    for number, row in enumerate(rows, 1):
        name = f"l-{number}"
        one = people_list(name, name, (row,), owner=f"Owner {number}")
        case.item(name, f"Detained in Dorn, {number}.", on="2031-05-02", lists=(one,))


def groups(people: People) -> set[frozenset[str]]:
    return {frozenset(person.entries) for person in people.people if person.entries}


def everybody(people: People) -> tuple[int, int]:
    one = next(one for one in people.counts if one.by == "all")
    return one.certain, one.possible


def link(people: People, a: str, b: str) -> Link:
    return next(one for one in people.links if {one.a, one.b} == {a, b})


TANN = {"name": "Ivo Tann", "born": "1990-02-03"}
BARE = {"name": "Ivo Tann"}
KARN = {"name": "Bo Karn"}


def test_a_chain_of_machine_links_never_crosses_what_a_person_judged_different(case: Any, people_list: Any) -> None:
    lists(case, people_list, TANN, TANN, TANN)
    assert groups(case.people()) == {frozenset(("l-1.1", "l-2.1", "l-3.1"))}
    people = case.people(judged=(judged("l-1.1", "l-3.1", "different"),))
    held = {record: group for group in groups(people) for record in group}
    assert held["l-1.1"] != held["l-3.1"]
    assert everybody(people) == (2, 2)
    assert any(one.code == "links-clash" for one in people.findings)


def test_what_a_person_judged_the_same_is_one_whatever_the_names(case: Any, people_list: Any) -> None:
    lists(case, people_list, TANN, {"name": "Bo Karn"})
    people = case.people(judged=(judged("l-1.1", "l-2.1", "same"),))
    assert everybody(people) == (1, 1)
    assert people.people[0].decided_by == "Mira"
    made = link(people, "l-1.1", "l-2.1")
    assert (made.decided_by, made.probability, made.confidence) == ("Mira", None, None)


def test_a_judgement_is_changed_and_withdrawn_and_what_the_machine_thought_stays(case: Any, people_list: Any) -> None:
    lists(case, people_list, BARE, BARE)
    before = case.people()
    same, withdrawn = judged("l-1.1", "l-2.1", "same"), judged("l-1.1", "l-2.1", "withdrawn")
    different = judged("l-1.1", "l-2.1", "different")
    assert everybody(before) == (1, 2)
    assert everybody(case.people(judged=(same,))) == (1, 1)
    assert everybody(case.people(judged=(same, different))) == (2, 2)
    now, then = (link(one, "l-1.1", "l-2.1") for one in (case.people(judged=(same,)), before))
    assert (now.decided_by, now.judgement) == ("Mira", "same")
    assert [part.words for part in now.parts] == [part.words for part in then.parts]
    assert case.people(judged=(same, different, withdrawn)) == before


def test_unsure_is_a_judgement_too_and_is_not_asked_again(case: Any, people_list: Any) -> None:
    lists(case, people_list, TANN, TANN)
    people = case.people(judged=(judged("l-1.1", "l-2.1", "unsure"),))
    assert everybody(people) == (1, 2)
    assert link(people, "l-1.1", "l-2.1").effect == 0


def test_people_who_contradict_each_other_are_told_with_the_whole_chain(case: Any, people_list: Any) -> None:
    lists(case, people_list, TANN, TANN, BARE)
    said = (
        judged("l-1.1", "l-2.1", "same", "Mira"),
        judged("l-2.1", "l-3.1", "same", "Olo"),
        judged("l-1.1", "l-3.1", "different", "Ada"),
    )
    people = case.people(judged=said)
    (clash,) = [one for one in people.findings if one.code == "judgements-clash"]
    assert clash.where == link(people, "l-1.1", "l-3.1").id
    steps = (link(people, "l-1.1", "l-2.1"), link(people, "l-2.1", "l-3.1"))
    assert all(one.id in clash.what for one in steps)
    assert all(by in clash.what for by in ("Mira", "Olo", "Ada"))
    assert "Tann" not in clash.what + clash.next
    assert link(people, "l-2.1", "l-3.1").judgement == "unsure"  # what the machine finds least likely is left open
    assert groups(people) == {frozenset(("l-1.1", "l-2.1")), frozenset(("l-3.1",))}
    assert everybody(people) == (2, 2)


def test_a_judgement_follows_its_row_when_the_list_is_taken_in_anew(case: Any, people_list: Any) -> None:
    lists(case, people_list, TANN, {**BARE, "place": "Dorn"})
    known = {one.id: one for one in case.records()}
    said = Judged(
        a="gone.1",
        b="l-2.1",
        verdict="same",
        by="Mira",
        at=NOON,
        print_a=known["l-1.1"].print,
        print_b=known["l-2.1"].print,
    )
    assert everybody(case.people(judged=(said,))) == (1, 1)


def test_a_judgement_about_a_row_that_is_gone_is_not_lost_in_silence(case: Any, people_list: Any) -> None:
    lists(case, people_list, TANN)
    people = case.people(judged=(judged("gone.1", "l-1.1", "same"),))
    assert [one.code for one in people.findings] == ["judgement-left-over"]


def test_doubt_is_carried_in_drawn_linkages_that_keep_to_what_people_judged(case: Any, people_list: Any) -> None:
    lists(case, people_list, BARE, BARE, BARE, KARN, KARN)
    people = case.people()
    assert len(people.drawn) >= 20
    assert len({one.groups for one in people.drawn}) > 1
    assert case.people().drawn == people.drawn
    apart = case.people(judged=(judged("l-1.1", "l-2.1", "different"),))
    assert not any({"l-1.1", "l-2.1"} <= set(group) for one in apart.drawn for group in one.groups)
    sure = case.people(judged=tuple(judged(f"l-{a}.1", f"l-{b}.1", "same") for a, b in ((1, 2), (2, 3), (4, 5))))
    assert sure.drawn == ()
