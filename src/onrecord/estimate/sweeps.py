"""Gibbs sweeps of the latent class model of lists, compiled.

Model (Manrique-Vallejo 2016, sections 3 and 4): each person belongs to a hidden class k with probability pi_k, made by
breaking a stick with V_k ~ Beta(1, alpha); in class k a list reaches a person with probability lambda_jk ~ Beta(1, 1),
independently of other lists; alpha ~ Gamma(1/4, 1/4); the total has prior 1/N.

People with one pattern are alike, so a sweep draws how many of each pattern are in each class, not each person's class.
Beyond the paper there are two moves that leave the same posterior and mix faster: the number missed in a class is also
drawn with lambda and V summed out, in steps of any size; and two classes may change their places on the stick.
"""

import math

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_SURE = 1e-12  # lambda stays this far from 0 and 1
_SHAPE, _RATE = 0.25, 0.25  # of the prior of alpha
_TRIALS = 2  # steps for the number missed in a class, a sweep


@compiled
def _log_factorial(n: int, logs: Floats) -> float:
    return float(logs[n]) if n < logs.size else math.lgamma(n + 1.0)


@compiled
def _gamma(shape: float) -> float:
    """Gamma with `shape` of at least 1, scale 1 (Marsaglia and Tsang 2000)."""
    d = shape - 1.0 / 3.0
    c = 1.0 / math.sqrt(9.0 * d)
    while True:
        x = np.random.normal()
        v = 1.0 + c * x
        if v <= 0.0:
            continue
        v = v * v * v
        u = np.random.random()
        if u < 1.0 - 0.0331 * x * x * x * x or math.log(u) < 0.5 * x * x + d * (1.0 - v + math.log(v)):
            return d * v


@compiled
def _binomial(n: int, p: float, logs: Floats) -> int:
    """Successes of n trials: by inversion where few are expected, else by rejection (Hormann 1993, algorithm BTRS)."""
    if n <= 0 or p <= 0.0:
        return 0
    if p >= 1.0:
        return n
    if p > 0.5:
        return n - _binomial_low(n, 1.0 - p, logs)
    return _binomial_low(n, p, logs)


@compiled
def _binomial_low(n: int, p: float, logs: Floats) -> int:
    if n * p < 10.0:
        left = np.random.random()
        if left < 1.0 - n * p:  # less than (1 - p)^n: nobody
            return 0
        ratio = p / (1.0 - p)
        chance = math.exp(n * math.log1p(-p))
        k = 0
        while left > chance and k < n:
            left -= chance
            k += 1
            chance *= ratio * (n - k + 1) / k
        return k
    spread = math.sqrt(n * p * (1 - p))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    c = n * p + 0.5
    v_r = 0.92 - 4.2 / b
    alpha = (2.83 + 5.1 / b) * spread
    lpq = math.log(p / (1 - p))
    m = math.floor((n + 1) * p)
    h = _log_factorial(m, logs) + _log_factorial(n - m, logs)
    while True:
        u = np.random.random() - 0.5
        v = np.random.random()
        us = 0.5 - abs(u)
        k = math.floor((2 * a / us + b) * u + c)
        if k < 0 or k > n:
            continue
        if us >= 0.07 and v <= v_r:
            return k
        v = math.log(v * alpha / (a / (us * us) + b))
        if v <= h - _log_factorial(k, logs) - _log_factorial(n - k, logs) + (k - m) * lpq:
            return k


@compiled
def _share_out(n: int, weights: Floats, out: Ints, logs: Floats) -> None:
    """Put n people into classes with chances as `weights`, added to `out`."""
    left = weights.sum()
    if n <= 3:
        for _ in range(n):
            at = np.random.random() * left
            k = 0
            while k < weights.size - 1 and at > weights[k]:
                at -= weights[k]
                k += 1
            out[k] += 1
        return
    for k in range(weights.size - 1):
        if n == 0:
            return
        some = _binomial(n, weights[k] / left, logs) if left > 0 else 0
        out[k] += some
        n -= some
        left -= weights[k]
    out[weights.size - 1] += n


@compiled
def _class(listed: int, missed: int, seen: Ints, logs: Floats) -> float:
    """Log probability of a class's lists, lambda summed out, with the ways to choose the missed (part that changes)."""
    people = listed + missed
    log = -_log_factorial(missed, logs)
    top = _log_factorial(people + 1, logs)
    nobody = 0
    for j in range(seen.size):
        if seen[j] == 0:
            nobody += 1
        else:
            log += _log_factorial(people - seen[j], logs) - top
    return log - nobody * math.log(people + 1.0)


@compiled
def _held(k: int, held: Ints, total: int, alpha: float, logs: Floats) -> float:
    """Log probability of class k on the stick, V summed out, with the prior of the total (part that changes)."""
    log = math.lgamma(alpha + held[k]) if k == held.size - 1 else _log_factorial(held[k], logs)
    log += _log_factorial(total - 1, logs) - math.lgamma(alpha + total)
    return log - _beyond(held, k, total, alpha)


@compiled
def _beyond(held: Ints, k: int, total: int, alpha: float) -> float:
    """Log of the product over the stick up to k of alpha and all people from there on: with V summed out, the stick's
    probability is gamma(1 + people) of each class (alpha for the last) over gamma(alpha + total) and this product."""
    product, log = 1.0, 0.0
    left = alpha + total
    for h in range(min(k, held.size - 2) + 1):
        product *= left
        if product > 1e200:
            log += math.log(product)
            product = 1.0
        left -= held[h]
    return log + math.log(product)


@compiled
def _missed_summed_out(listed: Ints, missed: Ints, seen: Ints, alpha: float, reach: float, logs: Floats) -> None:
    """Steps of any size for the number missed in each class: Metropolis, lambda and V summed out."""
    held = listed + missed
    total = held.sum()
    for k in range(missed.size):
        now = np.nan
        for _ in range(_TRIALS):
            step = 1 + int(np.random.random() * math.exp(np.random.random() * reach))
            if np.random.random() < 0.5:
                step = -step
            if missed[k] + step < 0:
                continue
            if np.isnan(now):
                now = _class(listed[k], missed[k], seen[k], logs) + _held(k, held, total, alpha, logs)
            held[k] += step
            total += step
            then = _class(listed[k], missed[k] + step, seen[k], logs) + _held(k, held, total, alpha, logs)
            if math.log(np.random.random()) < then - now:
                missed[k] += step
                now = then
            else:
                held[k] -= step
                total -= step


@compiled
def _change_places(listed: Ints, missed: Ints, seen: Ints, alpha: float) -> None:
    """Two classes, neighbours on the stick, may swap (Papaspiliopoulos and Roberts 2008, section 3.4)."""
    classes = listed.size
    left = alpha + listed.sum() + missed.sum()
    for k in range(classes - 1):
        here, there = listed[k] + missed[k], listed[k + 1] + missed[k + 1]
        if k < classes - 2:
            gain = math.log((left - here) / (left - there))
        else:
            gain = math.lgamma(1.0 + there) + math.lgamma(alpha + here)
            gain -= math.lgamma(1.0 + here) + math.lgamma(alpha + there)
        if math.log(np.random.random()) < gain:
            listed[k], listed[k + 1] = listed[k + 1], listed[k]
            missed[k], missed[k + 1] = missed[k + 1], missed[k]
            for j in range(seen.shape[1]):
                seen[k, j], seen[k + 1, j] = seen[k + 1, j], seen[k, j]
        left -= listed[k] + missed[k]


@compiled
def _chances(held: Ints, seen: Ints, alpha: float, chance: Floats, odds: Floats) -> float:
    """Draw V and lambda; `chance` becomes the chance of each class to be on no list, `odds` of each list there.
    Returns the log of the stick's last piece."""
    lists, classes = odds.shape
    beyond = held.sum()
    left = 0.0
    for k in range(classes):
        beyond -= held[k]
        piece = left
        if k < classes - 1:
            one = _gamma(1.0 + held[k])
            other = _gamma(alpha + beyond) if alpha + beyond >= 1.0 else np.random.gamma(alpha + beyond, 1.0)
            whole = max(one + other, 1e-300)
            piece += math.log(max(one / whole, 1e-300))
            left += math.log(max(other / whole, 1e-300))
        for j in range(lists):
            if seen[k, j] == 0:  # Beta(1, b) is 1 - U^(1/b)
                unreached = math.exp(math.log(max(np.random.random(), 1e-300)) / (1.0 + held[k]))
            else:
                off = _gamma(1.0 + held[k] - seen[k, j])
                unreached = off / (off + _gamma(1.0 + seen[k, j]))
            unreached = min(max(unreached, _SURE), 1 - _SURE)
            odds[j, k] = (1 - unreached) / unreached
            piece += math.log(unreached)
        chance[k] = math.exp(piece)
    return left


@compiled
def sweep(
    counts: Ints, members: Ints, starts: Ints, logs: Floats, missed: Ints, chance: Floats, odds: Floats, alpha: Floats,
    seed: int, kept: int, thin: int,
) -> Ints:  # fmt: skip
    """Run `kept` * `thin` sweeps from the state (`missed`, `chance`, `odds`, `alpha`), which is brought on; returns how
    many people were missed after each `thin`.

    Pattern p has `counts[p]` people, who are on the lists `members[starts[p]:starts[p + 1]]`;
    `logs` are log factorials from 0 on."""
    np.random.seed(seed)
    lists, classes = odds.shape
    n = counts.sum()
    reach = math.log(max(float(n), 10.0))
    out = np.empty(kept, dtype=np.int64)
    weights = np.empty(classes)
    put = np.zeros(classes, dtype=np.int64)
    for draw in range(kept):
        for _ in range(thin):
            listed = np.zeros(classes, dtype=np.int64)
            seen = np.zeros((classes, lists), dtype=np.int64)
            for p in range(counts.size):
                for k in range(classes):
                    weights[k] = chance[k]
                for at in range(starts[p], starts[p + 1]):
                    list_odds = odds[members[at]]
                    for k in range(classes):
                        weights[k] *= list_odds[k]
                put[:] = 0
                _share_out(counts[p], weights, put, logs)
                for k in range(classes):
                    if put[k]:
                        listed[k] += put[k]
                        for at in range(starts[p], starts[p + 1]):
                            seen[k, members[at]] += put[k]
            none = min(max(chance.sum(), 1e-12), 1 - 1e-9)
            missed[:] = 0
            _share_out(np.random.poisson(np.random.gamma(float(n), 1.0) * none / (1 - none)), chance, missed, logs)
            _missed_summed_out(listed, missed, seen, alpha[0], reach, logs)
            _change_places(listed, missed, seen, alpha[0])
            last = _chances(listed + missed, seen, alpha[0], chance, odds)
            alpha[0] = max(np.random.gamma(_SHAPE + classes - 1.0, 1.0) / (_RATE - last), 1e-6)
        out[draw] = missed.sum()
    return out
