"""The marked spans of one text side by side: where each stands, in which sentence, speech and paragraph, in what row.

Everything that a pair of them is judged by is looked up here; nothing is judged here.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from onrecord.nouns import Quotation
from onrecord.read.linking.marked import Marked
from onrecord.read.linking.words import NOWHERE, Words

_WORD = re.compile(r"\w+|[^\w\s]")
_BREAK = re.compile(r"\n\s*\n")


class Seat(Struct, frozen=True):
    """One span in its surroundings. `number` is its row among all spans, `among` that among those of its role.

    `way` leads from its head word up to the root, and `steps` says how far along each word stands. `first` and `after`
    count words of the text. `inside`: the number of the smallest content around it, `speech`: of the smallest
    quotation around it, NOWHERE for none."""

    span: Marked
    number: int
    among: int
    head: int
    way: tuple[int, ...]
    steps: dict[int, int]
    sentence: int
    paragraph: int
    first: int
    after: int
    inside: int
    speech: int


class Scene:
    """All seats of a text, in order."""

    def __init__(self, text: str, words: Words, quotations: Sequence[Quotation], marked: Sequence[Marked]) -> None:
        self.text, self.words = text, words
        self._starts = [found.start() for found in _WORD.finditer(text)]
        self._breaks = [found.start() for found in _BREAK.finditer(text)]
        self._quotations = sorted((one.span.start, -one.span.end) for one in quotations)
        self.marked = tuple(sorted(set(marked)))
        self._contents = [(n, one) for n, one in enumerate(self.marked) if one.role == "content"]
        self.places = [one.start for one in self.marked]
        counts = {"source": 0, "cue": 0, "content": 0}
        self.seats: list[Seat] = []
        for number, span in enumerate(self.marked):
            self.seats.append(self._seat(span, number, counts[span.role]))
            counts[span.role] += 1

    @cached_property
    def cues(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.span.role == "cue"]

    @cached_property
    def sources(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.span.role == "source"]

    @cached_property
    def contents(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.span.role == "content"]

    def between(self, start: int, end: int) -> list[Seat]:
        """The seats that begin in this half-open stretch, in order."""
        return self.seats[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def opens(self, seat: Seat) -> bool:
        """Whether nothing stands before it in its paragraph, marks apart."""
        begun = self._breaks[seat.paragraph - 1] if seat.paragraph else 0
        return not any(char.isalnum() for char in self.text[begun : seat.span.start])

    def _seat(self, span: Marked, number: int, among: int) -> Seat:
        head = self.words.head_of(span.start, span.end)
        way = tuple(self.words.way_up(head)) if head != NOWHERE else ()
        return Seat(
            span=span,
            number=number,
            among=among,
            head=head,
            way=way,
            steps={row: step for step, row in enumerate(way)},
            sentence=self.words.sentences[head] if head != NOWHERE else NOWHERE,
            paragraph=bisect_right(self._breaks, span.start),
            first=bisect_left(self._starts, span.start),
            after=bisect_left(self._starts, span.end),
            inside=self._inside(span, number),
            speech=self._speech(span),
        )

    def _inside(self, span: Marked, number: int) -> int:
        """The content around it, not itself; a content of the same place is none around it."""
        around = [
            (other.end - other.start, n)
            for n, other in self._contents
            if n != number and other.start <= span.start and span.end <= other.end and other.place != span.place
        ]
        return min(around)[1] if around else NOWHERE

    def _speech(self, span: Marked) -> int:
        before = bisect_right(self._quotations, (span.start, 0))
        for n in range(before - 1, max(-1, before - 6), -1):
            if -self._quotations[n][1] >= span.end:
                return n
        return NOWHERE
