"""The best row of labels for the words of each window, given what the model thinks of every word."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best(scores: Sequence[Scores], chain: Scores) -> list[list[int]]:
    """Viterbi's algorithm over many windows at once. `scores`: (words, labels) each; `chain`: in its first row what a
    label scores at the beginning, then (label before, label)."""
    table = _side_by_side(scores)
    if not len(table):
        return [[] for _ in scores]
    came: NDArray[Any] = np.empty(table.shape, dtype=np.int8)
    reached: Scores = np.empty_like(table)
    reached[0] = chain[0] + table[0]
    for at in range(1, len(table)):
        ways = reached[at - 1][:, :, None] + chain[1:]
        came[at] = ways.argmax(axis=1)
        reached[at] = ways.max(axis=1) + table[at]
    return [_back(reached[len(one) - 1, n], came[: len(one), n]) if len(one) else [] for n, one in enumerate(scores)]


def chances(scores: Sequence[Scores], chain: Scores) -> list[Scores]:
    """How likely each word has each label, over all rows of labels (forward and backward sums), in shares of one."""
    table = _side_by_side(scores)
    if not len(table):
        return list(scores)
    lengths = np.array([len(one) for one in scores])
    steps = np.exp(chain[1:])
    before, after = np.empty_like(table), np.zeros_like(table)
    before[0] = chain[0] + table[0]
    for at in range(1, len(table)):
        before[at] = _summed(before[at - 1], steps) + table[at]
    for at in range(len(table) - 2, -1, -1):
        beyond = _summed(after[at + 1] + table[at + 1], steps.T)
        after[at] = np.where((at + 1 < lengths)[:, None], beyond, 0.0)
    both = before + after
    shares = np.exp(both - both.max(axis=2, keepdims=True))
    shares /= shares.sum(axis=2, keepdims=True)
    return [shares[: len(one), n] for n, one in enumerate(scores)]


def _summed(logs: Scores, steps: Scores) -> Scores:
    """The logarithm of the sums over one step: (windows, labels) and (label before, label) to (windows, labels)."""
    most = logs.max(axis=1, keepdims=True)
    with np.errstate(divide="ignore"):  # a label that nothing may lead to
        summed: Scores = np.log(np.exp(logs - most) @ steps) + most
    return summed


def _side_by_side(scores: Sequence[Scores]) -> Scores:
    """(words, windows, labels), zeros where a window is over."""
    longest = max((len(one) for one in scores), default=0)
    labels = scores[0].shape[1] if len(scores) else 0
    table: Scores = np.zeros((longest, len(scores), labels), dtype=np.float32)
    for n, one in enumerate(scores):
        table[: len(one), n] = one
    return table


def _back(last: Scores, came: NDArray[Any]) -> list[int]:
    labels = [int(last.argmax())]
    for at in range(len(came) - 1, 0, -1):
        labels.append(int(came[at, labels[-1]]))
    return labels[::-1]
