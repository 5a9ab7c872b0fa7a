"""A beginning for each chain of latent classes that is not the first hill it rolls onto, compiled.

Where two kinds of people have been taken for one class a chain may not find out in any time that anybody waits. So a
chain begins as the coldest of a ladder of states: for it everyone listed counts several times, for each further one
less; the hottest moves about freely, and neighbours change places as their densities allow (Geyer 1991).
Only the beginning is taken from here: the draws that are counted come from `sweeps.py` alone.
"""

import math

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled
from onrecord.estimate.leaps import leap
from onrecord.estimate.mixture import break_up, likelihood

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_TAKEN = 0.75


@compiled
def climb_down(
    counts: Ints, members: Ints, starts: Ints, shares: Floats, logits: Floats, sticks: Floats, alphas: Floats,
    sizes: Floats, prior: Floats, seed: int, rounds: int, steps: int,
) -> None:  # fmt: skip
    """Bring on the states of a ladder, one a row; `shares`: how much everyone listed counts for each, falling."""
    np.random.seed(seed)
    rungs, lists, classes = logits.shape
    odds, reach, chance = np.empty((lists, classes)), np.empty((lists, classes)), np.empty(classes)
    felt = np.empty(rungs)
    whole, weighed = counts.astype(np.float64), np.empty(counts.size)
    for done in range(rounds):
        for at in range(rungs):
            for p in range(counts.size):
                weighed[p] = whole[p] * shares[at]
            size, length = sizes[at] * np.random.uniform(0.6, 1.4), np.random.randint(1, 2 * steps + 1)
            taken = leap(weighed, members, starts, logits[at], sticks[at], alphas[at], prior, size, length)
            sizes[at] *= math.exp((taken - _TAKEN) / (2 * math.sqrt(done + 1.0)))
            last = break_up(logits[at], sticks[at], odds, reach, chance)
            alphas[at] = max(np.random.gamma(prior[0] + classes - 1.0, 1.0) / (prior[1] - last), 1e-6)
            felt[at] = likelihood(whole, members, starts, odds, chance)
        for at in range(rungs - 2, -1, -1):
            gain = (shares[at] - shares[at + 1]) * (felt[at + 1] - felt[at])
            if math.log(np.random.random()) < gain:
                for j in range(lists):
                    _exchange(logits[at, j], logits[at + 1, j])
                _exchange(sticks[at], sticks[at + 1])
                alphas[at], alphas[at + 1] = alphas[at + 1], alphas[at]
                felt[at], felt[at + 1] = felt[at + 1], felt[at]


@compiled
def _exchange(one: Floats, other: Floats) -> None:
    for k in range(one.size):
        one[k], other[k] = other[k], one[k]
