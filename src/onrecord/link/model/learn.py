"""The chances of a model, learnt again from many records and from what people judged.

How
* Pairs are counted by pattern: the level of each field, and how rare what they agree in is. `u` comes from pairs picked
  by chance, each counted by how likely it is two people (Winkler 1988). Then `m` from pairs that share a key, by
  expectation and maximisation with `u`, rarity and the prior as they will be used: each pair counts by the very
  probability that it is given in the end. Were rarity left out, two bearers of one common name would count as one
  person born twice, the more of them the larger the record.
* Everything is drawn towards the chances that ship: they count as `SHIPPED` pairs. Pairs that a person judged count as
  what they were judged to be.
* A key selects pairs whose names agree, so the share of one person's records whose names differ is not learnt; nor is
  that of a surname alone, for brothers agree in as much as one person does: of names, only the levels that rarity
  weighs are.
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
_LEAST, _MOST = 0.0005, 0.98  # share of pairs that are one person, outside of which nothing can be learnt
_DRAWN = 0.1  # share of the pairs picked by chance that the `u` which ship are worth
_FARTHEST = 40.0  # bits
_BITS = 2.0  # standard deviation of how far judgements may move the prior


class Told(Struct, frozen=True):
    """Pairs by pattern: those sharing a key, and those judged the same."""

    keyed: Patterns
    same: Patterns


class Learnt(Struct, frozen=True):
    """`share` of the pairs with a key that are one person; `refused` says why nothing was learnt, or is empty."""

    model: Model
    share: float
    refused: str = ""


def unlike(model: Model, drawn: Patterns, prior: float) -> Model:
    """The model with `u` of its cheap fields from pairs picked by chance, each counted by how likely it is two people;
    `prior`: how often two records picked by chance are one person."""
    cheap = [field for field in model.fields if not field.costly]
    counted, m, first = _Counted(drawn, cheap), _chances(cheap, 0), _chances(cheap, 1)
    worth = _DRAWN * float(counted.times.sum()) + SHIPPED
    sums = iter(counted.sums(1 - counted.odds(m, first, prior)))
    u = [
        kept if field.costly else _drawn_to(next(sums), kept, worth)
        for field, kept in zip(model.fields, _chances(model.fields, 1), strict=True)
    ]
    return model.having(_as_chances(model, _chances(model.fields, 0), u))


def learn(model: Model, told: Told, prior: float) -> Learnt:
    """The model with `m` learnt from `told`, whose patterns were counted with this model's `u`."""
    keyed, same = _Counted(told.keyed, model.fields), _Counted(told.same, model.fields)
    first, u = _chances(model.fields, 0), _chances(model.fields, 1)
    judged = same.sums(np.ones(len(same.times)))
    m, share = first, 0.0
    for _ in range(_ROUNDS):
        one, before = keyed.odds(m, u, prior), m
        sums = zip(model.fields, keyed.sums(one), judged, first, strict=True)
        m = [_keeping(field, _drawn_to(a + b, kept, SHIPPED), kept) for field, a, b, kept in sums]
        share = float((one * keyed.times).sum() / keyed.times.sum()) if told.keyed else 0.0
        if max(float(np.abs(a - b).max()) for a, b in zip(m, before, strict=True)) < _STILL:
            break
    made = model.having(_as_chances(model, m, u))
    return Learnt(made, share, _refused(made, share if told.keyed else None))


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
        levels = [levels for levels, _ in ordered]
        self._codes = np.array(levels, dtype=np.int64).reshape(len(ordered), len(self._sizes))
        self._rare = log(2) * np.array([bits for _, bits in ordered], dtype=np.float64)
        self.times = np.array([patterns[one] for one in ordered], dtype=np.float64)

    def odds(self, m: Sequence[Floats], u: Sequence[Floats], prior: float) -> Floats:
        """For each pattern the chance that its pairs are one person."""
        nats = np.log(prior / (1 - prior)) + self._rare
        for at, (a, b) in enumerate(zip(m, u, strict=True)):
            nats += np.append(np.log(a / b), 0.0)[self._codes[:, at]]  # -1, missing, is the slot at the end
        made: Floats = 1 / (1 + np.exp(-np.clip(nats, -500, 500)))
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


def _keeping(field: Field, chances: Floats, first: Floats) -> Floats:
    """Of a field by which keys are made, new proportions among the levels that rarity weighs; the rest as it was."""
    if not field.costly:
        return chances
    learnt = np.array([bool(one.rarity) for one in reversed(field.levels)])
    shared = first[learnt].sum() / chances[learnt].sum() if learnt.any() else 0.0
    made: Floats = np.where(learnt, chances * shared, first)
    return made


def _as_chances(model: Model, m: Sequence[Floats], u: Sequence[Floats]) -> dict[str, dict[str, tuple[float, float]]]:
    return {
        field.name: {one.name: (float(a[-1 - at]), float(b[-1 - at])) for at, one in enumerate(field.levels)}
        for field, a, b in zip(model.fields, m, u, strict=True)
    }


def _refused(model: Model, share: float | None) -> str:
    if share is not None and not _LEAST <= share <= _MOST:
        return f"{share:.2%} of the pairs that share a key came out as one person"
    for field in model.fields:
        if field.levels[0].evidence <= field.levels[-1].evidence:
            return f"agreement in {field.name} came out as evidence against one person"
    return ""
