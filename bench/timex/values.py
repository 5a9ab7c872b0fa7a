"""What the resolver found, as TIMEX3: extent, type and value. For benchmarks only.

TIMEX3 keeps one granularity and no intervals; it marks the two ends of a range apart, leaves prepositions out, and
gives durations, sets and vague words a value of their own. What the resolver would keep as an interval with its doubt
is therefore put back to the unit in which it was said.
"""

import re
from datetime import date
from functools import singledispatch

from bench.timex.corpus import Document, Timex
from onrecord.nouns import Edtf
from onrecord.read.dates import counted_dates
from onrecord.read.dates.arithmetic import moved
from onrecord.read.dates.calendar_dates import Setting
from onrecord.read.dates.english import points
from onrecord.read.dates.expression import (
    About,
    Clock,
    Expression,
    Lasting,
    Length,
    Named,
    Partial,
    PartOf,
    Recurring,
    Shift,
    Step,
    Timed,
    Vague,
    WeekOf,
)
from onrecord.read.dates.find import resolved
from onrecord.read.dates.resolve import resolve

_LEADS = re.compile(
    r"(?:over|in|during|for|throughout|within|on|at(?!\s+least)|per|just|only|exactly|the(?=\s+[a-z\d]+-[a-z]))\s+",
    re.IGNORECASE,
)
_TAILS = re.compile(r"\s+(?:after|before|following|prior)$", re.IGNORECASE)
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_LETTERS = {
    "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "Y",
    "century": "Y", "weekend": "WE", "hour": "H", "minute": "M", "second": "S",
}  # fmt: skip
_TIMES = {"fortnight": 2, "decade": 10, "century": 100}
_CLOCKS = ("hour", "minute", "second")
_REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}


def timexes(document: Document) -> list[Timex]:
    """Every expression of the document that has a TIMEX3 value."""
    created = Edtf(document.created[:10])
    found = points(document.text)
    marked = []
    for one in resolved(found, document.text, created, "en"):
        setting = one.setting if one.setting.previous else _counted_from(one.setting)
        said = value(one.says, setting)
        if said is not None:
            start, end = one.mention.span.start, one.mention.span.end
            lead = _LEADS.match(document.text, start, end)
            tail = _TAILS.search(document.text, start, end) if _is_loose(one.says) else None
            marked.append(Timex(lead.end() if lead else start, tail.start() if tail else end, *said))
    return marked


def _is_loose(says: Expression) -> bool:
    """Two days after the vote: TIMEX3 marks the two days."""
    return isinstance(says, Shift) and says.base == "elsewhere"


def _counted_from(setting: Setting) -> Setting:
    """TIMEX3 counts from the day of publication where the text gives no other."""
    return Setting(published=setting.published, tense=setting.tense, previous=setting.published, year=setting.year)


@singledispatch
def value(says: Expression, setting: Setting) -> tuple[str, str] | None:
    """Type and value, or None where there is none."""
    when = resolve(says, setting).when
    return None if when is None else ("DATE", written(when))


def written(when: Edtf) -> str:
    """An EDTF date as a TIMEX3 value, at its own granularity; of an interval its first day or unit."""
    text = re.sub(r"[~?%]", "", when.partition("/")[0].replace("..", "") or when.partition("/")[2])
    year, _, rest = text.partition("-")
    if rest in _SEASONS:
        return f"{year}-{_SEASONS[rest]}"
    if rest in ("33", "34", "35", "36"):
        return f"{year}-Q{int(rest) - 32}"
    if rest in ("40", "41"):
        return f"{year}-H{int(rest) - 39}"
    return text.rstrip("X") if not rest else text


@value.register
def _(says: PartOf | WeekOf, setting: Setting) -> tuple[str, str] | None:
    return value(says.whole, setting)


@value.register
def _(says: About, setting: Setting) -> tuple[str, str] | None:
    return value(says.of, setting)


@value.register
def _(says: Timed, setting: Setting) -> tuple[str, str] | None:
    day = value(says.of, setting)
    return None if day is None else ("TIME", f"{day[1]}T{says.clock}")


@value.register
def _(says: Clock, setting: Setting) -> tuple[str, str] | None:
    return None if setting.published is None else ("TIME", f"{written(setting.published)}T{says.clock}")


@value.register
def _(says: Step, setting: Setting) -> tuple[str, str] | None:
    anchor = setting.previous if says.base == "text" else setting.published
    day = anchor.written[0] if anchor else None
    if day is None:
        return None
    if says.unit == "day" and says.cut:
        return "TIME", f"{moved(day, says.by, 'day').isoformat()}TNI"
    if says.unit in ("week", "weekend", "fortnight"):
        by = says.by - (says.unit == "weekend" and says.by == 0 and setting.tense != "future" and day.weekday() < 5)
        return "DATE", _week(moved(day, by, "week")) + ("-WE" if says.unit == "weekend" else "")
    return "DATE", written(counted_dates.unit_around(day, says.unit, says.by))


@value.register
def _(says: Named, setting: Setting) -> tuple[str, str] | None:
    when = resolve(says, setting).when
    return None if when is None else ("DATE", written(when))


@value.register
def _(says: Shift, setting: Setting) -> tuple[str, str] | None:
    """At the unit counted: two weeks ago is a week, two months ago a month. "Days ago" is only some time past."""
    if says.low != says.high:
        return "DATE", _REFERENCES["past" if says.sign < 0 else "future"]
    origin = resolve(says.origin, setting).when if says.origin else None
    anchor = origin or (setting.previous if says.base == "text" else setting.published)
    day = anchor.written[0] if anchor else None
    if day is None or anchor is None or says.base == "elsewhere":
        return "DURATION", _period(says.low, says.high, says.unit)
    there = moved(day, says.sign * says.low, says.unit)
    match says.unit:
        case "day" | "weekend":
            return "DATE", there.isoformat()
        case "week" | "fortnight":
            return "DATE", _week(there)
        case "decade" | "century":
            return "DATE", f"{there.year:04}"
    return "DATE", written(counted_dates.unit_around(there, says.unit, 0))


@value.register
def _(says: Lasting, setting: Setting) -> tuple[str, str] | None:
    if says.side == "past" and says.high == 1:
        return value(Step(unit=says.unit, by=-1), setting)  # "the past year" is annotated as the year before
    return "DURATION", _period(says.low, says.high, says.unit)


@value.register
def _(says: Length, setting: Setting) -> tuple[str, str] | None:
    return "DURATION", _period(says.low, says.high, says.unit)


@value.register
def _(says: Recurring, setting: Setting) -> tuple[str, str] | None:
    match says.of:
        case Length(low, high, unit):
            return "SET", _period(low, high, unit)
        case Named(number=number):
            return "SET", f"XXXX-WXX-{number + 1}"
        case Partial(month=month) if month is not None:
            return "SET", "XXXX-" + _SEASONS.get(str(month), f"{month:02}")
    return None


@value.register
def _(says: Vague, setting: Setting) -> tuple[str, str] | None:
    return "DATE", _REFERENCES[says.side]


def _period(low: int, high: int, unit: str) -> str:
    time = "T" if unit in _CLOCKS else ""
    number = str(high * _TIMES.get(unit, 1)) if low == high else "X"
    return f"P{time}{number}{_LETTERS[unit]}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
