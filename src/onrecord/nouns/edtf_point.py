"""One end of an EDTF date: what was written, and the first and last day it can mean.

Profile of ISO 8601-2 (EDTF): day, month, year, season (21..24), quarter (33..36), half-year (40, 41), the
trailing qualifiers `~ ? %`, and `X` for a digit that is not known. Not in the profile, and refused with the place:
times of day, years before 0001 or beyond 9999, qualifiers inside a date, sets and lists.

What a form means:

* `X` is any digit that makes a real date: `2017-04-2X` is 20..29 April, `2017-XX` is the whole of 2017.
* A year that is wholly unknown (`XXXX-05-26`) has no first and no last day: it is before and after nothing.
* Seasons are the northern meteorological ones. Winter takes in *both* winters that touch the year, because
  "winter 2017" is said of either; a date that might be meant is never left out.
"""

import calendar
import re
from datetime import date
from typing import Literal

from msgspec import Struct

Precision = Literal["day", "month", "season", "year", "decade", "century", "unknown"]
Qualifier = Literal["", "~", "?", "%"]

PRECISIONS: tuple[Precision, ...] = ("day", "month", "season", "year", "decade", "century", "unknown")

_FORM = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<qualifier>[~?%]?)\Z")

# code -> first month, last month; winter (24) stands apart
SEASONS: dict[int, tuple[int, int]] = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
WINTER = 24


class Point(Struct, frozen=True):
    """A single EDTF date without its interval: its text, how exact it is, and the days it covers (inclusive)."""

    text: str
    qualifier: Qualifier
    precision: Precision
    first: date | None
    last: date | None


def parse_point(text: str) -> Point:
    """Read one EDTF date. Raises ValueError saying which part cannot be read."""
    form = _FORM.match(text)
    if form is None:
        raise ValueError(f"{text!r} is not a date of the form 2017, 2017-05, 2017-05-04 (X, ~, ?, % allowed)")
    year, month, day = form["year"], form["month"], form["day"]
    body = "-".join(part for part in (year, month, day) if part is not None)
    first, last = _days(text, year, month, day)
    if "X" not in year[:1]:
        return Point(body, _qualifier(form["qualifier"]), _precision(year, month, day), first, last)
    return Point(body, _qualifier(form["qualifier"]), "unknown", None, None)


def _qualifier(mark: str) -> Qualifier:
    return "~" if mark == "~" else "?" if mark == "?" else "%" if mark == "%" else ""


def _precision(year: str, month: str | None, day: str | None) -> Precision:
    if year.endswith("XX"):
        return "century"
    if "X" in year:
        return "decade"
    if month is None or "X" in month:
        return "year"
    if not month.startswith("X") and int(month) > 12:
        return "season"
    return "month" if day is None or "X" in day else "day"


def _days(text: str, year: str, month: str | None, day: str | None) -> tuple[date, date]:
    """First and last real day among all the days that the digits leave open."""
    if "X" not in text and month is not None and year != "0000" and int(month) <= 12:
        return _plain(text, int(year), int(month), day)
    low, high = max(int(year.replace("X", "0")), 1), int(year.replace("X", "9"))
    if high < 1:
        raise ValueError(f"{text!r}: the year must lie between 0001 and 9999")
    if month is not None and day is None and month.isdigit() and int(month) > 12:
        return _season(text, low, high, int(month))
    months = _fitting(month or "XX", 1, 12)
    if not months:
        raise ValueError(f"{text!r}: {month} is not a month, a season (21-24), a quarter (33-36) or a half (40, 41)")
    first = next((d for y in _years(low, high) for m in months for d in _in_month(y, m, day)[:1]), None)
    last = next((d for y in _years(high, low) for m in reversed(months) for d in _in_month(y, m, day)[-1:]), None)
    if first is None or last is None:
        raise ValueError(f"{text!r}: there is no such day in that month")
    return first, last


def _plain(text: str, year: int, month: int, day: str | None) -> tuple[date, date]:
    """A month or a day with every digit known, by far the most common forms."""
    if month < 1:
        raise ValueError(f"{text!r}: 00 is not a month")
    if day is None:
        return date(year, month, 1), _month_end(year, month)
    try:
        only = date(year, month, int(day))
    except ValueError:
        raise ValueError(f"{text!r}: there is no such day in that month") from None
    return only, only


def _years(start: int, stop: int) -> range:
    """From one year towards the other; eight in a row are enough to meet any 29 February (1896 to 1904)."""
    step = 1 if start <= stop else -1
    return range(start, start + step * (min(abs(stop - start), 8) + 1), step)


def _in_month(year: int, month: int, day: str | None) -> list[date]:
    days = _fitting(day or "XX", 1, calendar.monthrange(year, month)[1])
    return [date(year, month, days[0]), date(year, month, days[-1])] if days else []


def _fitting(pattern: str, low: int, high: int) -> list[int]:
    """The two-digit numbers from low to high that a pattern such as `2X` can stand for, in order."""
    if pattern.isdigit():
        return [int(pattern)] if low <= int(pattern) <= high else []
    return [n for n in range(low, high + 1) if all(p in ("X", d) for p, d in zip(pattern, f"{n:02}", strict=True))]


def _season(text: str, low: int, high: int, code: int) -> tuple[date, date]:
    if code == WINTER:
        first = date(max(low - 1, 1), 12, 1)
        return first, date(high, 12, 31) if high == date.max.year else _month_end(high + 1, 2)
    if code not in SEASONS:
        raise ValueError(f"{text!r}: {code} is not a month, a season (21-24), a quarter (33-36) or a half (40, 41)")
    start, stop = SEASONS[code]
    return date(low, start, 1), _month_end(high, stop)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
