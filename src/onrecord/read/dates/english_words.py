"""The pieces of which English date forms are made, and the words that may open a form.

Most words open nothing; a form is tried only at a word that may open it, which is what makes reading quick.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from onrecord.read.dates.expression import Expression
from onrecord.read.dates.holidays import holidays
from onrecord.read.dates.vocabulary import any_of, phrase, plain, words

Builder = Callable[[re.Match[str], bool], Expression | None]
DIGIT = "#"

EN = words("en")
_FULL = [name for name in EN.months if len(name) > 4 or name in ("may", "june", "july")]
_SHORT = [name for name in EN.months if name not in _FULL]
_DAYS = [name for name in EN.weekdays if name.endswith("day")]
_HEDGES = [word for group in EN.hedges.values() for word in group]
_SHORT_DAYS = [name for name in EN.weekdays if name not in _DAYS]
MONTH = rf"(?:{any_of(_FULL)}\b|{any_of(_SHORT)}\b\.?)"
WEEKDAY = rf"(?:{any_of(_DAYS)}\b|{any_of(_SHORT_DAYS)}\b\.?)"
WEEKDAY_ALONE = rf"(?:{any_of(_DAYS)}\b|{any_of(_SHORT_DAYS)}\.)"  # "the Sun said" names no Sunday
SEASON = any_of(list(EN.seasons)) + r"\b"
UNIT = any_of(list(EN.units)) + r"s?\b"
ONE_UNIT = any_of([name for name in EN.units if name != "centurie"]) + r"\b"
CLOCK_UNIT = r"(?:hour|minute|second)s?\b"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\d])"
SPOKEN_YEAR = rf"(?:eighteen|nineteen|twenty)(?:-|\s+)(?:hundred|{any_of(EN.spoken)})(?:[-\s](?:{any_of(EN.ones)}))?\b"
YEAR = rf"(?:(?:1[89]|20)\d\d(?![\d]|[.,]\d|\s?%)|{SPOKEN_YEAR})"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})*|(?:{any_of(EN.tens)})[-\s](?:{any_of(EN.ones)})\b|{any_of(list(EN.numbers))})"
HEDGE = rf"(?:(?P<hedge>{any_of(_HEDGES)})\s+)?"
STEPS = r"(?P<step>last|this|next|coming|that|same|previous|current)"

TENS = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]

KINDS: dict[str, Iterable[str]] = {
    "MONTH": EN.months,
    "WEEKDAY": EN.weekdays,
    "DECADE": TENS,
    "WEEKDAYS": [f"{name}s" for name in EN.weekdays],
    "SEASON": EN.seasons,
    "NUMBER": EN.numbers,
    "UNIT": [*EN.units, *(f"{name}s" for name in EN.units)],
    "CLOCK_UNIT": [f"{name}{end}" for name in ("hour", "minute", "second") for end in ("", "s")],
    "HEDGE": _HEDGES,
    "STEP": ["last", "this", "next", "coming", "that", "same", "previous", "current"],
    "FEAST": holidays("en"),
    "YEAR": ["eighteen", "nineteen", "twenty"],
    "DIGIT": ["1"],
}


class Form(NamedTuple):
    """`opens`: the words that may stand first, or kinds of words (`KINDS`, in capitals)."""

    opens: str
    pattern: re.Pattern[str]
    build: Builder


def form(opens: str, pattern: str, build: Builder) -> Form:
    return Form(opens, phrase(pattern), build)


def by_opening(forms: Iterable[Form]) -> dict[str, list[Form]]:
    """Which forms each word may open, in their order."""
    table: dict[str, list[Form]] = {}
    for one in forms:
        for opener in openers(one.opens.split()):
            table.setdefault(opener, []).append(one)
    return table


def openers(choices: Iterable[str]) -> list[str]:
    """The first words of words and of kinds of words, in lower case, each once."""
    listed = [word for choice in choices for word in KINDS.get(choice, [choice])]
    return list(dict.fromkeys(first for word in listed if word and (first := opening(word, 0))))


_OPENING = re.compile(r"[^\W\d_]+|\d|['’](?=\d)")


def opening(text: str, at: int) -> str | None:
    """The word at a place, in lower case; any number is `DIGIT`."""
    match = _OPENING.match(text, at)
    if match is None:
        return None
    return DIGIT if match[0].isdecimal() else plain(match[0])
