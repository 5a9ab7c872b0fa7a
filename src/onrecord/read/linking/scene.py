"""The marked spans of one level side by side: where each stands, in which sentence, speech and paragraph, in what row.

Everything that a pair of them is judged by is looked up here; nothing is judged here.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from onrecord.read.linking.ground import Ground
from onrecord.read.linking.marked import Marked, Role
from onrecord.read.linking.words import NOWHERE


class Seat(Struct, frozen=True):
    """One span in its surroundings. `number` is its row among all spans, `among` that among those of its role.

    `way` leads from its head word up to the root, and `steps` says how far along each word stands. `first` and `after`
    count words of the text. `speech`: the number of the smallest quotation around it, NOWHERE for none."""

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
    speech: int
    opens: bool


class Scene:
    """All seats of one level of a text (`levels.py`), in order."""

    def __init__(self, ground: Ground, marked: Sequence[Marked]) -> None:
        self.ground, self.text, self.words = ground, ground.text, ground.words
        self.marked = tuple(sorted(set(marked)))
        counts: dict[Role, int] = {"source": 0, "cue": 0, "content": 0}
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

    @cached_property
    def _places(self) -> list[int]:
        return [one.start for one in self.marked]

    def between(self, start: int, end: int) -> list[Seat]:
        """The seats that begin in this half-open stretch, in order."""
        return self.seats[bisect_left(self._places, start) : bisect_left(self._places, end)]

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
            paragraph=self.ground.paragraph(span.start),
            first=self.ground.count(span.start),
            after=self.ground.count(span.end),
            speech=self.ground.speech(span),
            opens=self.ground.opens(span.start),
        )
