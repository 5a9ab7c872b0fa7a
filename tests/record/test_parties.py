"""Parties: who speaks, under all their names, and for whom."""

from typing import Any

from onrecord.nouns import Party


def said(name: str, by: str, content: str = "it rained", after: str = "") -> dict[str, Any]:
    return {"id": name, "by": by, "cue": "said", "content": content, "on": "2031-05-01", "after": after}


def party(case: Any, about: str) -> Party:
    account = case.account()
    return next(one for one in account.parties if one.id == account.party_of[about])


def test_one_name_in_two_scripts_is_one_party(case: Any) -> None:
    case.item("a", "Oksana Prell said that it rained.", people=("Oksana Prell",), says=(said("s", "Oksana Prell"),))
    case.item("b", "Оксана Прелль said that it rained.", people=("Оксана Прелль",), says=(said("t", "Оксана Прелль"),))
    assert party(case, "s").id == party(case, "t").id
    assert {name.text for name in party(case, "s").names} == {"Oksana Prell", "Оксана Прелль"}


def test_a_surname_alone_joins_the_only_full_name(case: Any) -> None:
    case.item("a", "Ana Rell said that it rained.", people=("Ana Rell",), says=(said("s", "Ana Rell"),))
    case.item("b", "Rell said that it rained.", people=("Rell",), says=(said("t", "Rell"),))
    assert party(case, "t").id == party(case, "s").id


def test_a_surname_that_two_people_bear_joins_neither(case: Any) -> None:
    for name in ("Ana Rell", "Bo Rell"):
        case.item(name, f"{name} said that it rained.", people=(name,), says=(said(f"s {name}", name),))
    case.item("c", "Rell said that it rained.", people=("Rell",), says=(said("t", "Rell"),))
    assert party(case, "t").id not in {party(case, "s Ana Rell").id, party(case, "s Bo Rell").id}


def test_an_acronym_is_the_body_whose_initials_it_is(case: Any) -> None:
    for name in ("Lantern Press Agency", "LPA"):
        case.item(name, f"{name} said that it rained.", bodies=(name,), says=(said(f"s {name}", name),))
    assert party(case, "s LPA").name == "Lantern Press Agency"


def test_unnamed_sources_of_two_items_are_two_parties(case: Any) -> None:
    for name in ("a", "b"):
        case.item(name, "A witness said that it rained.", says=(said(f"s-{name}", "A witness"),))
    assert party(case, "s-a").id != party(case, "s-b").id
    assert "unnamed" in party(case, "s-a").roles
    assert not party(case, "s-a").public


def test_a_role_without_a_name_is_the_person_of_the_item_who_bears_it(case: Any) -> None:
    text = "The Mayor’s spokesman Bo Tann said that it rained.\nThe Mayor’s spokesman said that it rained again."
    case.item("a", text, people={"Bo Tann": "The Mayor’s spokesman"}, says=(
        said("s", "The Mayor’s spokesman Bo Tann"),
        said("t", "The Mayor’s spokesman", "it rained again", after="rained.\n"),
    ))  # fmt: skip
    assert party(case, "t").id == party(case, "s").id


def test_a_name_that_stands_right_behind_a_description_is_who_speaks(case: Any) -> None:
    text = "The rights group Lantern Watch said that it rained."
    case.item("a", text, bodies=("Lantern Watch",), outlet="Post", says=(said("s", "The rights group"),))
    assert party(case, "s").name == "Lantern Watch"


def test_the_possessor_is_not_the_speaker_but_the_one_spoken_for(case: Any) -> None:
    text = "President Olo Mark’s spokesman Bo Tann said that it rained."
    case.item("a", text, people={"Bo Tann": "spokesman", "Olo Mark": "President"}, says=(
        said("s", "President Olo Mark’s spokesman Bo Tann"),
    ))  # fmt: skip
    account = case.account()
    bo = party(case, "s")
    assert bo.name == "Bo Tann"
    assert next(one.name for one in account.parties if one.id == bo.speaks_for) == "Olo Mark"


def test_private_people_are_not_public_and_officials_are(case: Any) -> None:
    text = "Ana Rell said that it rained.\nGovernor Bo Tann said that it rained hard."
    case.item("a", text, people={"Ana Rell": "", "Bo Tann": "Governor"}, says=(
        said("s", "Ana Rell"), said("t", "Governor Bo Tann", "it rained hard"),
    ))  # fmt: skip
    assert not party(case, "s").public
    assert party(case, "t").public_because == "in public office: Governor"


def test_the_narrator_is_the_agency_then_the_outlet_then_the_author(case: Any) -> None:
    case.item("a", "DORN, May 1 (XPA) — It rained.", outlet="Post", author="Ana Rell")
    case.item("b", "It rained.", outlet="Post", author="Ana Rell")
    case.item("c", "It rained.", author="Ana Rell")
    case.item("d", "It rained.")
    assert [party(case, item).name for item in "abcd"] == ["XPA", "Post", "Ana Rell", "narrator not stated"]
    assert not party(case, "c").public


def test_the_same_case_gives_the_same_account(case: Any) -> None:
    case.item("a", "Ana Rell said that police killed a man.", people=("Ana Rell",), says=(
        said("s", "Ana Rell", "police killed a man"),
    ))  # fmt: skip
    assert case.account() == case.account()


def test_the_beginning_of_a_name_is_the_only_body_of_that_name(case: Any) -> None:
    for name in ("General Staff", "General Staff of the Northern Army"):
        case.item(name, f"The {name} said that it rained.", bodies=(name,), says=(said(f"s {name}", name),))
    assert party(case, "s General Staff").id == party(case, "s General Staff of the Northern Army").id


def test_the_mission_in_its_own_item_is_who_tells_the_item(case: Any) -> None:
    case.item("a", "The Mission said that it rained.", outlet="Rain Mission for Dorn", says=(said("s", "The Mission"),))
    assert party(case, "s").id == party(case, "a").id


def test_we_in_an_item_is_who_tells_the_item(case: Any) -> None:
    case.item("a", "We said that it rained.", outlet="Teachers of Dorn", says=(said("s", "We"),))
    assert party(case, "s").id == party(case, "a").id


def test_who_speaks_for_the_army_is_on_its_side(case: Any) -> None:
    text = "The army said that it rained. The army's spokesman, Captain Ivo Strand, said that it snowed."
    says = (said("s", "The army"), said("t", "The army's spokesman, Captain Ivo Strand", "it snowed"))
    case.item("a", text, people={"Ivo Strand": "Captain"}, says=says)
    assert party(case, "t").name == "Ivo Strand"
    assert party(case, "t").speaks_for == party(case, "s").id


def test_an_author_who_is_no_outlet_is_withheld_even_under_a_known_name(case: Any) -> None:
    case.item("a", "It rained.", author="Ana Rell")
    case.item("b", "Ana Rell said that it rained.", people=("Ana Rell",), says=(said("s", "Ana Rell"),))
    assert not party(case, "s").public


def test_a_service_of_a_ministry_is_on_the_side_of_the_ministry(case: Any) -> None:
    for name in ("Guard Service of the Interior Ministry", "Interior Ministry"):
        case.item(name, f"The {name} said that it rained.", bodies=(name,), says=(said(f"s {name}", name),))
    service, ministry = (
        party(case, f"s {name}") for name in ("Guard Service of the Interior Ministry", "Interior Ministry")
    )
    assert service.id != ministry.id == service.speaks_for
