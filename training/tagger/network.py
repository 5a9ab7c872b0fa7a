"""The tagger as it is trained: a pretrained encoder, the words' shapes, and a chain of labels over it.

The shapes (case, begins its passage, quoted) are an embedding added below the first stage that learns. The label of a
word is read from its first piece; a linear chain (CRF) over the labels forbids a span that goes on from nothing.
"""

import torch
from torch import Tensor, nn

from onrecord.read.tagging.labels import LABELS, may_follow
from onrecord.read.tagging.windows import SHAPES
from training.tagger.encoder import Encoder

_NEVER = -1e4


class Tagger(nn.Module):
    """Pieces and shapes (batch, pieces) to the scores of the labels at each piece (batch, pieces, labels)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.table.shape[1]
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shapes.weight)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(width, LABELS)
        self.chain = Chain()

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        return self.above(self.encoder.below(pieces, mask), shapes, mask)

    def above(self, hidden: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """The same, from what the frozen stages made of the pieces."""
        scores: Tensor = self.head(self.dropout(self.encoder.above(hidden + self.shapes(shapes), mask)))
        return scores


class Chain(nn.Module):
    """A linear chain over labels; a window may begin in the middle of a span."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Parameter(torch.zeros(LABELS))
        self.follows = nn.Parameter(torch.zeros(LABELS, LABELS))
        allowed = [[0.0 if may_follow(a, b) else _NEVER for b in range(LABELS)] for a in range(LABELS)]
        self.register_buffer("allowed", torch.tensor(allowed))

    def scores(self) -> Tensor:
        return self.follows + self.allowed

    def loss(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Minus the log probability of the labels, a word. All are (batch, words); the mask is a prefix of each row."""
        follows = self.scores()
        safe = labels.clamp(min=0)
        own = scores.gather(2, safe[..., None])[..., 0] * mask
        steps = follows[safe[:, :-1], safe[:, 1:]] * mask[:, 1:]
        gold = own.sum() + steps.sum() + self.first[safe[:, 0]].sum()
        alpha = self.first + scores[:, 0]
        for n in range(1, scores.shape[1]):
            beyond = torch.logsumexp(alpha[:, :, None] + follows, dim=1) + scores[:, n]
            alpha = torch.where(mask[:, n, None] > 0, beyond, alpha)
        return (torch.logsumexp(alpha, dim=1).sum() - gold) / mask.sum()
