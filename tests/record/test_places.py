"""Places known from elsewhere, heard in words that no reader marked."""

from typing import Any

import pytest

from onrecord.nouns import CaseSettings, SamePlace
from onrecord.record.page import Page
from onrecord.record.places import Places


def test_a_page_is_heard_once_however_many_denials_ask(case: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    case.item("a", "Police detained six men in Orvesh.", places=("Orvesh",))
    case.item("b", "Nobody of Orvesh was there. Nothing happened.")
    known, asking = (Page(one, layer) for one, layer in zip(case.readings, case.layers, strict=True))
    places = Places([known, asking])
    heard: list[str] = []
    monkeypatch.setattr(places, "heard_in", lambda text: heard.append(text) or ["Orvesh"])
    assert [places.heard_on(asking), places.heard_on(asking)] == [["Orvesh"], ["Orvesh"]]
    assert heard == [asking.text]


def test_a_page_hears_what_its_words_do(case: Any) -> None:
    case.item("a", "Police detained six men in Orvesh.", places=("Orvesh",))
    page = Page(case.readings[0], case.layers[0])
    places = Places([page])
    assert places.heard_on(page) == places.heard_in(page.text) == ["Orvesh"]


def test_names_that_a_person_gave_one_place_are_one_place_under_the_first(case: Any) -> None:
    case.item("a", "Police detained six men in Bas-Olt. The tannery in Bas-Olt burned.", places=("tannery", "Bas-Olt"))
    case.item("b", "Men were taken in Lower Olt.", places=("Lower Olt",))
    pages = [Page(one, layer) for one, layer in zip(case.readings, case.layers, strict=True)]
    apart, one = Places(pages), Places(pages, (SamePlace(names=("Lower Olt", "Нижний Олт", "Bas-Olt")),))
    assert apart.group("Bas-Olt") != apart.group("Lower Olt")
    assert one.group("Bas-Olt") == one.group("Lower Olt") == one.group("Нижний Олт")
    assert one.name(one.group("Bas-Olt")) == one.called("Bas-Olt") == "Lower Olt"
    assert one.called("tannery") is None


def test_rows_of_one_place_under_two_names_are_counted_for_it_once(case: Any, people_list: Any) -> None:
    rows = ({"name": "Ivo Tann", "place": "Нижний Олт"}, {"name": "Bo Karn", "place": "Bas-Olt"})
    case.item("a", "Detained.", lists=(people_list("l", "a", rows, owner="Lantern Watch"),))
    places = {one.value for one in case.people().counts if one.by == "place"}
    assert places == {"Нижний Олт", "Bas-Olt"}
    case.settings = CaseSettings(places=(SamePlace(names=("Lower Olt", "Нижний Олт", "Bas-Olt")),))
    (both,) = (one for one in case.people().counts if one.by == "place")
    assert (both.value, both.possible) == ("Lower Olt", 2)
