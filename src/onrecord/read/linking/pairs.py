"""What a pair of a cue and a source, or of a cue and a content, is judged by: numbers, and kinds.

A **kind** is a short text: the way in the parse from one to the other, what stands between them, which spans stand
around them. How often pairs of that kind belong together was counted in training, and that share goes into the
judgement as one more number.

No name, and no word of a source or a content but pronouns and little words, is looked at: what is learned here knows
nobody.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.read.linking.scene import Scene, Seat
from onrecord.read.linking.words import NOWHERE, Words

REACH = 3  # cues to either side that a span is held against
_FAR = 99.0
_LETTER = {"source": "S", "cue": "Q", "content": "T"}
_STEPS_SHOWN = 4  # of the way in the parse, either side
_STRETCH_SHOWN = 8  # tokens of what stands between
_STRETCH = 120  # characters; what is longer is far, whatever it says
_TOKEN = re.compile(r"\n\s*\n|\w+|[^\w\s]")
_QUOTE_MARKS = frozenset("“”„«»‟\"'‘’`")
_ENDS = re.compile(r"[.!?]")
_SHOWN_WORDS = frozenset(
    [
        "who",
        "that",
        "and",
        "but",
        "to",
        "as",
        "if",
        "whether",
        "which",
        "of",
        "for",
        "on",
        "about",
        "with",
        "by",
        "in",
        "also",
        "then",
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "you",
    ]
)


class Pair(NamedTuple):
    """One candidate: a seat and a cue, what `numbers` and `kinds` say of them (the columns `NUMBERS`, `KINDS`)."""

    other: Seat
    cue: Seat
    numbers: tuple[float, ...]
    kinds: tuple[str, ...]


NUMBERS = (
    "after", "words", "sentences", "paragraphs", "cues", "sources", "contents", "rank of cue", "up", "down", "climbs",
    "length", "length of cue", "inside the same", "cue inside it", "speech the same", "in speech", "cue in speech",
    "quoted", "opens", "sure", "sure of cue", "stops", "colons", "marks", "least rival way", "own way", "rivals as near",
)  # fmt: skip
KINDS = ("way", "stretch", "row", "wide row", "standing", "words", "edges")


def pairs(scene: Scene, others: Sequence[Seat]) -> list[Pair]:
    """Each of these seats with the cues within reach."""
    made: list[Pair] = []
    shown = [_shown(scene.words, seat) for seat in scene.seats]
    for other in others:
        at = next((n for n, cue in enumerate(scene.cues) if cue.number > other.number), len(scene.cues))
        cues = scene.cues[max(0, at - REACH) : at + REACH]
        ways = [_way(scene.words, other, cue) for cue in cues]
        for cue, way in zip(cues, ways, strict=True):
            rivals = [one.length for one in ways if one is not way]
            rank = cue.among - at if cue.among >= at else at - 1 - cue.among
            made.append(_pair(scene, other, cue, way, rivals, rank, shown))
    return made


class _Way(NamedTuple):
    """Steps from a seat up to the word that both hang on, and down to the cue; `length` _FAR if there is none."""

    up: int
    down: int
    climbs: int
    length: float
    name: str


def _way(words: Words, other: Seat, cue: Seat) -> _Way:
    for up, row in enumerate(other.way):
        down = cue.steps.get(row)
        if down is not None:
            rise, fall = other.way[:up], cue.way[:down]
            climbs = sum(words.heads[at] == at for at in (*rise, *fall))
            name = f"{_deps(words, rise)}|{_deps(words, fall)}"
            return _Way(up, down, climbs, up + down, name)
    return _Way(99, 99, 9, _FAR, "none" if other.way and cue.way else "unparsed")


def _deps(words: Words, rows: Sequence[int]) -> str:
    if len(rows) > _STEPS_SHOWN:
        return "far"
    return " ".join("speech" if words.heads[row] == row else words.deps[row] for row in rows)


def _pair(
    scene: Scene, other: Seat, cue: Seat, way: _Way, rivals: Sequence[float], rank: int, shown: Sequence[str]
) -> Pair:
    left, right = (other, cue) if other.number < cue.number else (cue, other)
    between = scene.marked[left.number + 1 : right.number]
    roles = [one.role for one in between]
    stretch = scene.text[left.span.end : right.span.start]
    first = scene.text[other.span.start]
    numbers = (
        float(other.number > cue.number),
        max(0, right.first - left.after),
        right.sentence - left.sentence,
        right.paragraph - left.paragraph,
        roles.count("cue"),
        roles.count("source"),
        roles.count("content"),
        rank,
        way.up,
        way.down,
        way.climbs,
        other.after - other.first,
        cue.after - cue.first,
        float(other.inside == cue.inside),
        float(cue.inside == other.number),
        float(other.speech == cue.speech),
        float(other.speech != NOWHERE),
        float(cue.speech != NOWHERE),
        float(first in _QUOTE_MARKS or scene.text[other.span.start - 1 : other.span.start] in _QUOTE_MARKS),
        float(scene.opens(other)),
        other.span.sure,
        cue.span.sure,
        len(_ENDS.findall(stretch)),
        stretch.count(":"),
        sum(char in _QUOTE_MARKS for char in stretch),
        min(rivals, default=_FAR),
        way.length,
        sum(length <= way.length for length in rivals),
    )
    side = ">" if other.number > cue.number else "<"
    kinds = (
        side + way.name,
        side + _stretch(scene, between, left.span.end, right.span.start),
        side + _row(scene, left.number, right.number, 1),
        side + _row(scene, left.number, right.number, 3),
        side + _standing(way.length, rivals, rank, right.sentence - left.sentence),
        side + shown[other.number] + " " + shown[cue.number],
        side + _edges(scene.text, other, cue),
    )
    return Pair(other, cue, numbers, kinds)


def _shown(words: Words, seat: Seat) -> str:
    """The head word's part in its sentence, and the word itself if it is a little one (or a cue's)."""
    if seat.head == NOWHERE:
        return "?"
    lemma = words.lemmas[seat.head]
    known = lemma in _SHOWN_WORDS or (seat.span.role == "cue" and not words.tags[seat.head].startswith("NNP"))
    return f"{words.deps[seat.head]}/{words.tags[seat.head]}" + (f"/{lemma}" if known else "")


def _standing(length: float, rivals: Sequence[float], rank: int, sentences: int) -> str:
    """How it stands against the other cues within reach: nearer in the parse or not, which in the row, how far off."""
    least = min(rivals, default=_FAR)
    nearer = (
        "no way" if length == _FAR else "nearest" if length < least else "as near" if length == least else "further"
    )
    return f"{nearer} {rank} {min(3, max(-3, sentences))}"


def _stretch(scene: Scene, between: Sequence[object], start: int, end: int) -> str:
    """What stands between, other spans as one letter each, words as w: `, S`."""
    if end - start > _STRETCH and not between:
        return "far"
    told: list[str] = []
    at = start
    for seat in scene.between(start, end):
        told += _tokens(scene.text[at : seat.span.start])
        told.append(_LETTER[seat.span.role])
        at = max(at, seat.span.end)
        if len(told) > _STRETCH_SHOWN:
            return "far"
    told += _tokens(scene.text[at:end])
    return "far" if len(told) > _STRETCH_SHOWN else " ".join(told)


def _tokens(stretch: str) -> list[str]:
    told: list[str] = []
    for word in _TOKEN.findall(stretch[:_STRETCH]):
        low = word.lower()
        shown = "¶" if word[0] == "\n" else low if not low[0].isalnum() or low in _SHOWN_WORDS else "w"
        if shown != "w" or told[-1:] != ["w"]:
            told.append('"' if shown in _QUOTE_MARKS else shown)
    return told


def _row(scene: Scene, left: int, right: int, beyond: int) -> str:
    """The spans from `beyond` before the pair to `beyond` after it, the pair in brackets, `.` between sentences."""
    first, after = max(0, left - beyond), min(len(scene.seats), right + beyond + 1)
    if right - left > 6:
        return "far"
    told = []
    for number in range(first, after):
        seat = scene.seats[number]
        if number > first:
            before = scene.seats[number - 1]
            told.append("¶" if before.paragraph != seat.paragraph else "." if before.sentence != seat.sentence else "")
        letter = _LETTER[seat.span.role]
        told.append(f"[{letter}]" if number in (left, right) else letter)
    return "".join(told)


def _edges(text: str, other: Seat, cue: Seat) -> str:
    """The marks at the ends of both."""
    ends = (other.span.start - 1, other.span.end, cue.span.start - 1, cue.span.end)
    last = _mark(text[other.span.end - 1]) if other.span.role == "content" else ""
    return last + "".join(_mark(text[at]) if 0 <= at < len(text) else "^" for at in _past_spaces(text, ends))


def _past_spaces(text: str, ends: tuple[int, int, int, int]) -> list[int]:
    """The first character that is no space, going outwards."""
    told = []
    for n, at in enumerate(ends):
        step = 1 if n % 2 else -1
        while 0 <= at < len(text) and text[at] == " ":
            at += step
        told.append(at)
    return told


def _mark(char: str) -> str:
    return "w" if char.isalnum() else '"' if char in _QUOTE_MARKS else "¶" if char == "\n" else char
