"""How well spans are tied into attributions, and how fast.

Two sets: the development set of invented texts (its gold spans are looked up in the text), and PolNeAR's development
split, where a copy of `networkdynamics/PolNeAR` lies in the folder that `ONRECORD_POLNEAR` names. Its test split is
scored once, by `python -m training.totals`; what came of it stands in `docs/methods/linker-en.md`.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from training.linker import marks
from training.parses import parses, tables
from training.polnear import Document, documents
from training.scoring import by_text
from training.tally import interval, total
from training.totals import whole

from bench.attributions import places
from bench.figure import Figure
from bench.reading import Gold, development
from onrecord.read.linking import Marked, Role, Tied
from onrecord.read.linking.judging import model
from onrecord.read.linking.tying import tied
from onrecord.read.linking.words import words

_WANTED = 0.96
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
    """Where its words stand; nothing where it has no cue, or a colon for one."""
    if not any(char.isalpha() for char in gold.cue):
        return []
    roles: tuple[Role, ...] = ("source", "cue", "content")
    found = zip(roles, places(text, gold), strict=True)
    return [Marked(start, end, role) for role, extents in found for start, end in extents]


def _same(gold: list[Marked], one: Tied) -> bool:
    wanted = {(span.role, span.place) for span in gold}
    ours = {("content", place) for place in one.contents} | {("cue", place) for place in one.cue}
    return wanted == ours | ({("source", one.source)} if one.source else set())
