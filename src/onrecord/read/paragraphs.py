"""Stretches of a text layer that stand apart: the extractor's blocks, or what blank lines separate.

Promise: stretches are half-open, in order, without overlap and without outer white space; every character that is
not white space lies in exactly one of them. A stretch of several lines is cut into its lines unless it is prose
that was wrapped by hand, which shows in a line that goes on with a small letter. A stretch of more than 8,000
characters is cut after a sentence.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from onrecord.nouns import Block, TextLayer
from onrecord.nouns.text import BlockKind

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"[^\n]+")
_LONGEST = 8_000  # characters; a longer stretch is cut after a sentence, so that no work grows with its square
_SENTENCE_END = re.compile(r"[.!?…][\"”»’)]*\s+")
_WRAPPED_WIDTH = 110  # a longer line was not wrapped by hand: each line is a paragraph of its own


class Paragraph(Struct, frozen=True):
    """A stretch and what the extractor thought of it (None where the text is bare)."""

    start: int
    end: int
    kind: BlockKind | None = None
    main: bool | None = None


def paragraphs(layer: TextLayer) -> list[Paragraph]:
    """Every stretch of the layer, in order."""
    found: list[Paragraph] = []
    at = 0
    for block in sorted(layer.blocks, key=lambda block: (block.start, block.end)):
        start, end = max(block.start, at), min(block.end, len(layer.text))
        if start >= end:
            continue
        found += _bare(layer.text, at, start)
        found += _of_block(layer.text, start, end, block)
        at = end
    return found + _bare(layer.text, at, len(layer.text))


def _of_block(text: str, start: int, end: int, block: Block) -> list[Paragraph]:
    if block.kind == "table":
        trimmed = _trimmed(text, start, end)
        return [Paragraph(*trimmed, block.kind, block.main)] if trimmed else []
    return [Paragraph(part.start, part.end, block.kind, block.main) for part in _bare(text, start, end)]


def _bare(text: str, start: int, end: int) -> list[Paragraph]:
    found: list[Paragraph] = []
    for low, high in _between(_BLANK, text, start, end):
        for span in _lines(text, low, high):
            trimmed = _trimmed(text, *span)
            if trimmed:
                found += [Paragraph(*part) for part in _cut(text, *trimmed)]
    return found


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        at = ends[-1] if ends else start + _LONGEST
        trimmed = _trimmed(text, start, at)
        if trimmed:
            yield trimmed
        start = at
    trimmed = _trimmed(text, start, end)
    if trimmed:
        yield trimmed


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = [match.span() for match in _LINE.finditer(text, start, end) if match[0].strip()]
    if len(lines) < 2 or _wrapped(text, lines):
        return [(start, end)]
    return lines


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    if any(end - start > _WRAPPED_WIDTH for start, end in lines):
        return False
    return any(text[start:end].lstrip()[:1].islower() for start, end in lines[1:])


def _between(cut: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in cut.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
