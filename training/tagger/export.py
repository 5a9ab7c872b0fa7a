"""From the trained network to the file that ships: ONNX, weights of eight bits.

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
    """One window, without padding: (1, pieces) to (1, pieces, labels)."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger
        table = tagger.encoder.embeddings.word_embeddings.weight.detach()
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        words = self.table[pieces].float() * self.scale[pieces] + self.tagger.shapes(shapes)
        hidden = self.tagger.encoder.embeddings(inputs_embeds=words)
        for layer in self.tagger.encoder.encoder.layer:
            hidden = _layer(layer, hidden)
        scores: Tensor = self.tagger.head(hidden)
        return scores


def _layer(layer: nn.Module, hidden: Tensor) -> Tensor:
    """A layer of BERT written out, so that the graph holds no mask."""
    own, after = layer.attention.self, layer.attention.output
    heads, size = own.num_attention_heads, own.attention_head_size
    length = hidden.shape[1]
    query, key, value = (
        part(hidden).view(1, length, heads, size).transpose(1, 2) for part in (own.query, own.key, own.value)
    )
    weight = torch.softmax(query @ key.transpose(2, 3) * size**-0.5, dim=3)
    seen = (weight @ value).transpose(1, 2).reshape(1, length, heads * size)
    hidden = after.LayerNorm(after.dense(seen) + hidden)
    inner = nn.functional.gelu(layer.intermediate.dense(hidden))
    return layer.output.LayerNorm(layer.output.dense(inner) + hidden)


def export(tagger: Tagger, into: Path) -> None:
    """Write `tagger.onnx` and `chain.npy` (the first row: scores of the first label)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    shipped = _Shipped(tagger.eval()).eval()
    pieces = torch.randint(0, 1000, (1, 40))
    raw = into / "raw.onnx"
    torch.onnx.export(
        shipped,
        (pieces, torch.zeros_like(pieces)),
        str(raw),
        input_names=["pieces", "shapes"],
        output_names=["scores"],
        dynamic_axes={"pieces": {1: "n"}, "shapes": {1: "n"}, "scores": {1: "n"}},
        opset_version=_OPSET,
        dynamo=False,
    )
    quantize_dynamic(raw, into / "tagger.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    raw.unlink()
    chain = tagger.chain
    scores = torch.cat([chain.first[None], chain.scores()]).detach().numpy()
    np.save(into / "chain.npy", scores.astype(np.float32))
