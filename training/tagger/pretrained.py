"""Pretrained encoders, read from the files in which they are handed on: BERT's and MPNet's, cut to what is wanted."""

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import torch
from msgspec import Struct
from torch import Tensor

from training.tagger.encoder import Encoder, Layer, Places

_FURTHEST = 128  # pieces; beyond, every distance is alike to MPNet


class Names(Struct, frozen=True):
    """Where a pretrained file holds the parts of a layer."""

    queries: str
    keys: str
    values: str
    gathered: str
    norm: str
    first_place: int  # the row of the place of the first piece
    tiny: float  # what the norms add to a variance
    renamed: Mapping[str, str]  # pieces that it calls otherwise


_MPNET = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}
_KINDS = {
    "bert": Names("self.query", "self.key", "self.value", "output.dense", "output.LayerNorm", 0, 1e-12, {}),
    "mpnet": Names("attn.q", "attn.k", "attn.v", "attn.o", "LayerNorm", 2, 1e-5, _MPNET),
}


class Pretrained(Struct, frozen=True):
    """Which encoder a tagger begins with, how much of it, and how much stays as it was."""

    kind: str
    sha256: str  # of its weights
    heads: int
    layers: int
    frozen: int = 0  # stages, from below; the table always is
    dropout: float = 0.0


def pretrained(folder: Path, chosen: Pretrained, vocabulary: Sequence[str], longest: int) -> Encoder:
    """The encoder in `folder` (`model.safetensors`, `vocab.txt`) as far as it is wanted: of its vocabulary these
    pieces, of its places the first `longest`. Refuses (ValueError) other weights than those that were chosen."""
    from safetensors.torch import load

    held = (folder / "model.safetensors").read_bytes()
    if hashlib.sha256(held).hexdigest() != chosen.sha256:
        raise ValueError(f"{folder} is not the encoder that this tagger begins with")
    weights, names = load(held), _KINDS[chosen.kind]
    numbers = {piece: n for n, piece in enumerate((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())}
    table = weights["embeddings.word_embeddings.weight"][[numbers[names.renamed.get(one, one)] for one in vocabulary]]
    places = weights["embeddings.position_embeddings.weight"][names.first_place :][:longest].clone()
    if "embeddings.token_type_embeddings.weight" in weights:
        places += weights["embeddings.token_type_embeddings.weight"][0]
    width, inner = table.shape[1], len(weights["encoder.layer.0.intermediate.dense.bias"])
    first = Places(places, names.tiny)
    first.norm.load_state_dict(_of(weights, "embeddings.LayerNorm"))
    layers = [Layer(width, inner, chosen.heads, chosen.dropout, names.tiny) for _ in range(chosen.layers)]
    for number, layer in enumerate(layers):
        layer.load_state_dict(dict(_layer(weights, f"encoder.layer.{number}", names)))
    by_distance = weights.get("encoder.relative_attention_bias.weight")
    nearness = None if by_distance is None else by_distance[_distances(longest)].permute(2, 0, 1)[None].contiguous()
    return Encoder(table.clone(), [first, *layers], nearness, chosen.frozen)


def _of(weights: Mapping[str, Tensor], name: str) -> dict[str, Tensor]:
    return {part: weights[f"{name}.{part}"] for part in ("weight", "bias")}


def _layer(weights: Mapping[str, Tensor], at: str, names: Names) -> Iterator[tuple[str, Tensor]]:
    attention = f"{at}.attention"
    asked = [_of(weights, f"{attention}.{name}") for name in (names.queries, names.keys, names.values)]
    parts = {
        "asked": {part: torch.cat([one[part] for one in asked]) for part in ("weight", "bias")},
        "gathered": _of(weights, f"{attention}.{names.gathered}"),
        "norm": _of(weights, f"{attention}.{names.norm}"),
        "inner": _of(weights, f"{at}.intermediate.dense"),
        "outer": _of(weights, f"{at}.output.dense"),
        "last_norm": _of(weights, f"{at}.output.LayerNorm"),
    }
    for name, both in parts.items():
        for part, held in both.items():
            yield f"{name}.{part}", held


def _distances(length: int, kinds: int = 32) -> Tensor:
    """Which kind of distance lies between two places (from, to): near ones exactly, far ones by their logarithm, apart
    for each direction (Raffel et al. 2020, as MPNet has it)."""
    place = torch.arange(length)
    behind = place[:, None] - place[None, :]
    half = kinds // 2
    exact = half // 2
    far = torch.log(behind.abs().clamp(min=1).float() / exact) / math.log(_FURTHEST / exact) * (half - exact)
    far = (exact + far.long()).clamp(max=half - 1)
    return (behind < 0).long() * half + torch.where(behind.abs() < exact, behind.abs(), far)
