"""Laws of chance that the sampler draws from, compiled; numba's own are slower or lack one."""

import math

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_FAR = 200.0  # log odds are kept inside this: e^-200 is nobody


@compiled
def log_factorial(n: int, logs: Floats) -> float:
    """`logs`: log factorials from 0 on."""
    return float(logs[n]) if n < logs.size else math.lgamma(n + 1.0)


@compiled
def gamma(shape: float) -> float:
    """Gamma with scale 1 (Marsaglia and Tsang 2000; below a shape of 1 by numba's)."""
    if shape < 1.0:
        return float(np.random.gamma(shape, 1.0))
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
def log_odds(successes: float, failures: float) -> float:
    """Of a chance drawn from Beta(successes, failures)."""
    one, other = max(gamma(successes), 1e-300), max(gamma(failures), 1e-300)
    return min(max(math.log(one / other), -_FAR), _FAR)


@compiled
def binomial(n: int, p: float, logs: Floats) -> int:
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
    h = log_factorial(m, logs) + log_factorial(n - m, logs)
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
        if v <= h - log_factorial(k, logs) - log_factorial(n - k, logs) + (k - m) * lpq:
            return k


@compiled
def share_out(n: int, weights: Floats, out: Ints, logs: Floats) -> None:
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
        some = binomial(n, weights[k] / left, logs) if left > 0 else 0
        out[k] += some
        n -= some
        left -= weights[k]
    out[weights.size - 1] += n
