"""The timeline as a drawing made on paper terms: where each bar lies, how far each date is uncertain. No drawing tool.

A date that is one day is a point; one that is a stretch is a bar over the whole stretch, faded where it is approximate
or open. Denials stand above, what was on record below, phases of events as bands behind both.
"""

import datetime as dt
from collections.abc import Iterable

from onrecord.nouns import Edtf
from onrecord.nouns.shape import Noun
from onrecord.publish import plain
from onrecord.publish.index import Index, order
from onrecord.publish.shapes import RootSheet

WIDTH, LEFT, RIGHT = 1000, 24, 24
ROW, BAND, GAP, TOP = 34, 26, 30, 34
_LEAST = 7  # width of a point in the drawing's units
_LETTER = 7.2  # width of a letter of a label, generously
_DAYS_MONTHLY, _DAYS_QUARTERLY = 500, 1500  # above these, ticks are quarters, then years


class Bar(Noun, frozen=True, kw_only=True):
    """One dated thing. `fade`: which end is not known or approximate. `anchor`: on which side of `label_x`, or below
    its bar, the label stands."""

    x: float
    y: float
    width: float
    kind: str
    label: str
    date: str
    link: str
    fade: str = ""
    label_x: float = 0
    anchor: str = "after"


class Tick(Noun, frozen=True, kw_only=True):
    x: float
    label: str


class Chart(Noun, frozen=True, kw_only=True):
    """The drawing, and the rows of the table that says the same."""

    height: float
    axis: float
    bars: tuple[Bar, ...]
    bands: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    rows: tuple[tuple[str, str, str, str], ...]
    heads: tuple[tuple[float, str], ...] = ()
    width: int = WIDTH


class _Dated(Noun, frozen=True, kw_only=True):
    date: Edtf
    kind: str
    label: str
    link: str


def draw(index: Index) -> Chart | None:
    """The chart of everything dated; None where nothing is."""
    denials, roots, phases = list(_denials(index)), list(_roots(index)), list(_phases(index))
    everything = [*denials, *roots, *phases]
    ends = [day for each in everything for day in (each.date.earliest, each.date.latest) if day is not None]
    if not ends:
        return None
    low, high = min(ends) - dt.timedelta(days=5), max(ends) + dt.timedelta(days=5)
    scale = (WIDTH - LEFT - RIGHT) / max(1, (high - low).days)

    def x(day: dt.date | None, otherwise: dt.date) -> float:
        return LEFT + ((day or otherwise) - low).days * scale

    def bar(each: _Dated, y: float) -> Bar:
        start, end = x(each.date.earliest, low), x(each.date.latest, high) + scale
        fade = _fade(each.date)
        label_x, anchor = _place(each, start, end)
        return Bar(
            x=round(start, 1), y=y, width=round(max(_LEAST, end - start), 1), kind=each.kind, label=each.label,
            date=each.date.human(), link=each.link, fade=fade,
            label_x=round(label_x, 1), anchor=anchor,
        )  # fmt: skip

    y = float(TOP)
    heads = []
    bands: list[Bar] = []
    bars: list[Bar] = []
    for title, group, height, into in (
        ("As told: phases of events", phases, BAND, bands),
        ("Denied", denials, ROW, bars),
        ("On record: sources, by the day from which each was there", roots, ROW, bars),
    ):
        if group:
            heads.append((y, title))
            y += 16
            for each in group:
                into.append(bar(each, y))
                y += height
            y += GAP
    rows = tuple(
        (each.date.human(), {"denial": "denial", "root": "on record"}.get(each.kind, "event"), each.label, each.link)
        for each in sorted(everything, key=lambda each: order(each.date))
    )
    ticks = tuple(Tick(x=round(x(day, low), 1), label=label) for day, label in _ticks(low, high))
    return Chart(
        height=y + 8, axis=y - 14, bars=tuple(bars), bands=tuple(bands), ticks=ticks, rows=rows, heads=tuple(heads)
    )


def _denials(index: Index) -> Iterable[_Dated]:
    for line in sorted(index.lines(), key=lambda line: (order(line[0].denied_on), line[0].id)):
        first = line[0]
        if first.denied_on is not None:
            count = plain.sources(first.on_record_then.independent)
            yield _Dated(
                date=first.denied_on,
                kind="denial",
                label=f"{index.who(first)}: {count} on record",
                link=f"denials.html#{first.id}",
            )


def _roots(index: Index) -> Iterable[_Dated]:
    """Each source once, at the earliest day on which it was on record."""
    first: dict[str, tuple[RootSheet, str]] = {}
    for denial in index.denials_by_date():
        for root in (*denial.on_record_then.roots, *denial.maybe_before, *denial.later):
            if root.first_on is None:
                continue
            known = first.get(root.party)
            if known is None or order(root.first_on) < order(known[0].first_on):
                first[root.party] = (root, f"denials.html#{denial.id}")
    for root, link in sorted(first.values(), key=lambda pair: (order(pair[0].first_on), pair[0].party)):
        if root.first_on is not None:
            yield _Dated(date=root.first_on, kind="root", label=index.party(root.party), link=link)


def _phases(index: Index) -> Iterable[_Dated]:
    for event in index.sheets.events:
        name = event.title or plain.act(event.type)
        for phase in event.phases:
            if phase.when is not None:
                label = f"{name}: {plain.PHASES.get(phase.state, phase.state)}"
                yield _Dated(date=phase.when, kind=phase.state, label=label, link=f"claims.html#{event.id}")
        if not event.phases and (event.start or event.end):
            date = event.start or event.end
            if date is not None:
                yield _Dated(date=date, kind="active", label=name, link=f"claims.html#{event.id}")


def _place(each: _Dated, start: float, end: float) -> tuple[float, str]:
    """Where the label stands: inside a band that is wide enough; else after its bar, before it, or, where neither has
    room, below it."""
    band = each.kind not in ("denial", "root")
    needed = len(each.label if band else each.label + each.date.human()) * _LETTER + 12
    if band and needed <= end - start:
        return start + 6, "after"
    if end + needed <= WIDTH:
        return end + 6, "after"
    return (start - 6, "before") if start >= needed else (max(end, needed), "below")


def _fade(date: Edtf) -> str:
    open_left, open_right = date.earliest is None, date.latest is None
    if date.approximate or (open_left and open_right):
        return "both"
    return "left" if open_left else "right" if open_right else ""


def _ticks(low: dt.date, high: dt.date) -> Iterable[tuple[dt.date, str]]:
    days = (high - low).days
    step = 1 if days <= _DAYS_MONTHLY else 3 if days <= _DAYS_QUARTERLY else 12
    year, month = low.year, 1
    while (day := dt.date(year, month, 1)) <= high:
        if day >= low:
            yield day, str(year) if month == 1 else day.strftime("%b")
        month += step
        if month > 12:
            year, month = year + 1, 1
