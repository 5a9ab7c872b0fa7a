"""The larger tagger is used only whole, only when asked for, and never alone."""

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.nouns import CaseSettings
from onrecord.nouns.refusal import NeedsModel
from onrecord.read.model import MODEL, larger_tagger, model_for
from onrecord.read.statements import READERS, readers_for
from onrecord.read.tagging.labels import LABELS
from onrecord.read.tagging.pieces import Pieces
from onrecord.read.tagging.tagger import Tagger
from onrecord.read.tagging.thorough import NAME, VARIABLE, both, identity, thorough

THOROUGH = CaseSettings(reading="thorough")
LETTERS = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b"])


class Steady:
    """A session that scores every piece alike, and makes nothing of it."""

    def __init__(self, scores: list[float]) -> None:
        self.scores = np.array(scores, dtype=np.float32)

    def run(self, wanted: Sequence[str], fed: Mapping[str, Any]) -> list[Any]:
        shape = fed["pieces"].shape
        given = {"scores": np.broadcast_to(self.scores, (*shape, LABELS)), "states": np.zeros((*shape, 1))}
        return [given[name] for name in wanted]


def steady(label: int, sure: float, known: Pieces = LETTERS) -> Tagger:
    scores = [0.0] * LABELS
    scores[label] = sure
    return Tagger(known, Steady(scores), np.zeros((LABELS + 1, LABELS), dtype=np.float32))


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model that lies where it is looked for: the files of the one that ships, under the larger one's name."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    shutil.copytree(str(files("onrecord.read") / "models" / "tagger-en"), tmp_path / NAME)
    return tmp_path / NAME


@pytest.mark.usefixtures("model")
def test_its_name_and_digest_stand_in_the_name_of_the_reader() -> None:
    sums = (files("onrecord.read") / "models" / "tagger-en" / "SHA256SUMS").read_bytes()
    assert model_for(THOROUGH) == f"{MODEL}+tagger-en-base@{hashlib.sha256(sums).hexdigest()[:12]}"
    assert model_for(CaseSettings()) == MODEL
    assert not larger_tagger(MODEL)


@pytest.mark.parametrize("name", ["tagger.onnx", "chain.npy", "vocabulary.txt", "SHA256SUMS"])
def test_a_file_that_is_missing_is_a_refusal_that_says_what_to_do(model: Path, name: str) -> None:
    (model / name).unlink()
    with pytest.raises(NeedsModel, match=f"{name} of the model {NAME} is not there") as refusal:
        model_for(THOROUGH)
    assert "case.toml" in refusal.value.next
    assert str(model) not in refusal.value.where


@pytest.mark.parametrize("name", ["tagger.onnx", "chain.npy", "vocabulary.txt"])
def test_a_file_with_one_bit_changed_is_refused(model: Path, name: str) -> None:
    held = bytearray((model / name).read_bytes())
    held[len(held) // 2] ^= 1
    (model / name).write_bytes(held)
    with pytest.raises(NeedsModel, match="is not the file that SHA256SUMS tells of"):
        identity(model)


def test_sums_that_are_no_sums_are_refused(model: Path) -> None:
    (model / "SHA256SUMS").write_bytes(b"\xff\xfe\n\nnothing here\n")
    with pytest.raises(NeedsModel, match="is not the file that SHA256SUMS tells of"):
        identity(model)


def test_another_model_than_the_reading_was_asked_for_with_is_refused(model: Path) -> None:
    thorough.cache_clear()  # of the same model, that another test may have used
    wanted = larger_tagger(model_for(THOROUGH))
    (model / "SHA256SUMS").write_bytes((model / "SHA256SUMS").read_bytes() + b"\n")
    with pytest.raises(NeedsModel, match="was exchanged"):
        thorough(wanted)


def test_scores_are_a_mean_of_both_so_that_the_surer_one_is_heard() -> None:
    text = "a b"
    [found] = both(steady(1, 1.0), steady(3, 5.0)).mark(text, [(0, 1), (2, 3)], [])[:1]
    assert found.role == "cue"
    [alike] = both(steady(1, 4.0), steady(1, 4.0)).mark(text, [(0, 1)], [])
    [alone] = steady(1, 4.0).mark(text, [(0, 1)], [])
    assert alike == alone


def test_in_the_scores_of_steps_the_larger_one_weighs_three_times_as_much() -> None:
    one, other = steady(0, 0.0), steady(0, 0.0)
    other.chain[0, 1] = 6.0
    assert both(one, other).chain[0, 1] == 4.5


def test_a_model_of_other_pieces_is_refused() -> None:
    with pytest.raises(NeedsModel, match="other pieces"):
        both(steady(1, 1.0), steady(1, 1.0, Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "b", "a"])))


@pytest.mark.usefixtures("model")
def test_english_is_read_with_it_and_other_languages_as_before() -> None:
    chosen = readers_for(model_for(THOROUGH))
    assert {name for name in chosen if chosen[name] is not READERS[name]} == {"en"}
    assert readers_for(MODEL) is READERS


@pytest.mark.usefixtures("model")
def test_two_equal_models_mark_what_one_marks() -> None:
    text = "Mayor Ines Toll said that the bridge had been closed since May."
    together = thorough(larger_tagger(model_for(THOROUGH))).mark(text, [(0, len(text))], [])
    assert [(one.role, one.place) for one in together] == [
        ("source", (0, 15)),
        ("cue", (16, 20)),
        ("content", (21, 62)),
    ]
