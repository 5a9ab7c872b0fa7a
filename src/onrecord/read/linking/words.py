"""The parses of a text as one table of words, each at its place in the text.

A speech that was put aside before parsing is one word in the sentence around it (its stand-in) and a parse of its
own; `above` leads from the words of the speech to that stand-in, so that a way can be found from any word to any other.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Protocol

from msgspec import Struct

NOWHERE = -1


class Parse(Protocol):
    """A view of a passage and what the parser made of it: `read.statements.parsing` makes them, a room above."""

    @property
    def view(self) -> Any: ...
    @property
    def doc(self) -> Any: ...


class Words(Struct, frozen=True):
    """Columns, one row a word. `heads`: the row of its head (its own for a root); `above`: the row of the stand-in of
    the speech it belongs to, or NOWHERE; `sentences`: numbered as they follow in the text, a speech having the number
    of the sentence around it. `order` lists the rows by their first character, the outer ones first."""

    starts: list[int]
    ends: list[int]
    heads: list[int]
    deps: list[str]
    tags: list[str]
    lemmas: list[str]
    sentences: list[int]
    paragraphs: list[int]
    depths: list[int]
    above: list[int]
    order: list[int]
    ordered: list[int]

    def head_of(self, start: int, end: int) -> int:
        """The word of a half-open place on which its other words hang: the first one, in the outermost parse that has
        any there, whose head stands elsewhere; NOWHERE where nothing was parsed."""
        rows = self._within(start, end)
        if not rows:
            return NOWHERE
        depth = min(self.depths[row] for row in rows)
        outer = [row for row in rows if self.depths[row] == depth]
        inside = frozenset(outer)
        free = [row for row in outer if self.heads[row] == row or self.heads[row] not in inside]
        return next((row for row in free if self.tags[row] not in _MARKS), free[0] if free else outer[0])

    def way_up(self, row: int) -> list[int]:
        """A word, its head, and so on to the root of its sentence; from a speech on to the sentence around it."""
        way = [row]
        while True:
            row = way[-1]
            further = self.heads[row] if self.heads[row] != row else self.above[row]
            if further == NOWHERE or len(way) > _LONGEST_WAY:
                return way
            way.append(further)

    def _within(self, start: int, end: int) -> list[int]:
        first, after = bisect_left(self.ordered, start), bisect_left(self.ordered, end)
        return [row for row in self.order[first:after] if self.ends[row] <= end]


_MARKS = frozenset(("``", "''", ",", ".", ":", "-LRB-", "-RRB-", "HYPH", "_SP", "NFP"))
_LONGEST_WAY = 60  # words; no sentence is nested as deep, a damaged parse might be


def words(parses: Sequence[Parse]) -> Words:
    """The table of all parses of one text, in their order."""
    table = Words([], [], [], [], [], [], [], [], [], [], [], [])
    stand_ins: dict[tuple[int, int], int] = {}
    sentence = 0
    for parse in parses:
        sentence = _add(table, parse, stand_ins, sentence)
    order = sorted(range(len(table.starts)), key=lambda row: (table.starts[row], table.depths[row]))
    table.order.extend(order)
    table.ordered.extend(table.starts[row] for row in order)
    return table


def _add(table: Words, parse: Parse, stand_ins: dict[tuple[int, int], int], sentence: int) -> int:
    view, doc, first = parse.view, parse.doc, len(table.starts)
    above = _around(parse, stand_ins)
    around = table.sentences[above] if above != NOWHERE else None
    speeches = {speech.at: speech for speech in view.speeches}
    for token in doc:
        if token.is_sent_start and around is None:
            sentence += 1
        start, end = view.back(token.idx, token.idx + len(token))
        if token.idx in speeches:
            quoted = speeches[token.idx].quotation.span
            stand_ins[quoted.start, quoted.end] = len(table.starts)
        _append(table, token, start, end, first)
        table.sentences.append(sentence if around is None else around)
        table.paragraphs.append(view.segment)
        table.depths.append(view.depth)
        table.above.append(above)
    return sentence if around is not None else sentence + 1


def _around(parse: Parse, stand_ins: dict[tuple[int, int], int]) -> int:
    """The stand-in of the speech that this view is."""
    if parse.view.depth == 0 or not parse.view.places:
        return NOWHERE
    start, end = parse.view.places[0], parse.view.ends[-1]
    holding = [place for place in stand_ins if place[0] <= start and end <= place[1]]
    return stand_ins[min(holding, key=lambda place: place[1] - place[0])] if holding else NOWHERE


def _append(table: Words, token: Any, start: int, end: int, first: int) -> None:
    table.starts.append(start)
    table.ends.append(end)
    table.heads.append(first + token.head.i)
    table.deps.append(token.dep_)
    table.tags.append(token.tag_)
    table.lemmas.append(token.lemma_.lower())
