"""When a statement was made, in invented texts published on Monday, 13 September 2021."""

import pytest

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.span import Span
from onrecord.read.dates import Around, SaidOn, find_dates, said_on
from onrecord.read.dates.find import split

PUBLISHED = Edtf("2021-09-13")


def _around(text: str, published: Edtf | None = PUBLISHED) -> Around:
    return Around(text=text, mentions=find_dates(text, published), sentences=split(text), published=published)


def _span(text: str, words: str) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "cue", "tense", "when", "how"),
    [
        ("Last week the mayor denied it.", "denied", "past", "2021-09-06/2021-09-12", "in-sentence"),
        ("The mayor denied it on 4 May 2021.", "denied", "past", "2021-05-04", "in-sentence"),
        ("A Lantern Watch report from late May 2021 contained it.", "contained", "past",
         "2021-05-21/2021-05-31", "in-sentence"),
        ("Today the mayor said so.", "said", "past", "2021-09-13", "in-sentence"),
        ("The mayor has denied it since 2019.", "denied", "perfect", "2019/2021-09-13", "in-sentence"),
        ("The mayor has denied it for months.", "denied", "perfect", "../2021-09-13", "by-publication"),
        ("The state has long denied it.", "denied", "perfect", "../2021-09-13", "by-publication"),
        ("The mayor denies it.", "denies", "present", "../2021-09-13", "by-publication"),
        ("The mayor denied it.", "denied", "past", "../2021-09-13", "by-publication"),
        ("The mayor will speak next week.", "speak", "future", None, "not-yet-said"),
        ("This weekend a channel aired the interview.\n\nDuring the interview she denied it.", "denied", "past",
         "2021-09-11/2021-09-12", "points-back"),
        ("On 4 May 2021 a letter came. A fair was held in June. In that letter he denied it.", "denied", "past",
         "2021-05-04", "points-back"),
        ("The raids are said to have restarted after the fair (May 26 to June 24).", "said", "present",
         "2021-06-24/2021-09-13", "after-what-it-tells"),
        ("The raids are said to be about to restart, and would after the fair (May 26 to June 24).", "said", "present",
         "../2021-09-13", "by-publication"),
    ],
)  # fmt: skip
def test_the_first_rule_that_has_an_answer_dates_the_statement(
    text: str, cue: str, tense: str, when: str | None, how: str
) -> None:
    found = said_on(_span(text, cue), _around(text), tense=tense)
    assert (found.when, found.how) == (when, how)


def test_a_date_in_the_content_dates_what_is_told_and_not_the_telling() -> None:
    text = "The mayor said the men were freed on 4 May 2021."
    content = [_span(text, "the men were freed on 4 May 2021")]
    assert said_on(_span(text, "said"), _around(text), content=content).when == "../2021-09-13"


def test_a_statement_within_another_was_made_no_later_than_it() -> None:
    text = "Last week the mayor said the police had denied it."
    outer = said_on(_span(text, "said"), _around(text))
    inner = said_on(_span(text, "denied"), Around(text=text, mentions=(), sentences=split(text)), within=outer)
    assert (inner.when, inner.how) == ("../2021-09-12", "within-another")
    around = _around(text)
    outer = said_on(_span(text, "said"), around)
    assert said_on(_span(text, "denied"), around, within=outer).when == "../2021-09-12"


def test_a_statement_that_is_answered_is_no_later_than_its_answer() -> None:
    text = "The Harbour Post, which printed the names, stood by them."
    found = said_on(_span(text, "printed"), _around(text), not_after=Edtf("2021-09-06/2021-09-12"))
    assert (found.when, found.how) == ("../2021-09-12", "answered-then")


def test_a_statement_goes_on_from_the_one_before() -> None:
    text = "He said that it was nothing."
    found = said_on(_span(text, "said"), _around(text), previous=Edtf("2021-09-13"))
    assert (found.when, found.how) == ("2021-09-13", "goes-on")


def test_without_any_date_there_is_none() -> None:
    text = "The mayor denied it."
    assert said_on(_span(text, "denied"), _around(text, None)) == SaidOn(None, "no-date")


@pytest.mark.parametrize(
    ("text", "cue", "when"),
    [
        ("In 2014, when the camp opened, nobody knew, the mayor said on Tuesday.", "said", "2021-09-07"),
        ("Of the raids in May nothing was known, the mayor told the Harbour Post on Tuesday.", "told", "2021-09-07"),
        (
            "In late April 2021 the mayor dismissed questions about the raids in 2014.",
            "dismissed",
            "2021-04-21/2021-04-30",
        ),
    ],
)
def test_a_date_beside_the_cue_goes_before_one_that_is_further_off(text: str, cue: str, when: str) -> None:
    assert said_on(_span(text, cue), _around(text)).when == when


@pytest.mark.parametrize(
    ("text", "cue", "when"),
    [
        ("The shed was used from 8 January to 19 April 2021. The guard stated that men slept at the shed.", "stated",
         "../2021-09-13"),
        ("The guard described life in the shed from 8 January to 19 April 2021.", "described", "../2021-09-13"),
        ("He gave an interview on 4 May 2021. In that interview he denied it.", "denied", "2021-05-04"),
    ],
)  # fmt: skip
def test_a_time_of_which_is_told_is_no_time_of_telling(text: str, cue: str, when: str) -> None:
    assert said_on(_span(text, cue), _around(text)).when == when


def test_a_day_right_after_an_act_may_be_the_day_of_either() -> None:
    text = "The witness described the arrest on 4 May 2021."
    content = [_span(text, "the arrest")]
    assert said_on(_span(text, "described"), _around(text), content=content).when == "2021-05-04/2021-09-13"
    text = "The witness retracted his account on 4 May 2021."
    content = [_span(text, "his account")]
    assert said_on(_span(text, "retracted"), _around(text), content=content).when == "2021-05-04"
