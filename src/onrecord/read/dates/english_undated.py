"""English words that speak of time and have no date: two years in prison, every Monday, now, at 10 p.m.

Read so that they are not taken for dates ("every Monday" is no Monday); the reader makes no mention of them.
"""

import re

from onrecord.read.dates.english_words import CLOCK_UNIT, EN, HEDGE, MONTH, NUMBER, SEASON, UNIT, WEEKDAY, Form, form
from onrecord.read.dates.expression import (
    Clock,
    ClockUnit,
    Expression,
    Length,
    Named,
    Partial,
    Recurring,
    Unit,
    Vague,
)
from onrecord.read.dates.vocabulary import any_of, phrase, plain

_UNIT = rf"(?:{UNIT}|{CLOCK_UNIT})"
_DAYPARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00", "midday": "12:00"}
_ZONE = r"(?:\s+(?:GMT|UTC|[ECMP][SD]?T|CEST|CET|BST|local\s+time)\b)?"
_OCLOCK = any_of(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
CLOCK = (
    rf"(?:(?P<h>\d{{1,2}})(?:[:.](?P<min>[0-5]\d))?\s*(?P<half>[ap])\.?\s?m\b\.?|(?P<h2>\d{{1,2}}):(?P<min2>[0-5]\d)"
    rf"(?:\s*(?:hours|hrs)\b)?(?![\d.]|\s?%)|(?P<h4>[0-2]\d)(?P<min4>[0-5]\d)(?=\s+(?:GMT|UTC|hours|hrs)\b)|(?P<h3>\d{{1,2}}|{_OCLOCK})\s+o['’]clock|(?P<name>noon|midday|midnight))"
    rf"{_ZONE}"
)
_AMOUNT = phrase(r"(?:\b(?:times|twice|once|percent|million|billion|thousand|dollars|euros)|%|[$€£]\s?[\d.,]+)\s+$")
_LASTS = phrase(
    r"\b(?:within|for|in|after|over|than|of|lasted|lasting|spent|took|takes|about|is|was|only|just|barely)\s+$"
)
_PRESENT = ["now", "right now", "currently", "current", "at the moment", "nowadays", "these days", "at present",
            "at this time", "the present day"]  # fmt: skip
_PAST = ["recently", "more recently", "the recent past", "long ago", "lately", "recent years", "recent months",
         "recent weeks", "recent days", "the past"]  # fmt: skip
_FUTURE = ["the future", "the near future", "coming days", "coming weeks", "coming months", "coming years",
           "the weeks ahead", "the months ahead", "as soon as possible"]  # fmt: skip
_BY_ITSELF = r"(?:(?<!the\spast)|(?=\s*(?:[^\w\s-]|$)|\s+(?:and|but|or|to|that|than|was|were|has|had)\b))"


def _length(match: re.Match[str], _: bool) -> Expression | None:
    low, high = EN.number(match["n"] or "")
    name = plain(match["u"])
    if high == 1 and (name.startswith(("century", "second", "quarter")) or _is_rate(match)):
        return None  # "a second", "one quarter" are seldom stretches of time
    if name.startswith("quarter") and "-" in match[0]:
        return None  # three-quarters
    return Length(low, 0 if low != high or not match["n"] else high, _unit(name))


def _is_rate(match: re.Match[str]) -> bool:
    """ "A week" where nothing says that it is how long: four flights a week, one day."""
    bare = plain(match[0]).split()[0] in ("a", "an", "one") and "-" not in match[0]
    return bare and _LASTS.search(match.string, max(0, match.start() - 12), match.start()) is None


def _unit(name: str) -> Unit | ClockUnit:
    for clock in ("hour", "minute", "second"):
        if name.startswith(clock):
            return clock
    return EN.unit(name)


def _every(match: re.Match[str], _: bool) -> Expression:
    what = plain(match["what"])
    if what in _DAYPARTS or what == "weekend":
        return Recurring(Length(1, 1, "day" if what in _DAYPARTS else "weekend"))
    if what in EN.weekdays:
        return Recurring(Named("weekday", EN.weekdays[what], None))
    if what.rstrip(".") in EN.months or what in EN.seasons:
        return Recurring(Partial(month=EN.month(what)))
    low, high = EN.number(match["n"]) if match["n"] else (1, 1)
    return Recurring(Length(low, high, _unit(what)))


def _weekdays(match: re.Match[str], _: bool) -> Expression:
    return Recurring(Named("weekday", EN.weekdays[plain(match["w"])], None))


def _rate(match: re.Match[str], _: bool) -> Expression | None:
    """Twice a week, 400 dollars a month."""
    paid = _AMOUNT.search(match.string, max(0, match.start() - 20), match.start())
    return Recurring(Length(1, 1, _unit(plain(match["u"])))) if paid else None


def vague(match: re.Match[str], _: bool) -> Expression:
    said = " ".join(plain(match[0]).split())
    return Vague("present" if said in _PRESENT else "past" if said in _PAST else "future")


def clock(match: re.Match[str]) -> str:
    """22:00, from any form of `CLOCK`."""
    if match["name"]:
        return "24:00" if plain(match["name"]) == "midnight" else "12:00"
    said = match["h"] or match["h2"] or match["h3"] or match["h4"]
    hour = int(said) if said.isdecimal() else EN.numbers[plain(said)][0]
    if match["half"]:
        hour = hour % 12 + (12 if plain(match["half"]) == "p" else 0)
    return f"{hour:02}:{match['min'] or match['min2'] or match['min4'] or '00'}"


def _clock(match: re.Match[str], _: bool) -> Expression | None:
    said = clock(match)
    return Clock(said) if said <= "24:00" else None


def _daypart(match: re.Match[str], _: bool) -> Expression:
    return Clock(_DAYPARTS[plain(match["part"])])


UNDATED: list[Form] = [
    form(
        "every each",
        rf"(?:every|each)\s+(?:other\s+)?(?:(?P<n>{NUMBER})\s+)?"
        rf"(?P<what>{_UNIT}|{WEEKDAY}|{MONTH}|{SEASON}|weekend\b|morning\b|afternoon\b|evening\b|night\b)",
        _every,
    ),
    form(
        "WEEKDAYS", rf"(?P<w>{any_of([w for w in EN.weekdays if len(w) > 5])})s\b(?:\s+(?:nights|mornings))?", _weekdays
    ),
    form("a an per", rf"(?:an?|per)\s+(?P<u>{_UNIT}(?<!s))", _rate),
    form(
        "the HEDGE NUMBER DIGIT",
        rf"(?:the\s+)?{HEDGE}(?:the\s+)?(?:(?:first|final|full|entire|whole|last|past|next|coming)\s+)?(?P<n>{NUMBER})"
        rf"(?:\s+(?:more|full|straight|consecutive|additional|long|whole))?(?:\s+|-)(?P<u>{_UNIT})(?![\s-]old\b)",
        _length,
    ),
    form("UNIT CLOCK_UNIT", rf"(?<!\bof\s)(?<!\d\s)(?P<n>)(?P<u>{_UNIT}(?<=s))(?!\s+old\b)", _length),
    form(
        "now right current currently at nowadays these the recently more recent coming long lately as",
        rf"{any_of([*_PRESENT, *_PAST, *_FUTURE])}\b{_BY_ITSELF}",
        vague,
    ),
    form("DIGIT noon midday midnight NUMBER", CLOCK, _clock),
    form(
        "the early late mid", r"(?:the\s+)?(?:(?:early|late|mid)[\s-])?(?P<part>morning|afternoon|evening)\b", _daypart
    ),
]
