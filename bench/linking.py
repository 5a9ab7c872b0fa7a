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
_SPEED = 20.0  # articles a second on one core, for linking alone


def figures() -> Iterator[Figure]:
    right, there, speed = _of_invented()
    yield Figure("development texts: gold spans tied right", right, f"of {there}", "limit", 0.9 * there)
    yield Figure("  texts tied, one core, parse apart", speed, "per s", "limit", _SPEED)
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
    right = there = texts = 0
    seconds = 0.0
    for _, _, text, gold in development():
        spans = [(one, found) for one in gold if (found := _spans(text, one))]
        made, quoted = parses(text)
        begun = time.process_time()
        told = tied(text, words(made), quoted, [span for _, found in spans for span in found], model())
        seconds += time.process_time() - begun
        texts += 1
        there += len(spans)
        right += sum(any(_same(found, one) for one in told) for _, found in spans)
    return right, there, texts / seconds


def _spans(text: str, gold: Gold) -> list[Marked]:
    """Where its words stand: the content first, the cue nearest to it, the speaker nearest to the cue; none at all if
    any of its words cannot be found."""
    contents = _found(text, "content", gold.content, 0)
    cues = _found(text, "cue", gold.cue, contents[0].start if contents else 0)
    sources = _found(text, "source", gold.speaker, cues[0].start if cues else 0)
    return [*contents, *cues, *sources] if contents and cues and bool(sources) == bool(gold.speaker) else []


def _found(text: str, role: Role, words: str, at: int) -> list[Marked]:
    """All parts of the words, each where it stands nearest; nothing if one part cannot be found."""
    parts = [part.strip() for part in words.split(" … ") if part.strip()]
    places = [place for part in parts if (place := _nearest(text, part, at))]
    return [Marked(start, end, role) for start, end in places] if len(places) == len(parts) else []


def _nearest(text: str, words: str, at: int) -> tuple[int, int] | None:
    places = [found.span() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return min(places, key=lambda place: abs(place[0] - at), default=None)


def _same(gold: list[Marked], one: Tied) -> bool:
    wanted = {(span.role, span.place) for span in gold}
    ours = {("content", place) for place in one.contents} | {("cue", place) for place in one.cue}
    return wanted == ours | ({("source", one.source)} if one.source else set())
