"""Dates in a language of which we have the words but no grammar of its own: Russian, Ukrainian and French so far.

One language is one data file (`ru.toml`, `uk.toml`, `fr.toml`) of words and frames; the shapes and the resolving are
those of English. Covers dates in digits and in words, months, seasons, years, parts, bounds and ranges, weekdays,
"last week", "two weeks ago", "two weeks later". Not covered: holidays, durations, and whatever a frame does not name;
those dates are simply not found, never found wrongly on purpose.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import cast

from onrecord.read.dates import english_says as says
from onrecord.read.dates.expression import (
    Bound,
    Expression,
    Found,
    Named,
    Part,
    Partial,
    PartOf,
    Range,
    Shift,
    Side,
    Step,
    Unit,
)
from onrecord.read.dates.months import months
from onrecord.read.dates.vocabulary import phrase
from onrecord.read.dates.word_list import WordList, any_word, word_list

Read = tuple[int, Expression] | None
Form = tuple[re.Pattern[str], Callable[[re.Match[str]], Expression | None]]

_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:er|-?го|-е)?(?!\d)"
_DASH = r"\s*[–—-]\s*"
_START = re.compile(r"(?<!\w)(?=\w)")


class Reader:
    """The expressions of one language; built once from its words. Holds no state of a text."""

    def __init__(self, words: WordList, language: str) -> None:
        self._words = words
        self._months = months(language)
        self._atoms = self._forms()
        self._parts = {part: _opening(group) for part, group in words.parts.items()}
        self._bounds = {side: _opening(group) for side, group in words.bounds.items()}
        self._pairs = [(_opening([a]), phrase(rf"\s+(?:{b})\s+")) for a, b in words.pairs.items()]

    def __call__(self, text: str) -> list[Found]:
        found: list[Found] = []
        at = 0
        for place in _START.finditer(text):
            if place.start() >= at and (read := self._expression(text, place.start())) is not None:
                at = read[0]
                found.append(Found(place.start(), at, read[1]))
        return found

    def _expression(self, text: str, at: int) -> Read:
        for opening, joint in self._pairs:
            if (start := opening.match(text, at)) and (first := self._point(text, start.end(), led=True)):
                if isinstance(first[1], Partial) and first[1].last_day:
                    return first
                between = joint.match(text, first[0])
                last = self._point(text, between.end(), led=True) if between else None
                if last is not None:
                    return last[0], Range(first[1], last[1])
        for side, opening in self._bounds.items():
            if (start := opening.match(text, at)) and (inner := self._point(text, start.end(), led=True)):
                return inner[0], Bound(cast(Side, side), inner[1])
        return self._range(text, at)

    def _range(self, text: str, at: int) -> Read:
        first = self._point(text, at)
        joint = phrase(_DASH).match(text, first[0]) if first and isinstance(first[1], Partial) else None
        last = self._point(text, joint.end(), led=True) if joint else None
        if first is None or last is None or not isinstance(last[1], Partial):
            return first
        return last[0], Range(first[1], last[1])

    def _point(self, text: str, at: int, *, led: bool = False) -> Read:
        for part, opening in self._parts.items():
            if (start := opening.match(text, at)) and (whole := self._atom(text, start.end(), led=True)):
                return whole[0], PartOf(cast(Part, part), whole[1])
        return self._atom(text, at, led=led)

    def _atom(self, text: str, at: int, *, led: bool = False) -> Read:
        for form, build in self._atoms:
            if (match := form.match(text, at)) and (what := build(match)) is not None:
                return match.end(), what
        month = self._bare_month.match(text, at)
        if month is not None and (led or self._month_led.search(text, max(0, at - 16), at)):
            return month.end(), Partial(month=self._months[month["m"].lower()])
        return None

    def _forms(self) -> list[Form]:
        w, month = self._words, any_word(list(self._months))
        of = rf"(?:{any_word(w.of)}\s+)?" if w.of else ""
        after_year = rf"(?:\s*{any_word(w.year)})?" if w.year else ""
        year = rf"(?:,?\s+{of}(?P<y>{_YEAR}){after_year})?"
        weekday = rf"(?:{any_word(list(w.weekdays))},?\s+(?:le\s+)?)?"
        self._bare_month = phrase(rf"(?P<m>{month})\b")
        self._month_led = phrase(rf"(?<!\w){any_word(w.months_need['before'])}[\s'’-]+$")
        return [
            (phrase(r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?(?![\d-])"), lambda m: says.iso(m, True)),
            (
                phrase(rf"(?P<a>\d{{1,2}})(?P<sep>[./])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{_YEAR})"),
                lambda m: says.numeric(m, True),
            ),
            (phrase(rf"{weekday}(?P<d>{_DAY})(?:{_DASH}(?P<d2>{_DAY}))?\s+(?P<m>{month})\b{year}"), self._day),
            (phrase(rf"(?:au\s+|в\s+|l['’])?(?P<m>{month})\s+{of}(?P<y>{_YEAR}){after_year}"), self._month),
            (phrase(rf"(?:au\s+|l['’])?(?P<s>{any_word(list(w.seasons))})\b{year}"), self._season),
            *self._counted(),
            (phrase(rf"(?P<x>{any_word(list(w.steps))})\b"), lambda m: self._step(m, w.steps, "publication")),
            (phrase(rf"(?P<x>{any_word(list(w.next))})\b"), lambda m: self._step(m, w.next, "text")),
            (phrase(rf"(?P<x>{any_word(list(w.near))})\b"), self._near),
            (
                phrase(rf"(?:{any_word(w.weekday_before['words'])}\s+)?(?P<w>{any_word(list(w.weekdays))})\b"),
                self._weekday,
            ),
            *self._years(),
        ]

    def _years(self) -> list[Form]:
        w = self._words
        if w.year:
            return [
                (phrase(rf"(?P<y>{_YEAR})(?P<decade>{any_word(w.decade)})"), lambda m: says.year(m, True)),
                (phrase(rf"(?P<y>{_YEAR})(?P<decade>)\s*{any_word(w.year)}(?!\w)"), lambda m: says.year(m, True)),
            ]
        return [
            (phrase(rf"(?:l|d)es\s+années\s+(?P<y>{_YEAR})(?P<decade>)"), lambda m: Partial(year=m["y"][:3] + "X")),
            (
                phrase(rf"(?:en\s+|(?<=début\s)|(?<=fin\s)|(?<=depuis\s))(?P<y>{_YEAR})(?P<decade>)"),
                lambda m: says.year(m, True),
            ),
        ]

    def _counted(self) -> list[Form]:
        w = self._words
        number = rf"(?P<n>\d{{1,3}}|{any_word([n for n in w.numbers if n])})" + ("?" if "" in w.numbers else "")
        hedge = rf"(?:(?P<hedge>{any_word([word for group in w.hedges.values() for word in group])})\s+)?"
        forms: list[Form] = []
        for way, frames in w.counts.items():
            for frame in frames:
                for unit, words in w.units.items():
                    body = re.escape(frame).replace(r"\ ", r"\s*").replace(r"\{n\}", hedge + number)
                    pattern = body.replace(r"\{u\}", rf"(?:{words})\b")
                    forms.append((phrase(pattern), self._shift(way, cast(Unit, unit))))
        return forms

    def _shift(self, way: str, unit: Unit) -> Callable[[re.Match[str]], Expression | None]:
        def build(match: re.Match[str]) -> Expression | None:
            said, hedge = (match["n"] or "").lower(), (match["hedge"] or "").lower()
            low, high = (int(said), int(said)) if said.isdecimal() else self._words.numbers[said]
            kind = next((kind for kind, group in self._words.hedges.items() if hedge in group), "")
            return Shift(
                low=low, high=high, unit=unit, sign=1 if way == "later" else -1,
                base="publication" if way == "ago" else "text",
                hedge="short" if kind == "short" else "about" if kind == "about" else "",
            )  # fmt: skip

        return build

    def _day(self, match: re.Match[str]) -> Expression | None:
        day, last = (int(re.sub(r"\D", "", match[part])) if match[part] else None for part in ("d", "d2"))
        return Partial(year=match["y"], month=self._months[match["m"].lower()], day=day, last_day=last)

    def _month(self, match: re.Match[str]) -> Expression | None:
        return Partial(year=match["y"], month=self._months[match["m"].lower()])

    def _season(self, match: re.Match[str]) -> Expression | None:
        return Partial(year=match["y"], month=self._words.seasons[match["s"].lower()]) if match["y"] else None

    def _near(self, match: re.Match[str]) -> Expression | None:
        return Step(unit="day", by=self._words.near[_squeezed(match["x"])])

    def _step(self, match: re.Match[str], table: dict[str, tuple[str, int]], base: str) -> Expression | None:
        unit, by = table[_squeezed(match["x"])]
        return Step(unit=cast(Unit, unit), by=by, base="text" if base == "text" else "publication")

    def _weekday(self, match: re.Match[str]) -> Expression | None:
        return Named("weekday", self._words.weekdays[match["w"].lower()], None)


@cache
def reader(language: str) -> Reader:
    """The reader of a language that has a word list ("ru", "fr")."""
    return Reader(word_list(language), language)


def _opening(group: list[str]) -> re.Pattern[str]:
    return phrase(rf"{any_word(group)}(?:\s+|-(?=\w)|(?<=['’]))")


def _squeezed(words: str) -> str:
    return " ".join(words.lower().split())
