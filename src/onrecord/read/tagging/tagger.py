"""Sources, cues and contents in English passages, as a small model marks them.

Promise: spans are half-open places in the text, not empty, in order, and no word lies in two. A span never leaves its
passage. The model (docs/methods/tagger-en.md) is loaded when first needed, runs on one core and needs no network.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from msgspec import Struct

from onrecord.read.tagging.labels import OUTSIDE, ROLES, Role, role_of
from onrecord.read.tagging.pieces import Pieces
from onrecord.read.tagging.states import States
from onrecord.read.tagging.windows import Place, Window, windows

NAME = "tagger-en@1"
_SLOWER = "SkipLayerNormFusion"  # six times as slow as the two steps that it joins, a tenth of the whole
_FOLDER = files("onrecord.read") / "models" / "tagger-en"


class Tagged(Struct, frozen=True):
    """A marked span; `sure`: how sure the model is of its least sure word and of the word behind."""

    role: Role
    place: Place
    sure: float


class Seen(Struct, frozen=True):
    """What is marked, and what the encoder made of each word."""

    marks: list[Tagged]
    states: States


def tagged(text: str, passages: Sequence[Place], quoted: Sequence[Place]) -> list[Tagged]:
    """What is marked in these passages, which are in order and apart; `quoted`: the quotations, by their start."""
    return Tagger.shipped().mark(text, passages, quoted)


class Tagger:
    """A vocabulary, a model and the scores of its chain of labels."""

    def __init__(self, known: Pieces, session: Any, chain: Any) -> None:
        self.known, self.session, self.chain = known, session, chain

    @classmethod
    def shipped(cls) -> "Tagger":
        return _shipped()

    @classmethod
    def load(cls, folder: Any) -> "Tagger":
        """From `vocabulary.txt`, `tagger.onnx` and `chain.npy`."""
        import numpy as np
        import onnxruntime

        onnxruntime.disable_telemetry_events()  # on Windows, which does not read the variable that `onrecord` sets
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(
            str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=[_SLOWER]
        )
        vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
        return cls(Pieces(vocabulary), session, np.load(folder / "chain.npy"))

    def mark(self, text: str, passages: Sequence[Place], quoted: Sequence[Place]) -> list[Tagged]:
        return self.see(text, passages, quoted).marks

    def see(self, text: str, passages: Sequence[Place], quoted: Sequence[Place]) -> Seen:
        """What is marked, with the state of each word."""
        import numpy as np

        from onrecord.read.tagging.chain import best, chances

        cut = list(windows(text, passages, quoted, self.known))
        made = [self._run(window) for window in cut]
        scores = [one for one, _ in made]
        found: list[Tagged] = []
        shares = chances(scores, self.chain)
        for window, share, labels in zip(cut, shares, best(scores, self.chain), strict=True):
            found += _spans(window, labels, share)
        places = [place for window in cut for place in window.places]
        return Seen(found, States(places, np.concatenate([rows for _, rows in made]) if made else None))

    def _run(self, window: Window) -> tuple[Any, Any]:
        """The scores and the state of each word, at its first piece."""
        import numpy as np

        fed = {"pieces": np.array([window.pieces]), "shapes": np.array([window.shapes])}
        scores, states = self.session.run(["scores", "states"], fed)
        heads = list(window.heads)
        return scores[0][heads], states[0][heads]


@cache
def _shipped() -> Tagger:
    with as_file(_FOLDER) as folder:
        return Tagger.load(folder)


def _spans(window: Window, labels: Sequence[int], chances: Any) -> Iterator[Tagged]:
    begun = 0
    for at in range(1, len(labels) + 1):
        if at < len(labels) and _goes_on(window, labels, at):
            continue
        if labels[begun] != OUTSIDE:
            own = [float(chances[n, labels[n]]) for n in range(begun, min(at + 1, len(labels)))]
            yield Tagged(ROLES[role_of(labels[begun])], (window.places[begun][0], window.places[at - 1][1]), min(own))
        begun = at


def _goes_on(window: Window, labels: Sequence[int], at: int) -> bool:
    same = labels[at] == OUTSIDE if labels[at - 1] == OUTSIDE else labels[at] != OUTSIDE and labels[at] % 2 == 0
    return same and not window.begins_passage(at)
