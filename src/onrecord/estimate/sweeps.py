"""Sweeps of the latent class model of lists, compiled: people into classes, chances from people, then long moves.

A sweep is (1) Gibbs: how many people of each pattern, and of those missed, are in each class; (2) two classes may
change their places on the stick, without which a chain stays for ever in the order in which it began, and answers for
that order only; (3) chances and stick anew from those people, alpha from the stick; (4) trajectories over the chances
with the people summed out (`leaps.py`). Each leaves the posterior of `mixture.py` as it is.

People with one pattern are alike, so what is drawn is how many of a pattern are in each class, not each person's class.
"""

import math

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.chance import log_odds, share_out
from onrecord.estimate.compiled import compiled
from onrecord.estimate.leaps import leap
from onrecord.estimate.mixture import break_up, weigh

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_TAKEN = 0.75  # share of trajectories to be taken, between the best for short and for long ones (Neal 2011, 5.4.4)
_LEAST = 1e-6  # of alpha


@compiled
def _missed(n: int, chance: Floats) -> int:
    """How many people were missed, if the chances were these (prior 1/N: negative binomial)."""
    none = min(chance.sum(), 1 - 1e-9)
    return int(np.random.poisson(np.random.gamma(float(n), 1.0) * none / (1 - none)))


@compiled
def _change_places(held: Ints, seen: Ints, alpha: float) -> None:
    """Two classes, neighbours on the stick, may swap (Papaspiliopoulos and Roberts 2008, section 3.4)."""
    classes = held.size
    left = alpha + held.sum()
    for k in range(classes - 1):
        here, there = held[k], held[k + 1]
        if k < classes - 2:
            gain = math.log((left - here) / (left - there))
        else:
            gain = math.lgamma(1.0 + there) + math.lgamma(alpha + here)
            gain -= math.lgamma(1.0 + here) + math.lgamma(alpha + there)
        if math.log(np.random.random()) < gain:
            held[k], held[k + 1] = there, here
            for j in range(seen.shape[1]):
                seen[k, j], seen[k + 1, j] = seen[k + 1, j], seen[k, j]
        left -= held[k]


@compiled
def _gibbs(
    counts: Ints, members: Ints, starts: Ints, logs: Floats, logit: Floats, stick: Floats, alpha: Floats,
    prior: Floats, odds: Floats, reach: Floats, chance: Floats,
) -> None:  # fmt: skip
    """People into classes, places, chances, alpha."""
    lists, classes = logit.shape
    held, put = np.zeros(classes, dtype=np.int64), np.zeros(classes, dtype=np.int64)
    seen = np.zeros((classes, lists), dtype=np.int64)
    weights = np.empty(classes)
    break_up(logit, stick, odds, reach, chance)
    for p in range(counts.size):
        on = members[starts[p] : starts[p + 1]]
        weigh(odds, chance, on, weights)
        put[:] = 0
        share_out(counts[p], weights, put, logs)
        for k in range(classes):
            if put[k]:
                held[k] += put[k]
                for j in on:
                    seen[k, j] += put[k]
    share_out(_missed(counts.sum(), chance), chance, held, logs)
    _change_places(held, seen, alpha[0])
    beyond = held.sum()
    last = 0.0
    for k in range(classes):
        beyond -= held[k]
        if k < classes - 1:
            stick[k] = log_odds(1.0 + held[k], alpha[0] + beyond)
            last -= math.log1p(math.exp(stick[k]))
        for j in range(lists):
            logit[j, k] = log_odds(prior[2] + seen[k, j], prior[3] + held[k] - seen[k, j])
    alpha[0] = max(np.random.gamma(prior[0] + classes - 1.0, 1.0) / (prior[1] - last), _LEAST)


@compiled
def sweep(
    counts: Ints, members: Ints, starts: Ints, logs: Floats, logit: Floats, stick: Floats, alpha: Floats,
    size: Floats, prior: Floats, seed: int, kept: int, thin: int, steps: int, tuned: bool,
) -> Ints:  # fmt: skip
    """Run `kept` * `thin` sweeps from the state (`logit`, `stick`, `alpha`), which is brought on; returns how many
    people were missed after each `thin`.

    Pattern p has `counts[p]` people, who are on the lists `members[starts[p]:starts[p + 1]]`; `logs` are log factorials
    from 0 on. A trajectory has 1 to 2 * `steps` steps of about `size`, which is tuned on the way unless `tuned`."""
    np.random.seed(seed)
    odds, reach, chance = np.empty_like(logit), np.empty_like(logit), np.empty(logit.shape[1])
    out = np.empty(kept, dtype=np.int64)
    weighed = counts.astype(np.float64)
    done = 0
    for draw in range(kept):
        for _ in range(thin):
            _gibbs(counts, members, starts, logs, logit, stick, alpha, prior, odds, reach, chance)
            length = np.random.randint(1, 2 * steps + 1)
            step = size[0] * np.random.uniform(0.6, 1.4)
            taken = leap(weighed, members, starts, logit, stick, alpha[0], prior, step, length)
            done += 1
            if not tuned:  # towards the wanted share, ever more slowly (Robbins and Monro 1951)
                size[0] *= math.exp((taken - _TAKEN) / (2 * math.sqrt(done)))
        break_up(logit, stick, odds, reach, chance)
        out[draw] = _missed(counts.sum(), chance)
    return out
