"""What a state of the latent class model says: its chances, and its posterior density with gradient, compiled.

Model (Manrique-Vallier 2016, sections 3 and 4): each person belongs to a hidden class k with probability pi_k, made by
breaking a stick with V_k ~ Beta(1, alpha); in class k a list reaches a person with probability lambda_jk ~ Beta(a, b),
independently of other lists; alpha ~ Gamma(shape, rate); the total has prior 1/N. `prior` holds shape, rate, a and b
(the paper's are 1/4, 1/4, 1 and 1; see `prior.py`).

A state is the log odds of every lambda (lists x classes) and of every V but the last, and alpha. Classes and the people
missed are summed out: with the prior 1/N the listed people are then a multinomial sample of the patterns, given that
they are on a list (section 4.2), so the density needs one pass over the patterns.
"""

import math

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_TINY = 1e-200


@compiled
def break_up(logit: Floats, stick: Floats, odds: Floats, reach: Floats, chance: Floats) -> float:
    """Fill in the odds and the chance of each list to reach a class, and the chance of each class to be on no list.
    Returns the log of the stick's last piece."""
    lists, classes = logit.shape
    left = 1.0
    log_left = 0.0
    for k in range(classes - 1):
        other = 1.0 / (1.0 + math.exp(stick[k]))
        chance[k] = left / (1.0 + math.exp(-stick[k]))
        left *= other
        log_left += math.log(other)
    chance[classes - 1] = left
    for j in range(lists):
        for k in range(classes):
            one = math.exp(logit[j, k])
            none = 1.0 / (1.0 + one)
            odds[j, k] = one
            reach[j, k] = one * none
            chance[k] *= none
    return log_left


@compiled
def weigh(odds: Floats, chance: Floats, lists: Ints, weights: Floats) -> float:
    """Fill in the chance of each class with the pattern of exactly these `lists`; returns their sum."""
    for k in range(weights.size):
        weights[k] = chance[k]
    for j in lists:
        for k in range(weights.size):
            weights[k] *= odds[j, k]
    total = 0.0
    for k in range(weights.size):
        total += weights[k]
    return total


@compiled
def likelihood(counts: Floats, members: Ints, starts: Ints, odds: Floats, chance: Floats) -> float:
    """Log probability of the listed people by pattern, given that each is on a list."""
    weights = np.empty(chance.size)
    log = -counts.sum() * math.log(1.0 - chance.sum())
    for p in range(counts.size):
        log += counts[p] * math.log(weigh(odds, chance, members[starts[p] : starts[p + 1]], weights))
    return float(log)


@compiled
def _log_prior(reach: Floats, prior: Floats) -> float:
    """Log density of the log odds of `reach`, without its constant; a logarithm is taken of many factors at once."""
    log, some, none = 0.0, 1.0, 1.0
    for j in range(reach.shape[0]):
        for k in range(reach.shape[1]):
            some *= reach[j, k]
            none *= 1.0 - reach[j, k]
            if some < _TINY or none < _TINY:
                log += prior[2] * math.log(some) + prior[3] * math.log(none)
                some, none = 1.0, 1.0
    return float(log + prior[2] * math.log(some) + prior[3] * math.log(none))


@compiled
def density(
    counts: Floats, members: Ints, starts: Ints, logit: Floats, stick: Floats, alpha: float, prior: Floats,
    odds: Floats, reach: Floats, chance: Floats, by_logit: Floats, by_stick: Floats,
) -> float:  # fmt: skip
    """Log posterior density of `logit` and `stick` given `alpha`, without its constant; fills in its gradient
    (`by_logit`, `by_stick`) and, on the way, `odds`, `reach` and `chance`.

    With H_k the people expected in class k, listed or not, and S_jk those of them on list j, the gradient of the
    likelihood is S_jk - H_k lambda_jk, and for the stick H_k (1 - V_k) - V_k (sum of H beyond k)."""
    lists, classes = logit.shape
    log = alpha * break_up(logit, stick, odds, reach, chance)
    weights, held = np.empty(classes), np.zeros(classes)
    by_logit[:] = prior[2]
    n = 0.0
    for p in range(counts.size):
        on = members[starts[p] : starts[p + 1]]
        total = weigh(odds, chance, on, weights)
        n += counts[p]
        log += counts[p] * math.log(total)
        for k in range(classes):
            weights[k] *= counts[p] / total
            held[k] += weights[k]
        for j in on:
            for k in range(classes):
                by_logit[j, k] += weights[k]
    some = 1.0 - chance.sum()
    log -= n * math.log(some)
    for k in range(classes):
        held[k] += n / some * chance[k]
    log += _log_prior(reach, prior)
    for j in range(lists):
        for k in range(classes):
            by_logit[j, k] -= (held[k] + prior[2] + prior[3]) * reach[j, k]
    beyond = held.sum()
    for k in range(classes - 1):
        beyond -= held[k]
        kept = 1.0 / (1.0 + math.exp(-stick[k]))
        by_stick[k] = (held[k] + 1.0) * (1.0 - kept) - (beyond + alpha) * kept
        log += math.log(kept)
    return log
