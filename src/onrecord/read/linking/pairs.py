"""What a pair of a cue and a source, or of a cue and a content, is judged by: numbers, and kinds.

A **kind** (`kinds.py`) is a short text, as the way in the parse from one to the other. How often pairs of that kind
belong together was counted in training, and that goes into the judgement as one more number.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.read.linking import kinds as kind
from onrecord.read.linking.scene import Scene, Seat
from onrecord.read.linking.ways import NO_WAY, Way, way
from onrecord.read.linking.words import NOWHERE

REACH = 3  # cues to either side that a span is held against; in the corpus no tie goes further
_STOP = re.compile(r"[.!?]")
_QUOTE_MARK = re.compile("[" + re.escape("".join(sorted(kind.QUOTE_MARKS))) + "]")

NUMBERS = (
    "after", "words", "sentences", "paragraphs", "cues", "sources", "contents", "rank", "up", "down", "climbs",
    "length", "length of cue", "speech the same", "in speech", "cue in speech",
    "quoted", "opens", "sure", "sure of cue", "stops", "colons", "marks", "way", "way of rival", "rivals as near",
)  # fmt: skip
KINDS = ("way", "stretch", "row", "wide row", "standing", "words", "edges")


class Pair(NamedTuple):
    """One candidate: a seat and a cue, what `numbers` and `kinds` say of them (the columns `NUMBERS`, `KINDS`)."""

    other: Seat
    cue: Seat
    numbers: tuple[float, ...]
    kinds: tuple[str, ...]


def pairs(scene: Scene, others: Sequence[Seat]) -> list[Pair]:
    """Each of these seats with the cues within reach."""
    made: list[Pair] = []
    heads = [kind.head_word(scene.words, seat) for seat in scene.seats]
    numbers = [cue.number for cue in scene.cues]
    for other in others:
        at = bisect_left(numbers, other.number)
        cues = scene.cues[max(0, at - REACH) : at + REACH]
        ways = [way(scene.words, other, cue) for cue in cues]
        for cue, own in zip(cues, ways, strict=True):
            rivals = [one for one in ways if one is not own]
            rank = cue.among - at if cue.among >= at else at - 1 - cue.among
            words = f"{heads[other.number]} {heads[cue.number]}"
            counted = _numbers(scene, other, cue, own, rivals, rank)
            made.append(Pair(other, cue, counted, _kinds(scene, other, cue, own, rivals, rank, words)))
    return made


def _numbers(scene: Scene, other: Seat, cue: Seat, own: Way, rivals: Sequence[Way], rank: int) -> tuple[float, ...]:
    """In the order of `NUMBERS`: what lies between counts from the left one to the right one."""
    left, right = (other, cue) if other.number < cue.number else (cue, other)
    roles = [one.role for one in scene.marked[left.number + 1 : right.number]]
    between = scene.text[left.span.end : right.span.start]
    first = scene.text[max(0, other.span.start - 1) : other.span.start + 1]
    return (
        float(other.number > cue.number),
        max(0, right.first - left.after),
        right.sentence - left.sentence,
        right.paragraph - left.paragraph,
        roles.count("cue"),
        roles.count("source"),
        roles.count("content"),
        rank,
        own.up,
        own.down,
        own.climbs,
        other.after - other.first,
        cue.after - cue.first,
        float(other.speech == cue.speech),
        float(other.speech != NOWHERE),
        float(cue.speech != NOWHERE),
        float(not kind.QUOTE_MARKS.isdisjoint(first)),
        float(other.opens),
        other.span.sure,
        cue.span.sure,
        len(_STOP.findall(between)),
        between.count(":"),
        len(_QUOTE_MARK.findall(between)),
        own.length,
        min((one.length for one in rivals), default=NO_WAY),
        sum(one.length <= own.length for one in rivals),
    )


def _kinds(
    scene: Scene, other: Seat, cue: Seat, own: Way, rivals: Sequence[Way], rank: int, words: str
) -> tuple[str, ...]:
    """In the order of `KINDS`; each begins with the side on which the other one stands."""
    left, right = (other, cue) if other.number < cue.number else (cue, other)
    side = ">" if other is right else "<"
    told = (
        own.name,
        kind.stretch(scene, left.span.end, right.span.start),
        kind.row(scene, left.number, right.number, 1),
        kind.row(scene, left.number, right.number, 3),
        kind.standing(own, rivals, rank, right.sentence - left.sentence),
        words,
        kind.edges(scene.text, other, cue),
    )
    return tuple(side + one for one in told)
