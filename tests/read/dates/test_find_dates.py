"""Dates in invented texts, all published on Wednesday, 15 September 2021, unless a test says otherwise."""

import pytest

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.span import Span
from onrecord.read.dates import Act, find_dates

PUBLISHED = Edtf("2021-09-15")

ABSOLUTE = [
    ("The camp opened on 4 May 2017.", "2017-05-04"),
    ("The camp opened on May 4, 2017.", "2017-05-04"),
    ("The camp opened on the 4th of May, 2017.", "2017-05-04"),
    ("The camp opened on May 4th, 2017.", "2017-05-04"),
    ("The camp opened on Thursday, 4 May 2017.", "2017-05-04"),
    ("The camp opened on Thursday, May 4, 2017.", "2017-05-04"),
    ("The camp opened on Thursday (4 May 2017).", "2017-05-04"),
    ("The camp opened on 04 May 2017.", "2017-05-04"),
    ("The camp opened on 4 Sept. 2017.", "2017-09-04"),
    ("The camp opened on Jan. 4, 2017.", "2017-01-04"),
    ("Opened 2017-05-04, closed later.", "2017-05-04"),
    ("Stamped 2017-05-04T21:14:00Z by the camera.", "2017-05-04"),
    ("Opened on 26.05.2017.", "2017-05-26"),
    ("Opened on 26/05/2017.", "2017-05-26"),
    ("Opened on 05/26/2017.", "2017-05-26"),
    ("Opened on 05/05/2017.", "2017-05-05"),
    ("Opened on 03.04.2017.", "2017-04-03"),
    ("The camp opened in May 2017.", "2017-05"),
    ("The camp opened in May of 2017.", "2017-05"),
    ("The camp opened in May, 2017.", "2017-05"),
    ("The camp opened in 2017.", "2017"),
    ("The decree (2017) says so.", "2017"),
    ("Camps of the 1990s were bigger.", "199X"),
    ("Camps of the 1990's were bigger.", "199X"),
    ("It opened in the mid-1990s.", "1994/1996"),
    ("It opened in the late 1990s.", "1997/1999"),
    ("It opened in spring 2017.", "2017-21"),
    ("It opened in the summer of 2017.", "2017-22"),
    ("It opened in autumn 2017.", "2017-23"),
    ("It opened in the winter of 2016–17.", "2016-12-01/2017-02-28"),
    ("It opened in the winter of 2017.", "2017-24"),
    ("It opened in the first half of 2017.", "2017-40"),
    ("It opened in the second quarter of 2017.", "2017-34"),
    ("It opened in early 2014.", "2014-01~/2014-04~"),
    ("It opened in mid-2014.", "2014-05~/2014-08~"),
    ("It opened in late 2014.", "2014-09~/2014-12~"),
    ("It opened at the end of 2014.", "2014-09~/2014-12~"),
    ("It opened in early May 2017.", "2017-05-01/2017-05-10"),
    ("It opened in mid-May 2017.", "2017-05-11/2017-05-20"),
    ("It opened in late May 2017.", "2017-05-21/2017-05-31"),
    ("It opened in late February 2017.", "2017-02-21/2017-02-28"),
    ("It opened at the beginning of May 2017.", "2017-05-01/2017-05-10"),
    ("It opened in the middle of May 2017.", "2017-05-11/2017-05-20"),
    ("It opened in the first week of May 2017.", "2017-05-01/2017-05-07"),
    ("It opened in the last week of May 2017.", "2017-05-25/2017-05-31"),
    ("A report from late May 2017 holds the names.", "2017-05-21/2017-05-31"),
]  # fmt: skip

RANGES = [
    ("He was held 26–28 May 2017.", "2017-05-26/2017-05-28"),
    ("He was held May 26-28, 2017.", "2017-05-26/2017-05-28"),
    ("He was held from 26 to 28 May 2017.", "2017-05-26/2017-05-28"),
    ("On the night of 4 and 5 May 2017 they came.", "2017-05-04/2017-05-05"),
    ("He was held from 26 May to 24 June 2017.", "2017-05-26/2017-06-24"),
    ("He was held between 26 May and 24 June 2017.", "2017-05-26/2017-06-24"),
    ("He was held 26 May – 24 June 2017.", "2017-05-26/2017-06-24"),
    ("He was held 26 May 2017 to 24 June 2018.", "2017-05-26/2018-06-24"),
    ("He was held from 28 December to 4 January 2017.", "2016-12-28/2017-01-04"),
    ("He was held between May and July 2017.", "2017-05/2017-07"),
    ("He was held January–March 2014.", "2014-01/2014-03"),
    ("He was held January to March 2014.", "2014-01/2014-03"),
    ("The war of 2014–2016 left many.", "2014/2016"),
    ("The war of 2014-16 left many.", "2014/2016"),
    ("From 2014 to 2016 nobody was charged.", "2014/2016"),
    ("Between 2014 and 2016 nobody was charged.", "2014/2016"),
    ("He was held from late April to mid-May 2017.", "2017-04-21/2017-05-20"),
    ("The fast (May 26 to June 24) was quiet.", "2021-05-26/2021-06-24"),
    ("He was held from May 2017 until early July.", "2017-05/2017-07-10"),
    ("He was held Monday to Friday.", "2021-09-06/2021-09-10"),
]  # fmt: skip

BOUNDS = [
    ("He has been missing since 4 May 2017.", "2017-05-04/.."),
    ("He has been missing since May 2017.", "2017-05/.."),
    ("He has been missing ever since 2017.", "2017/.."),
    ("He has been missing since early 2017.", "2017-01~/.."),
    ("He was held until 4 May 2017.", "../2017-05-04"),
    ("All were freed by May 2017.", "../2017-05"),
    ("All were freed before 4 May 2017.", "../2017-05-03"),
    ("All were freed prior to May 2017.", "../2017-04-30"),
    ("All were freed after 4 May 2017.", "2017-05-05/.."),
    ("He was not freed until May 2017.", "2017-05"),
    ("Held from 4 May 2017 onwards.", "2017-05-04/.."),
    ("From 2017 nobody was charged.", "2017/.."),
    ("They came on the eve of 4 May 2017.", "2017-05-03"),
    ("Nobody asked until last week.", "../2021-09-12"),
    ("It has gone on since Monday.", "2021-09-13/.."),
]  # fmt: skip

NEAR_PUBLICATION = [
    ("Today the ministry spoke.", "2021-09-15"),
    ("The ministry spoke this morning.", "2021-09-15"),
    ("The ministry spoke earlier today.", "2021-09-15"),
    ("The ministry spoke yesterday.", "2021-09-14"),
    ("The ministry spoke the day before yesterday.", "2021-09-13"),
    ("The ministry will speak tomorrow.", "2021-09-16"),
    ("The ministry spoke last night.", "2021-09-14/2021-09-15"),
    ("The ministry spoke on Tuesday.", "2021-09-14"),
    ("The ministry spoke on Wednesday.", "2021-09-15"),
    ("The ministry spoke on Thursday.", "2021-09-09"),
    ("The ministry will speak on Thursday.", "2021-09-16"),
    ("The ministry spoke last Wednesday.", "2021-09-08"),
    ("The ministry will speak next Wednesday.", "2021-09-22"),
    ("The ministry spoke on Friday last week.", "2021-09-10"),
    ("The ministry spoke last week.", "2021-09-06/2021-09-12"),
    ("The ministry spoke late last week.", "2021-09-09/2021-09-12"),
    ("The ministry spoke early last week.", "2021-09-06/2021-09-08"),
    ("The ministry spoke this week.", "2021-09-13/2021-09-15"),
    ("The ministry will speak this week.", "2021-09-15/2021-09-19"),
    ("The ministry will speak next week.", "2021-09-20/2021-09-26"),
    ("The ministry will speak later this week.", "2021-09-15/2021-09-19"),
    ("The ministry spoke this weekend.", "2021-09-11/2021-09-12"),
    ("The ministry will speak this weekend.", "2021-09-18/2021-09-19"),
    ("The ministry spoke over the weekend.", "2021-09-11/2021-09-12"),
    ("The ministry spoke last weekend.", "2021-09-11/2021-09-12"),
    ("The ministry spoke last month.", "2021-08"),
    ("The ministry spoke late last month.", "2021-08-21/2021-08-31"),
    ("The ministry spoke at the end of last month.", "2021-08-21/2021-08-31"),
    ("The ministry spoke this month.", "2021-09-01/2021-09-15"),
    ("The ministry spoke earlier this month.", "2021-09-01/2021-09-15"),
    ("The ministry will speak next month.", "2021-10"),
    ("The ministry spoke last year.", "2020"),
    ("The ministry spoke late last year.", "2020-09~/2020-12~"),
    ("The ministry spoke earlier this year.", "2021-01-01/2021-09-15"),
    ("The ministry spoke last May.", "2021-05"),
    ("The ministry spoke last September.", "2020-09"),
    ("The ministry spoke last summer.", "2021-22"),
    ("The ministry spoke last winter.", "2020-24"),
    ("The ministry will speak next spring.", "2022-21"),
    ("The ministry spoke three days ago.", "2021-09-12"),
    ("The ministry spoke a week ago.", "2021-09-08~"),
    ("The ministry spoke two weeks ago.", "2021-09-01~"),
    ("The ministry spoke a fortnight ago.", "2021-09-01~"),
    ("The ministry spoke 2 months ago.", "2021-07~"),
    ("The ministry spoke two years ago.", "2019~"),
    ("The ministry spoke almost two weeks ago.", "2021-09-01~/2021-09-02~"),
    ("The ministry spoke less than two weeks ago.", "2021-09-01~/2021-09-15~"),
    ("The ministry spoke more than two weeks ago.", "../2021-09-01~"),
    ("The ministry spoke a few days ago.", "2021-09-10~/2021-09-13~"),
    ("The ministry spoke several weeks ago.", "2021-07-28~/2021-08-25~"),
    ("The ministry spoke in May.", "2021-05"),
    ("The ministry spoke in November.", "2020-11"),
    ("The ministry will speak in May.", "2022-05"),
    ("The ministry spoke on 4 May.", "2021-05-04"),
    ("The ministry spoke on November 4.", "2020-11-04"),
    ("The ministry will speak on 4 November.", "2021-11-04"),
    ("The ministry spoke on 29 February.", "2020-02-29"),
    ("The ministry spoke in late April.", "2021-04-21/2021-04-30"),
    ("The ministry spoke in the summer.", "2021-22"),
    ("The ministry spoke on the 9th.", "2021-09-09"),
    ("The ministry spoke on the 28th.", "2021-08-28"),
    ("The ministry spoke on 4 May 2017 and again on 6 June.", "2017-06-06"),
]  # fmt: skip

COUNTED_IN_TEXT = [
    ("In late April 2017 she spoke. Barely two weeks later he did.", "2017-05-04~/2017-05-14~"),
    ("In late April 2017 she spoke. Two weeks later he did.", "2017-05-05~/2017-05-14~"),
    ("On 4 May 2017 she spoke. Three days later he did.", "2017-05-07"),
    ("On 4 May 2017 she spoke. The following day he did.", "2017-05-05"),
    ("On 4 May 2017 she spoke. The next week he did.", "2017-05-08/2017-05-14"),
    ("On 4 May 2017 she spoke. That day he did too.", "2017-05-04"),
    ("On 4 May 2017 she spoke. That week he did too.", "2017-05-01/2017-05-07"),
    ("On 4 May 2017 she spoke. A month earlier he had.", "2017-04-04~"),
    ("On 4 May 2017 she spoke. He had the day before.", "2017-05-03"),
    ("On 4 May 2017 she spoke. Less than a week later he did.", "2017-05-04~/2017-05-11~"),
    ("On 4 May 2017 she spoke. More than a week later he did.", "2017-05-11~/2021-09-15~"),
    ("On 4 May 2017 she spoke. The previous month he had.", "2017-04"),
    ("She spoke on 4 May 2017, during the fair (1 April to 2 June). A week later he did.", "2017-05-11~"),
    ("She spoke on 4 May 2017, before Easter. A week later he did.", "2017-05-11~"),
    ("She spoke on 4 May 2017. It had gone on for months. A week later he did.", "2017-05-11~"),
    ("Two days after 4 May 2017 he spoke.", "2017-05-06"),
    ("A week before 4 May 2017 he spoke.", "2017-04-27~"),
]  # fmt: skip

HOLIDAYS = [
    ("They came at Christmas 2016.", "2016-12-25"),
    ("They came on New Year's Eve.", "2020-12-31"),
    ("They came on the eve of Easter 2017.", "2017-04-15"),
    ("They came at Orthodox Easter 2018.", "2018-04-08"),
    ("They came during Ramadan 2017.", "2017-05-27~/2017-06-25~"),
    ("They came during Ramadan (May 26 to June 24).", "2021-05-26/2021-06-24"),
    ("They came on Eid al-Fitr.", "2021-05-13~/2021-05-15~"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "when"), [*ABSOLUTE, *RANGES, *BOUNDS, *NEAR_PUBLICATION, *COUNTED_IN_TEXT, *HOLIDAYS]
)
def test_a_date_is_kept_as_exactly_as_it_was_said(text: str, when: str) -> None:
    """The last date of the text is the one that the row gives."""
    assert find_dates(text, PUBLISHED)[-1].when == when


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("The ministry spoke last week.", "no-anchor"),
        ("The ministry spoke on Tuesday.", "no-anchor"),
        ("The ministry spoke on 4 May.", "no-anchor"),
        ("The ministry spoke two weeks ago.", "no-anchor"),
        ("The ministry spoke today.", "no-anchor"),
        ("Two weeks later she spoke.", "nothing-to-count-from"),
        ("The following day she spoke.", "nothing-to-count-from"),
        ("Two days after the vote she spoke.", "counted-from-undated-words"),
        ("It opened on 31 June 2017.", "no-such-day"),
        ("It opened on 31.02.2017.", "no-such-day"),
    ],
)
def test_what_has_no_anchor_stays_undated_and_says_why(text: str, how: str) -> None:
    assert [(mention.when, mention.how) for mention in find_dates(text, None)] == [(None, how)]


@pytest.mark.parametrize(
    "text",
    [
        "He may go, and they march on.",
        "Some 2000 people fled.",
        "She paid 2000 dollars for room 2017b.",
        "April Holm and June Dale signed.",
        "The second man was 26 years old.",
        "Chapter 12.4 of the 2nd edition.",
        "They sat in the sun for a second.",
        "A half-year campaign.",
        "In the first place, this is the last word.",
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It went on for months.", None),
        ("It went on for two years.", None),
        ("It went on over the past year.", "2020-09-15~/2021-09-15"),
        ("It grew in the last six months.", "2021-03-15~/2021-09-15"),
    ],
)
def test_a_duration_is_marked_and_is_no_point(text: str, when: str | None) -> None:
    (mention,) = find_dates(text, PUBLISHED)
    assert (mention.duration, mention.when) == (True, when and Edtf(when))


def test_a_later_act_is_counted_from_the_last_reported_act() -> None:
    """The caller knows which dates are those of statements; the deadline that stands nearer is not one."""
    text = "On 4 May 2017 Orla Venn denied it. The deadline was 20 May 2017. Two weeks later the embassy wrote."
    cue = Span.of(text, text.index("denied"), text.index("denied") + 6)
    assert find_dates(text, PUBLISHED)[-1].when == "2017-06-03~"
    mention = find_dates(text, PUBLISHED, acts=[Act(cue)])[-1]
    assert mention.when == "2017-05-18~"
    assert mention.anchor == Span.of(text, 3, 13)


def _act(text: str, cue: str, content: str = "", *, goes_on: bool = False) -> Act:
    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    return Act(span(cue), (span(content),) if content else (), goes_on)


def test_days_are_not_counted_from_months_nor_from_what_is_told() -> None:
    text = "On 4 May 2017 Orla Venn said the shed was used between October and January. Two weeks later he denied it."
    told = _act(text, "said", "the shed was used between October and January")
    assert find_dates(text, PUBLISHED, acts=[told, _act(text, "denied")])[-1].when == "2017-05-18~"
    alone = "The shed was used between October 2016 and January 2017. Two weeks later it burned."
    assert find_dates(alone, PUBLISHED)[-1].how == "nothing-to-count-from"


def test_nothing_is_counted_over_the_words_of_somebody_else_who_spoke_nobody_says_when() -> None:
    text = "On 4 May 2017 Orla Venn said so. The army rejected it. A day earlier the mayor promised help."
    acts = [_act(text, "said"), _act(text, "rejected"), _act(text, "promised")]
    assert find_dates(text, PUBLISHED, acts=acts)[-1].when is None
    acts[1] = _act(text, "rejected", goes_on=True)
    assert find_dates(text, PUBLISHED, acts=acts)[-1].when == "2017-05-03"


def test_an_anchor_that_is_itself_an_interval_widens_the_answer() -> None:
    text = "The ministry spoke yesterday."
    assert find_dates(text, Edtf("2021-09-10/2021-09-12"))[0].when == "2021-09-09/2021-09-11"
    assert find_dates("The ministry spoke last month.", Edtf("2021-09"))[0].when == "2021-08"
    assert find_dates(text, Edtf("../2021-09-12"))[0].when is None


def test_an_ambiguous_day_and_month_gives_both_readings() -> None:
    (mention,) = find_dates("Opened on 03/04/2017.", PUBLISHED)
    assert (mention.when, mention.how) == ("2017-03-04/2017-04-03", "ambiguous-day-month")


def test_spans_are_exact_words_of_the_text() -> None:
    text = "Since early 2014, and on Tuesday, 4 May 2017, and again — last week — they came."
    for mention in find_dates(text, PUBLISHED):
        assert text[mention.span.start : mention.span.end] == mention.span.text
    assert [m.span.text for m in find_dates(text, PUBLISHED)] == [
        "Since early 2014",
        "Tuesday, 4 May 2017",
        "last week",
    ]


def test_a_language_without_a_reader_finds_nothing() -> None:
    assert find_dates("4. Mai 2017", PUBLISHED, language="xx") == []


def test_a_holiday_takes_the_dates_that_the_text_gives_it() -> None:
    text = "It paused around the Ramadan holiday (May 26 to June 24)."
    assert [(m.when, m.how) for m in find_dates(text, Edtf("2017-07-17"))] == [
        ("2017-05-26/2017-06-24", "holiday-as-stated"),
        ("2017-05-26/2017-06-24", "year-by-tense"),
    ]


def test_a_date_may_run_over_a_line_but_not_over_a_paragraph() -> None:
    assert [m.when for m in find_dates("It opened on 4\nMay 2017.", None)] == ["2017-05-04"]
    assert [m.when for m in find_dates("It opened in May\n\n2017 was quiet.", None)] == [None]
    assert [m.when for m in find_dates("It opened in May" + " " * 40 + "2017.", None)] == [None]
