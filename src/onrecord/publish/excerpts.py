"""The sentence or two around words: what a reader needs to judge them, and no more than that of any text.

Rules: whole sentences of the reader; the one before as well where the words would stand too bare; never across a
paragraph; never more than `_LONGEST` characters beyond the words themselves.
"""

from collections.abc import Iterable

from onrecord.nouns import Passage, Reading, Span, Statement, TextLayer
from onrecord.publish.shapes import Code, Excerpt, Part, Piece

_LONGEST = 600
_BARE = 160  # characters; a shorter sentence is shown with the one before it

Marked = tuple[int, int, Part]


def around_statement(statement: Statement, reading: Reading | None, layer: TextLayer) -> Excerpt:
    """A statement's passage: speaker, cue and content marked."""
    marks: list[Marked] = [(span.start, span.end, "content") for span in statement.content]
    marks += [(span.start, span.end, "cue") for span in statement.cue]
    if statement.speaker is not None:
        marks.append((statement.speaker.start, statement.speaker.end, "speaker"))
    words = [mark for mark in marks if mark[2] != "speaker"] or marks
    start, end = window(reading, layer.text, min(m[0] for m in words), max(m[1] for m in words))
    return _excerpt(layer, start, end, language_at(reading, start), marks)


def around_span(span: Span, reading: Reading | None, layer: TextLayer) -> Excerpt:
    """The passage around other words, marked as content."""
    start, end = window(reading, layer.text, span.start, span.end)
    return _excerpt(layer, start, end, language_at(reading, start), [(span.start, span.end, "content")])


def around_passage(passage: Passage, reading: Reading | None, layer: TextLayer) -> Excerpt:
    return around_span(passage.span, reading, layer)


def window(reading: Reading | None, text: str, start: int, end: int) -> tuple[int, int]:
    """The whole sentences that hold `start`..`end`."""
    paragraph = text.rfind("\n", 0, start) + 1
    close = text.find("\n", end)
    close = len(text) if close < 0 else close
    touched = [s for s in (reading.sentences if reading else ()) if s[0] < end and s[1] > start]
    low = max(paragraph, min([start, *(s[0] for s in touched)]))
    high = max(end, min(close, max([end, *(s[1] for s in touched)])))
    if not touched:
        low, high = max(paragraph, start - _LONGEST // 2), min(close, end + _LONGEST // 2)
    elif high - low < _BARE:
        low = max(paragraph, max((s[0] for s in (reading.sentences if reading else ()) if s[1] <= low), default=low))
    low, high = max(low, start - _LONGEST), min(high, end + _LONGEST)
    while low < start and text[low].isspace():
        low += 1
    while high > end and text[high - 1].isspace():
        high -= 1
    return low, high


def language_at(reading: Reading | None, place: int) -> str:
    """The language of the segment at `place`, or else of the item."""
    if reading is None:
        return "und"
    here = (seg.language for seg in reading.segments if seg.start <= place < seg.end and seg.language != "und")
    return next(here, reading.language)


def _excerpt(layer: TextLayer, start: int, end: int, language: str, marks: Iterable[Marked]) -> Excerpt:
    pieces: list[Piece] = []
    at = start
    for low, high, part in sorted(marks):
        low, high = max(low, at), min(high, end)
        if low >= high:
            continue
        if low > at:
            pieces.append(Piece(text=layer.text[at:low]))
        pieces.append(Piece(text=layer.text[low:high], part=part))
        at = high
    if at < end:
        pieces.append(Piece(text=layer.text[at:end]))
    return Excerpt(item=Code(layer.item), language=Code(language), pieces=tuple(pieces), start=start)
