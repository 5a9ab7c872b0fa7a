"""An encoder of pieces as stages, so that the lowest can be left as they were pretrained: first the places of the
pieces are added to their rows of the table, then layer follows layer. Written out once, for training and for the file
that ships.

It is BERT's (post-norm, GELU), with MPNet's bias by distance in its attention where there is one.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn


class Places(nn.Module):
    """The first stage: where each piece stands, then a norm."""

    def __init__(self, places: Tensor, tiny: float) -> None:
        super().__init__()
        self.places = nn.Parameter(places)
        self.norm = nn.LayerNorm(places.shape[1], eps=tiny)

    def forward(self, hidden: Tensor, _: Tensor | None) -> Tensor:
        found: Tensor = self.norm(hidden + self.places[: hidden.shape[1]])
        return found


class Layer(nn.Module):
    """Attention, then two dense layers; each is added to what came in, and normed."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float, tiny: float) -> None:
        super().__init__()
        self.heads = heads
        self.asked = nn.Linear(width, 3 * width)  # queries, keys and values
        self.gathered = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=tiny)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.last_norm = nn.LayerNorm(width, eps=tiny)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor | None) -> Tensor:
        rows, length, width = hidden.shape
        parts = self.asked(hidden).view(rows, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        near = None if bias is None else bias.to(query.dtype)
        seen = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=near)
        seen = seen.transpose(1, 2).reshape(rows, length, width)
        hidden = self.norm(self.dropout(self.gathered(seen)) + hidden)
        inner = self.outer(nn.functional.gelu(self.inner(hidden)))
        found: Tensor = self.last_norm(self.dropout(inner) + hidden)
        return found


class Encoder(nn.Module):
    """The table of pieces and the stages over it."""

    def __init__(self, table: Tensor, stages: Sequence[nn.Module], nearness: Tensor | None, frozen: int) -> None:
        super().__init__()
        self.register_buffer("table", table)  # stays as it is
        self.register_buffer("nearness", nearness)  # (1, heads, pieces, pieces): MPNet's bias by distance
        self.stages = nn.ModuleList(stages)
        self.frozen = frozen
        self.stages[:frozen].requires_grad_(False)

    def below(self, pieces: Tensor, mask: Tensor | None = None) -> Tensor:
        """What the frozen stages make of the pieces."""
        with torch.no_grad():
            return self.through(self.stages[: self.frozen], self.table[pieces], mask)

    def above(self, hidden: Tensor, mask: Tensor | None = None) -> Tensor:
        return self.through(self.stages[self.frozen :], hidden, mask)

    def through(self, stages: nn.ModuleList, hidden: Tensor, mask: Tensor | None = None) -> Tensor:
        """Stage after stage; the mask is 1.0 where there is a piece."""
        bias = self._bias(hidden, mask)
        for stage in stages:
            hidden = stage(hidden, bias)
        return hidden

    def _bias(self, hidden: Tensor, mask: Tensor | None) -> Tensor | None:
        length = hidden.shape[1]
        near = None if self.nearness is None else self.nearness[:, :, :length, :length]
        if mask is None:
            return near
        hidden_from = (1.0 - mask[:, None, None, :]) * -1e4
        return hidden_from if near is None else near + hidden_from
