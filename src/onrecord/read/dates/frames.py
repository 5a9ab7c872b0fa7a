"""The single dates of a language that is read by its words: which frames they stand in and what each says.

The frames are those of `WordList`; the shapes they say are the same as for English. A form that the language's data
file does not name matches nothing.
"""

import re
from collections.abc import Callable
from typing import Literal, cast

from onrecord.read.dates import english_says as says
from onrecord.read.dates.expression import (
    Base,
    Bound,
    Expression,
    Feast,
    Hedge,
    Lasting,
    Length,
    Named,
    Partial,
    Recurring,
    Shift,
    Step,
    Unit,
    WeekOf,
)
from onrecord.read.dates.holidays import holidays
from onrecord.read.dates.months import months
from onrecord.read.dates.vocabulary import any_of, phrase, plain
from onrecord.read.dates.word_list import Turns, WordList, asked, either, is_whole, rx

Form = tuple[re.Pattern[str], Callable[[re.Match[str]], Expression | None]]
Way = tuple[Literal[-1, 1], Base]

_UNSAID = (2, 8)  # "weeks ago"
YEAR = r"(?:1[89]|20)\d\d(?!\d)"
DASH = r"\s*[–—-]\s*"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:er|-?го|-е)?(?!\d)"
_ROMAN = {"XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21}
_WAYS: dict[str, Way] = {
    "ago": (-1, "publication"), "later": (1, "text"), "within": (1, "text"), "earlier": (-1, "text"),
    "since": (-1, "publication"), "after": (1, "elsewhere"), "before": (-1, "elsewhere"),
}  # fmt: skip


class Frames:
    """The forms of one language, built once from its words; holds no state of a text."""

    def __init__(self, words: WordList, language: str) -> None:
        self._words = words
        self._months = months(language)
        self._holidays = holidays(language)
        short = [name for name in self._months if _is_short(name, self._months)]
        long = [name for name in self._months if name not in short]
        self.month = rf"(?:{any_of(long)}\b|{any_of(short)}\b\.?)"
        self._turned = self._turns()
        self.forms = [*self._dates(), *self._counted(), *self._steps(), *self._near(), *self._undated(), *self._years()]

    def _dates(self) -> list[Form]:
        w, month = self._words, self.month
        after = rf"(?:\s*{rx(w.year)})?" if w.year else ""
        year = rf"(?:,?\s+(?:{rx(w.of)}\s*)?(?P<y>{YEAR}){after}|,?\s+(?P<near>{either(w.years_near)}))?"
        article, led_day = rf"(?:{rx(w.article)}\s*)?", rf"{rx(w.weekday_prefix)}\s+"
        weekday = rf"(?:(?:{led_day})?(?P<w>{either(w.weekdays)}),?\s+{article})?"
        behind = rf"(?:\s*\(\s*(?P<w2>{either(w.weekdays)})\s*\)|,\s+{led_day}(?P<w3>{either(w.weekdays)})\b)?"
        led = rf"(?:{rx(w.month_prefix)}\s*)?"
        joint = rx("|".join(between for _, between in w.pairs))
        nth = rf"(?P<nth>{either(w.ordinals)})"
        return [
            (phrase(r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?(?![\d-])"), lambda m: says.iso(m, True)),
            (phrase(rf"(?P<a>\d{{1,2}})(?P<sep>[./])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{YEAR})"),
             lambda m: says.numeric(m, True)),
            (phrase(rf"{weekday}(?P<d>{_DAY})(?:(?:{DASH}|\s+{joint}\s+)(?P<d2>{_DAY}))?\s+(?P<m>{month})"
                    rf"{year}{behind}"), self._day),
            (phrase(rf"(?P<ten>{either(w.tens)})\s+(?P<m>{month}){year}"), self._ten),
            (phrase(rf"{led}(?P<m>{month})\s+(?:{rx(w.of)}\s*)?(?P<y>{YEAR}){after}(?P<near>)"), self._month),
            (phrase(rf"{led}(?P<m>{month})\s+(?P<y>)(?P<near>{either(w.years_near)})"), self._month),
            (phrase(rf"{self._turned.format(what=month)}(?!\s+\d)"), self._turned_month),
            (phrase(rf"{self._turned.format(what=either(w.seasons))}"), self._turned_season),
            (phrase(rf"{article}(?P<s>{either(w.seasons)})\s+(?:{rx(w.of)}\s*)?(?P<y>{YEAR})"
                    rf"(?:{DASH}(?P<y2>(?:20)?\d\d)\b)?{after}"), self._season),
            (phrase(rf"{article}(?P<s>{either(w.seasons)}),?\s+(?P<y>)(?P<y2>)(?P<near>{either(w.years_near)})"),
             self._season),
            (phrase(rf"{article}{nth}\s+(?:(?P<quarter>{rx(w.quarter)})|{rx(w.half)})\s+"
                    rf"(?:(?:{rx(w.of)}\s*)?(?P<y>{YEAR}){after}|(?P<near>{either(w.years_near)}))"), self._portion),
            (phrase(rf"{article}{nth}\s+{rx(w.week)}\s+(?:{rx(w.of)}\s*)?(?P<m>{month}){year}"),
             self._week),
            (phrase(rf"(?P<f>{any_of(list(self._holidays))})\b"
                    rf"(?:\s+(?:{rx(w.of)}\s*)?(?P<y>{YEAR}){after})?"), self._feast),
        ]  # fmt: skip

    def _near(self) -> list[Form]:
        w = self._words
        led = rf"(?:{rx(w.weekday_prefix)}\s+)?"
        return [
            (phrase(rf"{led}{self._turned.format(what=either(w.weekdays))}"), self._turned_weekday),
            (
                phrase(rf"{led}(?P<x>{either(w.weekdays)})\b"),
                lambda m: Named("weekday", asked(w.weekdays, m["x"]), None),
            ),
        ]

    def _turns(self) -> str:
        """last X, X last: a pattern with a hole `{what}`, whose groups are `turn` or `turn2`, and `x`."""
        w = self._words
        before, after = (
            either(table).replace("{", "{{").replace("}", "}}") for table in (w.turns_before, w.turns_after)
        )
        led = rf"(?:(?:{rx(w.article)}|{rx(w.month_named)})\s*)*"
        return rf"(?:(?P<turn>{before})\s+(?P<x>{{what}})\b|{led}(?P<x2>{{what}})\s+(?P<turn2>{after})\b)"

    def _counted(self) -> list[Form]:
        w = self._words
        numbers = either(dict.fromkeys(w.numbers, 0))
        units = rx("|".join(w.units.values()))
        hedge = rf"(?:(?P<hedge>{rx('|'.join(w.hedges.values()))})\s+)?"
        number = rf"(?:(?P<n>\d{{1,3}}|{numbers})\s+)" + ("?" if w.one_unsaid else "")
        quantity = rf"{hedge}(?:(?P<fixed>{either(dict.fromkeys(w.fixed, 0))})|{number}(?P<u>{units}))\b"
        holes = {"{q}": quantity, "{n}": rf"{hedge}(?P<n>\d{{1,3}}|{numbers})", "{u}": rf"(?P<u>{units})\b"}
        built: list[Form] = []
        for table, build in ((w.lasting, self._lasting), (w.counts, self._shift)):
            for kind, frames in table.items():
                for frame in frames:
                    pattern = rx(frame)
                    for hole, piece in holes.items():
                        pattern = pattern.replace(hole, piece)
                    built.append((phrase(pattern), build(kind)))
        return built

    def _steps(self) -> list[Form]:
        w = self._words
        built: list[Form] = []
        for table, base in ((w.steps, "publication"), (w.next, "text")):
            for entry, (unit, by) in table.items():
                step = Step(unit=unit, by=by, base=cast(Base, base))
                built.append((phrase(rf"{rx(entry)}(?!\w)"), _always(step)))
        for entry, by in w.near.items():
            day = Step(unit="day", by=by)
            built.append((phrase(rf"{rx(entry)}(?!\w)"), _always(day)))
        return built

    def _undated(self) -> list[Form]:
        w = self._words
        units = rx("|".join(w.units.values()))
        what = rf"(?:(?P<w>{either(w.weekdays)})|{either(w.seasons)}|{units})s?\b"
        return [(phrase(rf"{rx(w.every)}\s+{what}"), lambda _: Recurring(Length(1, 1, "day")))]

    def _years(self) -> list[Form]:
        w = self._words
        century = rf"(?:{rx(w.article)}\s*)?(?P<c>[XVI]{{2,5}}|\d\d)(?:e|ème|-го|-м)?\s+{rx(w.century)}"
        years = rf"(?P<y>{YEAR})(?:(?:{DASH}|\s+{rx(w.also)}\s+)(?P<y2>{YEAR}))?"
        return [
            (
                phrase(rf"(?:{rx(w.article)}\s+)?(?P<d>[2-9])0{rx(w.decade)}(?!\w)"),
                lambda m: says.short_decade(m, True),
            ),
            (phrase(rf"(?P<y>{YEAR}){rx(w.decade)}"), lambda m: Partial(year=m["y"][:3] + "X")),
            (phrase(rf"{rx(w.decade_led)}\s+(?P<y>{YEAR})"), lambda m: Partial(year=m["y"][:3] + "X")),
            (phrase(rf"{rx(w.decade_led)}\s+(?P<d>[2-9])0\b"), lambda m: says.short_decade(m, True)),
            (phrase(rf"{years}\s*{rx(w.year)}(?!\w)"), self._year_or_years),
            (phrase(rf"{rx(w.year_led)}\s+{years}"), self._year_or_years),
            (phrase(century), self._century),
        ]

    def _year_or_years(self, match: re.Match[str]) -> Expression | None:
        return says.years(match, True) if match["y2"] else Partial(year=match["y"])

    def _century(self, match: re.Match[str]) -> Expression | None:
        number = int(match["c"]) if match["c"].isdecimal() else _ROMAN.get(match["c"].upper(), 0)
        return Partial(year=f"{number - 1:02}XX") if 1 < number <= 21 else None

    def _lasting(self, kind: str) -> Callable[[re.Match[str]], Expression | None]:
        side: Literal["", "past", "future"] = "past" if kind == "past" else "future" if kind == "future" else ""
        return lambda match: Lasting(*self._quantity(match), side)

    def _shift(self, kind: str) -> Callable[[re.Match[str]], Expression | None]:
        if kind in ("beside", "eve"):
            return lambda _: Shift(low=1, high=1, unit="day", sign=1 if kind == "beside" else -1, base="elsewhere")

        def build(match: re.Match[str]) -> Expression | None:
            low, high, unit = self._quantity(match)
            sign, base = _WAYS[kind]
            hedge = "under" if kind == "within" else self._hedge(match["hedge"])
            counted = Shift(low=low, high=high, unit=unit, sign=sign, base=base, hedge=hedge)
            return Bound("since", counted) if kind == "since" else counted

        return build

    def _quantity(self, match: re.Match[str]) -> tuple[int, int, Unit]:
        w = self._words
        given = match.groupdict()
        if (whole := given.get("fixed")) is not None:
            number, unit = asked(w.fixed, whole)
            return number, number, unit
        unit = next(unit for unit, entry in w.units.items() if is_whole(entry, match["u"]))
        said = given.get("n")
        if said is None:
            return (1, 1, unit) if is_whole(w.one_unsaid, match["u"]) else (*_UNSAID, unit)
        if said.isdecimal():
            return int(said), int(said), unit
        low, high = asked(w.numbers, said)
        return low, high, unit

    def _hedge(self, said: str | None) -> Hedge:
        kinds = self._words.hedges.items()
        return next((kind for kind, entry in kinds if said and is_whole(entry, said)), "")

    def _day(self, match: re.Match[str]) -> Expression | None:
        day, last = (int(re.sub(r"\D", "", match[part])) if match[part] else None for part in ("d", "d2"))
        named = match["w"] or match["w2"] or match["w3"]
        return Partial(
            year=match["y"], year_by=self._year_by(match), month=self._month_of(match["m"]), day=day, last_day=last,
            weekday=asked(self._words.weekdays, named) if named else None,
        )  # fmt: skip

    def _ten(self, match: re.Match[str]) -> Expression:
        tens = asked(self._words.tens, match["ten"]) * 10
        return Partial(
            year=match["y"], year_by=self._year_by(match), month=self._month_of(match["m"]), day=tens,
            last_day=tens + (9 if tens < 20 or self._month_of(match["m"]) != 2 else 8),
        )  # fmt: skip

    def _month(self, match: re.Match[str]) -> Expression:
        return Partial(year=match["y"] or None, year_by=self._year_by(match), month=self._month_of(match["m"]))

    def _season(self, match: re.Match[str]) -> Expression | None:
        season, near = asked(self._words.seasons, match["s"]), match.groupdict().get("near")
        if match["y2"] and season == 24:
            return Partial(year=f"{match['y']}/{match['y'][:-2]}{match['y2'][-2:]}", month=24)
        return Partial(year=match["y"] or None, year_by=self._year_by(match) if near else None, month=season)

    def _portion(self, match: re.Match[str]) -> Expression | None:
        number = asked(self._words.ordinals, match["nth"])
        first, most = (33, 4) if match["quarter"] else (40, 2)
        code = first + (most if number < 0 else number) - 1
        return Partial(year=match["y"], year_by=self._year_by(match), month=code) if number <= most else None

    def _week(self, match: re.Match[str]) -> Expression:
        month = Partial(year=match["y"], year_by=self._year_by(match), month=self._month_of(match["m"]))
        return WeekOf(asked(self._words.ordinals, match["nth"]), month)

    def _feast(self, match: re.Match[str]) -> Expression:
        return Feast(self._holidays[" ".join(plain(match["f"]).split())], int(match["y"]) if match["y"] else None)

    def _turned_month(self, match: re.Match[str]) -> Expression:
        return Named("month", self._month_of(match["x"] or match["x2"]), self._turn(match))

    def _turned_season(self, match: re.Match[str]) -> Expression:
        return Named("month", asked(self._words.seasons, match["x"] or match["x2"]), self._turn(match))

    def _turned_weekday(self, match: re.Match[str]) -> Expression:
        return Named("weekday", asked(self._words.weekdays, match["x"] or match["x2"]), self._turn(match))

    def _turn(self, match: re.Match[str]) -> int:
        w = self._words
        tables: tuple[tuple[Turns, str | None], ...] = (
            (w.turns_before, match["turn"]),
            (w.turns_after, match["turn2"]),
        )
        return next(asked(table, said) for table, said in tables if said)

    def _month_of(self, said: str) -> int:
        return self._months[plain(said).rstrip(".")]

    def _year_by(self, match: re.Match[str]) -> int | None:
        return asked(self._words.years_near, match["near"]) if match["near"] else None


def _is_short(name: str, months: dict[str, int]) -> bool:
    """Whether a name of a month is an abbreviation: the beginning of another name of the same month."""
    return any(other != name and other.startswith(name) and months[other] == months[name] for other in months)


def _always(says: Expression) -> Callable[[re.Match[str]], Expression | None]:
    return lambda _: says
