"""The larger tagger, which does not come with the package: where it lies, whether it is whole, how it is used.

Rules
* It is asked for by a case (`reading = "thorough"`), never used because it happens to be there: two people with the
  same case must know why they read differently. Its name goes with every proposal, with the beginning of the digest of
  its `SHA256SUMS`, which says which weights they were.
* A file that is missing, or not the one its `SHA256SUMS` tells of, is a refusal: half a model reads wrongly in silence.
* It never reads alone. The scores of both taggers are averaged, the larger one's three times as heavy, so both must cut
  words into the same pieces.

Not done: it is never downloaded. How a team comes by it stands in docs/methods/tagger-en-base.md.
"""

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.nouns.refusal import NeedsModel
from onrecord.read.tagging.tagger import Tagger

NAME = "tagger-en-base"
VARIABLE = "ONRECORD_MODELS"
_FILES = ("chain.npy", "tagger.onnx", "vocabulary.txt")
_SUMS = "SHA256SUMS"
_LARGER = 0.75  # its part of the scores; best on the development texts, where from 0.7 to 0.9 hardly differ
_SHOWN = 12  # hexadecimal digits of a digest that go with a name


def folder() -> Path:
    """Where the model is looked for: below the folder that the environment names, else below the user's own."""
    given = os.environ.get(VARIABLE)
    return (Path(given) if given else _own()) / NAME


def identity(where: Path) -> str:
    """The model's name with its digest, after every byte of it was held against its sums. Raises NeedsModel."""
    sums = _read(where, _SUMS)
    told = set(sums.decode("utf-8", "replace").splitlines())
    for name in _FILES:
        if f"{hashlib.sha256(_read(where, name)).hexdigest()}  {name}" not in told:
            raise _refused(f"{name} of the model {NAME} is not the file that {_SUMS} tells of")
    return f"{NAME}@{hashlib.sha256(sums).hexdigest()[:_SHOWN]}"


@cache
def thorough(wanted: str) -> Tagger:
    """Both taggers as one. `wanted`: the identity with which the reading was asked for. Raises NeedsModel."""
    where = folder()
    if identity(where) != wanted:
        raise _refused(f"the model {NAME} was exchanged while it was used")
    return both(Tagger.shipped(), Tagger.load(where))


def both(small: Tagger, larger: Tagger) -> Tagger:
    """A tagger whose scores are the weighed mean of two, whatever else it gives being the small one's."""
    if small.known.numbers != larger.known.numbers:
        raise _refused(f"the model {NAME} cuts words into other pieces than the one in the package")
    return Tagger(small.known, _Both(small.session, larger.session), _mean(small.chain, larger.chain))


class _Both:
    """Two sessions as one."""

    def __init__(self, small: Any, larger: Any) -> None:
        self.small, self.larger = small, larger

    def run(self, wanted: Sequence[str] | None, fed: Mapping[str, Any]) -> list[Any]:
        scores, *rest = self.small.run(wanted, fed)
        [others] = self.larger.run(["scores"], fed)
        return [_mean(scores, others), *rest]


def _mean(small: Any, larger: Any) -> Any:
    return (1 - _LARGER) * small + _LARGER * larger


def _own() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "onrecord" / "models"
    return Path.home() / ".local" / "share" / "onrecord" / "models"


def _read(where: Path, name: str) -> bytes:
    try:
        return (where / name).read_bytes()
    except FileNotFoundError:
        raise _refused(f"{name} of the model {NAME} is not there") from None
    except OSError as why:
        raise _refused(f"{name} of the model {NAME} cannot be read: {why.strerror}") from None


def _refused(what: str) -> NeedsModel:
    return NeedsModel(
        what,
        where=f"the folder {NAME}, below ${VARIABLE} or else below the models of this user",
        means="Nothing was read: this case asks for thorough reading, and another reading would not say so.",
        next='Put the model there (docs/methods says how), or take reading = "thorough" out of case.toml.',
    )
