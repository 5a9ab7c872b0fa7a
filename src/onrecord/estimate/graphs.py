"""Decomposable (chordal) graphs of a few lists, each with its cliques and separators."""

from functools import lru_cache
from itertools import combinations


@lru_cache(maxsize=8)
def decomposable(size: int) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """(cliques, separators) of every decomposable graph on `size` labelled lists, sets of lists as bit masks.

    8 graphs for 3 lists, 61 for 4, 822 for 5 (OEIS A058862); the separators keep their multiplicities, 0 is one where
    the graph falls apart."""
    pairs = list(combinations(range(size), 2))
    found = []
    for chosen in range(1 << len(pairs)):
        edges = [pair for bit, pair in enumerate(pairs) if chosen >> bit & 1]
        order = _elimination(size, edges)
        if order is not None:
            found.append(_junction(order))
    return tuple(found)


def _elimination(size: int, edges: list[tuple[int, int]]) -> list[int] | None:
    """For each list of a perfect order of elimination the mask of it and its later neighbours; None if not chordal."""
    near = [0] * size
    for a, b in edges:
        near[a] |= 1 << b
        near[b] |= 1 << a
    left = (1 << size) - 1
    sets = []
    while left:
        simple = (
            j for j in range(size)
            if left >> j & 1 and _complete(near, near[j] & left)
        )  # fmt: skip
        j = next(simple, None)
        if j is None:
            return None
        sets.append(near[j] & left | 1 << j)
        left &= ~(1 << j)
    return sets


def _complete(near: list[int], mask: int) -> bool:
    return all(mask & ~(near[j] | 1 << j) == 0 for j in range(len(near)) if mask >> j & 1)


def _junction(sets: list[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The largest sets are the cliques; each joins those before it by the largest set it shares with one of them."""
    cliques = [one for one in sets if not any(one != other and one & other == one for other in sets)]
    joined = [cliques[0]]
    separators = []
    waiting = cliques[1:]
    while waiting:  # a clique tree is a spanning tree of greatest shared size (Lauritzen 1996, section 2.1)
        shared, clique = max(
            ((one & other, one) for one in waiting for other in joined), key=lambda p: p[0].bit_count()
        )
        separators.append(shared)
        joined.append(clique)
        waiting.remove(clique)
    return tuple(joined), tuple(separators)
