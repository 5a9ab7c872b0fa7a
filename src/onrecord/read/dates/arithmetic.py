"""Sums on dates: shift, part of, hull. Everything here is exact or says `~`; nothing reads text."""

import calendar
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from onrecord.nouns.edtf import Edtf
from onrecord.read.dates.expression import Part, Unit

DAYS: dict[Unit, int] = {"day": 1, "week": 7, "fortnight": 14}
MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


@cache
def conventions() -> dict[str, dict[str, list[int]]]:
    """The bounds of "early", "mid" and "late", and the slack of "barely" (`parts.toml`)."""
    return tomllib.loads(files("onrecord.read.dates").joinpath("parts.toml").read_text("utf-8"))


@cache
def slack() -> dict[str, int]:
    return tomllib.loads(files("onrecord.read.dates").joinpath("parts.toml").read_text("utf-8"))["slack"]  # type: ignore[no-any-return]


def moved(day: date, number: int, unit: Unit) -> date:
    """`number` units later (earlier where negative); the last day of a month is never overrun."""
    if unit in DAYS:
        return day + timedelta(days=number * DAYS[unit])
    months = day.year * 12 + day.month - 1 + number * MONTHS[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def over(anchor: Edtf, ask: Callable[[date], Edtf]) -> Edtf | None:
    """What `ask` answers for every day the anchor can mean: the hull of its first and last answer.

    `ask` must not go back as its day goes on. None where the anchor is open.
    """
    first, last = anchor.written
    if first is None or last is None:
        return None
    return hull(ask(first), ask(last))


def hull(a: Edtf, b: Edtf) -> Edtf:
    """The smallest interval that covers both."""
    if a == b or a.contains(b):
        return a
    if b.contains(a):
        return b
    lows, highs = [a.written[0], b.written[0]], [a.written[1], b.written[1]]
    low = None if None in lows else min(day for day in lows if day)
    high = None if None in highs else max(day for day in highs if day)
    mark = "~" if a.approximate or b.approximate else ""
    return Edtf(f"{low.isoformat() + mark if low else '..'}/{high.isoformat() + mark if high else '..'}")


def part_of(part: Part, whole: Edtf) -> Edtf | None:
    """Early, mid or late in a month, year, decade or week; None where the whole has no such parts."""
    start, end = whole.written
    if start is None or end is None:
        return None
    if whole.is_interval:
        return _part_of_days(part, start, end)
    bounds = conventions()
    if whole.precision == "month":
        low, high = bounds["month"][part]
        return Edtf.between(start.replace(day=low), end.replace(day=min(high, end.day)))
    if whole.precision == "year":
        low, high = bounds["year"][part]
        return Edtf(f"{start.year:04}-{low:02}~/{start.year:04}-{high:02}~")
    if whole.precision in ("decade", "century"):
        low, high = bounds[whole.precision][part]
        return Edtf(f"{start.year + low:04}/{start.year + high:04}")
    if start == end:
        return whole  # late on Friday: still that Friday
    return _part_of_days(part, start, end) if whole.precision == "season" else None


def _part_of_days(part: Part, start: date, end: date) -> Edtf:
    """A week by its convention; any other stretch by thirds, approximately."""
    days = (end - start).days + 1
    if days == 7:
        low, high = conventions()["week"][part]
        return Edtf.between(start + timedelta(days=low - 1), start + timedelta(days=high - 1))
    third = days / 3
    index = {"early": 0, "mid": 1, "late": 2}[part]
    return Edtf.between(
        start + timedelta(days=round(index * third)),
        start + timedelta(days=max(round((index + 1) * third) - 1, 0)),
        approx_start=True,
        approx_end=True,
    )
