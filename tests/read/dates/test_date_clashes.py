"""What contradicts itself is reported with its place and never corrected."""

import pytest

from onrecord.nouns.edtf import Edtf
from onrecord.read.dates import date_clashes, find_dates


def _codes(text: str, published: str | None, language: str = "en") -> list[str]:
    day = Edtf(published) if published else None
    found = find_dates(text, day, language=language)
    return [finding.code for finding in date_clashes(text, found, day, "i-1", (), language)]


def test_a_weekday_that_is_not_that_date() -> None:
    text = "On Tuesday, 3 May 2017, they came."
    (mention,) = find_dates(text, None)
    assert mention.when == "2017-05-03?"
    (finding,) = date_clashes(text, [mention], None, "i-1")
    assert (finding.code, finding.where) == ("date-weekday", "i-1, characters 3-22")


def test_a_weekday_that_is_that_date() -> None:
    assert _codes("On Wednesday, 3 May 2017, they came.", None) == []


def test_a_past_report_of_a_day_after_the_publication() -> None:
    assert _codes("The camp closed on 9 May 2017.", "2017-05-04") == ["date-after-publication"]
    assert _codes("The camp will close on 9 May 2017.", "2017-05-04") == []
    assert _codes("The camp closed on 9 May 2017.", "2017-05-09") == []
    assert _codes("The camp has been closed since 9 May 2017.", "2017-05-04") == []


def test_a_day_that_does_not_exist_and_an_order_that_cannot_be_known() -> None:
    assert _codes("Opened on 31.02.2017.", None) == ["date-impossible"]
    assert _codes("Opened on 03/04/2017.", None) == ["date-day-month"]


def test_a_finding_holds_no_words_of_the_text() -> None:
    text = "Orla Venn was taken on Tuesday, 3 May 2017."
    (finding,) = date_clashes(text, find_dates(text, None), None, "i-1")
    assert "Orla" not in finding.what + finding.where + finding.next


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("ru", "Их увели во вторник, 3 мая 2017 года.", ["date-weekday"]),
        ("ru", "Их увели в среду, 3 мая 2017 года.", []),
        ("ru", "Их увели 3 мая 2017 года (вторник).", ["date-weekday"]),
        ("ru", "Лагерь закрыли 9 мая 2017 года.", ["date-after-publication"]),
        ("ru", "Лагерь закроется 9 мая 2017 года.", []),
        ("ru", "Их увели 31.02.2017.", ["date-impossible"]),
        ("ru", "Их держали с 9 апреля 2017 года по 3 марта 2017 года.", ["date-backwards"]),
        ("fr", "On les a emmenés le mardi 3 mai 2017.", ["date-weekday"]),
        ("fr", "On les a emmenés le mercredi 3 mai 2017.", []),
        ("fr", "On les a emmenés le 3 mai 2017 (mardi).", ["date-weekday"]),
        ("fr", "Le camp a fermé le 9 mai 2017.", ["date-after-publication"]),
        ("fr", "Le camp fermera le 9 mai 2017.", []),
        ("fr", "On les a emmenés le 31/02/2017.", ["date-impossible"]),
        ("fr", "On les a gardés du 9 avril 2017 au 3 mars 2017.", ["date-backwards"]),
        ("en", "They were taken on 3 May 2017 (Tuesday).", ["date-weekday"]),
        ("en", "They were taken on 3 May 2017, a Tuesday.", ["date-weekday"]),
        ("en", "The minister said that the camp will close on 9 May 2017.", []),
    ],
)
def test_the_same_clashes_in_every_language(language: str, text: str, codes: list[str]) -> None:
    assert _codes(text, "2017-05-04", language) == codes


def test_a_weekday_without_a_year_that_fits_no_year_nearby() -> None:
    assert _codes("They were taken on Thursday, 2 May.", "2017-05-04") == ["date-weekday"]
    assert _codes("They were taken on Tuesday, 2 May.", "2017-05-04") == []
