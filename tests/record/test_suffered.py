"""Who is named as the one to whom an act was done: never who did it, who speaks, or who only stands near."""

from typing import Any

import pytest

from onrecord.nouns import Account


def sufferers(account: Account) -> set[str]:
    names = {party.id: party.name for party in account.parties}
    return {names[id] for act in account.acts for id in act.sufferers}


@pytest.mark.parametrize(
    ("text", "language", "people", "suffered"),
    [
        ("Police detained Ivo Tann in Dorn.", "en", ("Ivo Tann",), {"Ivo Tann"}),
        ("Ivo Tann was detained in Dorn.", "en", ("Ivo Tann",), {"Ivo Tann"}),
        ("Ivo Tann disappeared in Dorn.", "en", ("Ivo Tann",), {"Ivo Tann"}),
        ("Ivo Tann detained Bo Karn in Dorn.", "en", ("Ivo Tann", "Bo Karn"), {"Bo Karn"}),
        ("Bo Karn was beaten by Ivo Tann in Dorn.", "en", ("Ivo Tann", "Bo Karn"), {"Bo Karn"}),
        ("Ivo Tann was not detained in Dorn.", "en", ("Ivo Tann",), set()),
        ("Ivo Tann, who was detained in Dorn.", "en", ("Ivo Tann",), set()),
        ("Tann was detained in Dorn.", "en", ("Tann",), set()),
        ("Иво Танн был задержан в Дорне.", "ru", ("Иво Танн",), {"Иво Танн"}),
        ("Ivo Tann a été arrêté à Dorn.", "fr", ("Ivo Tann",), {"Ivo Tann"}),
    ],
)
def test_who_suffers(case: Any, text: str, language: str, people: tuple[str, ...], suffered: set[str]) -> None:
    case.item("a", text, on="2031-05-02", language=language, people=people)
    assert sufferers(case.account()) == suffered


def test_one_in_public_office_is_no_private_victim(case: Any) -> None:
    case.item("a", "Ivo Tann was detained in Dorn.", on="2031-05-02", people={"Ivo Tann": "Mayor of Dorn"})
    assert sufferers(case.account()) == set()


def test_who_speaks_is_not_who_suffers_and_one_name_in_two_items_is_two_parties(case: Any) -> None:
    said = {"id": "s1", "by": "Olo Mark", "cue": "said", "content": "Ivo Tann was detained", "on": "2031-05-01"}
    text = "Olo Mark said Ivo Tann was detained in Dorn."
    case.item("a", text, on="2031-05-02", people=("Ivo Tann", "Olo Mark"), says=(said,))
    case.item("b", "Police detained Ivo Tann in Dorn.", on="2031-05-03", people=("Ivo Tann",))
    account = case.account()
    assert sufferers(account) == {"Ivo Tann"}
    victims = [party for party in account.parties if "victim" in party.roles]
    assert len(victims) == 2
    assert all(party.kind == "person" and not party.public and party.names[0].passage for party in victims)


def test_a_victim_in_a_text_is_a_record_to_be_linked_with_a_list(case: Any, people_list: Any) -> None:
    case.item("a", "Police detained Ivo Tann in Dorn on 3 February 2031.", on="2031-05-02", people=("Ivo Tann",),
              places=("Dorn",), dates={"3 February 2031": "2031-02-03"})  # fmt: skip
    rows = ({"name": "Tann Ivo", "when": "2031-02-03", "place": "Dorn"},)
    case.item("b", "A list.", on="2031-05-03", lists=(people_list("l", "b", rows, owner="Lantern Watch"),))
    (person,) = [one for one in case.people().people if one.entries]
    assert len(person.parties) == 1


def test_a_victim_whom_only_a_text_names_is_counted_apart(case: Any, people_list: Any) -> None:
    case.item("a", "Police detained Ivo Tann in Dorn.", on="2031-05-02", people=("Ivo Tann",))
    rows = ({"name": "Bo Karn"}, {"name": "Udo Lank"})
    case.item("b", "A list.", on="2031-05-03", lists=(people_list("l", "b", rows, owner="Lantern Watch"),))
    counts = {one.by: one for one in case.people().counts}
    assert (counts["told"].certain, counts["told"].possible, len(counts["told"].basis)) == (1, 1, 1)
    assert (counts["all"].certain, counts["all"].possible) == (2, 2)
