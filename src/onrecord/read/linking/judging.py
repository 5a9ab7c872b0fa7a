"""How likely a pair belongs together: a weighed sum of what it is judged by, learned once (docs/methods/linker-en.md).

The weights and the habits stand in `linker-en.json`, to be read by anybody: each column's name and weight, each kind
and what it is worth. Nothing else was learned.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp

import msgspec

from onrecord.read.linking.pairs import KINDS, NUMBERS, Pair

_CLIP = 10.0  # beyond this a number says nothing more
_SPREAD = 5.0


class Judge(msgspec.Struct, frozen=True):
    """For one role. `numbers`: the weight of each column; `kinds`: the weight of each kind's habit; `habits`: for each
    kind the log-odds with which pairs of that kind belonged together; `usual`: those of any pair."""

    bias: float
    numbers: dict[str, float]
    kinds: dict[str, float]
    habits: dict[str, dict[str, float]]
    usual: float

    def odds(self, pair: Pair) -> float:
        """The log-odds that the pair belongs together."""
        worth = self.bias
        for name, number in zip(NUMBERS, pair.numbers, strict=True):
            worth += self.numbers[name] * scaled(number)
        for name, kind in zip(KINDS, pair.kinds, strict=True):
            worth += self.kinds[name] * self.habits[name].get(kind, self.usual)
        return worth

    def reasons(self, pair: Pair) -> list[tuple[str, float]]:
        """What each column adds to the log-odds."""
        told = [(name, self.numbers[name] * scaled(number)) for name, number in zip(NUMBERS, pair.numbers, strict=True)]
        for name, kind in zip(KINDS, pair.kinds, strict=True):
            told.append((f"{name} {kind}", self.kinds[name] * self.habits[name].get(kind, self.usual)))
        return told


class Model(msgspec.Struct, frozen=True):
    """Both judges; `version` goes with every proposal."""

    version: str
    source: Judge
    content: Judge


def scaled(number: float) -> float:
    return max(-_CLIP, min(_CLIP, number)) / _SPREAD


def shares(pairs: Sequence[Pair], judge: Judge) -> list[float]:
    """How likely each pair belongs together, 0 to 1."""
    return [1.0 / (1.0 + exp(-max(-30.0, min(30.0, judge.odds(pair))))) for pair in pairs]


@cache
def model() -> Model:
    """The model that ships with the package."""
    return msgspec.json.decode((files("onrecord.read.linking") / "linker-en.json").read_bytes(), type=Model)
