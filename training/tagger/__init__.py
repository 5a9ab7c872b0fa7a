"""The taggers of source, cue and content: from the corpus and a pretrained encoder to the files of a model."""

import hashlib
import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from training.polnear import documents

if TYPE_CHECKING:
    from training.tagger.network import Tagger
    from training.tagger.recipes import Recipe

SHIPPED = Path(__file__).parents[2] / "src" / "onrecord" / "read" / "models" / "tagger-en"
FILES = ("chain.npy", "tagger.onnx", "vocabulary.txt")


def train(name: str, corpus: Path, into: Path, to: Path | None = None, steps: int | None = None) -> None:
    """Train on the corpus's training texts; the model goes to `to`, or where the reader looks for one of that name.

    `into` holds a log of figures and what a killed run goes on from. `steps`: so many batches instead of the plan's.
    The vocabulary is the one that ships already, so that the same pieces are learned again."""
    from onrecord.read.tagging import thorough
    from onrecord.read.tagging.pieces import Pieces
    from training.tagger.export import export
    from training.tagger.fit import fit
    from training.tagger.readings import Corpus
    from training.tagger.recipes import RECIPES

    _write_log(into / "log.txt")
    recipe = RECIPES[name]
    plan = recipe.plan if steps is None else replace(recipe.plan, steps=steps)
    tagger = fresh_tagger(recipe, into)
    fit(tagger, Corpus(list(documents(corpus, "train")), Pieces(_vocabulary())), plan, into)
    export(tagger, into, recipe.bits)
    shutil.copy(SHIPPED / "vocabulary.txt", into)
    place(into, to or (thorough.folder() if name == thorough.NAME else SHIPPED))


def fresh_tagger(recipe: "Recipe", into: Path) -> "Tagger":
    """The tagger before its training; `into`: where its encoder is unpacked, if it has to be."""
    import torch

    from onrecord.read.tagging.windows import MOST
    from training.tagger.network import Tagger
    from training.tagger.pretrained import pretrained

    torch.manual_seed(recipe.plan.seed)
    return Tagger(pretrained(recipe.folder(into), recipe.encoder, _vocabulary(), MOST))


def _write_log(into: Path) -> None:
    """Of the training alone: the libraries have much to say that nobody asked."""
    handler = logging.FileHandler(into)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log = logging.getLogger("train")
    log.setLevel(logging.INFO)
    log.addHandler(handler)


def _vocabulary() -> list[str]:
    return (SHIPPED / "vocabulary.txt").read_text(encoding="utf-8").splitlines()


def place(made: Path, to: Path) -> None:
    """Copy a model's files, with their sums."""
    to.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(made / name, to)
    sums = (f"{hashlib.sha256((to / name).read_bytes()).hexdigest()}  {name}\n" for name in FILES)
    (to / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
