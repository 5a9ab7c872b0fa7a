"""The kinds of a pair: short texts that say how it stands, each counted in training.

No name, and no word of a source or a content but pronouns and little words, is looked at: what is learned here knows
nobody.
"""

import re
from collections.abc import Sequence

from onrecord.read.linking.scene import Scene, Seat
from onrecord.read.linking.ways import NO_WAY, Way
from onrecord.read.linking.words import NOWHERE, Words

QUOTE_MARKS = frozenset("“”„«»‟\"'‘’`")
_LETTER = {"source": "S", "cue": "Q", "content": "T"}
_TOKENS_SHOWN = 8  # of what stands between
_STRETCH = 120  # characters; what is longer is far, whatever it says
_SPANS_SHOWN = 6  # between the two of a pair
_TOKEN = re.compile(r"\n\s*\n|\w+|[^\w\s]")
_LITTLE = frozenset((
    "who", "that", "and", "but", "to", "as", "if", "whether", "which", "of", "for", "on", "about", "with", "by", "in",
    "also", "then", "he", "she", "they", "it", "i", "we", "you",
))  # fmt: skip


def head_word(words: Words, seat: Seat) -> str:
    """The head word's part in its sentence, and the word itself if it is a little one or a cue's."""
    if seat.head == NOWHERE:
        return "?"
    lemma, tag = words.lemmas[seat.head], words.tags[seat.head]
    known = lemma in _LITTLE or (seat.span.role == "cue" and not tag.startswith("NNP"))
    return f"{words.deps[seat.head]}/{tag}" + (f"/{lemma}" if known else "")


def standing(way: Way, rivals: Sequence[Way], rank: int, sentences: int) -> str:
    """How a cue stands against the others within reach: nearer in the parse or not, which in the row, how far off."""
    least = min((one.length for one in rivals), default=NO_WAY)
    if way.length == NO_WAY:
        nearer = "no way"
    else:
        nearer = "nearest" if way.length < least else "as near" if way.length == least else "further"
    return f"{nearer} {rank} {min(3, max(-3, sentences))}"


def stretch(scene: Scene, start: int, end: int) -> str:
    """What stands in a half-open place: other spans as one letter each, words as w, so that `, he told them` is
    `, S Q w`."""
    seats = scene.between(start, end)
    if end - start > _STRETCH and not seats:
        return "far"
    told: list[str] = []
    at = start
    for seat in seats:
        told += _tokens(scene.text[at : seat.span.start])
        told.append(_LETTER[seat.span.role])
        at = max(at, seat.span.end)
        if len(told) > _TOKENS_SHOWN:
            return "far"
    told += _tokens(scene.text[at:end])
    return "far" if len(told) > _TOKENS_SHOWN else " ".join(told)


def row(scene: Scene, left: int, right: int, beyond: int) -> str:
    """The spans from `beyond` before the pair to `beyond` after it, the pair in brackets, `.` between sentences and
    `¶` between paragraphs: `T.[S][Q]T`."""
    if right - left > _SPANS_SHOWN:
        return "far"
    first = max(0, left - beyond)
    told = []
    for seat in scene.seats[first : right + beyond + 1]:
        if seat.number > first:
            before = scene.seats[seat.number - 1]
            told.append("¶" if before.paragraph != seat.paragraph else "." if before.sentence != seat.sentence else "")
        letter = _LETTER[seat.span.role]
        told.append(f"[{letter}]" if seat.number in (left, right) else letter)
    return "".join(told)


def edges(text: str, other: Seat, cue: Seat) -> str:
    """The marks just outside both, and the last one of a content."""
    last = _mark(text[other.span.end - 1]) if other.span.role == "content" else ""
    before = [text[max(0, seat.span.start - 3) : seat.span.start].rstrip(" ")[-1:] for seat in (other, cue)]
    after = [text[seat.span.end : seat.span.end + 3].lstrip(" ")[:1] for seat in (other, cue)]
    return last + "".join(_mark(char) for char in (before[0], after[0], before[1], after[1]))


def _tokens(words: str) -> list[str]:
    told: list[str] = []
    for word in _TOKEN.findall(words[:_STRETCH]):
        low = word.lower()
        shown = "¶" if word[0] == "\n" else low if not low[0].isalnum() or low in _LITTLE else "w"
        if shown != "w" or told[-1:] != ["w"]:
            told.append('"' if shown in QUOTE_MARKS else shown)
    return told


def _mark(char: str) -> str:
    if not char:
        return "^"  # the text ends there
    return "w" if char.isalnum() else '"' if char in QUOTE_MARKS else "¶" if char == "\n" else char
