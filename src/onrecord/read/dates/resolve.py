"""An expression and its setting into a date. Pure; the same for every language.

What cannot be resolved stays `when=None` with the reason: no anchor, nothing to count from, no such day.
"""

from datetime import timedelta

from msgspec.structs import replace

from onrecord.nouns.edtf import Edtf
from onrecord.read.dates import calendar_dates, counted_dates
from onrecord.read.dates.arithmetic import hull, over, part_of
from onrecord.read.dates.calendar_dates import Resolved, Setting
from onrecord.read.dates.expression import (
    About,
    Bound,
    Clock,
    EitherOrder,
    Expression,
    Feast,
    Lasting,
    Length,
    Named,
    Partial,
    PartOf,
    Range,
    Recurring,
    Shift,
    Step,
    Timed,
    Unknown,
    Vague,
    WeekOf,
    WeekWith,
)


def resolve(says: Expression, setting: Setting) -> Resolved:
    """The date of an expression; for its shapes see `expression`."""
    match says:
        case Partial():
            return calendar_dates.partial(says, setting)
        case EitherOrder():
            return calendar_dates.either_order(says)
        case Feast():
            return calendar_dates.feast(says, setting)
        case Step():
            return counted_dates.step(says, setting)
        case Named():
            return counted_dates.named(says, setting)
        case Shift():
            return counted_dates.shift(says, setting, resolve(says.origin, setting) if says.origin else None)
        case Lasting():
            return counted_dates.lasting(says, setting)
        case PartOf():
            return _part(says, setting)
        case WeekOf():
            return _week(says, setting)
        case About():
            return _about(says, setting)
        case Timed():
            return resolve(says.of, setting)
        case WeekWith():
            inner = resolve(says.of, setting)
            week = over(inner.when, lambda day: counted_dates.unit_around(day, "week", 0)) if inner.when else None
            return Resolved(week, inner.how, inner.confidence)
        case Bound():
            return _bound(says, setting)
        case Range():
            return _range(says, setting)
        case Clock() | Length() | Recurring() | Vague() | Unknown():
            return Resolved(None, "no-date")


def _part(says: PartOf, setting: Setting) -> Resolved:
    whole = resolve(says.whole, replace(setting, tense="whole") if isinstance(says.whole, Step) else setting)
    if whole.when is None:
        return whole
    when = part_of(says.part, whole.when)
    return Resolved(when, whole.how if when else "has-no-parts", whole.confidence)


def _about(says: About, setting: Setting) -> Resolved:
    """Around 4 May: `~`, on both ends where there are two."""
    inner = resolve(says.of, setting)
    if inner.when is None:
        return inner
    ends = [end if end in ("", "..") or end[-1] in "~?%" else f"{end}~" for end in inner.when.split("/")]
    return Resolved(Edtf("/".join(ends)), inner.how, inner.confidence)


def _week(says: WeekOf, setting: Setting) -> Resolved:
    whole = resolve(says.whole, setting)
    first, last = whole.when.written if whole.when else (None, None)
    if first is None or last is None:
        return whole
    if says.number < 0:
        return Resolved(Edtf.between(last - timedelta(days=6), last), whole.how, whole.confidence)
    start = first + timedelta(days=7 * (says.number - 1))
    return Resolved(Edtf.between(start, min(start + timedelta(days=6), last)), whole.how, whole.confidence)


def _bound(says: Bound, setting: Setting) -> Resolved:
    inner = resolve(says.of, setting)
    if inner.when is None:
        return inner
    start, _, end = inner.when.partition("/")
    first, last = inner.when.written
    when: Edtf | None
    match says.side:
        case "since":
            when = Edtf(f"{start}/..")
        case "until":
            when = Edtf(f"../{end or start}")
        case "before":
            when = Edtf.until(first - timedelta(days=1)) if first else None
        case "after":
            when = Edtf.since(last + timedelta(days=1)) if last else None
        case "eve":
            when = _eve(inner.when)
    return Resolved(when, inner.how if when else "anchor-open", inner.confidence)


def _eve(when: Edtf) -> Edtf | None:
    first = when.written[0]
    if first is None:
        return None
    return Edtf((first - timedelta(days=1)).isoformat() + ("~" if when.approximate else ""))


def _range(says: Range, setting: Setting) -> Resolved:
    """The end that has a year lends it to the other; December to January crosses into the next year."""
    if isinstance(says.start, Unknown) or isinstance(says.end, Unknown | Vague):
        return _half_known(says, setting)
    start, end = resolve(says.start, setting), resolve(says.end, setting)
    if _is_named(says.start) and _is_named(says.end) and end.when is not None:
        # Monday to Friday: the Monday before that Friday
        start = resolve(says.start, replace(setting, published=end.when, tense="past"))
    if start.how != "absolute" and end.how == "absolute" and end.when is not None:
        start = resolve(says.start, _with_year(setting, end.when, 0))
        if start.when is not None and end.when.before(start.when):
            start = resolve(says.start, _with_year(setting, end.when, -1))
    elif start.when is not None and start.how != "no-anchor" and end.how != "absolute":
        end = _after(says.end, start.when, end, setting)
    if start.when is None or end.when is None:
        return start if start.when is None else end
    if start.when.written[0] is None or end.when.written[1] is None or end.when.before(start.when):
        return Resolved(None, "ends-before-it-begins")
    how = "absolute" if {start.how, end.how} == {"absolute", "year-from-sentence"} else start.how
    how = "weekday-clash" if "weekday-clash" in (start.how, end.how) else how
    return Resolved(_joined(start.when, end.when), how, min(start.confidence, end.confidence))


def _half_known(says: Range, setting: Setting) -> Resolved:
    """From 4 May until an unknown date: "2017-05-04/"; from 4 May until now: "2017-05-04/.."."""
    known = resolve(says.end if isinstance(says.start, Unknown) else says.start, setting)
    if known.when is None:
        return known
    if isinstance(says.start, Unknown):
        return Resolved(Edtf(f"/{known.when.rpartition('/')[2]}"), known.how, known.confidence)
    goes_on = ".." if isinstance(says.end, Vague) else ""
    return Resolved(Edtf(f"{known.when.partition('/')[0]}/{goes_on}"), known.how, known.confidence)


def _is_named(says: Expression) -> bool:
    return isinstance(says.of if isinstance(says, Timed) else says, Named)


def _after(says: Expression, start: Edtf, found: Resolved, setting: Setting) -> Resolved:
    """The first date at or after the start, where the end of a range says no year of its own."""
    for later in (0, 1):
        end = resolve(says, _with_year(setting, start, later))
        if end.when is not None and not end.when.before(start):
            return end
    return found


def _with_year(setting: Setting, when: Edtf, by: int) -> Setting:
    day = when.written[0]
    return replace(setting, year=day.year + by if day else setting.year)


def _joined(start: Edtf, end: Edtf) -> Edtf:
    """Keeps the granularity as written: 2014-01/2014-03, not the first of January to the last of March."""
    if start.contains(end) or end.contains(start):
        return hull(start, end)
    return Edtf(f"{start.partition('/')[0]}/{end.rpartition('/')[2]}")
