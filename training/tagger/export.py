"""From the trained network to the file that is read with: ONNX, weights of eight bits or of sixteen.

The vocabulary's table keeps a scale a row and stands in the graph as it is. In eight bits the layers' matrices are
quantised by channel, to seven of the eight bits (processors without VNNI overflow at eight), their inputs while it
runs: a small encoder loses little by it, a larger one much (docs/methods/tagger-en-base.md). In sixteen they are halves
on the disk and numbers of 32 bits as soon as they are loaded. The chain's scores are written beside it.
"""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.tagger.network import Tagger

_OPSET = 17
_SMALL = 16_384  # bytes; biases and scales stay as they are


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


def export(tagger: Tagger, into: Path, bits: int = 8) -> None:
    """Write `tagger.onnx` and `chain.npy` (the first row: scores of the first label)."""
    raw = into / "raw.onnx"
    _graph(tagger.eval(), raw)
    (_in_eight if bits == 8 else _in_sixteen)(raw, into / "tagger.onnx")
    raw.unlink()
    chain = tagger.chain
    scores = torch.cat([chain.first[None], chain.scores()]).detach().numpy()
    np.save(into / "chain.npy", scores.astype(np.float32))


def _graph(tagger: Tagger, raw: Path) -> None:
    pieces = torch.randint(0, len(tagger.encoder.table), (1, 40))
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


def _in_eight(raw: Path, to: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(raw, to, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def _in_sixteen(raw: Path, to: Path) -> None:
    """Every large matrix as halves, with a step that widens it again: done once, when the file is loaded."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    model = onnx.load(raw)
    steps = []
    for held in model.graph.initializer:
        if held.data_type == TensorProto.FLOAT and len(held.raw_data) > _SMALL:
            name = held.name
            held.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(held).astype(np.float16), f"{name}.half"))
            steps.append(helper.make_node("Cast", [held.name], [name], to=TensorProto.FLOAT))
    for number, step in enumerate(steps):
        model.graph.node.insert(number, step)
    onnx.save(model, to)
