"""The forms of a single English date, each with what it says: tried in order, the more explicit first."""

import re
from collections.abc import Callable

from onrecord.read.dates import english_says as says
from onrecord.read.dates.expression import Expression
from onrecord.read.dates.holidays import holidays
from onrecord.read.dates.vocabulary import any_of, phrase, words

Builder = Callable[[re.Match[str], bool], Expression | None]

_EN = words("en")
_FULL = [name for name in _EN.months if len(name) > 4 or name in ("may", "june", "july")]
_SHORT = [name for name in _EN.months if name not in _FULL]
_M = rf"(?:{any_of(_FULL)}\b|{any_of(_SHORT)}\b\.?)"
_W = any_of(list(_EN.weekdays)) + r"\b\.?"
_S = any_of(list(_EN.seasons))
_U = any_of(list(_EN.units)) + r"s?\b"
_D = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\d])"
_Y = r"(?:1[89]|20)\d\d(?![\d]|[.,]\d|\s?%)"
_N = rf"(?:\d{{1,3}}|{any_of(list(_EN.numbers))})"
_H = rf"(?:(?P<hedge>{any_of([w for group in _EN.hedges.values() for w in group])})\s+)?"
_DASH = r"\s*(?:[-–—]|to|and|or)\s*"
_WEEKDAY = rf"(?:(?P<w>{_W}),?\s*\(?(?:the\s+)?)?"
_COUNTED = "people|persons|men|women|children|detainees|prisoners|victims|residents|troops|soldiers|names|cases"
_NO_COUNT = rf"(?!\s+(?:{_COUNTED}|dollars|euros|rubles|km|metres|meters)\b)"  # "2000 people" is no year
_AFTER_COUNT = "later|earlier|after|afterwards?|before|previously|prior|following"
_PORTION = r"(?:first|second)\s+half|(?:first|second|third|fourth|last)\s+quarter"
_PAST = r"(?:(?:over|in|during|for|throughout)\s+)?(?:the\s+)?(?:past|last)"

_BEFORE = phrase(rf"(?:\b{any_of(_EN.ambiguous['before'])}\s+(?:the\s+)?|mid-|\()$")


def words_before(text: str, at: int) -> bool:
    """Whether the word before is one that goes with dates."""
    return _BEFORE.search(text, max(0, at - 16), at) is not None


_STEPS = r"(?P<step>last|this|next|coming|that|same|previous)"

FORMS: list[tuple[re.Pattern[str], Builder]] = [
    (
        phrase(r"(?P<y>\d{4})[-‐‑–](?P<m>\d\d)(?:[-‐‑–](?P<d>\d\d))?(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"),
        says.iso,
    ),
    (phrase(r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)\b"), says.numeric),
    (
        phrase(rf"{_WEEKDAY}(?P<d>{_D})(?:{_DASH}(?P<d2>{_D}))?\s+(?:of\s+)?(?P<m>{_M})(?:,?\s+(?P<y>{_Y}))?"),
        says.day_and_month,
    ),
    (
        phrase(
            rf"{_WEEKDAY}(?P<m>{_M})\s+(?:the\s+)?(?P<d>{_D})(?:{_DASH}(?P<d2>{_D})(?!\s*{_M}))?(?:,?\s+(?P<y>{_Y}))?"
        ),
        says.day_and_month,
    ),
    (phrase(rf"(?P<m>{_M}),?\s+(?:of\s+)?(?P<y>{_Y})"), says.month_and_year),
    (phrase(rf"(?:the\s+)?winter\s+(?:of\s+)?(?P<y>{_Y})\s*[-–/]\s*(?:20)?\d\d\b"), says.winter),
    (phrase(rf"(?:the\s+)?{_STEPS}\s+(?P<m>{_M}|{_S})(?!\s+\d)\b"), says.named_month),
    (phrase(rf"(?:the\s+)?(?P<m>{_S})(?:\s+(?:of\s+)?(?P<y>{_Y}))?\b"), says.season),
    (phrase(rf"(?:the\s+)?(?P<p>{_PORTION})\s+of\s+(?P<y>{_Y})"), says.portion),
    (phrase(rf"(?P<past>{_PAST})\s+(?P<n>{_N})\s+(?P<u>{_U})"), says.lasting),
    (phrase(rf"(?:over|during|throughout|in)\s+the\s+(?:past|last)\s+(?P<u>{_U})(?!\s+(?:of|in)\b)"), says.past_unit),
    (phrase(rf"(?:the\s+)(?P<step>next|following|preceding)\s+(?P<u>{_U})"), says.after_that),
    (phrase(rf"(?P<cut>earlier|later|late|early|mid)\s*-?\s*{_STEPS}\s+(?P<u>{_U}|weekend)\b"), says.stepped),
    (phrase(rf"(?P<cut>)(?:the\s+)?{_STEPS}\s+(?P<u>{_U}|weekend)\b"), says.stepped),
    (phrase(r"(?:over|at|during)\s+the\s+weekend\b"), says.weekend),
    (phrase(r"the\s+day\s+(?:before|after)(?=\s*[.,;:]|\s*$)"), says.day_beside),
    (phrase(any_of(list(says.NEAR)) + r"\b"), says.near),
    (phrase(r"(?:last\s+night|overnight)\b"), says.last_night),
    (phrase(rf"{_H}(?P<n>{_N})?\s*(?P<u>{_U})\s+ago\b"), says.ago),
    (phrase(rf"{_H}(?P<n>{_N})\s*(?P<u>{_U})\s+(?P<way>{_AFTER_COUNT})\b"), says.later),
    (phrase(rf"(?P<hedge>)(?P<n>)(?P<u>{_U}(?<=s))\s+(?P<way>later|earlier)\b"), says.later),
    (phrase(rf"for\s+{_H}(?P<n>{_N})\s+(?P<u>{_U})"), says.lasting),
    (phrase(rf"for\s+(?P<n>)(?P<u>{_U}(?<=s))"), says.lasting),
    (
        phrase(rf"(?:(?P<step>last|this|next|coming)\s+)?(?P<w>{_W})(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?"),
        says.weekday,
    ),
    (phrase(rf"(?P<f>{any_of(list(holidays()))})\b(?:\s+(?:in\s+|of\s+)?(?P<y>{_Y}))?"), says.feast),
    (phrase(rf"(?P<y>{_Y})\s*[-–]\s*(?P<y2>(?:19|20)\d\d|\d\d)\b(?![-–]\d)"), says.years),
    (phrase(r"(?:the\s+)?(?P<y>(?:1[89]|20)\d\d(?!\d))(?P<decade>['’]?s)\b"), says.year),
    (phrase(rf"(?P<y>{_Y})(?P<decade>)\b(?!-)" + _NO_COUNT), says.year),
    (phrase(rf"(?P<m>{_M})(?![-\w])"), says.month),
    (
        phrase(rf"(?<=\bon\s)(?P<the>the\s+)(?P<d>{_D}(?<=[a-z]))(?!\s+(?:of|century|floor|day|anniversary|time)\b)"),
        says.day_of_month,
    ),
]

_OPENERS = """
the|last|past|this|next|coming|that|same|previous|between|from|since|ever|starting|until|till|up|through|by|no later
before|prior|ahead|after|following|on the eve|eve|over|in the|during the|throughout|at the|for|earlier|later|overnight
days|weeks|months|years|decades|first|second|third|fourth
"""
_FIRST = [
    *_EN.months, *_EN.weekdays, *_EN.seasons, *_EN.numbers, *holidays(), *says.NEAR,
    *(word for group in (*_EN.hedges.values(), *_EN.parts.values()) for word in group),
    *re.split(r"[|\n]", _OPENERS.strip()),
]  # fmt: skip
STARTERS = phrase(rf"(?<![\w-])(?:{any_of(_FIRST)}(?!['’]?\w)|[a-z]+(?=-)|(?=\d))|(?<![\w-])mid(?=-)|(?<=\()(?=\d)")
