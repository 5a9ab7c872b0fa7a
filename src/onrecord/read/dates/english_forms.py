"""The forms of a single English date: where one stands, what it says. The more explicit are tried first."""

import re

from onrecord.read.dates import english_says as says
from onrecord.read.dates.english_undated import UNDATED
from onrecord.read.dates.english_words import (
    DAY,
    EN,
    HEDGE,
    MONTH,
    NUMBER,
    ONE_UNIT,
    SEASON,
    STEPS,
    TENS,
    UNIT,
    WEEKDAY,
    WEEKDAY_ALONE,
    YEAR,
    Form,
    by_opening,
    form,
    opening,
)
from onrecord.read.dates.expression import Expression, Partial
from onrecord.read.dates.holidays import holidays
from onrecord.read.dates.vocabulary import any_of, phrase

_DASH = r"\s*(?:[-–—]|to|and|or)\s*"
_BEFORE_DATE = rf"(?:(?P<w>{WEEKDAY}),?\s*\(?(?:the\s+)?)?"
_WEEKDAY_BEHIND = rf"(?:\s*\(\s*(?P<w2>{WEEKDAY})\s*\)|,\s+a\s+(?P<w3>{WEEKDAY}))?"
_COUNTED = "people|persons|men|women|children|detainees|prisoners|victims|residents|troops|soldiers|names|cases"
_NO_COUNT = rf"(?!\s+(?:{_COUNTED}|dollars|euros|rubles|km|metres|meters)\b)"  # "2000 people" is no year
_AFTER_COUNT = "later|earlier|after|afterwards?|before|previously|prior|following"
_QUARTER = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th)[\s-]quarter"
_PORTION = rf"(?:first|second|last)\s+half|{_QUARTER}"
_PAST = r"(?:(?:over|in|during|for|throughout|within)\s+)?(?:the\s+)?(?:past|last)"
_AHEAD = r"(?:(?:over|in|during|for|throughout|within)\s+)?(?:the\s+)?(?:next|coming)"
_IN = "over in during for throughout within"
_DAYPART = r"(?:morning|afternoon|evening|night)\b"

_LED = phrase(rf"(?:\b{any_of(EN.ambiguous['before'])}\s+(?:the\s+)?|mid-|\()$")
_LABEL = phrase(
    r"(?:\b(?:an?|the|that|this|his|her|their|its|our|both)|\w['’]s)\s+(?:[a-z]+\s+)?$"
)  # the 1978 resolution
_ROUGHLY = phrase(r"\b(?:least|than|or|around|about|circa)\s+$")


def words_before(text: str, at: int) -> bool:
    """Whether the word before is one that goes with dates."""
    return _LED.search(text, max(0, at - 16), at) is not None


def _label(match: re.Match[str], _: bool) -> Expression | None:
    """The 1978 resolution: a year between an article and a noun; at least 2015: after such words and before a stop."""
    led = (_LABEL if match["noun"] is not None else _ROUGHLY).search(
        match.string, max(0, match.start() - 16), match.start()
    )
    return Partial(year=match["y"]) if led else None


_DATED: list[Form] = [
    form(
        "DIGIT",
        r"(?P<y>\d{4})[-‐‑–](?P<m>\d\d)(?:[-‐‑–](?P<d>\d\d))?(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
        says.iso,
    ),
    form("DIGIT", r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)\b", says.numeric),
    form(
        "WEEKDAY DIGIT",
        rf"{_BEFORE_DATE}(?P<d>{DAY})(?:{_DASH}(?P<d2>{DAY}))?\s+(?:of\s+)?(?P<m>{MONTH})(?:,?\s+(?P<y>{YEAR}))?"
        + _WEEKDAY_BEHIND,
        says.day_and_month,
    ),
    form(
        "WEEKDAY MONTH",
        rf"{_BEFORE_DATE}(?P<m>{MONTH})\s+(?:the\s+)?(?P<d>{DAY})(?:{_DASH}(?P<d2>{DAY})(?!\s*{MONTH}))?"
        rf"(?:,?\s+(?P<y>{YEAR}))?" + _WEEKDAY_BEHIND,
        says.day_and_month,
    ),
    form("MONTH", rf"(?P<m>{MONTH}),?\s+(?:of\s+)?(?P<y>{YEAR})", says.month_and_year),
    form("MONTH", rf"(?P<m>{MONTH}),?\s+(?:of\s+)?(?P<step>last|this|next)\s+year\b", says.month_of_year_near),
    form("the winter", rf"(?:the\s+)?winter\s+(?:of\s+)?(?P<y>{YEAR})\s*[-–/]\s*(?:20)?\d\d\b", says.winter),
    form("the STEP", rf"(?:the\s+)?{STEPS}\s+(?P<m>{MONTH}|{SEASON})(?!\s+\d)\b", says.named_month),
    form("the SEASON", rf"(?:the\s+)?(?P<m>{SEASON})(?:\s+(?:of\s+)?(?P<y>{YEAR}))?\b", says.season),
    form(
        "the first second third fourth last DIGIT",
        rf"(?:the\s+)?(?P<p>{_PORTION})\s+of\s+(?:(?P<y>{YEAR})|(?P<step>last|this|next)\s+year\b)",
        says.portion,
    ),
    form("the first second third fourth DIGIT", rf"(?:the\s+)?(?P<p>{_QUARTER})(?P<y>)(?P<step>)", says.portion),
    form(
        "the DIGIT",
        r"(?:the\s+)?(?:(?P<part>early|mid|late)[\s-])?(?P<n>\d{1,2})(?:st|nd|rd|th)[\s-]century\b",
        says.century,
    ),
    form(f"the past last {_IN}", rf"(?P<past>{_PAST})\s+(?P<n>{NUMBER})\s+(?P<u>{UNIT})", says.lasting),
    form(
        "over during throughout in",
        rf"(?:over|during|throughout|in)\s+the\s+(?:past|last)\s+(?P<u>{UNIT})(?!\s+(?:of|in)\b)",
        says.past_unit,
    ),
    form(f"the next coming {_IN}", rf"(?P<ahead>{_AHEAD})\s+(?P<n>{NUMBER})\s+(?P<u>{UNIT})", says.lasting),
    form("the", rf"(?:the\s+)(?P<step>next|following|preceding)\s+(?P<u>{UNIT})", says.after_that),
    form(
        "the that same",
        rf"(?:the\s+)?(?P<step>next|following|previous|that|same)\s+(?P<part>{_DAYPART})",
        says.daypart_there,
    ),
    form(
        "earlier later late early mid",
        rf"(?P<cut>earlier|later|late|early|mid)\s*-?\s*{STEPS}\s+(?P<u>{ONE_UNIT}|weekend)\b",
        says.stepped,
    ),
    form("the STEP", rf"(?P<cut>)(?:the\s+)?{STEPS}\s+(?P<u>{ONE_UNIT}|weekend)\b", says.stepped),
    form("the over at during", r"(?:(?:over|at|during)\s+)?the\s+weekend\b", says.weekend),
    form("the", r"the\s+day\s+(?:before|after)(?=\s*[.,;:]|\s*$)", says.day_beside),
    form(
        "the yesterday today tonight tomorrow earlier later late early this",
        rf"{any_of(list(says.NEAR))}\b(?:\s+(?P<part>{_DAYPART}))?",
        says.near,
    ),
    form("last overnight", r"(?:last\s+night|overnight)\b", says.last_night),
    form("HEDGE NUMBER DIGIT UNIT", rf"{HEDGE}(?P<n>{NUMBER})?\s*(?P<u>{UNIT})(?:\s+or\s+so)?\s+ago\b", says.ago),
    form("HEDGE NUMBER DIGIT", rf"{HEDGE}(?P<n>{NUMBER})\s*(?P<u>{UNIT})\s+(?P<way>{_AFTER_COUNT})\b", says.later),
    form("UNIT", rf"(?P<hedge>)(?P<n>)(?P<u>{UNIT}(?<=s))\s+(?P<way>later|earlier)\b", says.later),
    form("for", rf"for\s+{HEDGE}(?P<n>{NUMBER})\s+(?P<u>{UNIT})", says.lasting),
    form("for", rf"for\s+(?P<n>)(?P<u>{UNIT}(?<=s))", says.lasting),
    form(
        "the same",
        rf"(?:the\s+)?(?P<step>following|previous|preceding|next|same)\s+(?P<w>{WEEKDAY})",
        says.weekday_there,
    ),
    form("that", rf"(?P<step>that)\s+(?P<w>{WEEKDAY})", says.weekday_there),
    form(
        "last this next coming earlier later WEEKDAY",
        rf"(?:(?:earlier|later)\s+(?:on\s+)?)?(?:(?P<step>last|this|next|coming)\s+)?(?P<w>{WEEKDAY_ALONE})(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?",
        says.weekday,
    ),
    form("FEAST", rf"(?P<f>{any_of(list(holidays('en')))})\b(?:\s+(?:in\s+|of\s+)?(?P<y>{YEAR}))?", says.feast),
    form("DIGIT", rf"(?P<y>{YEAR})\s*[-–]\s*(?P<y2>(?:19|20)\d\d|\d\d)\b(?![-–]\d)", says.years),
    form("the DIGIT", r"(?:the\s+)?(?P<y>(?:1[89]|20)\d\d(?!\d))(?P<decade>['’]?s)\b", says.year),
    form("the DECADE", rf"(?:the\s+)(?P<t>{any_of(TENS)})\b", says.decade_in_words),
    form("the ' ’", r"(?:the\s+)?['’](?P<d>\d)0['’]?s\b", says.short_decade),
    form("DIGIT", rf"(?P<y>{YEAR})(?P<decade>)\b(?!-)" + _NO_COUNT, says.year),
    form("DIGIT", r"(?P<y>(?:19|20)(?!00)\d\d)(?=(?P<noun>\s+[^\W\d_])|\s*[.,;:)!?](?!\d))" + _NO_COUNT, _label),
    form("YEAR", rf"(?P<y>{YEAR})(?P<decade>)(?![-\w])", says.spoken_year),
    form("MONTH", rf"(?P<m>{MONTH})(?![-\w])", says.month),
    form(
        "the",
        rf"(?<=\bon\s)(?P<the>the\s+)(?P<d>{DAY}(?<=[a-z]))(?!\s+(?:of|century|floor|day|anniversary|time)\b)",
        says.day_of_month,
    ),
]

_BY_OPENING = by_opening([*_DATED, *UNDATED])


def forms_at(text: str, at: int) -> list[Form]:
    """The forms that the word at a place may open."""
    return _BY_OPENING.get(opening(text, at) or "", [])


OPENERS = frozenset(_BY_OPENING)
