"""Poisson log-linear models of overlap tables, compiled: fit one, choose one by steps.

A model is its terms: sets of lists as bit masks, in order (the constant, the lists, then pairs and triples). The mean
of a cell is exp of the sum of the parameters of all terms inside its pattern, so with T the sums of the table over
supersets and S those of the means, the score of term t is T[t] - S[t] and the information of s, t is S[s | t].

A term on whose lists together nobody stands has its maximum at minus infinity (Chan, Silverman and Vincent 2021,
section 3): its cells are taken out of the model, and its parameter with them.

Loops stand here where NumPy would have one expression: each of its functions used once costs up to a second of
compiling at the first estimate on a machine.
"""

import math

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled

_STEPS = 60  # Newton needs 5 to 12; a maximum at infinity is still moving by 1 a step after 60
_STILL = 1e-7  # largest change of a parameter at which it has arrived
_SINGULAR = 1e-11  # a pivot this small beside its diagonal: two terms say the same of this table

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@compiled
def supersets(values: Floats) -> Floats:
    """At each mask the sum of `values` over all masks that contain it."""
    out = np.empty(values.size)
    for mask in range(values.size):
        out[mask] = values[mask]
    step = 1
    while step < out.size:
        for mask in range(out.size):
            if not mask & step:
                out[mask] += out[mask | step]
        step *= 2
    return out


@compiled
def _solve(matrix: Floats, vector: Floats, size: int) -> bool:
    """Solve in place by Cholesky; False where the matrix is singular."""
    for i in range(size):
        for j in range(i + 1):
            left = matrix[i, j]
            for k in range(j):
                left -= matrix[i, k] * matrix[j, k]
            if i == j:
                if left <= _SINGULAR * matrix[i, i] or not left > 0:
                    return False
                matrix[i, i] = math.sqrt(left)
            else:
                matrix[i, j] = left / matrix[j, j]
    for i in range(size):
        for k in range(i):
            vector[i] -= matrix[i, k] * vector[k]
        vector[i] /= matrix[i, i]
    for i in range(size - 1, -1, -1):
        for k in range(i + 1, size):
            vector[i] -= matrix[k, i] * vector[k]
        vector[i] /= matrix[i, i]
    return True


@compiled
def _means(terms: Ints, b: Floats, size: int, out_of: Flags) -> Floats:
    """The mean of every cell; 0 where the cell is out of the model and for the people on no list."""
    eta, mu = np.empty(out_of.size), np.empty(out_of.size)
    for mask in range(eta.size):
        eta[mask] = 0.0
    for t in range(size):
        eta[terms[t]] += b[t]
    step = 1
    while step < eta.size:
        for mask in range(eta.size):
            if mask & step:
                eta[mask] += eta[mask ^ step]
        step *= 2
    for mask in range(eta.size):
        mu[mask] = 0.0 if out_of[mask] or not mask else math.exp(min(eta[mask], 60.0))
    return mu


@compiled
def fit(sums: Floats, terms: Ints, size: int, out_of: Flags, b: Floats) -> float:
    """Bring `b` to the maximum of the likelihood and return it (without its constant); nan where there is none.

    `sums`: the table over supersets; the first `size` of `terms`, of which none is empty, are in the model."""
    likelihood = -math.inf
    trial, step = np.empty(b.size), np.empty(b.size)
    information = np.empty((size, size))
    for t in range(size):
        trial[t], step[t] = b[t], 0.0
    for _ in range(_STEPS):
        mu = _means(terms, trial, size, out_of)
        reached = _likelihood(sums, terms, trial, size, mu)
        if not reached >= likelihood - 1e-9 * abs(likelihood):  # overshot: half the step
            for t in range(size):
                step[t] *= 0.5
                trial[t] = b[t] + step[t]
            continue
        likelihood = reached
        if 0 < _furthest(step, size) < _STILL:
            _set(b, trial, size)
            return likelihood
        _set(b, trial, size)
        means = supersets(mu)
        for t in range(size):
            step[t] = sums[terms[t]] - means[terms[t]]
            for s in range(t + 1):
                information[t, s] = means[terms[t] | terms[s]]
        if not _solve(information, step, size):
            return math.nan
        if _furthest(step, size) == 0.0:
            return likelihood
        for t in range(size):
            trial[t] = b[t] + step[t]
    return math.nan


@compiled
def _likelihood(sums: Floats, terms: Ints, b: Floats, size: int, mu: Floats) -> float:
    reached = 0.0
    for t in range(size):
        reached += b[t] * sums[terms[t]]
    for mean in mu:
        reached -= mean
    return reached


@compiled
def _furthest(step: Floats, size: int) -> float:
    most = 0.0
    for t in range(size):
        most = max(most, abs(step[t]))
    return most


@compiled
def _set(what: Floats, to: Floats, size: int) -> None:
    for t in range(size):
        what[t] = to[t]


@compiled
def choose(
    table: Floats, lists: int, candidates: Ints, needed: float, by_tail: bool, forced: int
) -> tuple[float, float, Flags, int]:  # fmt: skip
    """Forward steps from the model of independent lists: (people on no list, log likelihood, chosen candidates,
    candidates that had no maximum). `table[0]` is 0.

    Only candidates whose lower terms are in the model are looked at. `by_tail`: the next is the one whose people are
    the least likely, as a Poisson count about what the model expects, if the log of that chance is below `needed`; else
    it is the one that raises twice the log likelihood most, by more than `needed`. The first `forced` candidates are in
    the model from the beginning."""
    sums = supersets(table)
    chosen = np.zeros(candidates.size, dtype=np.bool_)
    barred = np.zeros(candidates.size, dtype=np.bool_)
    out_of = np.zeros(table.size, dtype=np.bool_)
    terms = np.zeros(1 + lists + candidates.size, dtype=np.int64)
    b = np.zeros(terms.size)
    size = 1
    b[0] = math.log(max(sums[0], 1.0)) - lists * 0.5
    for j in range(lists):
        size = _add(sums, 1 << j, terms, b, size, out_of)
    for c in range(forced):
        size = _add(sums, candidates[c], terms, b, size, out_of)
        chosen[c] = True
    likelihood = fit(sums, terms, size, out_of, b)
    while not math.isnan(likelihood):
        for c in range(candidates.size):  # no cell is left that it could speak of
            barred[c] = barred[c] or out_of[candidates[c]]
        if by_tail:
            best = _least_likely(sums, terms, size, out_of, b, candidates, chosen, barred, needed)
        else:
            best = _most_gain(sums, terms, size, out_of, b, candidates, chosen, barred, needed, likelihood)
        if best < 0:
            break
        tried, cells = b.copy(), out_of.copy()
        more = _add(sums, candidates[best], terms, tried, size, cells)
        then = fit(sums, terms, more, cells, tried)
        if math.isnan(then):
            barred[best] = True
            continue
        chosen[best] = True
        b, out_of, size, likelihood = tried, cells, more, then
    failed = 0
    for c in range(candidates.size):
        failed += barred[c] and not out_of[candidates[c]]
    return math.exp(b[0]), likelihood, chosen, failed


@compiled
def _least_likely(
    sums: Floats, terms: Ints, size: int, out_of: Flags, b: Floats, candidates: Ints, chosen: Flags, barred: Flags,
    needed: float,
) -> int:  # fmt: skip
    """The candidate whose people lie furthest in a tail of the Poisson law about the model's mean; -1 if none is below
    `needed` (Chan, Silverman and Vincent 2021, section 2)."""
    means = supersets(_means(terms, b, size, out_of))
    least, best = needed, -1
    for c in range(candidates.size):
        if not chosen[c] and not barred[c] and _stands(candidates, chosen, c):
            chance = _log_tail(sums[candidates[c]], means[candidates[c]])
            if chance < least:
                least, best = chance, c
    return best


@compiled
def _log_tail(seen: float, mean: float) -> float:
    """Log chance of a Poisson count at least as far from its mean as `seen`, on that side."""
    if mean <= 0:
        return 0.0
    term, total, k = 1.0, 1.0, seen
    while term > 1e-12 * total and total < 1e9:
        term *= k / mean if seen < mean else mean / (k + 1)
        total += term
        k += -1 if seen < mean else 1
    return seen * math.log(mean) - mean - math.lgamma(seen + 1) + math.log(total)


@compiled
def _most_gain(
    sums: Floats, terms: Ints, size: int, out_of: Flags, b: Floats, candidates: Ints, chosen: Flags, barred: Flags,
    needed: float, likelihood: float,
) -> int:  # fmt: skip
    """The candidate that raises twice the log likelihood most, -1 if none by more than `needed`; those without a
    maximum are barred."""
    most, best = needed, -1
    for c in range(candidates.size):
        if not chosen[c] and not barred[c] and _stands(candidates, chosen, c):
            tried, cells = b.copy(), out_of.copy()
            more = _add(sums, candidates[c], terms, tried, size, cells)
            gain = 2 * (fit(sums, terms, more, cells, tried) - likelihood)
            if math.isnan(gain):
                barred[c] = True
            elif gain > most:
                most, best = gain, c
    return best


@compiled
def _add(sums: Floats, term: int, terms: Ints, b: Floats, size: int, out_of: Flags) -> int:
    """Put `term` into the model; an empty one takes its cells out instead."""
    if sums[term] > 0:
        terms[size] = term
        b[size] = 0.0
        return size + 1
    _take_out(out_of, term)
    return size


@compiled
def _take_out(out_of: Flags, term: int) -> None:
    for mask in range(out_of.size):
        if mask & term == term:
            out_of[mask] = True


@compiled
def _stands(candidates: Ints, chosen: Flags, c: int) -> bool:
    """Whether every candidate inside candidate `c` is chosen already."""
    for other in range(candidates.size):
        inside = candidates[other] & candidates[c] == candidates[other]
        if inside and other != c and not chosen[other]:
            return False
    return True
