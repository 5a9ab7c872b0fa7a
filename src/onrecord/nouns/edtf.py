"""When: a date kept as exactly, and as loosely, as it is known (EDTF, ISO 8601-2).

An `Edtf` *is* its canonical string (`2017-05-04~/2017-05-14~`), so it is frozen, hashable and comparable, and goes
into JSON and SQL as plain text. One that does not parse cannot be built. The grammar is in `edtf_point`.

Intervals are `a/b`; `..` stands for an open end and an empty side for an unknown one; both leave the bound None.
A single date and an interval say the same about bounds: the thing lies (or lasts) somewhere between `earliest` and
`latest`. Nothing ever becomes 1 January because a day was unknown.

**The rule of `~`** (and of `%`). "Approximately" widens the bounds by `WIDEN` on the side where it stands: 3 days for
a day, 10 for a month, 31 for a season, 92 for a year and for everything coarser; never by years. `?` is a doubt about
the source, not a wider date, and widens nothing. `written` gives the bounds without widening, for drawing.

Comparisons err on the careful side: `before` is true only when it is certain, and an open end is certain of nothing.
`<` is only the order of the text; sort a timeline by `order`.

msgspec treats this as a custom type: pass `enc_hook` and `dec_hook` to its encoders and decoders.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Self

from msgspec import Struct

from onrecord.nouns.edtf_point import PRECISIONS, Point, Precision, parse_point
from onrecord.nouns.edtf_words import after_verb, in_words

WIDEN: dict[Precision, int] = {
    "day": 3, "month": 10, "season": 31, "year": 92, "decade": 92, "century": 92, "unknown": 0,
}  # fmt: skip
OPEN, UNKNOWN = "..", ""
_DASHES = str.maketrans("x\u2010\u2011\u2012\u2013\u2212", "X-----")


class Ends(Struct, frozen=True):
    """Both ends of a date; the same point twice where it is not an interval, None where an end is open."""

    start: Point | None
    end: Point | None


class Edtf(str):
    """A date in canonical EDTF; see the module for what its bounds promise."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        return super().__new__(cls, _canonical(text))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read EDTF. Raises ValueError naming the part that cannot be read."""
        return cls(text)

    @classmethod
    def day(cls, day: date) -> Self:
        return cls(day.isoformat())

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        return cls(f"{year:04}-{month:02}")

    @classmethod
    def year(cls, year: int) -> Self:
        return cls(f"{year:04}")

    @classmethod
    def between(cls, a: date, b: date, *, approx_start: bool = False, approx_end: bool = False) -> Self:
        """Some time from a to b, both inclusive."""
        return cls(f"{a.isoformat()}{'~' * approx_start}/{b.isoformat()}{'~' * approx_end}")

    @classmethod
    def until(cls, day: date) -> Self:
        """On that day or at any time before it."""
        return cls(f"../{day.isoformat()}")

    @classmethod
    def since(cls, day: date) -> Self:
        """On that day or at any time after it."""
        return cls(f"{day.isoformat()}/..")

    @property
    def ends(self) -> Ends:
        return _parse(str(self))[1]

    @property
    def written(self) -> tuple[date | None, date | None]:
        """First and last day as written, without the widening of `~`; None where open."""
        start, end = self.ends.start, self.ends.end
        return (start.first if start else None), (end.last if end else None)

    @property
    def earliest(self) -> date | None:
        """The first day this can mean; None where it is open."""
        return _bounds(str(self))[0]

    @property
    def latest(self) -> date | None:
        """The last day this can mean; None where it is open."""
        return _bounds(str(self))[1]

    @property
    def approximate(self) -> bool:
        return any(point is not None and point.qualifier in ("~", "%") for point in (self.ends.start, self.ends.end))

    @property
    def uncertain(self) -> bool:
        return any(point is not None and point.qualifier in ("?", "%") for point in (self.ends.start, self.ends.end))

    @property
    def precision(self) -> Precision:
        """The coarser of its ends; "unknown" where neither is given."""
        given = [point.precision for point in (self.ends.start, self.ends.end) if point is not None]
        return max(given, key=PRECISIONS.index, default="unknown")

    @property
    def is_interval(self) -> bool:
        return "/" in self

    @property
    def order(self) -> tuple[date, date]:
        """A key for sorting timelines: earliest, then latest, an open end at its extreme."""
        return _low(self), _high(self)

    def before(self, other: "Edtf") -> bool:
        """Certainly before: its last possible day precedes the other's first possible day."""
        latest, earliest = self.latest, other.earliest
        return latest is not None and earliest is not None and latest < earliest

    def possibly_before(self, other: "Edtf") -> bool:
        """Some day of this precedes some day of the other."""
        return _low(self) < _high(other)

    def overlaps(self, other: "Edtf") -> bool:
        """Some day belongs to both."""
        return max(_low(self), _low(other)) <= min(_high(self), _high(other))

    def contains(self, other: "Edtf") -> bool:
        """Every day of the other belongs to this."""
        return _low(self) <= _low(other) and _high(other) <= _high(self)

    def intersect(self, other: "Edtf") -> "Edtf | None":
        """What both leave possible; None where they exclude each other. Keeps a form that already says it."""
        if not self.overlaps(other):
            return None
        if other.contains(self):
            return self
        if self.contains(other):
            return other
        low, high = max(_low(self), _low(other)), min(_high(self), _high(other))
        start = OPEN if low == date.min else low.isoformat()
        return Edtf(f"{start}/{OPEN if high == date.max else high.isoformat()}")

    def human(self, language: str = "en") -> str:
        """For people: "between 4 and 14 May 2017, approximately" (en, fr, ru; otherwise en)."""
        return in_words(self.ends.start, self.ends.end, language, interval=self.is_interval)

    def after_verb(self) -> str:
        """English, as it follows a verb: "on 4 May 2017", "in May 2017", "no later than 16 July 2017"."""
        return after_verb(self.ends.start, self.ends.end, interval=self.is_interval)


def enc_hook(value: object) -> str:
    """For msgspec encoders: an Edtf as its text."""
    if isinstance(value, Edtf):
        return str(value)
    raise NotImplementedError(f"no JSON form for {type(value).__name__}")


def dec_hook(kind: type, value: object) -> Edtf:
    """For msgspec decoders: an Edtf out of its text."""
    if kind is Edtf and isinstance(value, str):
        return _known(value)
    raise NotImplementedError(f"no reading of {kind.__name__} from {type(value).__name__}")


@lru_cache(maxsize=65536)
def _known(text: str) -> Edtf:
    """A record says the same few days again and again."""
    return Edtf(text)


def _canonical(text: str) -> str:
    return text if type(text) is Edtf else _parse(text)[0]


@lru_cache(maxsize=65536)
def _parse(text: str) -> tuple[str, Ends]:
    sides = [side.strip() for side in text.translate(_DASHES).strip().split("/")]
    if len(sides) > 2:
        raise ValueError(f"{text!r} has more than one '/': an interval has two ends")
    points = [None if side in (OPEN, UNKNOWN) else parse_point(side) for side in sides]
    if len(points) == 1:
        if points[0] is None:
            raise ValueError(f"{text!r} says nothing: write ../.. for a date that is wholly open")
        return points[0].text + points[0].qualifier, Ends(points[0], points[0])
    start, end = points
    if start and end and start.first and end.last and start.first > end.last:
        raise ValueError(f"{text!r} ends before it begins")
    if start is not None and start == end and start.precision == "day":
        return start.text + start.qualifier, Ends(start, start)
    written = [p.text + p.qualifier if p else side for p, side in zip(points, sides, strict=True)]
    return "/".join(written), Ends(start, end)


@lru_cache(maxsize=65_536)
def _bounds(text: str) -> tuple[date | None, date | None]:
    """First and last day that a canonical date can mean; the ledger asks it millions of times of few dates."""
    ends = _parse(text)[1]
    return _widened(ends.start, -1), _widened(ends.end, 1)


def _widened(point: Point | None, sign: int) -> date | None:
    if point is None or point.first is None or point.last is None:
        return None
    edge = point.first if sign < 0 else point.last
    if point.qualifier not in ("~", "%"):
        return edge
    room = (edge - date.min).days if sign < 0 else (date.max - edge).days
    return edge + timedelta(days=sign * min(WIDEN[point.precision], room))


def _low(value: Edtf) -> date:
    return value.earliest or date.min


def _high(value: Edtf) -> date:
    return value.latest or date.max
