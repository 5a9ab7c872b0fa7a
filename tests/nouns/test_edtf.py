"""An Edtf keeps what was said about a date, and never says more."""

from datetime import date

import msgspec
import pytest

from onrecord.nouns.edtf import Edtf, dec_hook, enc_hook


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2017-05-04", "2017-05-04", "2017-05-04", "day"),
        ("2017-05", "2017-05-01", "2017-05-31", "month"),
        ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("2017", "2017-01-01", "2017-12-31", "year"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("20XX", "2000-01-01", "2099-12-31", "century"),
        ("2017-XX", "2017-01-01", "2017-12-31", "year"),
        ("2017-1X", "2017-10-01", "2017-12-31", "year"),
        ("2017-04-2X", "2017-04-20", "2017-04-29", "month"),
        ("2017-04-XX", "2017-04-01", "2017-04-30", "month"),
        ("2017-02-2X", "2017-02-20", "2017-02-28", "month"),
        ("201X-02-29", "2012-02-29", "2016-02-29", "decade"),
        ("2017-21", "2017-03-01", "2017-05-31", "season"),
        ("2017-24", "2016-12-01", "2018-02-28", "season"),
        ("2017-34", "2017-04-01", "2017-06-30", "season"),
        ("2017-40", "2017-01-01", "2017-06-30", "season"),
        ("2017-05-04~", "2017-05-01", "2017-05-07", "day"),
        ("2017-05~", "2017-04-21", "2017-06-10", "month"),
        ("2017~", "2016-10-01", "2018-04-02", "year"),
        ("2017-05-04?", "2017-05-04", "2017-05-04", "day"),
        ("2017-05-04%", "2017-05-01", "2017-05-07", "day"),
        ("2014-01~/2014-04~", "2013-12-22", "2014-05-10", "month"),
        ("2017-05-04~/2017-05-14~", "2017-05-01", "2017-05-17", "day"),
        ("2017-04-21/2017-04-30", "2017-04-21", "2017-04-30", "day"),
        ("../2017-07-16", None, "2017-07-16", "day"),
        ("2017-07-16/..", "2017-07-16", None, "day"),
        ("2017-07-16/", "2017-07-16", None, "day"),
        ("/2017-07", None, "2017-07-31", "month"),
        ("../..", None, None, "unknown"),
        ("XXXX-05-26", None, None, "unknown"),
        ("0001-01-01~", "0001-01-01", "0001-01-04", "day"),
        ("9999-12-31~", "9999-12-28", "9999-12-31", "day"),
    ],
)
def test_bounds_and_precision(text: str, earliest: str | None, latest: str | None, precision: str) -> None:
    when = Edtf.parse(text)
    found = [day.isoformat() if day else None for day in (when.earliest, when.latest)]
    assert [str(when), *found, when.precision] == [text, earliest, latest, precision]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "says nothing"),
        ("..", "says nothing"),
        ("2017-13", "13 is not a month"),
        ("2017-00", "00 is not a month"),
        ("2017-02-30", "no such day"),
        ("2017-02-3X", "no such day"),
        ("2017-21-04", "21 is not a month"),
        ("0000", "between 0001 and 9999"),
        ("May 2017", "'May 2017'"),
        ("2017-05-04T10:00", "'2017-05-04T10:00'"),
        ("2017/2018/2019", "more than one '/'"),
        ("2018/2017", "ends before it begins"),
        ("2017-5-4", "'2017-5-4'"),
        ("2017-05-04/rubbish", "'rubbish'"),
        ("２０１７", "not a date"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, part: str) -> None:
    with pytest.raises(ValueError, match="^(?s:.*)" + part.replace(".", r"\.").replace("(", r"\(")):
        Edtf.parse(text)


def test_canonical_form_is_reached_from_loose_writing() -> None:
    assert Edtf(" 2017\u201304\u20112x ") == "2017-04-2X"
    assert Edtf("2017-05-04/2017-05-04") == "2017-05-04"
    assert Edtf("2017-05 / 2017-06") == "2017-05/2017-06"
    assert hash(Edtf("2017-05")) == hash(Edtf.month(2017, 5))


def test_before_is_true_only_when_certain() -> None:
    april, may = Edtf("2017-04-21/2017-04-30"), Edtf("2017-05-04~/2017-05-14~")
    assert april.before(may)
    assert not may.before(april)
    assert not Edtf("2017-05-03").before(may), "inside the widened start"
    assert Edtf("2017-05-03").possibly_before(may)
    assert Edtf("../2017-07-16").before(Edtf("2017-07-17"))
    assert not Edtf("2017-07-17").before(Edtf("../2017-07-18"))
    assert not Edtf("2017-07-16/..").before(Edtf("2030"))
    assert not Edtf("XXXX-05-26").before(Edtf("2030"))
    assert not Edtf("2017").possibly_before(Edtf("2016"))


def test_contains_overlaps_intersect() -> None:
    may = Edtf("2017-05")
    assert may.contains(Edtf("2017-05-04"))
    assert not may.contains(Edtf("2017-05-31~"))
    assert Edtf("../..").contains(may)
    assert may.overlaps(Edtf("2017-05-31/2017-07"))
    assert may.intersect(Edtf("2017")) == "2017-05"
    assert may.intersect(Edtf("2017-05-20/2017-06-03")) == "2017-05-20/2017-05-31"
    assert Edtf("../2017-06").intersect(Edtf("2017-06-24/..")) == "2017-06-24/2017-06-30"
    assert may.intersect(Edtf("2018")) is None


def test_constructors() -> None:
    first, last = date(2017, 5, 4), date(2017, 5, 14)
    assert Edtf.day(first) == "2017-05-04"
    assert Edtf.between(first, last, approx_start=True, approx_end=True) == "2017-05-04~/2017-05-14~"
    assert Edtf.until(last) == "../2017-05-14"
    assert Edtf.since(first) == "2017-05-04/.."
    assert Edtf.year(2017) == "2017"
    assert isinstance(Edtf.day(first), Edtf)


def test_written_leaves_the_widening_out() -> None:
    assert Edtf("2017-05-04~/2017-05-14~").written == (date(2017, 5, 4), date(2017, 5, 14))
    assert [Edtf(f"2017-05-04{mark}").approximate for mark in ("", "~", "?", "%")] == [False, True, False, True]
    assert [Edtf(f"2017-05-04{mark}").uncertain for mark in ("", "~", "?", "%")] == [False, False, True, True]


def test_a_struct_that_holds_one_travels_as_plain_text() -> None:
    class Said(msgspec.Struct, frozen=True):
        when: Edtf | None

    said = Said(Edtf("2017-05-04~/2017-05-14~"))
    sent = msgspec.json.encode(said, enc_hook=enc_hook)
    assert sent == b'{"when":"2017-05-04~/2017-05-14~"}'
    back = msgspec.json.decode(sent, type=Said, dec_hook=dec_hook)
    assert back == said
    assert isinstance(back.when, Edtf)
    with pytest.raises(msgspec.ValidationError, match=r"there is no such day.*\$\.when"):
        msgspec.json.decode(b'{"when":"2017-02-30"}', type=Said, dec_hook=dec_hook)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("2017-05-04~/2017-05-14~", "en", "between 4 and 14 May 2017, approximately"),
        ("2017-05-26/2017-06-24", "en", "between 26 May and 24 June 2017"),
        ("2016-12-30/2017-01-02", "en", "between 30 December 2016 and 2 January 2017"),
        ("2014-01~/2014-04~", "en", "between January and April 2014, approximately"),
        ("../2017-07-16", "en", "no later than 16 July 2017"),
        ("2017-07/..", "en", "no earlier than July 2017"),
        ("2017-05-04?", "en", "4 May 2017 (uncertain)"),
        ("2017-22", "en", "summer 2017"),
        ("2017-33", "en", "first quarter of 2017"),
        ("201X", "en", "the 2010s"),
        ("2017", "en", "2017"),
        ("2017-04-2X", "en", "2017-04-2X"),
        ("XXXX-05-26", "en", "26 May, year unknown"),
        ("../..", "en", "at an unknown date"),
        ("2017-05-04~/2017-05-14~", "fr", "entre le 4 et le 14 mai 2017, environ"),
        ("2017-05-04/2017-06-14", "ru", "4 мая — 14 июня 2017"),
        ("2017-05", "ru", "май 2017"),
        ("../2017-07-16", "ru", "не позднее: 16 июля 2017"),
        ("2017-05", "de", "May 2017"),
    ],
)
def test_words_for_people(text: str, language: str, words: str) -> None:
    assert Edtf(text).human(language) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017-05-04", "on 4 May 2017"),
        ("2017-05-04?", "on 4 May 2017 (uncertain)"),
        ("2017-05", "in May 2017"),
        ("2017-05~", "approximately in May 2017"),
        ("2017", "in 2017"),
        ("201X", "in the 2010s"),
        ("2024-21", "in spring 2024"),
        ("2024-40", "in the first half of 2024"),
        ("2017-05-04/2017-05-14", "between 4 and 14 May 2017"),
        ("2017-05-04~/2017-05-14~", "approximately between 4 and 14 May 2017"),
        ("../2017-07-16", "no later than 16 July 2017"),
        ("2017-07-16/..", "no earlier than 16 July 2017"),
        ("../..", "at an unknown date"),
    ],
)
def test_after_a_verb_a_date_reads_as_people_say_it(text: str, words: str) -> None:
    assert Edtf(text).after_verb() == words
