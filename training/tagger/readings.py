"""The corpus as the tagger is trained on it: windows of words with a label each."""

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.read.quotes import quotations
from onrecord.read.tagging.labels import OUTSIDE, ROLES, begins, goes_on
from onrecord.read.tagging.pieces import Pieces
from onrecord.read.tagging.windows import MOST, Place, Window, windows
from training.polnear import Attribution, Document

_SHORTEST_FIRST = 48  # pieces of the first window, so that windows are cut elsewhere in every epoch


class Labelled(Struct, frozen=True):
    """A window and the label of each of its words."""

    window: Window
    labels: tuple[int, ...]


def passages(text: str) -> list[Place]:
    """The lines that hold something; the corpus has a paragraph a line."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((at, at + len(line.rstrip())))
        at += len(line)
    return found


def windows_of(text: str, known: Pieces, first: int = MOST) -> list[Window]:
    lines = passages(text)
    return list(windows(text, lines, quoted_in(text, lines), known, first))


def quoted_in(text: str, lines: Sequence[Place]) -> list[Place]:
    return [(one.span.start, one.span.end) for one in quotations(text, lines)]


def labelled(document: Document, known: Pieces, first: int = MOST) -> Iterator[Labelled]:
    spans = sorted(_spans(document.attributions))
    for window in windows_of(document.text, known, first):
        yield Labelled(window, tuple(_labels(window.places, spans)))


def _spans(attributions: Sequence[Attribution]) -> Iterator[tuple[int, int, int]]:
    for one in attributions:
        for number, role in enumerate(ROLES):
            for start, end in one.parts(role):
                yield start, end, number


def _labels(places: Sequence[Place], spans: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    """A word belongs to the first span that touches it. A span begun before the window goes on in it."""
    begun, at = -1, 0
    for start, end in places:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at == len(spans) or spans[at][0] >= end:
            yield OUTSIDE
            continue
        first = begun != at and spans[at][0] >= places[0][0]
        yield begins(spans[at][2]) if first else goes_on(spans[at][2])
        begun = at


class Corpus:
    """Readings by text. An epoch takes one annotator's reading of each text, cut into windows at other places."""

    def __init__(self, documents: Sequence[Document], known: Pieces) -> None:
        self.known = known
        self.by_text: dict[str, list[Document]] = defaultdict(list)
        for one in documents:
            self.by_text[one.name].append(one)

    def digest(self) -> str:
        """Of every reading: another corpus has another one."""
        whole = hashlib.sha256()
        for readings in self.by_text.values():
            for one in readings:
                whole.update(repr((one.key, one.text, one.attributions)).encode("utf-8", "surrogatepass"))
        return whole.hexdigest()

    def epoch(self, number: int, seed: int, cuts: int) -> list[Labelled]:
        """`cuts`: after so many epochs texts are cut as they were before."""
        draw = random.Random(seed + number % cuts)
        found: list[Labelled] = []
        for name in sorted(self.by_text):
            readings = self.by_text[name]
            chosen = readings[number % len(readings)]
            found += labelled(chosen, self.known, draw.randint(_SHORTEST_FIRST, MOST))
        random.Random(seed + number).shuffle(found)
        return found
