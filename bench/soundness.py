"""What must hold of every reading, whatever the text: no span outside it, no word that does not stand there, no place
with two roles in one statement. Shared by the property tests and the fuzz run."""

from collections.abc import Iterator
from itertools import combinations

from onrecord.nouns import Reading, Span, Statement


def problems(reading: Reading, text: str) -> list[str]:
    """What is wrong with a reading, in words that hold none of the text."""
    return [*_spans(reading, text), *_statements(reading), *_order(reading, text)]


def _spans(reading: Reading, text: str) -> Iterator[str]:
    for what, span in _all_spans(reading):
        if not 0 <= span.start < span.end <= len(text):
            yield f"{what} at {span.start}..{span.end} of {len(text)}"
        elif text[span.start : span.end] != span.text:
            yield f"{what} at {span.start}..{span.end} does not hold the words that stand there"


def _all_spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    for one in reading.statements:
        yield from ((f"{what} of a statement", span) for what, span in _roles(one))
        yield from (("what a statement answers", span) for span in one.answers)
    yield from (("a name", one.span) for one in reading.mentions)
    yield from (("a date", one.span) for one in reading.dates)
    yield from (("a quotation", one.span) for one in reading.quotations)
    for people in reading.lists:
        if people.passage is not None:
            yield "a list", people.passage


def _roles(one: Statement) -> Iterator[tuple[str, Span]]:
    yield from (("a speaker", span) for span in (one.speaker,) if span is not None)
    yield from (("a cue", span) for span in one.cue)
    yield from (("a content", span) for span in one.content)
    yield from (("an audience", span) for span in (one.audience,) if span is not None)


def _statements(reading: Reading) -> Iterator[str]:
    ids = [one.id for one in reading.statements]
    if len(set(ids)) != len(ids):
        yield "two statements with one id"
    for one in reading.statements:
        for (what, a), (other, b) in combinations(_roles(one), 2):
            if a.overlaps(b):
                yield f"{what} overlaps {other}"
        if not one.content and not one.cue:
            yield "a statement without words"
        if one.within is not None and one.within not in ids:
            yield "a statement within one that is not there"
        if one.confidence is not None and not 0 <= one.confidence <= 1:
            yield "a confidence outside 0..1"


def _order(reading: Reading, text: str) -> Iterator[str]:
    last = 0
    for part in reading.segments:
        if not last <= part.start < part.end <= len(text):
            yield "segments out of order"
        last = part.end
    if any(not 0 <= start < end <= len(text) for start, end in reading.sentences):
        yield "a sentence outside the text"
