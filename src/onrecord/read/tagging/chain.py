"""The best row of labels for the words of each window, given what the model thinks of every word."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best(scores: Sequence[Scores], chain: Scores) -> list[list[int]]:
    """Viterbi's algorithm over many windows at once. `scores`: (words, labels) each; `chain`: in its first row what a
    label scores at the beginning, then (label before, label)."""
    longest = max((len(one) for one in scores), default=0)
    if not longest:
        return [[] for _ in scores]
    first, follows = chain[0], chain[1:]
    table: Scores = np.zeros((longest, len(scores), len(first)), dtype=np.float32)
    for n, one in enumerate(scores):
        table[: len(one), n] = one
    came: NDArray[Any] = np.empty((longest, len(scores), len(first)), dtype=np.int8)
    reached: Scores = np.empty_like(table)
    reached[0] = first + table[0]
    for at in range(1, longest):
        ways = reached[at - 1][:, :, None] + follows
        came[at] = ways.argmax(axis=1)
        reached[at] = ways.max(axis=1) + table[at]
    return [_back(reached[len(one) - 1, n], came[: len(one), n]) if len(one) else [] for n, one in enumerate(scores)]


def _back(last: Scores, came: NDArray[Any]) -> list[int]:
    labels = [int(last.argmax())]
    for at in range(len(came) - 1, 0, -1):
        labels.append(int(came[at, labels[-1]]))
    return labels[::-1]


def chances(scores: Scores) -> Scores:
    """Each word's labels as shares of one."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Scores = powers / powers.sum(axis=1, keepdims=True)
    return shares
