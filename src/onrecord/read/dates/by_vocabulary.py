"""Dates in a language of which we have the words and frames, in one grammar: Russian, French and Ukrainian so far.

    expression := pair | bound point | point ( "–" point )?
    pair       := opening ( point | unknown ) between ( point | unknown | present )
    point      := about? part? ( daypart? atom daypart? )            "около середины мая", "lundi soir"
    atom       := one of the forms in `frames`

One language is one data file (`ru.toml`, `fr.toml`, `uk.toml`; `word_list`); the shapes and the resolving are those of
English. Not covered: times by the clock, and whatever a frame does not name; those dates are simply not found.
"""

import re
from functools import cache

from msgspec.structs import replace

from onrecord.read.dates.expression import (
    About,
    Bound,
    Expression,
    Found,
    Named,
    Part,
    Partial,
    PartOf,
    Range,
    Recurring,
    Shift,
    Side,
    Step,
    Timed,
    Unknown,
    Vague,
    WeekWith,
)
from onrecord.read.dates.frames import DASH, YEAR, Frames
from onrecord.read.dates.months import months
from onrecord.read.dates.vocabulary import phrase, plain
from onrecord.read.dates.word_list import WordList, rx, word_list

Read = tuple[int, Expression] | None

_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_ELSEWHERE = phrase(r"\s*(?:[.,;:)!?—–]|$)")


class Reader:
    """The expressions of one language; built once from its words. Holds no state of a text."""

    def __init__(self, words: WordList, language: str) -> None:
        frames = Frames(words, language)
        self._months = months(language)
        self._forms = frames.forms
        self._month = phrase(rf"{rx(words.month_named)}?(?P<m>{frames.month})(?![-\w])")
        self._month_led = phrase(rf"(?<!\w){rx(words.month_led)}[\s'’-]+$")
        self._parts: list[tuple[Part, re.Pattern[str]]] = [
            (part, _opening(entry, r"|-(?=\w)")) for part, entry in words.parts.items()
        ]
        self._bounds: list[tuple[Side, re.Pattern[str]]] = [
            (side, _opening(entry)) for side, entry in words.bounds.items()
        ]
        self._pairs = [(_opening(a), phrase(rf",?\s+{rx(b)}(?:\s+|(?<=['’]))")) for a, b in words.pairs]
        self._week = _opening(words.week_with)
        self._about = _opening(words.about)
        self._dayparts = [
            (code, _opening(entry), re.compile(rf",?[^\S\n]+{rx(entry)}(?!\w)", re.IGNORECASE))
            for code, entry in words.dayparts.items()
        ]
        self._unknown, self._present = phrase(rf"{rx(words.unknown)}(?!\w)"), phrase(rf"{rx(words.present)}(?!\w)")
        self._year = phrase(rf"(?P<y>{YEAR})(?:\s*{rx(words.year)}(?!\w))?")
        self._units = [(unit, phrase(rf"{rx(entry)}(?!\w|\s+(?:de\b|d['’]))")) for unit, entry in words.units.items()]
        self._joint = phrase(DASH)
        openings = [*self._parts, *self._bounds]
        self._start = _starts(
            [form.pattern for form, _ in self._forms] + [one.pattern for _, one in openings]
            + [one.pattern for one, _ in self._pairs] + [self._about.pattern, self._week.pattern, self._month.pattern]
            + [before.pattern for _, before, _ in self._dayparts]
        )  # fmt: skip

    def __call__(self, text: str) -> list[Found]:
        found: list[Found] = []
        at = 0
        low = lowered(text)
        while (place := self._start.search(low, at)) is not None:
            read = self._expression(text, place.start())
            at = read[0] if read is not None else place.start() + 1
            if read is not None:
                found.append(Found(place.start(), at, read[1]))
        return found

    def _expression(self, text: str, at: int) -> Read:
        return self._pair(text, at) or self._bound(text, at) or self._range(text, at)

    def _pair(self, text: str, at: int) -> Read:
        for opening, joint in self._pairs:
            start = opening.match(text, at)
            first = self._end(text, start.end(), self._unknown, Unknown()) if start else None
            if first is None:
                continue
            if isinstance(first[1], Partial) and first[1].last_day:
                return first
            between = joint.match(text, first[0])
            last = self._last(text, between.end()) if between else None
            if last is not None:
                return last[0], Range(first[1], last[1])
        return None

    def _last(self, text: str, at: int) -> Read:
        return self._end(text, at, self._present, Vague("present")) or self._end(text, at, self._unknown, Unknown())

    def _end(self, text: str, at: int, words: re.Pattern[str], says: Expression) -> Read:
        said = words.match(text, at)
        return (said.end(), says) if said else self._point(text, at, led=True)

    def _bound(self, text: str, at: int) -> Read:
        for side, opening in self._bounds:
            start = opening.match(text, at)
            inner = self._point(text, start.end(), led=True) if start else None
            if inner is not None:
                return inner[0], inner[1] if isinstance(inner[1], Recurring | Bound) else Bound(side, inner[1])
        return None

    def _range(self, text: str, at: int) -> Read:
        first = self._point(text, at)
        joint = self._joint.match(text, first[0]) if first and isinstance(first[1], Partial | Named) else None
        last = self._point(text, joint.end(), led=True) if joint else None
        if first is None or last is None or not isinstance(last[1], Partial | Named):
            return first
        return last[0], Range(first[1], last[1])

    def _point(self, text: str, at: int, *, led: bool = False) -> Read:
        week = self._week.match(text, at)
        if week is not None and (day := self._atom(text, week.end(), led=True)) and _is_day(day[1]):
            return day[0], WeekWith(day[1])
        about = self._about.match(text, at)
        inner = self._exact(text, about.end(), led=True) if about else None
        if inner is not None and not isinstance(inner[1], Shift | Recurring):
            return inner[0], About(inner[1])
        return self._exact(text, at, led=led)

    def _exact(self, text: str, at: int, *, led: bool) -> Read:
        for part, opening in self._parts:
            start = opening.match(text, at)
            if start and (whole := self._atom(text, start.end(), led=True) or self._current(text, start.end())):
                return whole[0], PartOf(part, whole[1])
        for code, before, _ in self._dayparts:
            start = before.match(text, at)
            if start and (day := self._atom(text, start.end(), led=True)) and _is_day(day[1]):
                return day[0], Timed(day[1], code)
        return self._with_daypart(text, self._counted(text, self._atom(text, at, led=led)))

    def _current(self, text: str, at: int) -> Read:
        """The end of the month: of the month that is told of."""
        for unit, words in self._units:
            if unit not in ("day", "decade") and (said := words.match(text, at)):
                return said.end(), Step(unit=unit, by=0, base="text")
        return None

    def _with_daypart(self, text: str, read: Read) -> Read:
        if read is not None and _is_day(read[1]):
            for code, _, after in self._dayparts:
                if said := after.match(text, read[0]):
                    return said.end(), Timed(read[1], code)
        return read

    def _counted(self, text: str, read: Read) -> Read:
        """Two days after 4 May: the count takes the date it is counted from; where there is none, it has none."""
        if read is None or not isinstance(read[1], Shift) or read[1].base != "elsewhere":
            return read
        gap = re.compile(r"\s*").match(text, read[0])
        origin = self._exact(text, gap.end(), led=True) if gap else None
        if origin is not None:
            return origin[0], replace(read[1], origin=origin[1])
        return (read[0], replace(read[1], base="text")) if _ELSEWHERE.match(text, read[0]) else read

    def _atom(self, text: str, at: int, *, led: bool = False) -> Read:
        for form, build in self._forms:
            if (match := form.match(text, at)) and (what := build(match)) is not None:
                return match.end(), what
        month = self._month.match(text, at)
        if month is not None and (led or self._month_led.search(text, max(0, at - 16), at)):
            return month.end(), Partial(month=self._months[plain(month["m"]).rstrip(".")])
        year = self._year.match(text, at) if led else None
        return None if year is None else (year.end(), Partial(year=year["y"]))


@cache
def reader(language: str) -> Reader:
    """The reader of a language that has a word list ("ru", "fr", "uk")."""
    return Reader(word_list(language), language)


def _is_day(says: Expression) -> bool:
    if isinstance(says, Named):
        return says.kind == "weekday"
    return (isinstance(says, Partial) and says.day is not None) or (isinstance(says, Step) and says.unit == "day")


def _opening(entry: str, hyphen: str = "") -> re.Pattern[str]:
    return phrase(rf"{rx(entry)}(?:\s+{hyphen}|(?<=['’]))")


def lowered(text: str) -> str:
    """In lower case, every character in its place: İ alone has a lower case of two."""
    return text.replace("İ", "i").lower()


def _starts(patterns: list[str]) -> re.Pattern[str]:
    """Where anything may begin, in a text in lower case: all forms and openings in one pattern, tried faster so."""
    plain = [_NAMED_GROUP.sub("(?:", pattern).replace("(?P=sep)", "[./]") for pattern in patterns]
    return re.compile(r"(?<!\w)(?=\w)(?:" + "|".join(plain).replace("[XVI]", "[xvi]") + ")")
