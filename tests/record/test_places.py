"""Places known from elsewhere, heard in words that no reader marked."""

from typing import Any

import pytest

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
