"""When a holiday falls, from `holidays.toml`: fixed days, Easter west and east, and the tabular Islamic calendar.

Islamic dates rest on a sighted moon, so the tabular date is given with `~` on both ends.
"""

import calendar
import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.nouns.edtf import Edtf


@cache
def _rows() -> dict[str, dict[str, Any]]:
    """Every holiday by its first English name."""
    text = files("onrecord.read.dates").joinpath("holidays.toml").read_text("utf-8")
    return {row["names"]["en"][0]: row for row in tomllib.loads(text)["holiday"]}


@cache
def holidays(language: str) -> dict[str, str]:
    """The names of the holidays in a language, in lower case, each with the name by which `falls_in` knows it."""
    return {name: key for key, row in _rows().items() for name in row["names"].get(language, [])}


def falls_in(name: str, year: int) -> list[Edtf]:
    """The holiday's dates that begin in a Gregorian year: one as a rule, none or two for the Islamic ones."""
    row = _rows()[name]
    if row["kind"] == "fixed":
        first = date(year, row["month"], row["day"])
        return [Edtf.between(first, date(year, row.get("until_month", first.month), row.get("until_day", first.day)))]
    if row["kind"] == "islamic":
        return _islamic(row["month"], row["day"], row["length"], year)
    if row["kind"] == "weekday":
        return [_nth_weekday(year, row["month"], row["weekday"], row["number"])]
    sunday = _orthodox_easter(year) if row["kind"] == "easter-orthodox" else _western_easter(year)
    return [Edtf.day(sunday + timedelta(days=row["days"]))]


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> Edtf:
    """The number-th such weekday of the month; -1: the last."""
    days = [day for week in calendar.monthcalendar(year, month) if (day := week[weekday])]
    return Edtf.day(date(year, month, days[number - 1 if number > 0 else number]))


def _islamic(month: int, day: int, length: int, year: int) -> list[Edtf]:
    about = (year - 622) * 33 // 32
    starts = [_from_islamic(hijri, month, day) for hijri in range(about - 1, about + 3)]
    return [
        Edtf.between(start, start + timedelta(days=length - 1), approx_start=True, approx_end=True)
        for start in starts
        if start.year == year
    ]


def _from_islamic(year: int, month: int, day: int) -> date:
    """Tabular Islamic date to Gregorian; the civil epoch is 19 July 622 Gregorian, ordinal 227015."""
    ordinal = 227014 + day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(ordinal)


def _western_easter(year: int) -> date:
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
