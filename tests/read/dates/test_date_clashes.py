"""What contradicts itself is reported with its place and never corrected."""

from onrecord.nouns.edtf import Edtf
from onrecord.read.dates import date_clashes, find_dates


def _codes(text: str, published: str | None) -> list[str]:
    day = Edtf(published) if published else None
    return [finding.code for finding in date_clashes(text, find_dates(text, day), day, "i-1")]


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
