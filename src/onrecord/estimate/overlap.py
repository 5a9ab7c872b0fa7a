"""The overlap of lists: how many people stand on exactly which of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.nouns.shape import Noun

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Overlap(Noun, frozen=True, kw_only=True):
    """`cells`: (pattern, people) in order; bit j of a pattern is list j; people > 0; nobody is on no list."""

    lists: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]

    @property
    def n(self) -> int:
        """People on at least one list."""
        return sum(count for _, count in self.cells)

    def size(self, *lists: int) -> int:
        """People on all of `lists` (places in `self.lists`), and perhaps on others."""
        mask = sum(1 << one for one in lists)
        return sum(count for pattern, count in self.cells if pattern & mask == mask)

    def on(self, times: int) -> int:
        """People on exactly `times` lists."""
        return sum(count for pattern, count in self.cells if pattern.bit_count() == times)

    def without(self, gone: int) -> "Overlap":
        """The table that there would be had list `gone` never been made."""
        low = (1 << gone) - 1
        return _table(
            (*self.lists[:gone], *self.lists[gone + 1 :]),
            ((pattern & low | pattern >> gone + 1 << gone, count) for pattern, count in self.cells),
        )

    def merged(self, a: int, b: int) -> "Overlap":
        """Lists `a` < `b` taken as one."""
        both = tuple(f"{one} or {self.lists[b]}" if j == a else one for j, one in enumerate(self.lists))
        one = Overlap(
            lists=both, cells=tuple((pattern | (pattern >> b & 1) << a, count) for pattern, count in self.cells)
        )
        return one.without(b)

    def dense(self) -> "NDArray[np.float64]":
        """People by pattern, 2^lists places; place 0 is 0."""
        import numpy as np

        counts = np.zeros(1 << len(self.lists))
        for pattern, count in self.cells:
            counts[pattern] += count
        return counts


def tabulated(lists: tuple[str, ...], patterns: Iterable[int]) -> Overlap:
    """The table of people of whom each stands on the lists of a pattern; who is on none is left out."""
    return _table(lists, Counter(patterns).items())


def from_counts(lists: tuple[str, ...], counts: Mapping[int, int]) -> Overlap:
    """The table of these counts; empty cells and people on no list are left out."""
    return _table(lists, counts.items())


def middle(tables: Sequence[Overlap]) -> Overlap:
    """The one with neither many nor few people beside the others, which may stand for all where only one can be
    shown."""
    return sorted(tables, key=lambda one: one.n)[len(tables) // 2]


def _table(lists: tuple[str, ...], cells: Iterable[tuple[int, int]]) -> Overlap:
    summed: Counter[int] = Counter()
    for pattern, count in cells:
        summed[pattern] += count
    return Overlap(lists=lists, cells=tuple(sorted((p, c) for p, c in summed.items() if p and c)))
