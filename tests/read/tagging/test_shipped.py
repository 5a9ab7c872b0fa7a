"""The files of the model are those whose figures its card gives."""

import hashlib
from importlib.resources import files

from onrecord.read.tagging.labels import LABELS
from onrecord.read.tagging.tagger import Tagger
from onrecord.read.tagging.windows import SHAPES

FOLDER = files("onrecord.read") / "models" / "tagger-en"
_MOST = 25_000_000  # bytes of models in the package


def test_the_weights_are_the_ones_that_were_measured() -> None:
    for line in (FOLDER / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest


def test_what_ships_stays_small() -> None:
    assert sum(len(one.read_bytes()) for one in FOLDER.iterdir()) < _MOST


def test_the_chain_knows_the_labels_and_the_model_takes_every_shape() -> None:
    import numpy as np

    tagger = Tagger.shipped()
    assert tagger.chain.shape == (LABELS + 1, LABELS)
    pieces = np.arange(SHAPES)[None] + 5
    scores, states = tagger.session.run(None, {"pieces": pieces, "shapes": np.arange(SHAPES)[None]})
    assert scores.shape == (1, SHAPES, LABELS)
    assert states.shape[:2] == (1, SHAPES)
