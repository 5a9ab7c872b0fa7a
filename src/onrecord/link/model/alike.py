"""How alike two records' names are, over all their spellings: the one function that SQL asks of Python.

Where many are about to be asked for, they are compared beforehand in several processes (`crew.py`) and looked up.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from onrecord.link.model.columns import LANGUAGE, SPELLINGS
from onrecord.link.model.crew import Crew
from onrecord.link.names import Alike, compare

LEVELS = ("different", "surname", "related", "near", "sounds", "same")  # by number


def best(a: str, b: str) -> Alike:
    """The two spellings most alike; `a` and `b` as `columns.called` writes them."""
    language_a, _, names_a = a.partition(LANGUAGE)
    language_b, _, names_b = b.partition(LANGUAGE)
    found = (
        compare(one, other, language_a, language_b)
        for one in names_a.split(SPELLINGS)
        for other in names_b.split(SPELLINGS)
    )
    return max(found, key=lambda alike: (_number(alike), alike.score))


@lru_cache(maxsize=65_536)  # SQL asks once for each level
def alike(a: str, b: str) -> int:
    """The level of `best`, by its number."""
    return _number(best(a, b))


_BATCH = 2_000  # pairs given to a process at a time
Pair = tuple[str, str]


class Listening:
    """`alike`, with answers that a crew has made ready."""

    def __init__(self, crew: Crew, heard: Callable[[int, int], None]) -> None:
        """`heard` is told how many pairs of how many have been compared."""
        self._crew, self._heard = crew, heard
        self._known: dict[Pair, int] = {}

    @property
    def beforehand(self) -> bool:
        """Whether there is a crew to make answers ready."""
        return self._crew.several

    def hear(self, pairs: Sequence[Pair]) -> None:
        """Make the answers for these pairs ready, and forget those that were."""
        batches = [pairs[start : start + _BATCH] for start in range(0, len(pairs), _BATCH)]
        found = self._crew.each(_levels, batches)
        self._known = {}
        for batch, levels in zip(batches, found, strict=True):
            self._known.update(zip(batch, levels, strict=True))
            self._heard(len(self._known), len(pairs))

    def level(self, a: str, b: str) -> int:
        """As `alike`."""
        known = self._known.get((a, b))
        return alike(a, b) if known is None else known


def _levels(pairs: Iterable[Pair]) -> bytes:
    return bytes(_number(best(a, b)) for a, b in pairs)


def _number(alike: Alike) -> int:
    return LEVELS.index("surname" if alike.surname else alike.level)
