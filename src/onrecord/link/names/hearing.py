"""How surprising it is that one word is another's spelling, by pieces of letters.

Rules
* Two words are cut into pairs of pieces so that the whole is least surprising (Viterbi over all alignments); what a
  pair costs stands in `tables.py`: the mean of -log p(there|here) and -log p(here|there), in nats.
* What is returned is the surprise a letter and the greatest surprise in any one place: a single foreign letter in a
  long name is little on average, and all the same another name.
* Inside one script a letter is itself for nothing.
* The walk over all alignments is written once (`alignment.py`) and runs in two ways: as it stands, and, where many words
  are heard in one process, compiled. Both give the same numbers to the last bit.

What it does not do: know names. Елена and Elina differ in one vowel; whether that is a misspelling, words decide.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

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


class _Ear:
    """The walk, as it stands or compiled, and room for it."""

    def __init__(self) -> None:
        self.heard = 0
        self.walk: Callable[..., tuple[float, float]] = align
        self.room: tuple[Any, Any] = ([], [])
        self.kind: Callable[[Sequence[float]], Any] = list

    def compile(self) -> None:
        import numba
        import numpy as np

        self.walk = numba.njit(align)
        self.kind = np.array
        self.room = (np.empty(0), np.empty(0))
        for kept in (_numbered, _there, _here):
            kept.cache_clear()

    def for_cells(self, cells: int) -> tuple[Any, Any]:
        if len(self.room[0]) < cells:
            self.room = (self.kind([0.0] * cells), self.kind([0.0] * cells))
        return self.room


_ear = _Ear()


@lru_cache(maxsize=1 << 18)
def surprise(there: str, here: str, name: TableName) -> Surprise:
    """How surprising `here` is as a spelling of `there`; both are folded."""
    _ear.heard += 1
    if _ear.heard == _MANY:
        _ear.compile()
    x, y = f"^{units(there)}$", f"^{units(here)}$"
    letters, known = max(len(x), len(y)) - 2, _numbered(name)
    room = _ear.for_cells((len(x) + 1) * (len(y) + 1))
    heard, put_in = _here(y, name)
    total, peak = _ear.walk(_there(x, name), heard, put_in, known.costs, known.width, *room, _GIVEN_UP * letters)
    return _HOPELESS if total < 0 else Surprise(total / max(letters, 1), peak)


@cache
def _numbered(name: TableName) -> _Table:
    costs = table(name)
    there = {piece: at for at, piece in enumerate(costs)}
    here = {piece: at for at, piece in enumerate(dict.fromkeys(("", *(p for row in costs.values() for p in row))))}
    flat = [row.get(piece, _UNSEEN) for row in costs.values() for piece in here]
    return _Table(there, here, _ear.kind(flat), len(here))


def _pieces(word: str, known: dict[str, int]) -> Sequence[int]:
    """For each length of a piece, and each place where one may end, its number, -1 where it has none; letters last."""
    places = range(len(word))
    found = [known.get(word[end + 1 - n : end + 1], -1) if n <= end + 1 else -1 for n in range(1, REACH + 1) for end in places]
    return _ear.kind([*found, *map(ord, word)])


@lru_cache(maxsize=1 << 18)
def _there(word: str, name: TableName) -> Sequence[int]:
    return _pieces(word, _numbered(name).there)


@lru_cache(maxsize=1 << 18)
def _here(word: str, name: TableName) -> tuple[Sequence[int], Sequence[float]]:
    unwritten = table(name).get("", {})
    put_in = [unwritten.get(letter, _NEVER) + more for letter, more in zip(word, _impossible(word, name), strict=True)]
    return _pieces(word, _numbered(name).here), _ear.kind(put_in)


def _impossible(y: str, name: TableName) -> list[float]:
    """What each letter here costs more as one that is not written there."""
    more = [0.0] * len(y)
    if name == "arabic-latin":
        for j in range(1, len(y) - 1):
            if y[j] in _VOWELS and (y[j - 1] in _VOWELS or y[j + 1] == "$"):
                more[j] = _NO_SHORT_VOWEL
    return more
