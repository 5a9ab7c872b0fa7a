"""The chances of a model, learnt again from many records and from what people judged.

How
* Pairs are counted by pattern: the level of each field. `m` comes from pairs that share a key, by expectation and
  maximisation over two kinds of pair (one person, two people) whose chances are both free; `u` from pairs picked by
  chance, each counted by how likely it is two people (Winkler 1988).
* Everything is drawn towards the chances that ship: they count as `SHIPPED` pairs. Pairs that a person judged count as
  what they were judged to be.
* A key selects pairs whose names agree, so the share of one person's records whose names differ is not learnt.
* What people judged also moves the prior, by at most a few bits, to where their answers are likeliest.

A result is refused, and the chances that ship are kept, where the two kinds of pair cannot be told apart: hardly any or
nearly all pairs one person, or a field whose best agreement speaks against one person.
"""

from collections.abc import Sequence
from math import log

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from onrecord.link.model.field import Field, Model
from onrecord.link.model.scales import Patterns

Floats = NDArray[np.float64]

SHIPPED = 50.0  # pairs that the chances which ship are worth
_ROUNDS = 200
_STILL = 1e-6  # change of any chance at which the rounds end
_START = 0.2  # share of the pairs with a key that are one person, at first
_LEAST, _MOST = 0.0005, 0.98  # share of pairs that are one person, outside of which nothing can be learnt
_DRAWN = 0.1  # share of the pairs picked by chance that the `u` which ship are worth
_FARTHEST = 40.0  # bits
_BITS = 2.0  # standard deviation of how far judgements may move the prior


class Told(Struct, frozen=True):
    """Pairs by pattern: those sharing a key, those picked by chance, those judged the same and judged different."""

    keyed: Patterns
    drawn: Patterns
    same: Patterns
    different: Patterns


class Learnt(Struct, frozen=True):
    """`share` of the pairs with a key that are one person; `refused` says why nothing was learnt, or is empty."""

    model: Model
    share: float
    refused: str = ""


def learn(model: Model, told: Told, prior: float) -> Learnt:
    """The model with chances learnt from `told`; `prior`: how often two records picked by chance are one person."""
    keyed, same = _Counted(told.keyed, model.fields), _Counted(told.same, model.fields)
    first_m, first_u = _chances(model.fields, 0), _chances(model.fields, 1)
    judged = same.sums(np.ones(len(same.times)))
    m, u, share = first_m, first_u, _START
    for _ in range(_ROUNDS):
        one = keyed.odds(m, u, share)
        before = m
        m = [_drawn_to(a + b, c, SHIPPED) for a, b, c in zip(keyed.sums(one), judged, first_m, strict=True)]
        u = [_drawn_to(a, b, SHIPPED) for a, b in zip(keyed.sums(1 - one), first_u, strict=True)]
        share = float((one * keyed.times).sum() / keyed.times.sum()) if told.keyed else _START
        if max(float(np.abs(a - b).max()) for a, b in zip(m, before, strict=True)) < _STILL:
            break
    m = [_keeping_last(a, b) if field.costly else a for field, a, b in zip(model.fields, m, first_m, strict=True)]
    u = _unlike(model, told.drawn, m, prior)
    made = model.having(_as_chances(model, m, u))
    refused = _refused(made, share)
    return Learnt(model if refused else made, share if told.keyed else 0.0, refused)


def _unlike(model: Model, patterns: Patterns, m: Sequence[Floats], prior: float) -> list[Floats]:
    """`u` of each field from pairs picked by chance, each counted by how likely it is two people."""
    cheap = [field for field in model.fields if not field.costly]
    drawn, first = _Counted(patterns, cheap), _chances(cheap, 1)
    found = [chances for field, chances in zip(model.fields, m, strict=True) if not field.costly]
    worth = _DRAWN * float(drawn.times.sum()) + SHIPPED
    counted = iter(drawn.sums(1 - drawn.odds(found, first, prior)))
    return [
        _drawn_to(next(counted), kept, worth) if not field.costly else kept
        for field, kept in zip(model.fields, _chances(model.fields, 1), strict=True)
    ]


def moved(weights: Sequence[tuple[float, bool]]) -> float:
    """Bits by which the prior moves so that judgements (weight of the pair, judged the same) are likeliest."""
    low, high = -_FARTHEST, _FARTHEST
    while high - low > _STILL:
        move = (low + high) / 2
        surprise = sum(same - 1 / (1 + 2.0 ** -max(min(weight + move, 60.0), -60.0)) for weight, same in weights)
        rising = surprise * log(2) > move / _BITS**2  # the slope of the likelihood, and of what draws it back to 0
        low, high = (move, high) if rising else (low, move)
    return round((low + high) / 2, 4)


class _Counted:
    """Patterns as arrays; a missing field falls on a slot of its own that says nothing."""

    def __init__(self, patterns: Patterns, fields: Sequence[Field]) -> None:
        ordered = sorted(patterns)
        self._sizes = [len(field.levels) for field in fields]
        self._codes = np.array(ordered, dtype=np.int64).reshape(len(ordered), len(self._sizes))
        self.times = np.array([patterns[one] for one in ordered], dtype=np.float64)

    def odds(self, m: Sequence[Floats], u: Sequence[Floats], share: float) -> Floats:
        """For each pattern the chance that its pairs are one person."""
        bits = np.full(len(self.times), np.log(share / (1 - share)))
        for at, (a, b) in enumerate(zip(m, u, strict=True)):
            bits += np.append(np.log(a / b), 0.0)[self._codes[:, at]]  # -1, missing, is the slot at the end
        made: Floats = 1 / (1 + np.exp(-np.clip(bits, -500, 500)))
        return made

    def sums(self, weights: Floats) -> list[Floats]:
        """For each field and level the pairs, weighted."""
        return [
            np.bincount(self._codes[:, at] + 1, weights=weights * self.times, minlength=size + 1)[1:].astype(np.float64)
            for at, size in enumerate(self._sizes)
        ]


def _chances(fields: Sequence[Field], which: int) -> list[Floats]:
    """`m` (0) or `u` (1) of each field, by Splink's numbers: the last level first."""
    return [np.array([(one.m, one.u)[which] for one in reversed(field.levels)]) for field in fields]


def _drawn_to(counted: Floats, first: Floats, worth: float) -> Floats:
    made: Floats = (counted + worth * first) / (counted.sum() + worth)
    return made


def _keeping_last(chances: Floats, first: Floats) -> Floats:
    """The same proportions, but the last level (here numbered 0) as it was."""
    rest: Floats = chances[1:] / chances[1:].sum() * (1 - first[0])
    return np.append(first[:1], rest)


def _as_chances(model: Model, m: Sequence[Floats], u: Sequence[Floats]) -> dict[str, dict[str, tuple[float, float]]]:
    return {
        field.name: {one.name: (float(a[-1 - at]), float(b[-1 - at])) for at, one in enumerate(field.levels)}
        for field, a, b in zip(model.fields, m, u, strict=True)
    }


def _refused(model: Model, share: float) -> str:
    if not _LEAST <= share <= _MOST:
        return f"{share:.2%} of the pairs that share a key came out as one person"
    for field in model.fields:
        if field.levels[0].evidence <= field.levels[-1].evidence:
            return f"agreement in {field.name} came out as evidence against one person"
    return ""
