"""Windows laid side by side as tensors."""

import random
from collections.abc import Iterator, Sequence

import torch
from msgspec import Struct
from msgspec.structs import astuple
from torch import Tensor

from training.tagger.readings import Labelled

PIECES = 2048  # in a batch, padding included
_SORTED_TOGETHER = 256  # windows; sorted by length among them, little is padding


class Batch(Struct, frozen=True):
    """Pieces, shapes and their mask (batch, pieces); heads, labels and their mask (batch, words)."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    heads: Tensor
    labels: Tensor
    words: Tensor

    def on(self, device: torch.device) -> "Batch":
        return Batch(*(held.to(device) for held in astuple(self)))


def batches(windows: Sequence[Labelled], seed: int) -> Iterator[Batch]:
    """The windows, those of like length together, in an order that the seed gives."""
    made = []
    for at in range(0, len(windows), _SORTED_TOGETHER):
        alike = sorted(windows[at : at + _SORTED_TOGETHER], key=lambda one: len(one.window.pieces))
        held: list[Labelled] = []
        for one in alike:
            if held and len(one.window.pieces) * (len(held) + 1) > PIECES:
                made.append(held)
                held = []
            held.append(one)
        made.append(held)
    random.Random(seed).shuffle(made)
    return (batch(held) for held in made)


def batch(held: Sequence[Labelled]) -> Batch:
    pieces = _table([one.window.pieces for one in held])
    labels = _table([one.labels for one in held])
    return Batch(
        pieces,
        _table([one.window.shapes for one in held]),
        _lengths([len(one.window.pieces) for one in held], pieces.shape[1]),
        _table([one.window.heads for one in held]),
        labels,
        _lengths([len(one.labels) for one in held], labels.shape[1]),
    )


def _table(rows: Sequence[Sequence[int]]) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])


def _lengths(lengths: Sequence[int], longest: int) -> Tensor:
    return (torch.arange(longest) < torch.tensor(lengths)[:, None]).float()
