"""What to beware of in a list is said before its numbers are used, and never with a name."""

from typing import Any

from onrecord.link.about_lists import about_lists
from onrecord.link.records import Record
from onrecord.nouns import Finding, People, PeopleList

TANN, KARN, LANK = ({"name": name, "born": "1990-02-03"} for name in ("Ivo Tann", "Bo Karn", "Udo Lank"))


def said(people: People, code: str) -> list[Finding]:
    return [one for one in people.findings if one.code == code]


def test_people_who_stand_on_a_list_twice_are_counted_once_and_told(case: Any, people_list: Any) -> None:
    case.item("a", "Detained.", lists=(people_list("l", "a", (TANN, TANN, KARN), owner="Lantern Watch"),))
    people = case.people()
    (one,) = said(people, "list-doubles")
    assert "1 of its 2" in one.what
    assert "2 rows" in one.what
    assert next(count.possible for count in people.counts if count.by == "all") == 2


def test_a_list_that_is_only_spoken_of_is_told_once_and_not_where_its_owners_list_is_here(
    case: Any, people_list: Any
) -> None:
    spoken = people_list("l-s", "a", owner="Heron Committee", contained=False, stated=14)
    here = people_list("l-h", "b", owner="Lantern Watch", contained=False, stated=3)
    case.item("a", "A list.", lists=(spoken,))
    case.item("b", "A list.", lists=(people_list("l", "b", (TANN, KARN, LANK), owner="Lantern Watch"), here))
    (one,) = said(case.people(), "list-only-spoken")
    assert one.where == "l-s"
    assert "14 people" in one.what


def test_a_list_that_goes_back_to_another_is_no_second_look(case: Any, people_list: Any) -> None:
    first = people_list("l-a", "a", (TANN, KARN), owner="Lantern Watch", origin="own interviews")
    second = people_list("l-b", "b", (LANK, KARN), owner="Heron Committee", origin="taken from Lantern Watch")
    case.item("a", "Detained in Dorn.", on="2031-05-01", lists=(first,))
    case.item("b", "Detained in Vell.", on="2031-05-02", lists=(second,))
    retold = case.backing().copied_lists
    assert retold == {"l-b": "l-a"}
    (one,) = about_lists((first, second), (), (), {}, retold)
    assert (one.code, one.where) == ("list-retold", "l-b")
    assert "l-a" in one.what


def test_no_finding_about_a_list_holds_a_name(case: Any, people_list: Any) -> None:
    for name in ("a", "b"):
        rows = (TANN, TANN, KARN) if name == "a" else (TANN, KARN, LANK)
        case.item(name, "Detained.", lists=(people_list(f"l-{name}", name, rows, owner=name),))
    found = case.people().findings
    assert {one.code for one in found} >= {"list-doubles", "list-overlaps"}
    words = " ".join(one.what + one.next for one in found)
    assert not any(name in words for name in ("Tann", "Karn", "Lank"))


def held(**lists: range) -> list[Finding]:
    rows = [Record(f"{name}{at}", f"{at}", True, name) for name, people in lists.items() for at in people]
    made = [PeopleList(id=name, decided_by="t", item=name, owner=name) for name in lists]
    return list(about_lists(made, (), rows, {row.id: row.name for row in rows}, {}))


def test_a_list_whose_people_are_all_on_another_is_a_copy_only_where_other_people_seldom_are() -> None:
    (copied,) = held(a=range(60), b=range(20), c=range(40, 140))
    assert (copied.code, copied.where) == ("list-copied", "b")
    assert "20 of its 20" in copied.what
    reaching = held(a=range(95), b=range(20), c=range(30, 100))  # a reaches nearly everybody
    assert {(one.code, one.where) for one in reaching} == {("list-overlaps", "b"), ("list-overlaps", "c")}
    assert [one.code for one in held(a=range(10), b=range(10))] == ["list-overlaps"]  # no third list to compare with


def test_two_lists_that_each_reach_most_people_are_no_copies() -> None:
    assert {one.code for one in held(a=range(70), b=range(20, 90), c=range(40, 100))} == {"list-overlaps"}


def test_who_made_a_list_is_asked_for_where_nobody_says(case: Any, people_list: Any) -> None:
    case.item("a", "Detained.", lists=(people_list("l", "a", (TANN, KARN), owner=None),))
    (one,) = said(case.people(), "list-unowned")
    assert one.where == "l"
    assert "owner" in one.next
