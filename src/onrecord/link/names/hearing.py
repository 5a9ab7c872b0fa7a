"""How surprising it is that one word is another's spelling, by pieces of letters.

Rules
* Two words are cut into pairs of pieces so that the whole is least surprising (Viterbi over all alignments); what a
  pair costs stands in `tables.py`: the mean of -log p(there|here) and -log p(here|there), in nats.
* What is returned is the surprise a letter and the greatest surprise in any one place: a single foreign letter in a
  long name is little on average, and all the same another name.
* Inside one script a letter is itself for nothing.
* The walk over all alignments is written once (`alignment.py`) and runs in two ways: as it stands, and, where many
  words are heard in one process, compiled. Both give the same numbers to the last bit.

What it does not do: know names. Елена and Elina differ in one vowel; whether that is a misspelling, words decide.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple, cast

from onrecord.link.names.alignment import REACH, align
from onrecord.link.names.sounds import units
from onrecord.link.names.tables import TableName, table

_NEVER = 7.0  # nats for a letter that is left out or put in, where that was never seen
_NO_SHORT_VOWEL = (
    2.5  # nats more for a vowel unwritten in Arabic at the end or beside another: no short one stands there
)
_VOWELS = frozenset("aeiou")
_GIVEN_UP = 2.6  # nats a letter at which two words are given up: far above anything that sounds near
_UNSEEN = -1.0  # stands for a cost where a pair of pieces was never seen
_WORDS = 1 << 18  # words that an ear keeps as numbers
_MANY = 8_000  # words heard before the walk is compiled, which takes some seconds


class Surprise(NamedTuple):
    """`mean`: nats a letter of the longer word; `worst`: nats of the most surprising place."""

    mean: float
    worst: float


_HOPELESS = Surprise(9.0, 9.0)  # what is returned for words that have nothing to do with each other


class _Table(NamedTuple):
    """A table with its pieces numbered: `costs[there * width + here]`."""

    there: dict[str, int]
    here: dict[str, int]
    costs: Sequence[float]
    width: int


class Ear:
    """Hears words: by the walk as it stands, or, once told to `compile`, by the same in machine code.

    What it knows of words and tables are numbers, in lists or in arrays."""

    def __init__(self) -> None:
        self._walk: Callable[..., tuple[float, float]] = align
        self._numbers: Callable[[Sequence[float]], Any] = list
        self._room: tuple[Any, Any] = ([], [])
        self._tables: dict[TableName, _Table] = {}
        self._words: dict[tuple[str, TableName, bool], Any] = {}

    def compile(self) -> None:
        import numba
        import numpy as np

        self.__init__()  # type: ignore[misc]
        self._walk = cast("Callable[..., tuple[float, float]]", numba.njit(align))
        self._numbers = np.array

    def surprise(self, there: str, here: str, name: TableName) -> Surprise:
        """How surprising `here` is as a spelling of `there`; both are folded."""
        x, y = f"^{units(there)}$", f"^{units(here)}$"
        letters, known = max(len(x), len(y)) - 2, self._table(name)
        cells = (len(x) + 1) * (len(y) + 1)
        if len(self._room[0]) < cells:
            self._room = (self._numbers([0.0] * cells), self._numbers([0.0] * cells))
        given_up = _GIVEN_UP * letters
        total, peak = self._walk(
            self._there(x, name), *self._here(y, name), known.costs, known.width, *self._room, given_up
        )
        return _HOPELESS if total < 0 else Surprise(total / max(letters, 1), peak)

    def _table(self, name: TableName) -> _Table:
        if name not in self._tables:
            costs = table(name)
            there = {piece: at for at, piece in enumerate(costs)}
            pieces = dict.fromkeys(("", *(piece for row in costs.values() for piece in row)))
            flat = [row.get(piece, _UNSEEN) for row in costs.values() for piece in pieces]
            here = {piece: at for at, piece in enumerate(pieces)}
            self._tables[name] = _Table(there, here, self._numbers(flat), len(here))
        return self._tables[name]

    def _there(self, word: str, name: TableName) -> Any:
        key = word, name, True
        if key not in self._words:
            self._keep(key, self._numbers(_pieces(word, self._table(name).there)))
        return self._words[key]

    def _here(self, word: str, name: TableName) -> Any:
        key = word, name, False
        if key not in self._words:
            unwritten = table(name).get("", {})
            more = _impossible(word, name)
            put_in = [unwritten.get(letter, _NEVER) + cost for letter, cost in zip(word, more, strict=True)]
            pieces = _pieces(word, self._table(name).here)
            self._keep(key, (self._numbers(pieces), self._numbers(put_in)))
        return self._words[key]

    def _keep(self, key: tuple[str, TableName, bool], numbers: Any) -> None:
        if len(self._words) >= _WORDS:
            self._words.clear()
        self._words[key] = numbers


def _pieces(word: str, known: dict[str, int]) -> list[int]:
    """For each length of a piece, and each place where one may end, its number, -1 where it has none; letters last."""
    found = [
        known.get(word[end - n : end], -1) if n <= end else -1
        for n in range(1, REACH + 1)
        for end in range(1, len(word) + 1)
    ]
    return [*found, *map(ord, word)]


_EAR, _HEARD = Ear(), count(1)


@lru_cache(maxsize=1 << 18)
def surprise(there: str, here: str, name: TableName) -> Surprise:
    """How surprising `here` is as a spelling of `there`; both are folded."""
    if next(_HEARD) == _MANY:
        _EAR.compile()
    return _EAR.surprise(there, here, name)


def _impossible(y: str, name: TableName) -> list[float]:
    """What each letter here costs more as one that is not written there."""
    more = [0.0] * len(y)
    if name == "arabic-latin":
        for j in range(1, len(y) - 1):
            if y[j] in _VOWELS and (y[j - 1] in _VOWELS or y[j + 1] == "$"):
                more[j] = _NO_SHORT_VOWEL
    return more
