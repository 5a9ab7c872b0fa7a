"""How well the whole reader does on PolNeAR: what it proposes held against what the annotators marked.

A proposal is right when a word of its cue is in the annotator's cue, their contents have at least half of their words in
common (intersection over union), and both name the same speaker or none. Where a text was read by several annotators,
agreeing with one of them is enough for precision; recall is taken over each of their readings.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.nouns import Segment
from onrecord.nouns.text import TextLayer
from onrecord.read.quotes import quotations
from onrecord.read.segments import segments
from onrecord.read.statements import READERS, Heard
from onrecord.read.statements.told import Place, Told
from training.polnear import Attribution, Document

_ENOUGH = 0.5
_WORD = re.compile(r"\w+|[^\w\s]")


class Proposed(Struct, frozen=True):
    """One proposal and whether an annotator has it."""

    told: Told
    attitude: bool
    right: bool


def heard(text: str) -> Heard:
    """What the English reader hears in a text, all of it taken for English."""
    layer = TextLayer(item="i", text=text, sha256="0" * 64, extractor="training@1")
    parts = [one for one in segments(layer, "en")]
    quoted = quotations(text, [(one.start, one.end) for one in parts], "en")
    return READERS["en"](text, parts, quoted)


class Words:
    """The words of a text, so that places become sets of words."""

    def __init__(self, text: str) -> None:
        self.starts = [found.start() for found in _WORD.finditer(text)]

    def within(self, places: Sequence[Place]) -> frozenset[int]:
        return frozenset(
            at for start, end in places for at in range(bisect_left(self.starts, start), bisect_left(self.starts, end))
        )


def right(words: Words, told: Told, gold: Attribution) -> bool:
    cue, content = words.within(told.cues), words.within(told.contents)
    theirs = words.within(gold.content)
    if not cue & words.within(gold.cue) or not content | theirs:
        return False
    if len(content & theirs) < _ENOUGH * len(content | theirs):
        return False
    speaker, who = words.within([told.speaker] if told.speaker else []), words.within(gold.source)
    return bool(speaker & who) or (not speaker and not who)
