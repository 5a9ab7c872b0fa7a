"""What the frozen stages make of a window, worked out once: later epochs, and a training that goes on, read it again.

It pays where stages are frozen and windows come again, cut alike (some 1.5 kB a piece of an encoder 768 wide).
"""

from pathlib import Path

import torch
from torch import Tensor

from training.tagger.encoder import Encoder


class Remembered:
    """`Encoder.below`, remembered by the pieces of each window (in halves: what is not learned need not be finer), in
    memory and in `folder`."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self.encoder, self.folder = encoder, folder
        self.known: dict[tuple[int, ...], Tensor] = {}
        for part in folder.glob("*.pt"):
            self.known |= torch.load(part, map_location="cpu")

    def __call__(self, pieces: Tensor, mask: Tensor) -> Tensor:
        if not self.encoder.frozen:
            return self.encoder.below(pieces, mask)
        lengths = mask.sum(dim=1).int().tolist()
        windows = [tuple(row[:length]) for row, length in zip(pieces.tolist(), lengths, strict=True)]
        if not all(window in self.known for window in windows):
            made = self.encoder.below(pieces, mask).half().cpu()
            self._keep({window: row[: len(window)].clone() for window, row in zip(windows, made, strict=True)})
        rows = torch.nn.utils.rnn.pad_sequence([self.known[window] for window in windows], batch_first=True)
        return rows.to(pieces.device).float()

    def _keep(self, made: dict[tuple[int, ...], Tensor]) -> None:
        self.known |= made
        self.folder.mkdir(exist_ok=True)
        half = self.folder / "half"
        torch.save(made, half)
        half.replace(self.folder / f"{len(self.known)}.pt")  # a stop while writing leaves no broken part
