"""What a phrase says about time before anything is known of when it was written.

The shapes are the same for every language; a language only turns words into them (`english.py`), and `resolve.py`
turns them into dates. They correspond to the underspecified values of TIMEX3 (ISO-TimeML): `Step` is its "last week",
`Shift` its anchored duration, `Lasting` its DURATION. Unlike TIMEX3 the result is always an interval that can be
compared, never a token such as PAST_REF.
"""

from typing import Literal

from msgspec import Struct

Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade", "century", "fortnight"]
ClockUnit = Literal["hour", "minute", "second"]
Hedge = Literal["", "short", "under", "over", "about"]
Base = Literal["publication", "text", "elsewhere"]
Part = Literal["early", "mid", "late"]
Side = Literal["since", "until", "before", "after", "eve"]


class Partial(Struct, frozen=True, kw_only=True):
    """Parts of a calendar date as written. `year` may hold X ("199X"); `month` may be a season code (21 and up);
    `year_by` counts the year from that of the publication ("July last year")."""

    year: str | None = None
    year_by: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None


class EitherOrder(Struct, frozen=True):
    """03/04/2017: the third of April or the fourth of March."""

    year: int
    one: int
    two: int


class Step(Struct, frozen=True, kw_only=True):
    """A named unit counted from now or from then: last week, this month, the following year, yesterday."""

    unit: Unit
    by: int
    base: Base = "publication"
    cut: Literal["", "earlier", "later"] = ""


class Named(Struct, frozen=True):
    """A weekday, month or season near the publication: last May, Tuesday (`by` None: as the tense has it)."""

    kind: Literal["weekday", "month"]
    number: int
    by: int | None
    week: int | None = None
    base: Base = "publication"


class Shift(Struct, frozen=True, kw_only=True):
    """A number of units before (sign -1) or after (+1) a moment: two weeks ago, barely three months later.

    `origin` is the date it is counted from ("two days after 4 May"); base "elsewhere": from words that hold
    no date ("two days after the vote")."""

    low: int
    high: int
    unit: Unit
    sign: Literal[-1, 1]
    base: Base
    hedge: Hedge = ""
    origin: "Expression | None" = None


class Lasting(Struct, frozen=True):
    """A stretch and not a point: for months, over the past year (`side` past: it ends at the publication), within the
    next two weeks (future: it begins there)."""

    low: int
    high: int
    unit: Unit
    side: Literal["", "past", "future"] = ""


class Feast(Struct, frozen=True):
    """A holiday, by its name in `holidays.toml`."""

    name: str
    year: int | None


class PartOf(Struct, frozen=True):
    part: Part
    whole: "Expression"


class WeekOf(Struct, frozen=True):
    """The first (1) to fourth, or the last (-1), week of a month."""

    number: int
    whole: "Expression"


class About(Struct, frozen=True):
    """Around 4 May."""

    of: "Expression"


class Timed(Struct, frozen=True):
    """A time of a day: 10 p.m. on Tuesday, Friday night. `clock` is "22:00", or the TIMEX3 code of a part of the day
    (MO, AF, EV, NI). Its date is that of the day."""

    of: "Expression"
    clock: str


class WeekWith(Struct, frozen=True):
    """The week of 4 May: Monday to Sunday around that day."""

    of: "Expression"


class Bound(Struct, frozen=True):
    side: Side
    of: "Expression"


class Range(Struct, frozen=True):
    start: "Expression"
    end: "Expression"


class Clock(Struct, frozen=True):
    """A time of no stated day: at 10 p.m., in the morning."""

    clock: str


class Length(Struct, frozen=True):
    """How long and not when: two years in prison, a five-day visit. `high` 0: nobody says how many."""

    low: int
    high: int
    unit: Unit | ClockUnit


class Recurring(Struct, frozen=True):
    """Every Monday, each May, weekly: no one date."""

    of: "Expression"


class Vague(Struct, frozen=True):
    """Now, recently, soon: no date that could be compared."""

    side: Literal["past", "present", "future"]


class Unknown(Struct, frozen=True):
    """The end of a stretch that nobody knows: from 4 May until an unknown date."""


Undated = Clock | Length | Recurring | Vague | Unknown
"""What speaks of time and has no date. Recognised so that "every Monday" is not taken for a Monday; never a mention."""

Expression = (
    Partial | EitherOrder | Step | Named | Shift | Lasting | Feast | PartOf | WeekOf | WeekWith | About | Timed | Bound
    | Range | Undated
)  # fmt: skip


class Found(Struct, frozen=True):
    """An expression and its place in the text, half-open."""

    start: int
    end: int
    says: Expression
