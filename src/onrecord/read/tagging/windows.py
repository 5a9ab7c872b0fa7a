"""Passages as the tagger sees them: words cut into pieces, with their shape, in windows of whole passages.

Rules
* Quotation marks of every kind are one mark to the tagger, so that it reads «…» as “…”; on which side of it a word
  stands is told by the word's shape instead.
* A shape is the case of the word, whether it begins its passage, and whether it stands in a quotation.
* A window holds as many whole passages as fit; one that is too long alone is cut after a sentence.
* Every word knows its place in the text; the pieces are of the text's own characters, one for one.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from onrecord.read.tagging.pieces import Pieces

Place = tuple[int, int]  # half-open, in code points of the text
MOST = 192  # pieces in a window, with the two that frame it
SHAPES = 20
_BEGINS = 2
_ONE_MARK = dict.fromkeys(map(ord, "“”„‟«»"), '"') | dict.fromkeys(map(ord, "‘’‚‹›"), "'")
_ONE_MARK |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd") | {ord("—"): "-", ord("–"): "-"}
_ENDS = frozenset(".!?…")


class Word(Struct, frozen=True):
    """A word or a mark: its place, the numbers of its pieces, its shape."""

    place: Place
    pieces: tuple[int, ...]
    shape: int
    ends: bool


class Window(Struct, frozen=True):
    """`pieces` and `shapes` side by side; `heads[n]` is where the first piece of word `places[n]` stands in them."""

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    heads: tuple[int, ...]
    places: tuple[Place, ...]

    def begins_passage(self, word: int) -> bool:
        return self.shapes[self.heads[word]] & _BEGINS != 0


def windows(
    text: str, passages: Sequence[Place], quoted: Sequence[Place], known: Pieces, first: int = MOST
) -> Iterator[Window]:
    """The windows of these passages, in order. `quoted`: the quotations, by their start; `first`: how many pieces the
    first window may hold."""
    inside = _Inside(quoted)
    marked = plain(text)
    held: list[Word] = []
    room = first
    for start, end in passages:
        for words in _cut(_words(text, marked, start, end, inside, known)):
            if held and _size(held) + _size(words) + 2 > room:
                yield _window(held, known.frame)
                held, room = [], MOST
            held += words
    if held:
        yield _window(held, known.frame)


def plain(text: str) -> str:
    """The text with one mark for all marks of a kind, character for character."""
    return text.translate(_ONE_MARK)


def _window(words: Sequence[Word], frame: tuple[int, int]) -> Window:
    pieces = [piece for word in words for piece in word.pieces]
    shapes = [word.shape for word in words for _ in word.pieces]
    heads = list(accumulate((len(word.pieces) for word in words[:-1]), initial=1))
    return Window((frame[0], *pieces, frame[1]), (0, *shapes, 0), tuple(heads), tuple(word.place for word in words))


def _words(text: str, marked: str, start: int, end: int, inside: "_Inside", known: Pieces) -> list[Word]:
    found: list[Word] = []
    for begun, until, pieces in known.words(marked, start, end):
        shape = 4 * _case(text[begun:until]) + _BEGINS * (not found) + inside(begun)
        found.append(Word((begun, until), pieces, shape, text[until - 1] in _ENDS))
    return found


def _case(word: str) -> int:
    if word.islower():
        return 1
    if word.istitle() and len(word) > 1:
        return 2
    if word.isupper():
        return 3
    return 4 if any(char.isalpha() for char in word) else 0


def _cut(words: list[Word]) -> Iterator[list[Word]]:
    """A passage in runs that fit a window, each but the last up to the end of a sentence where there is one."""
    while _size(words) + 2 > MOST:
        sizes = list(accumulate(len(word.pieces) for word in words))
        most = max(1, bisect_right(sizes, MOST - 2))
        ends = [n + 1 for n in range(most // 2, most) if words[n].ends]
        at = ends[-1] if ends else most
        yield words[:at]
        words = words[at:]
    if words:
        yield words


def _size(words: Sequence[Word]) -> int:
    return sum(len(word.pieces) for word in words)


class _Inside:
    """Whether a place lies in any of the quotations."""

    def __init__(self, quoted: Sequence[Place]) -> None:
        self.starts = [start for start, _ in quoted]
        self.until = list(accumulate((end for _, end in quoted), max))

    def __call__(self, at: int) -> bool:
        number = bisect_right(self.starts, at) - 1
        return number >= 0 and at < self.until[number]
