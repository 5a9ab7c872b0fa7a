"""By when something was on record: the date of a telling.

Rules
* What was said is on record from when it was said, and at the latest when its item was published.
* A date that stands only in words that are said dates what they tell, and not the saying of them.
* Where only the day of publication is known, it was said then or before, and nothing earlier is claimed.
"""

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.reading import Reading
from onrecord.nouns.statement import Statement


def told_on(reading: Reading, statement: Statement | None) -> Edtf | None:
    """When `statement` was said; for None, when the narrator told it. None where nothing dates it."""
    if statement is None:
        return reading.published_on
    said = None if _only_told_of(reading, statement) else statement.said_on
    return bounded(said, reading.published_on)


def _only_told_of(reading: Reading, statement: Statement) -> bool:
    """Whether the date stands only in words that are said: then it dates what is told, not the telling."""
    same = [one.span for one in reading.dates if one.when == statement.said_on]
    said = [part for one in reading.statements for part in one.content]
    inside = [any(part.start <= span.start and span.end <= part.end for part in said) for span in same]
    return bool(same) and all(inside)


def bounded(said: Edtf | None, published: Edtf | None) -> Edtf | None:
    """`said`, no later than `published`; where the two exclude each other, only the day of publication is believed."""
    if published is None or published.latest is None:
        return said
    by_then = Edtf.until(published.latest)
    return by_then if said is None else said.intersect(by_then) or by_then
