"""Long moves of the latent class model's state along its posterior density (Hamiltonian Monte Carlo), compiled.

A Gibbs sweep moves the chances only as far as the people put into classes a moment ago let it; where classes overlap
that is a small step. With the people summed out (`mixture.density`) a trajectory goes to the other end of the hill at
once (Neal 2011, section 5.3.3). The length of each is drawn, so that none is caught going in circles.
"""

import math

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled
from onrecord.estimate.mixture import density

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_LOST = 1000.0  # a log density this far below the first: the trajectory has left the hill


@compiled
def leap(
    counts: Floats, members: Ints, starts: Ints, logit: Floats, stick: Floats, alpha: float, prior: Floats,
    size: float, steps: int,
) -> float:  # fmt: skip
    """Bring `logit` and `stick` on by one trajectory of `steps` steps of `size`, or leave them (Metropolis); returns
    the chance with which it was taken."""
    odds, reach, chance = np.empty_like(logit), np.empty_like(logit), np.empty(logit.shape[1])
    by_logit, by_stick = np.empty_like(logit), np.empty_like(stick)
    to, onto = logit.copy(), stick.copy()
    speed, turn = np.empty_like(logit), np.empty_like(stick)
    for j in range(logit.shape[0]):
        for k in range(logit.shape[1]):
            speed[j, k] = np.random.normal()
    for k in range(stick.size):
        turn[k] = np.random.normal()
    begun = density(counts, members, starts, to, onto, alpha, prior, odds, reach, chance, by_logit, by_stick)
    begun -= _energy(speed, turn)
    ended = begun
    for _ in range(steps):
        _push(speed, turn, by_logit, by_stick, size / 2)
        _push(to, onto, speed, turn, size)
        ended = density(counts, members, starts, to, onto, alpha, prior, odds, reach, chance, by_logit, by_stick)
        _push(speed, turn, by_logit, by_stick, size / 2)
        if not ended > begun - _LOST:
            return 0.0
    taken = math.exp(min(ended - _energy(speed, turn) - begun, 0.0))
    if np.random.random() < taken:
        _put(logit, stick, to, onto)
    return taken


@compiled
def _push(what: Floats, more: Floats, by: Floats, on: Floats, times: float) -> None:
    for j in range(what.shape[0]):
        for k in range(what.shape[1]):
            what[j, k] += times * by[j, k]
    for k in range(more.size):
        more[k] += times * on[k]


@compiled
def _put(logit: Floats, stick: Floats, to: Floats, onto: Floats) -> None:
    for j in range(to.shape[0]):
        for k in range(to.shape[1]):
            logit[j, k] = to[j, k]
    for k in range(onto.size):
        stick[k] = onto[k]


@compiled
def _energy(speed: Floats, turn: Floats) -> float:
    twice = 0.0
    for j in range(speed.shape[0]):
        for k in range(speed.shape[1]):
            twice += speed[j, k] * speed[j, k]
    for k in range(turn.size):
        twice += turn[k] * turn[k]
    return 0.5 * twice
