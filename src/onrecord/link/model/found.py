"""Pairs that were weighed, kept as columns: a hundred bytes a pair, and an object only where somebody looks at it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray


class Weighed(NamedTuple):
    """Two rows, `a` before `b`; `evidence` gives for each field the number of its level (-1: missing) and its bits."""

    a: str
    b: str
    probability: float
    weight: float
    evidence: tuple[tuple[int, float], ...]


class Found(Sequence[Weighed]):
    """Pairs in the order of their ids."""

    def __init__(self, columns: Mapping[str, NDArray[Any]]) -> None:
        self._columns = columns
        self.probability: NDArray[np.float64] = columns["probability"]

    def __len__(self) -> int:
        return len(self.probability)

    @overload
    def __getitem__(self, at: int) -> Weighed: ...

    @overload
    def __getitem__(self, at: slice) -> "Found": ...

    def __getitem__(self, at: int | slice) -> "Weighed | Found":
        if isinstance(at, slice):
            return Found({name: values[at] for name, values in self._columns.items()})
        one = self._columns
        evidence = zip(one["levels"][at].tolist(), one["bits"][at].tolist(), strict=True)
        return Weighed(
            one["a"][at], one["b"][at], float(one["probability"][at]), float(one["weight"][at]), tuple(evidence)
        )

    def likely(self, least: float) -> Iterator[tuple[str, str]]:
        """The ids of those at least so likely one person, without the rest."""
        for at in np.flatnonzero(self.probability >= least):
            yield self._columns["a"][at], self._columns["b"][at]

    def shown(self, field: int) -> Iterator[tuple[str, str, float, int]]:
        """The ids and the probability of every pair, and the number of its level in one field."""
        one = self._columns
        yield from zip(one["a"], one["b"], one["probability"].tolist(), one["levels"][:, field].tolist(), strict=True)


def found(told: Mapping[str, NDArray[Any]], fields: int) -> Found:
    """Pairs out of an answer of the database, with `fields` columns of levels and of bits."""
    return Found({
        "a": told["unique_id_l"], "b": told["unique_id_r"],
        "probability": told["match_probability"], "weight": told["match_weight"],
        "levels": np.column_stack([told[f"level_{at}"] for at in range(fields)]).astype(np.int8),
        "bits": np.column_stack([told[f"bits_{at}"] for at in range(fields)]).astype(np.float64),
    })  # fmt: skip


def together(parts: Sequence[Found]) -> Found:
    """Parts whose ids follow one another, as one."""
    if len(parts) == 1:
        return parts[0]
    columns = [part._columns for part in parts]
    return Found({name: np.concatenate([one[name] for one in columns]) for name in columns[0]})
