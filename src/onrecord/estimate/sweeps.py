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
_MOVES = 20  # tries to carry people of one pattern between two classes, a sweep
_HEAVY = 4  # people of one pattern from which on they are carried together; fewer go one by one well enough


@compiled
def _binomial(n: int, p: float) -> int:
    """Successes of n trials: by inversion where few are expected, else by rejection (Hormann 1993, algorithm BTRS)."""
    if n <= 0 or p <= 0.0:
        return 0
    if p >= 1.0:
        return n
    if p > 0.5:
        return n - _binomial_low(n, 1.0 - p)
    return _binomial_low(n, p)


@compiled
def _binomial_low(n: int, p: float) -> int:
    if n * p < 10.0:
        ratio = p / (1.0 - p)
        chance = math.exp(n * math.log1p(-p))
        left = np.random.random()
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
    h = math.lgamma(m + 1) + math.lgamma(n - m + 1)
    while True:
        u = np.random.random() - 0.5
        v = np.random.random()
        us = 0.5 - abs(u)
        k = math.floor((2 * a / us + b) * u + c)
        if k < 0 or k > n:
            continue
        if us >= 0.07 and v <= v_r:
            return int(k)
        v = math.log(v * alpha / (a / (us * us) + b))
        if v <= h - math.lgamma(k + 1) - math.lgamma(n - k + 1) + (k - m) * lpq:
            return int(k)


@compiled
def _share_out(n: int, weights: Floats, out: Ints) -> None:
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
        some = _binomial(n, weights[k] / left) if left > 0 else 0
        out[k] += some
        n -= some
        left -= weights[k]
    out[weights.size - 1] += n


@compiled
def _class(listed: int, missed: int, seen: Ints) -> float:
    """Log probability of a class's lists, lambda summed out, with the ways to choose the missed (part that changes)."""
    people = float(listed + missed)
    log = -math.lgamma(missed + 1.0)
    nobody = 0
    top = math.lgamma(people + 2.0)
    for j in range(seen.size):
        if seen[j] == 0:
            nobody += 1
        else:
            log += math.lgamma(people - seen[j] + 1.0) - top
    return log - nobody * math.log(people + 1.0)


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
def _missed_summed_out(listed: Ints, missed: Ints, seen: Ints, alpha: float, reach: float) -> None:
    """Steps of any size for the number missed in each class: Metropolis, lambda and V summed out."""
    held = listed + missed
    total = held.sum()
    for k in range(missed.size):
        least = alpha if k == missed.size - 1 else 1.0
        now = np.nan
        for _ in range(_TRIALS):
            step = 1 + int(np.random.random() * math.exp(np.random.random() * reach))
            if np.random.random() < 0.5:
                step = -step
            if missed[k] + step < 0:
                continue
            if np.isnan(now):
                now = _class(listed[k], missed[k], seen[k]) + math.lgamma(least + held[k])
                now += math.lgamma(float(total)) - math.lgamma(alpha + total) - _beyond(held, k, total, alpha)
            held[k] += step
            total += step
            then = _class(listed[k], missed[k] + step, seen[k]) + math.lgamma(least + held[k])
            then += math.lgamma(float(total)) - math.lgamma(alpha + total) - _beyond(held, k, total, alpha)
            if math.log(np.random.random()) < then - now:
                missed[k] += step
                now = then
            else:
                held[k] -= step
                total -= step


@compiled
def _between_classes(
    put: Ints, heavy: Ints, listed: Ints, missed: Ints, seen: Ints, members: Ints, starts: Ints, alpha: float
) -> None:  # fmt: skip
    """Any number of people of one pattern go from one class to another: Metropolis, lambda and V summed out."""
    held = listed + missed
    classes = held.size
    total = held.sum()
    for _ in range(_MOVES):
        p = heavy[np.random.randint(0, heavy.size)]
        a = np.random.randint(0, classes)
        b = (a + np.random.randint(1, classes)) % classes
        both = put[p, a] + put[p, b]
        if both == 0:
            continue
        step = 1 + int(np.random.random() * math.exp(np.random.random() * math.log(float(both))))
        if step > put[p, b]:
            continue
        before = _two(put, p, a, b, held, listed, seen, total, alpha)
        _carry(put, p, a, b, step, held, listed, seen, members, starts)
        after = _two(put, p, a, b, held, listed, seen, total, alpha)
        if not math.log(np.random.random()) < after - before:
            _carry(put, p, b, a, step, held, listed, seen, members, starts)


@compiled
def _two(
    put: Ints, p: int, a: int, b: int, held: Ints, listed: Ints, seen: Ints, total: int, alpha: float
) -> float:  # fmt: skip
    """Log probability of classes a and b and of the pattern's people in them, the part that `_carry` changes."""
    log = -math.lgamma(put[p, a] + 1.0) - math.lgamma(put[p, b] + 1.0) - _beyond(held, max(a, b), total, alpha)
    for k in (a, b):
        log += math.lgamma((alpha if k == held.size - 1 else 1.0) + held[k])
        log += _class(listed[k], held[k] - listed[k], seen[k])
        for j in range(seen.shape[1]):
            if seen[k, j] > 1:
                log += math.lgamma(seen[k, j] + 1.0)
    return log


@compiled
def _carry(
    put: Ints, p: int, a: int, b: int, step: int, held: Ints, listed: Ints, seen: Ints, members: Ints, starts: Ints
) -> None:  # fmt: skip
    """Take `step` people of pattern p from class b to class a."""
    put[p, a] += step
    put[p, b] -= step
    held[a] += step
    held[b] -= step
    listed[a] += step
    listed[b] -= step
    for at in range(starts[p], starts[p + 1]):
        seen[a, members[at]] += step
        seen[b, members[at]] -= step


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
    classes, lists = odds.shape
    beyond = held.sum()
    left = 0.0
    for k in range(classes):
        beyond -= held[k]
        piece = left
        if k < classes - 1:
            one, other = np.random.gamma(1.0 + held[k], 1.0), np.random.gamma(alpha + beyond, 1.0)
            whole = max(one + other, 1e-300)
            piece += math.log(max(one / whole, 1e-300))
            left += math.log(max(other / whole, 1e-300))
        for j in range(lists):
            if seen[k, j] == 0:  # Beta(1, b) is 1 - U^(1/b)
                unreached = math.exp(math.log(max(np.random.random(), 1e-300)) / (1.0 + held[k]))
            else:
                off = np.random.gamma(1.0 + held[k] - seen[k, j], 1.0)
                unreached = off / (off + np.random.gamma(1.0 + seen[k, j], 1.0))
            unreached = min(max(unreached, _SURE), 1 - _SURE)
            odds[k, j] = (1 - unreached) / unreached
            piece += math.log(unreached)
        chance[k] = math.exp(piece)
    return left


@compiled
def sweep(
    counts: Ints, members: Ints, starts: Ints, missed: Ints, chance: Floats, odds: Floats, alpha: Floats,
    seed: int, kept: int, thin: int,
) -> Ints:  # fmt: skip
    """Run `kept` * `thin` sweeps from the state (`missed`, `chance`, `odds`, `alpha`), which is brought on; returns how
    many people were missed after each `thin`.

    Pattern p has `counts[p]` people, who are on the lists `members[starts[p]:starts[p + 1]]`."""
    np.random.seed(seed)
    classes, lists = odds.shape
    n = counts.sum()
    reach = math.log(max(float(n), 10.0))
    out = np.empty(kept, dtype=np.int64)
    weights = np.empty(classes)
    put = np.zeros((counts.size, classes), dtype=np.int64)
    heavy = np.flatnonzero(counts >= _HEAVY)
    for draw in range(kept):
        for _ in range(thin):
            listed = np.zeros(classes, dtype=np.int64)
            seen = np.zeros((classes, lists), dtype=np.int64)
            for p in range(counts.size):
                for k in range(classes):
                    weights[k] = chance[k]
                    for at in range(starts[p], starts[p + 1]):
                        weights[k] *= odds[k, members[at]]
                put[p] = 0
                _share_out(counts[p], weights, put[p])
                for k in range(classes):
                    listed[k] += put[p, k]
                    for at in range(starts[p], starts[p + 1]):
                        seen[k, members[at]] += put[p, k]
            none = min(max(chance.sum(), 1e-12), 1 - 1e-9)
            missed[:] = 0
            _share_out(np.random.poisson(np.random.gamma(float(n), 1.0) * none / (1 - none)), chance, missed)
            if heavy.size:
                _between_classes(put, heavy, listed, missed, seen, members, starts, alpha[0])
            _missed_summed_out(listed, missed, seen, alpha[0], reach)
            _change_places(listed, missed, seen, alpha[0])
            last = _chances(listed + missed, seen, alpha[0], chance, odds)
            alpha[0] = max(np.random.gamma(_SHAPE + classes - 1.0, 1.0) / (_RATE - last), 1e-6)
        out[draw] = missed.sum()
    return out
