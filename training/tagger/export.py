"""From the trained network to the file that is read with: ONNX, weights of eight bits.

The vocabulary's table keeps a scale a row and stands in the graph as it is; the layers' matrices are quantised by
channel, to seven of the eight bits (processors without VNNI overflow at eight), their inputs while it runs. The
chain's scores are written beside it.
"""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.tagger.network import Tagger

_OPSET = 17


class _Shipped(nn.Module):
    """One window, without padding: (1, pieces) to (1, pieces, labels) and to the words' states (1, pieces, width)."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger
        table = tagger.encoder.table
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor]:
        words = self.table[pieces].float() * self.scale[pieces]
        encoder = self.tagger.encoder
        below = encoder.through(encoder.stages[: encoder.frozen], words) + self.tagger.shapes(shapes)
        states = encoder.through(encoder.stages[encoder.frozen : -1], below)
        scores: Tensor = self.tagger.head(encoder.through(encoder.stages[-1:], states))
        return scores, states


def export(tagger: Tagger, into: Path) -> None:
    """Write `tagger.onnx` and `chain.npy` (the first row: scores of the first label)."""
    _graph(tagger.eval(), into)
    chain = tagger.chain
    scores = torch.cat([chain.first[None], chain.scores()]).detach().numpy()
    np.save(into / "chain.npy", scores.astype(np.float32))


def _graph(tagger: Tagger, into: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    pieces = torch.randint(0, len(tagger.encoder.table), (1, 40))
    raw = into / "raw.onnx"
    torch.onnx.export(
        _Shipped(tagger).eval(),
        (pieces, torch.zeros_like(pieces)),
        str(raw),
        input_names=["pieces", "shapes"],
        output_names=["scores", "states"],
        dynamic_axes={"pieces": {1: "n"}, "shapes": {1: "n"}, "scores": {1: "n"}, "states": {1: "n"}},
        opset_version=_OPSET,
        dynamo=False,
    )
    quantize_dynamic(raw, into / "tagger.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    raw.unlink()
