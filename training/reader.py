"""How well the whole reader does on PolNeAR: what it proposes held against what the annotators marked.

A proposal is right when a word of its cue is in the annotator's cue, their contents have at least half of their
words in common (intersection over union), and both name the same speaker or none. Where a text was read by several
annotators, agreeing with one of them is enough for precision; recall is taken over each of their readings.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from onrecord.nouns.text import TextLayer
from onrecord.read.quotes import quotations
from onrecord.read.segments import segments
from onrecord.read.statements import Heard
from onrecord.read.statements.english import hear_english
from onrecord.read.statements.told import Place, Told
from training.polnear import Attribution, Document
from training.scoring import soft
from training.tally import Tally, total

_ENOUGH = 0.5
_WORD = re.compile(r"\w+|[^\w\s]")


class Judged(Struct, frozen=True):
    """One text: what was heard in it, which of it an annotator has, how much of theirs was heard, and how alike the
    whole is (`scoring.soft`), without and with attitudes."""

    heard: Heard
    right: list[bool]
    attitudes_right: list[bool]
    recalled: Tally
    soft: Tally
    soft_all: Tally


def judged(readings: Sequence[Document]) -> Judged:
    """The reader on one text, held against everybody's reading of it."""
    text = readings[0].text
    words, found = Words(text), heard(text)
    gold = [one for reading in readings for one in reading.attributions]
    said, meant = list(found.told), [*found.told, *found.attitudes]
    return Judged(
        heard=found,
        right=[any(right(words, one, other) for other in gold) for one in found.told],
        attitudes_right=[any(right(words, one, other) for other in gold) for one in found.attitudes],
        recalled=Tally(sum(any(right(words, one, other) for one in said) for other in gold), 0, len(gold)),
        soft=total([soft(text, [_whole(one) for one in said], reading.attributions) for reading in readings]),
        soft_all=total([soft(text, [_whole(one) for one in meant], reading.attributions) for reading in readings]),
    )


def _whole(told: Told) -> Attribution:
    return Attribution((told.speaker,) if told.speaker else (), tuple(told.cues), tuple(told.contents))


def heard(text: str) -> Heard:
    """What the English reader hears in a text, all of it taken for English; confidences are not calibrated."""
    layer = TextLayer(item="i", text=text, sha256="0" * 64, extractor="training@1")
    parts = segments(layer, "en")
    quoted = quotations(text, [(one.start, one.end) for one in parts], "en")
    return hear_english(text, parts, quoted)


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
