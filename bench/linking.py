"""How well spans are tied into attributions, and how fast.

Two sets: the development set of invented texts (its gold spans are looked up in the text), and PolNeAR's development
split, where a copy of `networkdynamics/PolNeAR` lies in the folder that `ONRECORD_POLNEAR` names. Its test split is
scored once, by `python -m training.totals`; what came of it stands in `docs/methods/linker-en.md`.
"""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

from training.linker import marks
from training.parses import parses, tables
from training.polnear import Document, documents
from training.scoring import by_text
from training.tally import interval, total
from training.totals import whole

from bench.figure import Figure
from bench.reading import Gold, development
from onrecord.read.linking import Marked, Role, Tied
from onrecord.read.linking.judging import model
from onrecord.read.linking.tying import tied
from onrecord.read.linking.words import words

_WANTED = 0.96
_GAP = " … "
_ARTICLE = 4000  # characters
_SPEED = 20.0  # articles a second on one core, for linking alone


def figures() -> Iterator[Figure]:
    right, there, speed = _of_invented()
    yield Figure("development texts: gold spans tied right", right, f"of {there}", "limit", 0.9 * there)
    yield Figure("  articles of 4 kB tied, one core, parse apart", speed, "per s", "limit", _SPEED)
    corpus = os.environ.get("ONRECORD_POLNEAR")
    if corpus is None:
        yield Figure("PolNeAR skipped: ONRECORD_POLNEAR names no copy of it", 0, "texts")
        return
    yield from _of_corpus(list(documents(Path(corpus), "dev")))


def _of_corpus(read: list[Document]) -> Iterator[Figure]:
    parsed = tables(read)
    begun = time.process_time()
    texts = by_text(read, {one.key: whole(one, marks(one), parsed[one.name], model()) for one in read})
    seconds = time.process_time() - begun
    low, high = interval(texts)
    yield Figure(
        "PolNeAR dev, gold spans: soft F1 of attributions", total(list(texts.values())).f1, "", "limit", _WANTED
    )
    yield Figure("  95% interval over texts, from", low, "")
    yield Figure("  to", high, "")
    yield Figure("  articles tied and scored, one core", len(read) / seconds, "per s", "limit", _SPEED)


def _of_invented() -> tuple[int, int, float]:
    right = there = characters = 0
    seconds = 0.0
    for _, _, text, gold in development():
        spans = [(one, found) for one in gold if (found := _spans(text, one))]
        made, quoted = parses(text)
        begun = time.process_time()
        told = tied(text, words(made), quoted, [span for _, found in spans for span in found], model())
        seconds += time.process_time() - begun
        characters += len(text)
        there += len(spans)
        right += sum(any(_same(found, one) for one in told) for _, found in spans)
    return right, there, characters / _ARTICLE / seconds


def _spans(text: str, gold: Gold) -> list[Marked]:
    """Where its words stand: of all places of its cue the one with its content and its speaker nearest by; none at all
    if any of its words cannot be found."""
    first = gold.cue.partition(_GAP)[0].strip()
    tried = [_around(text, gold, at) for at, _ in _places(text, first)] if first else []
    wanted = sum(len(_parts(some)) for some in (gold.speaker, gold.cue, gold.content))
    whole = [found for found in tried if len(found) == wanted]
    return min(whole, key=_spread, default=[])


def _around(text: str, gold: Gold, at: int) -> list[Marked]:
    told: tuple[tuple[Role, str], ...] = (("cue", gold.cue), ("content", gold.content), ("source", gold.speaker))
    found: list[Marked] = []
    for role, spoken in told:
        for part in _parts(spoken):
            free = [place for place in _places(text, part) if all(place != other.place for other in found)]
            if free:
                start, end = min(free, key=lambda place: abs(place[0] - at))
                found.append(Marked(start, end, role))
    return found


def _parts(words: str) -> list[str]:
    return [part.strip() for part in words.split(_GAP) if part.strip()]


def _places(text: str, words: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _spread(found: list[Marked]) -> int:
    return max(one.end for one in found) - min(one.start for one in found)


def _same(gold: list[Marked], one: Tied) -> bool:
    wanted = {(span.role, span.place) for span in gold}
    ours = {("content", place) for place in one.contents} | {("cue", place) for place in one.cue}
    return wanted == ours | ({("source", one.source)} if one.source else set())
