"""Same person, different, unsure: judgements that can be taken back, and counts that are ranges."""

import datetime as dt
from typing import Any

import pytest

from onrecord.nouns import Decision, ListEntry, People, PeopleList
from onrecord.nouns.names import sounds


def two_lists(case: Any, people_list: Any, a: dict[str, str], b: dict[str, str]) -> People:
    for name, row in (("a", a), ("b", b)):
        case.item(
            name,
            f"Detained in Dorn, {name}.",
            on="2031-05-02",
            lists=(people_list(f"l-{name}", name, (row,), owner=name),),
        )
    return case.people()


def count(people: People, by: str = "all") -> tuple[int, int, int, int]:
    one = next(one for one in people.counts if one.by == by)
    return one.certain, one.possible, one.named, one.unnamed


@pytest.mark.parametrize(
    ("a", "b"),
    [("Щурин Лукьян", "Loukian Chtchourine"), ("Курчай Живко", "Jivko Kourtchaï"), ("Юлиан Орушов", "Yulian Orushov"),
     ("Илья Джалин", "Ilia Djaline"), ("Андрей Чермой", "Andreï Tchermoï")],
)  # fmt: skip
def test_spellings_of_one_name_in_three_scripts_sound_alike(a: str, b: str) -> None:
    assert sounds(a) == sounds(b)


@pytest.mark.parametrize(
    ("a", "b", "judgement"),
    [
        ({"name": "Ivo Tann", "born": "1990"}, {"name": "Tann Ivo", "born": "1990"}, "same"),
        ({"name": "Ivo Tann", "born": "1978"}, {"name": "Ivo Tann", "born": "2001"}, "different"),
        ({"name": "Ivo Tann", "born": "1978"}, {"name": "Ivo Tann", "born": "1979"}, "unsure"),
        ({"name": "Ivo Tann"}, {"name": "Ivo Tann"}, "unsure"),
        ({"name": "Ivo Tann", "when": "2031-02-03"}, {"name": "Ivo Tann", "when": "2031-02-03"}, "same"),
        ({"name": "Ivo Tann", "born": "1959", "when": "2031-02-03"},
         {"name": "Ivo Tann", "born": "1995", "when": "2031-02-03"}, "unsure"),
        ({"name": "Ivo Tannberg", "born": "1990"}, {"name": "Ivo Tannborg", "born": "1990"}, "unsure"),
    ],
)  # fmt: skip
def test_judgements(case: Any, people_list: Any, a: dict[str, str], b: dict[str, str], judgement: str) -> None:
    (one,) = two_lists(case, people_list, a, b).links
    assert one.judgement == judgement
    assert one.reason


def test_brothers_are_not_compared(case: Any, people_list: Any) -> None:
    assert two_lists(case, people_list, {"name": "Ivo Tann"}, {"name": "Karl Tann"}).links == ()


def test_an_unsure_link_is_the_difference_between_certain_and_possible(case: Any, people_list: Any) -> None:
    people = two_lists(case, people_list, {"name": "Ivo Tann"}, {"name": "Ivo Tann"})
    assert count(people) == (1, 2, 2, 0)


def test_a_persons_decision_stands_over_the_machines(case: Any, people_list: Any) -> None:
    people = two_lists(case, people_list, {"name": "Ivo Tann"}, {"name": "Ivo Tann"})
    when = dt.datetime(2031, 7, 1, tzinfo=dt.UTC)
    same = Decision(about=people.links[0].id, verdict="correct", field="judgement", value="same", by="Mira", at=when)
    no = Decision(about=people.links[0].id, verdict="reject", by="Mira", at=when)
    assert count(case.people((same,))) == (1, 1, 1, 0)
    assert case.people((same,)).people[0].decided_by == "Mira"
    assert count(case.people((no,))) == (2, 2, 2, 0)


def test_unnamed_people_are_counted_apart_and_only_as_possible(case: Any, people_list: Any) -> None:
    rows = ({"name": "Ivo Tann"}, {"name": ""})
    case.item("a", "Detained in Dorn.", lists=(people_list("l", "a", rows, owner="Lantern Watch"),))
    case.item(
        "b", "Detained in Vell.", lists=(people_list("m", "b", ({"name": "Bo Karn"}, {"name": "Olo Mark"}), owner="B"),)
    )
    people = case.people()
    assert count(people) == (3, 4, 3, 1)
    assert next(one for one in people.counts if one.value == "l").certain == 2  # on its own list nobody doubts it


def test_a_list_only_spoken_of_adds_to_possible_what_its_source_states(case: Any, people_list: Any) -> None:
    case.item("a", "A list.", lists=(people_list("l", "a", owner="Lantern Watch", contained=False, stated=27),))
    people = case.people()
    assert count(people) == (0, 27, 0, 27)
    assert "only spoken of" in people.counts[0].why


def test_a_list_taken_in_twice_counts_nobody_twice(case: Any, people_list: Any) -> None:
    rows = ({"name": "Ivo Tann"}, {"name": "", "place": "Dorn"})
    for name in ("a", "b"):
        case.item(name, "Detained.", lists=(people_list(f"l-{name}", name, rows, owner="Lantern Watch"),))
    assert count(case.people()) == (2, 2, 1, 1)


def test_lists_that_share_most_people_are_shown_to_do_so(case: Any, people_list: Any) -> None:
    rows = tuple({"name": name, "born": "1990"} for name in ("Ivo Tann", "Bo Karn", "Olo Mark"))
    case.item("a", "Detained.", lists=(people_list("l-a", "a", rows, owner="A"),))
    case.item("b", "Detained.", lists=(people_list("l-b", "b", (*rows[:2], {"name": "Udo Lank"}), owner="B"),))
    (finding,) = case.people().findings
    assert finding.code == "list-overlaps"
    assert not any(name in finding.what for name in ("Tann", "Karn"))


def test_every_count_says_how_it_was_counted(case: Any, people_list: Any) -> None:
    rows = ({"name": "Ivo Tann", "place": "Dorn", "when": "2031-02-03"},)
    case.item("a", "Detained.", lists=(people_list("l", "a", rows, owner="A"),))
    people = case.people()
    assert {one.by for one in people.counts} == {"all", "list", "place", "period"}
    assert all(one.why and one.certain <= one.possible for one in people.counts)


def test_who_is_counted_for_a_village_is_counted_for_its_district(case: Any) -> None:
    entries = (
        ListEntry(id="l.1", row=1, name="Ivo Tann", place="Dorn", within=("Kessal",)),
        ListEntry(id="l.2", row=2, name="Bo Karn", place="Orsk", within=("Kessal",)),
        ListEntry(id="l.3", row=3, name="Udo Lank", place="Kessal"),
    )
    one = PeopleList(id="l", decided_by="machine:test@1", item="a", owner="Lantern Watch", entries=entries)
    case.item("a", "Detained.", lists=(one,))
    assert {c.value: c.possible for c in case.people().counts if c.by == "place"} == {"Dorn": 1, "Orsk": 1, "Kessal": 3}
