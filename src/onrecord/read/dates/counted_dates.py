"""Dates counted from a moment: last week, Tuesday, two weeks ago (from the publication), barely two weeks later,
the following day (from an earlier date of the text).

The moment may itself be an interval: the answer then covers what every day of it would give. A count in weeks or
longer is a round number, so its ends carry `~`; "barely" and "almost" fall short by the slack of `parts.toml`.
"""

from collections.abc import Callable
from datetime import date, timedelta

from onrecord.nouns.edtf import Edtf
from onrecord.read.dates.arithmetic import hull, month_of, moved, over, slack
from onrecord.read.dates.calendar_dates import Resolved, Setting
from onrecord.read.dates.expression import Base, Lasting, Named, Shift, Step, Unit

FIRST_QUARTER = 33  # EDTF


def anchor_of(base: Base, setting: Setting) -> tuple[Edtf | None, str]:
    """The moment to count from, or why there is none."""
    if base == "elsewhere":
        return None, "counted-from-undated-words"
    if base == "text":
        return setting.previous, "relative-to-text" if setting.previous else "nothing-to-count-from"
    return setting.published, "relative-to-publication" if setting.published else "no-anchor"


def step(says: Step, setting: Setting) -> Resolved:
    anchor, how = anchor_of(says.base, setting)
    if anchor is None:
        return Resolved(None, how)
    if says.base == "text" and says.by == 0 and says.unit == "day":
        return Resolved(anchor, how, 0.8)
    if says.unit == "day" and says.by == 0 and not says.cut:
        return Resolved(anchor, how, 0.95)
    by = says.by
    if says.unit == "weekend" and by == 0 and setting.tense != "future":
        when = over(anchor, _weekend_past)
    else:
        when = over(anchor, lambda day: unit_around(day, says.unit, by))
    if when is None:
        return Resolved(None, "anchor-open")
    if says.unit == "day" and says.cut:  # last night: yesterday into today
        return Resolved(hull(when, anchor), how, 0.9)
    return Resolved(_cut(when, says, anchor, setting.tense), how, 0.95 if says.base == "publication" else 0.75)


def _cut(when: Edtf, says: Step, anchor: Edtf, tense: str) -> Edtf:
    """ "This month" in the past tense ends with the anchor, in the future tense it begins there."""
    first, last = anchor.written
    told_whole = tense == "whole" or says.by != 0 or says.unit == "weekend" or says.base == "text"
    if told_whole or first is None or last is None:
        return when
    ahead = says.cut == "later" or (says.cut == "" and tense == "future")
    return when.intersect(Edtf.since(first) if ahead else Edtf.until(last)) or when


def unit_around(day: date, unit: Unit, by: int) -> Edtf:
    """The day, week (Monday to Sunday), weekend, month, year or decade that holds a day, `by` of them on."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=by)
    if unit == "week":
        return Edtf.between(monday, monday + timedelta(days=6))
    if unit == "weekend":
        return Edtf.between(monday + timedelta(days=5), monday + timedelta(days=6))
    there = moved(day, by, unit)
    match unit:
        case "month":
            return Edtf.month(there.year, there.month)
        case "quarter":
            return Edtf(f"{there.year:04}-{FIRST_QUARTER + (there.month - 1) // 3}")
        case "year":
            return Edtf.year(there.year)
        case "decade":
            return Edtf(f"{there.year // 10:03}X")
        case "century":
            return Edtf(f"{there.year // 100:02}XX")
    return Edtf.day(there)


def _weekend_past(day: date) -> Edtf:
    """This weekend, told in the past tense: the one that runs, else the one that has just ended."""
    return unit_around(day, "weekend", 0 if day.weekday() >= 5 else -1)


def named(says: Named, setting: Setting) -> Resolved:
    anchor, how = anchor_of(says.base, setting)
    if anchor is None:
        return Resolved(None, how)
    ask = _weekday(says, setting.tense) if says.kind == "weekday" else _month(says)
    when = over(anchor, ask)
    if when is None:
        return Resolved(None, "anchor-open")
    sure = 0.6 if says.kind == "weekday" and says.by is not None else 0.85
    return Resolved(when, "weekday" if says.kind == "weekday" and says.base == "publication" else how, sure)


def _weekday(says: Named, tense: str) -> Callable[[date], Edtf]:
    def ask(day: date) -> Edtf:
        ahead = (says.number - day.weekday()) % 7
        if says.week is not None or says.by == 0:
            monday = day - timedelta(days=day.weekday()) + timedelta(weeks=says.week or 0)
            return Edtf.day(monday + timedelta(days=says.number))
        if says.by == 1:
            return Edtf.day(day + timedelta(days=ahead or 7))
        if says.by == -1:
            return Edtf.day(day - timedelta(days=(7 - ahead) % 7 or 7))
        return Edtf.day(day + timedelta(days=ahead) if tense == "future" else day - timedelta(days=(7 - ahead) % 7))

    return ask


def _month(says: Named) -> Callable[[date], Edtf]:
    """Last May: the latest that had ended; next May: the first that has not begun; this May: of the same year."""

    def ask(day: date) -> Edtf:
        near = [Edtf(f"{day.year + by:04}-{says.number:02}") for by in range(-2, 3)]
        if says.by == -1:
            return [when for when in near if (_season(when)[1]) < day][-1]
        if says.by == 1:
            return next(when for when in near if _season(when)[0] > day)
        return near[2]

    return ask


def _season(when: Edtf) -> tuple[date, date]:
    """Bounds of a month or season; a winter is taken here from its December to the February after."""
    low, high = when.written
    year = int(when[:4])
    if when.endswith("-24"):
        return date(year, 12, 1), month_of(year + 1, 2)[1]
    return low or date.min, high or date.max


def shift(says: Shift, setting: Setting, origin: Resolved | None) -> Resolved:
    anchor, how = (origin.when, "counted-from-date") if origin else anchor_of(says.base, setting)
    if anchor is None:
        return Resolved(None, origin.how if origin else how)
    if says.base == "publication" and says.hedge in ("", "about") and says.low == says.high:
        when = over(anchor, lambda day: _ago(day, says))
        return Resolved(when, how if when else "anchor-open", 0.9)
    near, far = _reach(says)
    first, last = anchor.written
    low = far(first) if says.sign < 0 else near(first)
    high = near(last) if says.sign < 0 else far(last)
    if high is None and setting.published is not None and says.sign > 0:
        high = setting.published.written[1]  # nothing told can be later than the telling
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        return Resolved(None, "anchor-open")
    rough = says.unit != "day" or says.low != says.high or says.hedge == "about"
    return Resolved(_interval(low, high, "~" if rough else ""), how, 0.75 if says.base == "text" else 0.85)


Move = Callable[[date | None], date | None]


def _reach(says: Shift) -> tuple[Move, Move]:
    """The nearer and the farther edge of the count, as moves of a day; a move gives None where it is open."""

    def by(count: int, short: int = 0) -> Move:
        return lambda day: (
            None if day is None else moved(day, says.sign * count, says.unit) - says.sign * timedelta(short)
        )

    if says.hedge == "short":
        return by(says.low, slack().get(says.unit, 1)), by(says.high)
    if says.hedge == "under":
        return by(0), by(says.high)
    return by(says.low), (lambda _: None) if says.hedge == "over" else by(says.high)


def _interval(low: date | None, high: date | None, mark: str) -> Edtf:
    return Edtf(f"{low.isoformat() + mark if low else '..'}/{high.isoformat() + mark if high else '..'}")


def _ago(day: date, says: Shift) -> Edtf:
    """Two years ago is about that year, two months ago about that month, two weeks ago about that day."""
    there = moved(day, -says.low, says.unit)
    if says.unit in ("year", "decade", "century"):
        return Edtf(f"{there.year:04}~")
    if says.unit in ("month", "quarter"):
        return Edtf(f"{there.year:04}-{there.month:02}~")
    return Edtf(there.isoformat() + ("~" if says.unit != "day" else ""))


def lasting(says: Lasting, setting: Setting) -> Resolved:
    """A stretch that ends or begins with the publication has dates; any other has none, and says so."""
    first, last = setting.published.written if setting.published else (None, None)
    if not says.side or first is None or last is None:
        return Resolved(None, "duration")
    if says.side == "past":
        return Resolved(Edtf(f"{moved(first, -says.high, says.unit).isoformat()}~/{last.isoformat()}"), "duration", 0.8)
    return Resolved(Edtf(f"{first.isoformat()}/{moved(last, says.high, says.unit).isoformat()}~"), "duration", 0.8)
