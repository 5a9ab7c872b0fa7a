"""The files of the model are those whose figures its card gives."""

import hashlib
from importlib.resources import files

import pytest

from onrecord.read.tagging.labels import LABELS
from onrecord.read.tagging.tagger import Tagger
from onrecord.read.tagging.windows import SHAPES

MODELS = files("onrecord.read") / "models"
_MOST = 25_000_000  # bytes of models in the package


@pytest.mark.parametrize("model", ["tagger-en", "kinds-en"])
def test_the_weights_are_the_ones_that_were_measured(model: str) -> None:
    folder = MODELS / model
    sums = [line.split() for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert {name for _, name in sums} == {one.name for one in folder.iterdir()} - {"SHA256SUMS"}
    for digest, name in sums:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_what_ships_stays_small() -> None:
    assert sum(len(one.read_bytes()) for model in MODELS.iterdir() for one in model.iterdir()) < _MOST


def test_the_chain_knows_the_labels_and_the_model_takes_every_shape() -> None:
    import numpy as np

    tagger = Tagger.shipped()
    assert tagger.chain.shape == (LABELS + 1, LABELS)
    pieces = np.arange(SHAPES)[None] + 5
    scores, states = tagger.session.run(None, {"pieces": pieces, "shapes": np.arange(SHAPES)[None]})
    assert scores.shape == (1, SHAPES, LABELS)
    assert states.shape[:2] == (1, SHAPES)
