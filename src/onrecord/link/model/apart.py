"""Lists that tell people apart: no two of their rows are one person, so each row has at most one match on another.

It is a property of a list that somebody states, never one that is guessed; where it is stated, the likeliest pairs are
taken first, and whatever they leave without a partner stays alone.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar


class _Pair(Protocol):
    @property
    def a(self) -> str: ...

    @property
    def b(self) -> str: ...

    @property
    def weight(self) -> float: ...


P = TypeVar("P", bound=_Pair)


def one_to_one(pairs: Iterable[P], list_of: Mapping[str, str]) -> list[P]:
    """The pairs that such lists leave, heaviest first; `list_of`: the list of each record that is on one of them."""
    taken: set[tuple[str, str]] = set()
    kept = []
    for one in sorted(pairs, key=lambda pair: (-pair.weight, pair.a, pair.b)):
        list_a, list_b = list_of.get(one.a), list_of.get(one.b)
        if list_a is not None and list_a == list_b:
            continue
        wanted = {(one.a, list_b)} if list_b is not None else set()
        wanted |= {(one.b, list_a)} if list_a is not None else set()
        if not wanted & taken:
            taken |= wanted
            kept.append(one)
    return kept
