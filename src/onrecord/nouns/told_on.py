"""By when something was on record: the date of a telling.

Rules
* What was said is on record from when it was said, and at the latest when its item was published.
* Where only the day of publication is known, it was said then or before, and nothing earlier is claimed.
"""

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.reading import Reading
from onrecord.nouns.statement import Statement


def told_on(reading: Reading, statement: Statement | None) -> Edtf | None:
    """When `statement` was said; for None, when the narrator told it. None where nothing dates it."""
    if statement is None:
        return reading.published_on
    return bounded(statement.said_on, reading.published_on)


def bounded(said: Edtf | None, published: Edtf | None) -> Edtf | None:
    """`said`, no later than `published`; where the two exclude each other, only the day of publication is believed."""
    if published is None or published.latest is None:
        return said
    by_then = Edtf.until(published.latest)
    return by_then if said is None else said.intersect(by_then) or by_then
