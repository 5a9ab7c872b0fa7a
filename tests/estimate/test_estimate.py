"""The numbers of a case: whose lists count as one, what unsure links do, and who is in no stratum."""

from collections.abc import Sequence

from onrecord.estimate import Effort, estimate
from onrecord.estimate.of_case import UNKNOWN, Tables, lists_of_owners
from onrecord.nouns import Drawn, Edtf, Finding, ListEntry, People, PeopleList, Person, Reading

SHORT = Effort(replicates=200, burn_in=100, sweeps=3_000)


def case(
    patterns: Sequence[str], owners: str = "ABC", **fields: Sequence[str | None]
) -> tuple[People, list[PeopleList]]:
    """One person for each pattern of list letters, with `when`, `place` or `sex` by person."""
    entries: dict[str, list[ListEntry]] = {letter: [] for letter in owners}
    people = []
    for number, pattern in enumerate(patterns):
        held = []
        for letter in pattern:
            said = {name: values[number] for name, values in fields.items()}
            when = Edtf(said.pop("when") or "..") if "when" in said else None
            entry = ListEntry(id=f"{letter}.{number}", row=number, name=f"n{number}", when=when, **said)
            entries[letter].append(entry)
            held.append(entry.id)
        people.append(Person(id=f"p{number}", names=(f"n{number}",), entries=tuple(held)))
    lists = [
        PeopleList(id=f"l{letter}", decided_by="t", item=f"i{letter}", owner=f"Office {letter}", entries=tuple(rows))
        for letter, rows in entries.items()
    ]
    return People(people=tuple(people)), lists


def readings(lists: Sequence[PeopleList]) -> list[Reading]:
    return [Reading(item=one.item, layer="", model="t@1", language="en", lists=(one,)) for one in lists]


def reasons(people: People, lists: Sequence[PeopleList]) -> str:
    numbers = estimate(people, readings(lists), SHORT, SHORT)
    assert all(one.point is None for one in numbers.estimates)
    return " ".join(reason for headline in numbers.headlines for reason in headline.refused)


def test_fewer_than_three_lists_carry_no_estimate() -> None:
    assert "at least 3 lists" in reasons(*case(["A", "B", "AB"], owners="AB"))


def test_no_lists_carry_no_estimate() -> None:
    assert "at least 3 lists" in reasons(People(), [])


def test_lists_that_share_nobody_carry_no_estimate() -> None:
    assert "Nobody is on two lists" in reasons(*case(["A"] * 20 + ["B"] * 20 + ["C"] * 20))


def test_lists_of_one_owner_are_one_list() -> None:
    people, lists = case(["A", "B", "C", "AC"])
    same = [
        lists[0],
        lists[1],
        PeopleList(id="lC", decided_by="t", item="iC", owner="office a", entries=lists[2].entries),
    ]
    assert set(lists_of_owners(same, people).values()) == {"lA", "lB"}
    assert "of 3 lists 2 are left" in reasons(people, same)


def test_a_copied_list_counts_with_the_list_it_copies() -> None:
    people, lists = case(["AB"] * 8 + ["A", "B", "C", "BC"])
    copied = People(people=people.people, findings=(Finding(code="list-copied", what="8 of 10.", where="lB"),))
    assert set(lists_of_owners(lists, copied).values()) == {"lA", "lC"}
    assert "2 are left" in reasons(copied, lists)


def test_unnamed_people_are_left_out_because_nobody_knows_who_else_they_are() -> None:
    people, lists = case(["A", "B", "C", "AB"])
    unnamed = Person(id="px", names=(), entries=("A.0",), named=False)
    assert Tables(People(people=(unnamed, *people.people[1:])), lists).whole().n == 3


def test_a_case_with_three_lists_has_every_model_and_a_headline() -> None:
    patterns = ["A"] * 212 + ["B"] * 180 + ["C"] * 95 + ["AB"] * 60 + ["AC"] * 31 + ["BC"] * 25 + ["ABC"] * 9
    numbers = estimate(*_of(case(patterns)), SHORT, SHORT)
    assert len({one.model for one in numbers.estimates}) == 5
    (said,) = numbers.headlines
    assert said.listed == 612
    assert said.low is not None
    assert said.low > 612
    assert all(one.lists == ("lA", "lB", "lC") for one in numbers.estimates)


def _of(made: tuple[People, list[PeopleList]]) -> tuple[People, list[Reading]]:
    return made[0], readings(made[1])


def test_each_linkage_that_link_drew_is_a_table_and_who_is_not_regrouped_stays() -> None:
    people, lists = case(["A"] * 30 + ["B"] * 30 + ["C"] * 30)
    draws = (
        Drawn(groups=(("A.0", "B.30", "p-told"), ("A.1",), ("B.31",))),
        Drawn(groups=(("A.0",), ("B.30",), ("p-told",), ("A.1", "B.31"))),
        Drawn(groups=(("A.0", "B.30"), ("p-told",), ("A.1", "B.31"))),
    )
    tables = Tables(People(people=people.people, drawn=draws), lists)
    assert tables.whole().size(0, 1) == 0
    assert [table.size(0, 1) for table in tables.drawn()] == [1, 1, 2]
    assert all(table.n + table.size(0, 1) == 90 for table in tables.drawn())
    assert Tables(people, lists).drawn() == ()


def test_what_is_known_of_the_lists_is_said_before_any_estimate() -> None:
    people, lists = case(["A"] * 20 + ["B"] * 20 + ["C"] * 20 + ["AB"] * 9 + ["ABC"] * 4)
    spoken = Finding(code="list-only-spoken", what="A list is only spoken of.", where="lX")
    odd = Finding(code="links-clash", what="Two records.", where="k")
    numbers = estimate(People(people=people.people, findings=(spoken, odd)), readings(lists), SHORT, SHORT)
    assert numbers.findings[0] == spoken
    assert odd not in numbers.findings


def test_who_has_no_place_or_several_is_a_stratum_of_its_own() -> None:
    patterns = ["A", "B", "C", "AB"]
    people, lists = case(patterns, place=["Vell", "Vell", "Orsa", None])
    kinds = dict(Tables(people, lists).strata())
    assert {place: table.n for place, table in kinds["place"].items()} == {"Vell": 2, "Orsa": 1, UNKNOWN: 1}
    assert list(kinds["place"])[-1] == UNKNOWN


def test_one_place_in_two_scripts_or_under_two_names_is_one_stratum() -> None:
    people, lists = case(["A", "B", "C", "A"], place=["Карсат", "Karsat", "Bas-Olt", "Нижний Олт"])
    called = {"Bas-Olt": "Lower Olt", "Нижний Олт": "Lower Olt"}
    by_place = dict(Tables(people, lists, called).strata())["place"]
    assert {place: table.n for place, table in by_place.items()} == {"Карсат": 2, "Lower Olt": 2}


def test_a_year_is_a_stratum_only_where_the_date_lies_in_one_year() -> None:
    people, lists = case(["A", "B", "C"], when=["2031-04-02", "2031-11/2032-02", "2032"])
    ((kind, by_year),) = Tables(people, lists).strata()
    assert kind == "period"
    assert {year: table.n for year, table in by_year.items()} == {"2031": 1, "2032": 1, UNKNOWN: 1}


def test_sex_is_read_in_several_languages_and_never_guessed() -> None:
    people, lists = case(["A", "B", "C", "A"], sex=["M", "муж.", "femme", "?"])
    ((_, by_sex),) = Tables(people, lists).strata()
    assert {sex: table.n for sex, table in by_sex.items()} == {"male": 2, "female": 1, UNKNOWN: 1}


def test_small_strata_are_refused_and_people_without_one_are_said() -> None:
    patterns = ["A"] * 40 + ["B"] * 40 + ["C"] * 30 + ["AB"] * 12 + ["AC"] * 9 + ["BC"] * 8 + ["ABC"] * 4
    places = [("Vell", "Orsa", "Orsa", None)[number % 4] for number in range(len(patterns))]
    numbers = estimate(*_of(case(patterns, place=places)), SHORT, SHORT)
    by_stratum = {one.stratum: one for one in numbers.headlines}
    assert by_stratum["place: Orsa"].listed == 72
    assert "fewer than 50" in by_stratum["place: Vell"].refused[0]
    (unknown,) = (one for one in numbers.findings if one.code == "stratum-unknown")
    assert "35 have no place" in unknown.what


def test_what_was_estimated_is_not_estimated_again_until_a_table_changes() -> None:
    people, lists = case(["A"] * 20 + ["B"] * 20 + ["C"] * 20 + ["AB"] * 9 + ["ABC"] * 4 + ["BC"] * 5)
    first = estimate(people, readings(lists), SHORT, SHORT)
    assert estimate(people, readings(lists), SHORT, SHORT, before=first) is first
    fewer = People(people=people.people[1:])
    assert estimate(fewer, readings(lists), SHORT, SHORT, before=first).under != first.under
