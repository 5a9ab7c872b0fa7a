"""Trains the linker of English attributions: `python3 dev.py train linker-en --corpus DIR`.

Learns on the training split alone, from the annotators' own spans, and prints what that gives on the development split.
Needs nothing but what the project runs on (numpy comes with its parser) and is deterministic: the same corpus, the same
file. Two steps for each role: the **habits** (how often pairs of a kind belong together, counted in the other folds for
the sake of honest weights, then in all), and a logistic regression over numbers and habits (Newton's method).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.read.linking.ground import Ground
from onrecord.read.linking.judging import Judge, Model, scaled
from onrecord.read.linking.marked import Marked, Place
from onrecord.read.linking.pairs import KINDS, NUMBERS, Pair, pairs
from onrecord.read.linking.scene import Scene
from training.parses import Parsed
from training.polnear import ROLES, Document, Role

VERSION = "linker-en@1"
_FOLDS = 5
_SMOOTHING = 10.0  # pairs; a kind seen this often counts half as itself and half as the average
_SEEN = 12  # times a kind must have been seen to be kept: what is rarer is somebody's, not the language's
_RIDGE = 1.0
_STEPS = 25
_DIGITS = 3

Matrix = NDArray[np.float64]


class Example(msgspec.Struct, frozen=True):
    """A pair, whether it belongs together, and the fold of its text."""

    pair: Pair
    tied: bool
    fold: int


def marks(document: Document) -> list[Marked]:
    """The annotator's spans, without saying which belong together."""
    places = {(role, place) for one in document.attributions for role in ROLES for place in one.parts(role)}
    return [Marked(start, end, role) for role, (start, end) in sorted(places)]


def examples(documents: Sequence[Document], tables: Mapping[str, Parsed], role: Role) -> Iterator[Example]:
    """Every pair of every reading; the readings of one text are in one fold."""
    folds = {name: n % _FOLDS for n, name in enumerate(sorted({one.name for one in documents}))}
    for document in documents:
        words, quoted = tables[document.name]
        scene = Scene(Ground(document.text, words, quoted), marks(document))
        tied = _tied(document, role)
        for pair in pairs(scene, scene.sources if role == "source" else scene.contents):
            together = (pair.other.span.place, pair.cue.span.place) in tied
            yield Example(pair, together, folds[document.name])


def train(documents: Sequence[Document], tables: Mapping[str, Parsed]) -> Model:
    source, content = (_judge(list(examples(documents, tables, role))) for role in ("source", "content"))
    return Model(VERSION, source, content)


def write(model: Model, path: Path) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(model, order="deterministic"), indent=1) + b"\n")


def _tied(document: Document, role: Role) -> frozenset[tuple[Place, Place]]:
    return frozenset((place, cue) for one in document.attributions for place in one.parts(role) for cue in one.cue)


def _judge(seen: Sequence[Example]) -> Judge:
    matrix, truth = _rows(seen), np.array([one.tied for one in seen], dtype=float)
    weights = _fit(matrix, truth)
    split = 1 + len(NUMBERS)
    habits, usual = _habits(seen)
    return Judge(
        bias=_short(weights[0]),
        numbers={name: _short(weight) for name, weight in zip(NUMBERS, weights[1:split], strict=True)},
        kinds={name: _short(weight) for name, weight in zip(KINDS, weights[split:], strict=True)},
        habits=dict(zip(KINDS, habits, strict=True)),
        usual=usual,
    )


def _rows(seen: Sequence[Example]) -> Matrix:
    """A row an example; its habits are those of the other folds, so that no kind vouches for itself."""
    rows = np.ones((len(seen), 1 + len(NUMBERS) + len(KINDS)))
    for fold in range(_FOLDS):
        habits, usual = _habits([one for one in seen if one.fold != fold])
        for n, one in enumerate(seen):
            if one.fold == fold:
                rows[n, 1:] = [scaled(number) for number in one.pair.numbers] + [
                    known.get(kind, usual) for known, kind in zip(habits, one.pair.kinds, strict=True)
                ]
    return rows


def _habits(seen: Sequence[Example]) -> tuple[list[dict[str, float]], float]:
    usual = sum(one.tied for one in seen) / len(seen)
    told = []
    for column in range(len(KINDS)):
        every = Counter(one.pair.kinds[column] for one in seen)
        tied = Counter(one.pair.kinds[column] for one in seen if one.tied)
        told.append(
            {
                kind: _odds((tied[kind] + _SMOOTHING * usual) / (count + _SMOOTHING))
                for kind, count in sorted(every.items())
                if count >= _SEEN
            }
        )
    return told, _odds(usual)


def _fit(rows: Matrix, truth: Matrix) -> Matrix:
    """Logistic regression with a ridge, by Newton's method."""
    weights: Matrix = np.zeros(rows.shape[1])
    ridge: Any = _RIDGE * np.eye(rows.shape[1])
    for _ in range(_STEPS):
        share = 1.0 / (1.0 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (share - truth) + _RIDGE * weights
        bend = (rows * (share * (1.0 - share))[:, None]).T @ rows + ridge
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def _odds(share: float) -> float:
    held = min(0.999, max(0.001, share))
    return _short(float(np.log(held / (1.0 - held))))


def _short(number: float) -> float:
    return round(float(number), _DIGITS)
