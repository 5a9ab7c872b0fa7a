"""Learns how pieces of one word are written in another script, by expectation maximisation over all alignments.

A word pair is cut into pairs of pieces (ш/sch, о/eau, ь/nothing); the joint probability of each pair of pieces is
what makes all word pairs together most likely (the many-to-many aligner of Jiampojamarn, Kondrak and Sherif 2007,
"Applying Many-to-Many Alignments and Hidden Markov Models to Letter-to-Phoneme Conversion", NAACL). Pieces are short,
and ^ and $ stand for the ends of a word, so that a silent e at the end is known from one inside. Nothing is drawn at
random: the same pairs give the same table.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numba import njit

Shapes = Sequence[tuple[int, int]]  # letters of a piece there and here
ACROSS: Shapes = ((0, 1), (1, 0), (1, 1), (1, 2), (1, 3), (2, 1))
WITHIN: Shapes = ((0, 1), (1, 0), (1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
_ROUNDS = 12
_LEAST = 1.0  # expected times that a pair of pieces is met, to be kept
_UNSEEN = 2.0  # times a piece is taken to have been met with something else: few meetings prove little
_UNDERFLOW = 1e-280
Array = Any


class Pair(NamedTuple):
    there: str
    here: str
    weight: float


def learn(pairs: Sequence[Pair], shapes: Shapes) -> dict[tuple[str, str], float]:
    """Expected number of times that a piece is written as another, over all pairs."""
    there, here = _alphabet([p.there for p in pairs]), _alphabet([p.here for p in pairs])
    x, x_at = _numbers([p.there for p in pairs], there)
    y, y_at = _numbers([p.here for p in pairs], here)
    sizes = [len(there) ** m * len(here) ** n for m, n in shapes]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    chances = np.concatenate(
        [np.full(size, 1.0 / (size * 10.0 ** (m + n))) for size, (m, n) in zip(sizes, shapes, strict=True)]
    )
    chances /= chances.sum()
    weights = np.array([pair.weight for pair in pairs])
    form = np.array(shapes)
    counts = chances
    for _ in range(_ROUNDS):
        counts = np.zeros_like(chances)
        total = _expect(x, x_at, y, y_at, weights, form, starts, len(there), len(here), chances, counts)
        print(f"  log likelihood a pair {total / weights.sum():.3f}", flush=True)
        chances = counts / counts.sum()
    return dict(_named(counts, shapes, starts, there, here))


def costs(counts: dict[tuple[str, str], float]) -> list[tuple[str, str, int]]:
    """Tenths of a nat for each pair of pieces: the mean of -log p(here|there) and -log p(there|here)."""
    there, here = Counter[str](), Counter[str]()
    for (one, other), times in counts.items():
        there[one] += times  # type: ignore[assignment]
        here[other] += times  # type: ignore[assignment]
    made = []
    for (one, other), times in counts.items():
        if times >= _LEAST:
            forward = -math.log(times / (there[one] + _UNSEEN)) if one else 0.0
            backward = -math.log(times / (here[other] + _UNSEEN)) if other else 0.0
            sides = bool(one) + bool(other)
            made.append((one, other, round(10 * (forward + backward) / sides)))
    return sorted(made)


def _alphabet(words: Sequence[str]) -> str:
    return "".join(sorted({char for word in words for char in word}))


def _named(
    counts: Array, shapes: Shapes, starts: Array, there: str, here: str
) -> Iterator[tuple[tuple[str, str], float]]:
    for (m, n), start, end in zip(shapes, starts, starts[1:], strict=False):
        for place in np.nonzero(counts[start:end] > _LEAST / 20)[0]:
            code, first, second = int(place), "", ""
            for _ in range(n):
                code, digit = divmod(code, len(here))
                second = here[digit] + second
            for _ in range(m):
                code, digit = divmod(code, len(there))
                first = there[digit] + first
            yield (first, second), float(counts[start + place])


def _numbers(words: Sequence[str], letters: str) -> tuple[Array, Array]:
    place = {char: number for number, char in enumerate(letters)}
    at = np.zeros(len(words) + 1, np.int64)
    at[1:] = np.cumsum([len(word) for word in words])
    return np.array([place[char] for word in words for char in word], np.int64), at


@njit(cache=True)
def _code(x: Array, i: int, m: int, y: Array, j: int, n: int, a: int, b: int) -> int:
    code = 0
    for k in range(i - m, i):
        code = code * a + x[k]
    for k in range(j - n, j):
        code = code * b + y[k]
    return code


@njit(cache=True)
def _expect(  # one loop over pairs, compiled: the arrays are its whole state
    xs: Array, x_at: Array, ys: Array, y_at: Array, weights: Array, form: Array, starts: Array,
    a: int, b: int, chances: Array, counts: Array,
) -> float:  # fmt: skip
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
                        forward[i, j] += forward[i - m, j - n] * chances[starts[s] + _code(x, i, m, y, j, n, a, b)]
        whole = forward[long, wide]
        if whole < _UNDERFLOW:
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
                        passed = chances[place] * backward[i, j]
                        backward[i - m, j - n] += passed
                        counts[place] += weights[one] * forward[i - m, j - n] * passed / whole
    return total
