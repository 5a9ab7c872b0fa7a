"""A long text in pieces that a parser can hold: no passage and no stretch of passages takes more memory than the bound.

A passage of more than `_LONGEST` characters is no paragraph, but a dump whose lines were lost: it is cut behind a
sentence, or else a word, and every piece is a passage of its own. Stretches are whole passages in order; who
spoke last in one is not asked about in the next. A text of one stretch is read as ever.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.nouns import Segment

_LONGEST = 20_000  # characters; the longest paragraphs of judgments and testimony are near 10,000
_STRETCH = 100_000  # characters, some 35 pages: about 250 MiB while they are read
_MOST_PASSAGES = 2_000  # of one stretch, however short they are
_SPACE = re.compile(r"\s*")
_ENDS = (". ", "! ", "? ", "… ", "\n")


def in_pieces(text: str, parts: Sequence[Segment]) -> tuple[Segment, ...]:
    """The passages, the overlong ones cut."""
    return tuple(piece for part in parts for piece in _cut(text, part))


def _cut(text: str, part: Segment) -> Iterator[Segment]:
    start = part.start
    while part.end - start > _LONGEST:
        end = _end(text, start, start + _LONGEST)
        yield replace(part, start=start, end=end)
        start = _SPACE.match(text, end, part.end).end()  # type: ignore[union-attr]  # it matches nothing too
    if start < part.end:
        yield replace(part, start=start)


def _end(text: str, start: int, most: int) -> int:
    """Behind the last sentence that ends within the second half, else behind its last word, else anywhere."""
    half = (start + most) // 2
    ended = max(text.rfind(mark, half, most) for mark in _ENDS)
    if ended < 0:
        ended = text.rfind(" ", half, most) - 1
    return ended + 1 if ended > half else most


def stretches(parts: Sequence[Segment]) -> Iterator[tuple[int, Sequence[Segment]]]:
    """Runs of passages that are read together, each with the number of its first."""
    first = 0
    for number, part in enumerate(parts):
        if number > first and (part.end - parts[first].start > _STRETCH or number - first >= _MOST_PASSAGES):
            yield first, parts[first:number]
            first = number
    if parts:
        yield first, parts[first:]
