"""Dates written as dates, in whole or in part: 4 May 2017, May 26, late April, Ramadan, 03/04/2017.

A part that was left out is filled from what is known: the year of an earlier date in the same sentence, else the
year that the tense allows and that lies nearest to the publication. A part that nothing fills leaves no date.
"""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from onrecord.nouns.edtf import Edtf
from onrecord.read.dates.arithmetic import hull, month_of
from onrecord.read.dates.expression import EitherOrder, Feast, Partial
from onrecord.read.dates.holidays import falls_in

_REACHES = (1, 9)  # years around the publication; 29 February is never further away than eight


class Setting(Struct, frozen=True, kw_only=True):
    """What is known where a phrase stands. `tense` is "past", "future", "none" (in brackets, in a heading) or "whole"
    (of a part of this month is asked: the month is not cut at the publication).
    `previous`: the last date in the text that a later act may be counted from. `year`: that of an earlier date
    of the same sentence."""

    published: Edtf | None = None
    tense: str = "past"
    previous: Edtf | None = None
    year: int | None = None


class Resolved(Struct, frozen=True):
    """A date with the rule that gave it; `when` None: `how` says why not."""

    when: Edtf | None
    how: str
    confidence: float = 1.0


def partial(says: Partial, setting: Setting) -> Resolved:
    if says.year is not None:
        return _whole(says, says.year)
    if says.year_by is not None:
        return _near_year(says, says.year_by, setting)
    if setting.year is not None:
        found = _whole(says, f"{setting.year:04}")
        if found.when is not None:
            return Resolved(found.when, "year-from-sentence", 0.8)
    found = nearest(lambda year: _if_real(replace(says, year=f"{year:04}")), setting, month=says.month is None)
    if says.weekday is None or found.when is None or not found.when.uncertain:
        return found
    fitting = nearest(lambda year: _on_weekday(replace(says, year=f"{year:04}")), replace(setting, tense="none"))
    near = fitting.when is not None and found.when.earliest is not None and _is_near(fitting.when, found.when)
    return Resolved(fitting.when, "year-by-weekday", 0.7) if near else Resolved(found.when, "weekday-clash", 0.5)


def _near_year(says: Partial, by: int, setting: Setting) -> Resolved:
    """July last year: of the year before that of the publication, or of each year that it may be."""
    first, last = setting.published.written if setting.published else (None, None)
    if first is None or last is None:
        return Resolved(None, "no-anchor" if setting.published is None else "anchor-open")
    early, late = (_whole(says, f"{day.year + by:04}") for day in (first, last))
    if early.when is None or late.when is None:
        return early
    return Resolved(hull(early.when, late.when), "relative-to-publication", 0.95)


def feast(says: Feast, setting: Setting) -> Resolved:
    if says.year is not None:
        return Resolved(falls_in(says.name, says.year)[0], "holiday", 0.9)
    found = nearest(lambda year: falls_in(says.name, year), setting)
    return Resolved(found.when, "holiday" if found.when else found.how, 0.8)


def either_order(says: EitherOrder) -> Resolved:
    readings = sorted([date(says.year, says.one, says.two), date(says.year, says.two, says.one)])
    return Resolved(Edtf.between(*readings), "ambiguous-day-month", 0.5)


def nearest(in_year: Callable[[int], Iterable[Edtf]], setting: Setting, *, month: bool = False) -> Resolved:
    """Of the dates that the years around the publication give, the one that the tense allows and that lies nearest."""
    if setting.published is None:
        return Resolved(None, "no-anchor")
    first, last = setting.published.written
    if first is None or last is None or (month and (last - first).days > 31):
        return Resolved(None, "anchor-too-wide")
    for reach in _REACHES:
        years = range(max(first.year - reach, date.min.year), min(first.year + reach + 1, date.max.year))
        fits = [when for year in years for when in in_year(year) if _fits(when, setting.tense, first, last)]
        if fits:
            return Resolved(min(fits, key=lambda when: _distance(when, first)), "year-by-tense", 0.85)
    return Resolved(None, "no-such-day")


def _fits(when: Edtf, tense: str, first: date, last: date) -> bool:
    low, high = when.written
    return tense == "none" or (
        low is not None and high is not None and (low <= last if tense == "past" else high >= first)
    )


def _distance(when: Edtf, day: date) -> int:
    low, high = when.written
    return (
        0 if low is None or high is None or low <= day <= high else min(abs((low - day).days), abs((high - day).days))
    )


def _if_real(says: Partial) -> list[Edtf]:
    """The date in one year; for a day without a month ("the 15th"), in each month of the year."""
    months = range(1, 13) if says.month is None else [says.month]
    found = [_whole(replace(says, month=month), says.year or "").when for month in months]
    return [when for when in found if when is not None]


def _on_weekday(says: Partial) -> list[Edtf]:
    return [when for when in _if_real(says) if not when.uncertain]


def _is_near(when: Edtf, other: Edtf) -> bool:
    """Whether a year that fits the weekday is the one before or after that which fits the tense."""
    return (
        when.earliest is not None and other.earliest is not None and abs(when.earliest.year - other.earliest.year) <= 1
    )


def _whole(says: Partial, year: str) -> Resolved:
    text = f"{year}-{says.month:02}" if says.month and "/" not in year else year
    if says.month == 24 and "/" in year:  # winter 2016-17
        first, last = (int(part) for part in year.split("/"))
        return Resolved(Edtf.between(date(first, 12, 1), month_of(last, 2)[1]), "absolute")
    if says.day is None:
        return Resolved(Edtf(text), "absolute")
    try:
        when = Edtf(f"{text}-{says.day:02}")
        when = hull(when, Edtf(f"{text}-{says.last_day:02}")) if says.last_day else when
    except ValueError:
        return Resolved(None, "no-such-day")
    day = when.earliest
    if says.weekday is not None and not says.last_day and day is not None and day.weekday() != says.weekday:
        return Resolved(Edtf(f"{when}?"), "weekday-clash", 0.5)
    return Resolved(when, "absolute")
