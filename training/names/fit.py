"""Learns how pieces of one word are written in another script, by expectation maximisation over all alignments.

A word pair is cut into pairs of pieces (ш/sch, о/eau, ь/nothing); the joint probability of each pair of pieces is
what makes all word pairs together most likely (the many-to-many aligner of Jiampojamarn, Kondrak and Sherif 2007,
"Applying Many-to-Many Alignments and Hidden Markov Models to Letter-to-Phoneme Conversion", NAACL). Pieces are short,
and ^ and $ stand for the ends of a word, so that a silent e at the end is known from one inside.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numba import njit

ACROSS = ((0, 1), (1, 0), (1, 1), (1, 2), (1, 3), (2, 1))  # letters of a piece there and here
WITHIN = ((0, 1), (1, 0), (1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
_ROUNDS = 12


class Pair(NamedTuple):
    there: str
    here: str
    weight: float


def alphabet(words: Sequence[str]) -> str:
    return "".join(sorted({char for word in words for char in word}))


def learn(pairs: Sequence[Pair], shapes: Sequence[tuple[int, int]] = ACROSS) -> dict[tuple[str, str], float]:
    """Expected number of times that a piece is written as another, over all pairs."""
    there, here = alphabet([p.there for p in pairs]), alphabet([p.here for p in pairs])
    x, x_at = _numbers([p.there for p in pairs], there)
    y, y_at = _numbers([p.here for p in pairs], here)
    sizes = np.array([len(there) ** m * len(here) ** n for m, n in shapes])
    starts = np.concatenate(([0], np.cumsum(sizes)))
    p = np.concatenate([np.full(size, 1.0 / (size * 10.0 ** (m + n))) for size, (m, n) in zip(sizes, shapes)])
    p /= p.sum()
    weights = np.array([pair.weight for pair in pairs])
    form = np.array(shapes)
    for round_ in range(_ROUNDS):
        counts = np.zeros_like(p)
        total = _expect(x, x_at, y, y_at, weights, form, starts[:-1], len(there), len(here), p, counts)
        print(f"  round {round_}: log likelihood a pair {total / weights.sum():.3f}", flush=True)
        p = counts / counts.sum()
    return dict(_named(counts, shapes, starts, there, here))


def _named(counts, shapes, starts, there, here):
    for (m, n), start, end in zip(shapes, starts, starts[1:]):
        for place in np.nonzero(counts[start:end] > 0.05)[0]:
            code, first, second = int(place), "", ""
            for _ in range(n):
                code, digit = divmod(code, len(here))
                second = here[digit] + second
            for _ in range(m):
                code, digit = divmod(code, len(there))
                first = there[digit] + first
            yield (first, second), float(counts[start + place])


def _numbers(words, letters):
    place = {char: number for number, char in enumerate(letters)}
    at = np.zeros(len(words) + 1, np.int64)
    at[1:] = np.cumsum([len(word) for word in words])
    return np.array([place[char] for word in words for char in word], np.int64), at


@njit(cache=True)
def _code(x, i, m, y, j, n, a, b):
    code = 0
    for k in range(i - m, i):
        code = code * a + x[k]
    for k in range(j - n, j):
        code = code * b + y[k]
    return code


@njit(cache=True)
def _expect(xs, x_at, ys, y_at, weights, form, starts, a, b, p, counts):
    total = 0.0
    for one in range(len(weights)):
        x, y = xs[x_at[one] : x_at[one + 1]], ys[y_at[one] : y_at[one + 1]]
        long, wide = len(x), len(y)
        forward, backward = np.zeros((long + 1, wide + 1)), np.zeros((long + 1, wide + 1))
        forward[0, 0] = 1.0
        for i in range(long + 1):
            for j in range(wide + 1):
                for s in range(len(form)):
                    m, n = form[s]
                    if i >= m and j >= n:
                        forward[i, j] += forward[i - m, j - n] * p[starts[s] + _code(x, i, m, y, j, n, a, b)]
        whole = forward[long, wide]
        if whole < 1e-280:
            continue
        total += weights[one] * np.log(whole)
        backward[long, wide] = 1.0
        for i in range(long, -1, -1):
            for j in range(wide, -1, -1):
                if backward[i, j] == 0.0:
                    continue
                for s in range(len(form)):
                    m, n = form[s]
                    if i >= m and j >= n:
                        place = starts[s] + _code(x, i, m, y, j, n, a, b)
                        passed = p[place] * backward[i, j]
                        backward[i - m, j - n] += passed
                        counts[place] += weights[one] * forward[i - m, j - n] * passed / whole
    return total
