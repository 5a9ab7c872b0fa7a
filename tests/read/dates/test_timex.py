"""The measurement in TempEval-3's terms (`bench.timex`), on invented sentences of Wednesday, 15 September 2021."""

from pathlib import Path

import pytest
from bench.timex.corpus import Document, Timex, documents
from bench.timex.score import intervals, pairs, tally, total
from bench.timex.values import timexes


def _values(text: str) -> list[tuple[str, str, str]]:
    document = Document("invented", text, "2021-09-15", ())
    return [(text[one.start : one.end], one.kind, one.value) for one in timexes(document)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It opened on 4 May 2017.", [("4 May 2017", "DATE", "2017-05-04")]),
        ("It opened in late May 2017.", [("late May 2017", "DATE", "2017-05")]),
        ("It opened in the summer of 2017.", [("the summer of 2017", "DATE", "2017-SU")]),
        ("It opened in the third quarter of 2017.", [("the third quarter of 2017", "DATE", "2017-Q3")]),
        ("It opened in the 1990s.", [("the 1990s", "DATE", "199")]),
        ("He was held from May to July.", [("May", "DATE", "2021-05"), ("July", "DATE", "2021-07")]),
        ("They came last week.", [("last week", "DATE", "2021-W36")]),
        ("They came over the weekend.", [("the weekend", "DATE", "2021-W36-WE")]),
        ("They came two months ago.", [("two months ago", "DATE", "2021-07")]),
        ("They came on Friday night.", [("Friday night", "TIME", "2021-09-10TNI")]),
        ("They came at 10 p.m. on Friday.", [("10 p.m. on Friday", "TIME", "2021-09-10T22:00")]),
        ("It lasted for two years.", [("two years", "DURATION", "P2Y")]),
        ("It took several hours.", [("several hours", "DURATION", "PTXH")]),
        ("They meet every Monday.", [("every Monday", "SET", "XXXX-WXX-1")]),
        ("Two days after the vote he left.", [("Two days", "DURATION", "P2D")]),
        ("He is now at home.", [("now", "DATE", "PRESENT_REF")]),
    ],
)
def test_what_the_resolver_found_is_put_into_timex3(text: str, marked: list[tuple[str, str, str]]) -> None:
    assert _values(text) == marked


def test_relaxed_strict_and_value_are_counted_as_in_the_task() -> None:
    gold = [Timex(0, 5, "DATE", "2017"), Timex(10, 20, "DATE", "2018"), Timex(30, 35, "DATE", "2019")]
    found = [Timex(0, 5, "DATE", "2017"), Timex(12, 20, "DATE", "2011"), Timex(50, 55, "DATE", "2019")]
    assert tally(gold, found) == (3, 3, 2, 1, 1, 2)
    assert tally(gold, found).scores() == pytest.approx((66.7, 33.3, 33.3, 66.7), abs=0.1)


def test_one_find_stands_for_one_expression_and_the_same_extent_goes_first() -> None:
    gold = [Timex(0, 4, "DATE", "a"), Timex(5, 9, "DATE", "b")]
    found = [Timex(0, 9, "DATE", "c"), Timex(5, 9, "DATE", "d")]
    assert [two.value for _, two in pairs(gold, found)] == ["c", "d"]


def test_an_interval_holds_its_score() -> None:
    tallies = [tally([Timex(0, 4, "DATE", "a")], [Timex(0, 4, "DATE", "a")] * (number % 2)) for number in range(20)]
    (low, high), *_ = intervals(tallies)
    assert low < total(tallies).scores()[0] < high


def test_a_document_is_read_with_the_places_of_its_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "Evaluation" / "te3-platinum"
    folder.mkdir(parents=True)
    (folder / "a.tml").write_text(
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2021-09-15">15 September</TIMEX3></DCT><TEXT>They <EVENT>came'
        '</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2021-09-14">Tuesday</TIMEX3> &amp; left.</TEXT></TimeML>'
    )
    monkeypatch.setattr("bench.timex.corpus.FOLDER", tmp_path)
    (document,) = documents("platinum")
    assert (document.text, document.created) == ("They came on Tuesday & left.", "2021-09-15")
    assert document.gold == (Timex(13, 20, "DATE", "2021-09-14"),)
    assert documents("aquaint") == []
