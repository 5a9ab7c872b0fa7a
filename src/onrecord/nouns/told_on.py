"""From when something was on record: shown to be public.

Rules
* A telling is on record from the day on which its text says it was said. A date that stands only in words that are
  said dates what they tell, and not the saying of them.
* Where the text gives no day, it is on record from the publication of the item that carries it: nothing earlier is
  assumed. Where the text says only "no later than", from that last day.
* Where text and publication exclude each other, only the publication is believed.
* A denial that its text does not date, told in the past or the present tense, is taken as said on the day its item was
  published or in the `NEWS` days before: reporters name the day of what is older. One told as long past ("has always
  denied") or inside another's words keeps its open beginning.
"""

from datetime import timedelta

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.reading import Reading
from onrecord.nouns.statement import Statement

NEWS = 3  # days: what a daily or a weekend edition reports without naming its day
_FRESH = ("past", "present")


def told_on(reading: Reading, statement: Statement | None) -> Edtf | None:
    """From when `statement` is on record; for None, what the narrator tells. None where nothing dates it."""
    if statement is None:
        return reading.published_on
    return shown_on(_dated(reading, statement), reading.published_on)


def shown_on(said: Edtf | None, published: Edtf | None) -> Edtf | None:
    """`said`, no later than `published`; its last day, or else the publication, where its beginning is not known."""
    bound = bounded(said, published)
    if bound is None or bound.earliest is not None or bound.latest is None:
        return bound
    if published is not None and published.earliest is not None and published.latest == bound.latest:
        return published
    return Edtf(bound.rpartition("/")[2])


def denied_on(reading: Reading, denial: Statement, *, own: bool = False) -> Edtf | None:
    """When a denial was made; `own`: its item is the denying side's own, which speaks on the day it is published."""
    published = reading.published_on
    if denial.said_on is None:
        return None
    if not undated(reading, denial) or published is None or published.earliest is None or published.latest is None:
        return bounded(_dated(reading, denial), published)
    return published if own else Edtf.between(published.earliest - timedelta(days=NEWS), published.latest)


def undated(reading: Reading, denial: Statement) -> bool:
    """Whether only the publication of its item dates a denial that reads as news."""
    said, published = bounded(_dated(reading, denial), reading.published_on), reading.published_on
    fresh = denial.within is None and denial.tense in _FRESH
    return bool(fresh and said and published and said.earliest is None and said.latest == published.latest)


def _dated(reading: Reading, statement: Statement) -> Edtf | None:
    """The date of a statement, unless it stands only in words that are said."""
    same = [one.span for one in reading.dates if one.when == statement.said_on]
    said = [part for one in reading.statements for part in one.content]
    inside = [any(part.start <= span.start and span.end <= part.end for part in said) for span in same]
    return None if same and all(inside) else statement.said_on


def bounded(said: Edtf | None, published: Edtf | None) -> Edtf | None:
    """`said`, no later than `published`; where the two exclude each other, only the day of publication is believed."""
    if published is None or published.latest is None:
        return said
    by_then = Edtf.until(published.latest)
    return by_then if said is None else said.intersect(by_then) or by_then
