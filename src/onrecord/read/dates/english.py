"""English words into expressions: a small grammar read left to right, the longest phrase first.

    expression := bound? point ( ("to" | "–" | "and") point )?
    point      := part? atom                      "late" "April 2017"
    atom       := one of the forms in `english_forms`

It says what the words say and nothing of what they mean on a given day. A bare number is no year and a bare "may"
no month: the word before must be one that goes with dates. Not done: times of day (read over), other calendars.
"""

import re
from collections.abc import Callable

from msgspec.structs import replace

from onrecord.read.dates.english_forms import OPENERS, forms_at, words_before
from onrecord.read.dates.english_says import daypart
from onrecord.read.dates.english_undated import CLOCK, clock
from onrecord.read.dates.english_words import openers, opening
from onrecord.read.dates.expression import (
    About,
    Bound,
    Expression,
    Found,
    Named,
    Partial,
    PartOf,
    Range,
    Shift,
    Side,
    Step,
    Timed,
    Undated,
    Unknown,
    Vague,
    WeekOf,
    WeekWith,
)
from onrecord.read.dates.vocabulary import any_of, phrase, plain, words

_EN = words("en")
_PARTS = [word for group in _EN.parts.values() for word in group]
_PART = phrase(rf"(?:the\s+)?({any_of(_PARTS)})(?:\s+|-(?=\w))(?:the\s+)?")
_UNKNOWN = phrase(r"(?:an?\s+)?(?:unknown|unspecified|undisclosed|unstated)\s+(?:date|day|time)\b|a\s+date\s+unknown\b")
_PRESENT = phrase(r"(?:the\s+present(?:\s+day)?|now|this\s+day|date)\b")
_THE = phrase(r"\bthe\s+$")
_CURRENT = phrase(r"(week|month|quarter|year)\b")
_BOUNDS: dict[str, Side] = {
    "ever since": "since", "since": "since", "starting": "since", "from": "since", "until": "until", "till": "until",
    "up to": "until", "through": "until", "by": "until", "no later than": "until", "before": "before",
    "prior to": "before", "ahead of": "before", "after": "after", "following": "after", "on the eve of": "eve",
    "the eve of": "eve", "eve of": "eve",
}  # fmt: skip
_BOUND = phrase(rf"({any_of(list(_BOUNDS))})\s+(?:the\s+)?")
_PAIRS = {
    "between": phrase(r"\s*,?\s+and\s+"),
    "from": phrase(r"\s*,?\s*(?:(?:un)?til|to|through|[-–—])\s+"),
}
_PAIR = phrase(r"(between|from)\s+(?:the\s+)?")
_DASH = phrase(r"\s*[–—-]\s*|\s+(?:to|through|until|till)\s+")
_WEEK_OF = phrase(r"(?:the\s+)?(first|second|third|fourth|last)\s+(week|days)\s+(?:of|in)\s+")
_WEEK_WITH = phrase(r"(?:the\s+)?week\s+(?:of|beginning|starting)\s+(?:on\s+)?")
_WEEK = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_COUNTED = phrase(r"\b(?:after|before|following)$")
_ARTICLE = phrase(r"\s+(?:the\s+)?")
_DANGLING = phrase(r"\s*(?:[.,;:)!?—–]|$|(?:that|this|and|he|she|they|it|,)\b)")
_FROM_ON = phrase(r"\s+(?:on|onwards?)\b")
_FROM_VERB = phrase(r"(?:\b(?:held|kept|ran|was|were)|\w+ed|^|[.;]|\n)\s*$")
_NOT_BEFORE = phrase(r"\bnot\b[^.;]{0,60}$")

_ENDS = (Partial, PartOf, Named, Timed)

_ABOUTS = ["around", "about", "circa", "approximately", "roughly", "sometime in", "sometime around", "on or around"]
_ABOUT = phrase(rf"({any_of(_ABOUTS)})\s+(?:the\s+)?")
_CLOCK = phrase(rf"{CLOCK},?\s+(?:on\s+)?")
_DAYPART = phrase(r"\s+(morning|afternoon|evening|night)\b")
_OF_DAY = phrase(r"(?:the\s+|(?:early|late)\s+)*(morning|afternoon|evening|night)\s+of\s+")

Read = tuple[int, Expression] | None


_START = re.compile(r"(?<![\w-])(?:[^\W\d_]|\d|['’](?=\d0))")
_STARTERS = OPENERS | {*openers([*_PARTS, *_BOUNDS, *_PAIRS, *_ABOUTS])} | {"the", "first", "second", "third", "fourth"}


def expressions(text: str) -> list[Found]:
    """Every expression of time in the text, in order, none within another."""
    return _read(text, _expression)


def points(text: str) -> list[Found]:
    """The same without bounds and ranges: the two ends of "from May to July" apart, "since May" without its "since"."""
    return _read(text, _point)


def _read(text: str, ask: Callable[[str, int], Read]) -> list[Found]:
    found: list[Found] = []
    at = 0
    for start in _START.finditer(text):
        if start.start() >= at and opening(text, start.start()) in _STARTERS:
            read = ask(text, start.start())
            if read is not None:
                at = read[0]
                found.append(Found(start.start(), at, read[1]))
    return found


def _expression(text: str, at: int) -> Read:
    return _pair(text, at) or _bound(text, at) or _range(text, at)


def _pair(text: str, at: int) -> Read:
    """between A and B; from A to B."""
    opens = _PAIR.match(text, at)
    if opens is None:
        return None
    first = _end(text, opens.end())
    if first is None or (isinstance(first[1], Partial) and first[1].last_day):
        return first  # from 26 to 28 May: the form has both ends already
    joint = _PAIRS[plain(opens[1])].match(text, first[0])
    second = _end(text, joint.end()) if joint else None
    return (second[0], Range(first[1], second[1])) if second else None


def _end(text: str, at: int) -> Read:
    """One end of a stretch: a date, "the present", or "an unknown date"."""
    unknown = _UNKNOWN.match(text, at)
    if unknown is not None:
        return unknown.end(), Unknown()
    present = _PRESENT.match(text, at)
    return (present.end(), Vague("present")) if present else _point(text, at)


def _bound(text: str, at: int) -> Read:
    opens = _BOUND.match(text, at)
    if opens is None:
        return None
    inner = _point(text, opens.end())
    if inner is None or isinstance(inner[1], Undated):
        return inner
    side = _BOUNDS[" ".join(plain(opens[1]).split())]
    if plain(opens[1]) == "from" and not (
        _FROM_ON.match(text, inner[0]) or _FROM_VERB.search(text[max(0, at - 24) : at])
    ):
        return inner  # "a report from late May" is of that time; "held from May" begins then
    if side in ("until", "before") and _NOT_BEFORE.search(text, max(0, at - 80), at):
        return inner  # "was not released until May": it was in May
    return inner[0], Bound(side, inner[1])


def _range(text: str, at: int) -> Read:
    first = _point(text, at)
    if first is None:
        return None
    joint = _DASH.match(text, first[0])
    second = _point(text, joint.end()) if joint and isinstance(first[1], _ENDS) else None
    if second is None or not isinstance(second[1], _ENDS):
        return first
    return second[0], Range(first[1], second[1])


def _point(text: str, at: int) -> Read:
    about = _ABOUT.match(text, at)
    if about is not None and (inner := _exact(text, about.end())) and not isinstance(inner[1], Undated | Shift):
        return inner if isinstance(inner[1], Timed) else (inner[0], About(inner[1]))
    return _exact(text, at)


def _exact(text: str, at: int) -> Read:
    with_day = _WEEK_WITH.match(text, at)
    if with_day is not None and (day := _atom(text, with_day.end())) and _is_day(day[1]):
        return day[0], WeekWith(day[1])
    week = _WEEK_OF.match(text, at)
    if week is not None:
        whole = _atom(text, week.end())
        return (whole[0], WeekOf(_WEEK[plain(week[1])], whole[1])) if whole else None
    timed = _timed(text, at)
    if timed is not None:
        return timed
    part = _PART.match(text, at)
    whole = _atom(text, part.end(), after_part=True) or _current(text, part.end()) if part else None
    if part is not None and whole is not None and not isinstance(whole[1], Undated):
        return _with_daypart(text, (whole[0], PartOf(_EN.part(part[1]), whole[1])))
    return _with_daypart(text, _counted(text, at, _atom(text, at)))


def _current(text: str, at: int) -> Read:
    """The end of the month: of the month that is told of."""
    unit = _CURRENT.match(text, at) if _THE.search(text, max(0, at - 8), at) else None
    return None if unit is None else (unit.end(), Step(unit=_EN.unit(unit[1]), by=0, base="text"))


def _timed(text: str, at: int) -> Read:
    """10 p.m. on Tuesday; the night of 4 May."""
    hour = _CLOCK.match(text, at)
    of_day = None if hour else _OF_DAY.match(text, at)
    said = hour or of_day
    day = _atom(text, said.end()) if said else None
    if day is None or not _is_day(day[1]):
        return None
    return day[0], Timed(day[1], clock(hour) if hour else daypart(of_day[1] if of_day else ""))


def _with_daypart(text: str, read: Read) -> Read:
    """Friday night."""
    part = _DAYPART.match(text, read[0]) if read is not None and _is_day(read[1]) else None
    return read if read is None or part is None else (part.end(), Timed(read[1], daypart(part[1])))


def _is_day(says: Expression) -> bool:
    if isinstance(says, PartOf):
        return _is_day(says.whole)
    if isinstance(says, Named):
        return says.kind == "weekday"
    return (isinstance(says, Partial) and says.day is not None) or (isinstance(says, Step) and says.unit == "day")


def _counted(text: str, at: int, read: Read) -> Read:
    """two weeks after 4 May: the count takes the date it is counted from; after the vote: it has none."""
    if read is None or not isinstance(read[1], Shift) or not _COUNTED.search(text, at, read[0]):
        return read
    gap = _ARTICLE.match(text, read[0])
    origin = _point(text, gap.end()) if gap else None
    if origin is not None:
        return origin[0], replace(read[1], origin=origin[1])
    return read if _DANGLING.match(text, read[0]) else (read[0], replace(read[1], base="elsewhere"))


def _atom(text: str, at: int, *, after_part: bool = False) -> Read:
    for one in forms_at(text, at):
        match = one.pattern.match(text, at)
        if match is not None:
            says = one.build(match, after_part or words_before(text, at))
            if says is not None:
                return match.end(), says
    return None
