"""How much of the whole of each attribution is found: who, by which words, what.

A proposed statement and one of the gold list are alike by the mean, over the roles (speaker, cue, content) that either
has, of the Dice overlap of their words, compared by place in the text. They can be paired only where cue or content
share a word; pairs are taken best first, each statement once. Precision is the likeness of the pairs over all
proposed, recall over all of the gold list, F1 their harmonic mean: **soft whole-attribution F1**. It asks for the
whole: right words tied to a wrong speaker lose a third. It is the formula by which the reader is measured on PolNeAR,
but marks are no words here, because the gold lists leave the edges of quotations open.

The gold lists hold words, not places: of the places at which the words of a role stand, those are meant that lie
together (least distance in all), at a tie the last, because what a headline says the body says again.
"""

import itertools
import re
from collections.abc import Sequence
from typing import Protocol

from training.polnear import ROLES
from training.scoring import Covered, best_pairs, covered

from onrecord.nouns import Statement

_GAP = " … "
_MOST_PLACES = 12  # of one role: a pronoun may stand anywhere in a long text

Extent = tuple[int, int]


class Marked(Protocol):
    """A statement written down by its words."""

    @property
    def speaker(self) -> str: ...
    @property
    def cue(self) -> str: ...
    @property
    def content(self) -> str: ...


def likeness(text: str, proposed: Sequence[Statement], gold: Sequence[Marked]) -> float:
    """The sum of the likenesses of the pairs."""
    starts = [found.start() for found in re.finditer(r"\w+", text)]
    mine = [_of_statement(starts, one) for one in proposed]
    theirs = [_of_gold(starts, text, one) for one in gold]
    return best_pairs(mine, theirs)


def places(text: str, one: Marked) -> tuple[list[Extent], list[Extent], list[Extent]]:
    """Where speaker, cue and content of a gold statement stand; raises ValueError where they do not."""
    speakers, cues, contents = (_places_of(text, words) for words in (one.speaker, one.cue, one.content))
    return min(itertools.product(speakers, cues, contents), key=lambda some: (_spread(some), -some[2][0][0]))


def _places_of(text: str, words: str) -> list[list[Extent]]:
    """Every place of the first part, the parts after a gap each at their first place thereafter."""
    if not words:
        return [[]]
    found = []
    first, *others = words.split(_GAP)
    for start in _starts(text, first):
        extents = [(start, start + len(first))]
        for part in others:
            at = next(_starts(text, part, extents[-1][1]), -1)
            extents.append((at, at + len(part)))
        if all(at >= 0 for at, _ in extents):
            found.append(extents)
    if not found:
        raise ValueError("the words of a role do not stand in their text")  # which words: not of a held text
    return found[-_MOST_PLACES:]


def _starts(text: str, words: str, begin: int = 0) -> "itertools.chain[int]":
    left, right = (r"(?<!\w)" if words[0].isalnum() else ""), (r"(?!\w)" if words[-1].isalnum() else "")
    found = re.compile(left + re.escape(words) + right).finditer(text, begin)
    return itertools.chain(match.start() for match in found)


def _spread(some: Sequence[list[Extent]]) -> int:
    """How far the roles lie apart: characters between them, and many for those that overlap."""
    extents = sorted(extent for role in some for extent in role)
    gaps = [later[0] - earlier[1] for earlier, later in itertools.pairwise(extents)]
    return sum(gap if gap >= 0 else 10_000 for gap in gaps)


def _of_gold(starts: Sequence[int], text: str, one: Marked) -> Covered:
    return covered(starts, dict(zip(ROLES, places(text, one), strict=True)))


def _of_statement(starts: Sequence[int], one: Statement) -> Covered:
    speaker = () if one.speaker is None else (one.speaker,)
    spans = dict(zip(ROLES, (speaker, one.cue, one.content), strict=True))
    return covered(starts, {role: [(span.start, span.end) for span in some] for role, some in spans.items()})
