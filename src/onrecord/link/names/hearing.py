"""How surprising it is that one word is another's spelling, by pieces of letters.

Rules
* Two words are cut into pairs of pieces so that the whole is least surprising (Viterbi over all alignments); what a
  pair costs stands in `tables.py`: the mean of -log p(there|here) and -log p(here|there), in nats.
* What is returned is the surprise a letter and the greatest surprise in any one place: a single foreign letter in a
  long name is little on average, and all the same another name.
* Inside one script a letter is itself for nothing.

What it does not do: know names. Елена and Elina differ in one vowel; whether that is a misspelling, words decide.
"""

from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from onrecord.link.names.sounds import units
from onrecord.link.names.tables import TableName, long_pieces, table

_NEVER = 7.0  # nats for a letter that is left out or put in, where that was never seen
_OTHER = 8.0  # nats for one letter in the place of another, where that was never seen
_NO_SHORT_VOWEL = (
    2.5  # nats more for a vowel unwritten in Arabic at the end or beside another: no short one stands there
)
_VOWELS = frozenset("aeiou")
_REACH = 3  # letters of a piece
_GIVEN_UP = 2.6  # nats a letter at which two words are given up: far above anything that sounds near
Cell = tuple[float, float]  # nats so far, nats of the worst place
Row = list[Cell]  # for each number of letters here
Pieces = list[tuple[int, str]]  # their last two or three letters, where some table has such a piece


class Surprise(NamedTuple):
    """`mean`: nats a letter of the longer word; `worst`: nats of the most surprising place."""

    mean: float
    worst: float


_HOPELESS = Surprise(9.0, 9.0)  # what is returned for words that have nothing to do with each other


@lru_cache(maxsize=1 << 18)
def surprise(there: str, here: str, name: TableName) -> Surprise:
    """How surprising `here` is as a spelling of `there`; both are folded."""
    x, y = f"^{units(there)}$", f"^{units(here)}$"
    letters = max(len(x), len(y)) - 2
    costs, usual = table(name), long_pieces(name)
    longer = [
        [(n, y[j - n : j]) for n in range(2, min(_REACH, j) + 1) if y[j - n : j] in usual] for j in range(len(y) + 1)
    ]
    unwritten = costs.get("", {})
    put_in = [unwritten.get(letter, _NEVER) + more for letter, more in zip(y, _impossible(y, name), strict=True)]
    best: list[Row] = [list(accumulate(put_in, _further, initial=(0.0, 0.0)))]
    for i in range(1, len(x) + 1):
        several = [(m, costs[x[i - m : i]]) for m in range(2, min(_REACH, i) + 1) if x[i - m : i] in costs]
        best.append(_row(x[i - 1], y, longer, costs.get(x[i - 1], {}), several, put_in, best))
        if min(best[-1])[0] > _GIVEN_UP * letters:
            return _HOPELESS
    total, peak = best[-1][-1]
    return Surprise(total / max(letters, 1), peak)


def _further(sofar: Cell, cost: float) -> Cell:
    return sofar[0] + cost, max(sofar[1], cost)


def _row(  # the innermost loop of the room: written out, for it takes most of the time
    letter: str, y: str, longer: list[Pieces], heard: dict[str, float], several: list[tuple[int, dict[str, float]]],
    put_in: list[float], best: list[Row],
) -> Row:  # fmt: skip
    """The least surprising ways to hear all letters there up to `letter` as the first j letters here, for every j."""
    above, left_out = best[-1], heard.get("", _NEVER)
    row = [_further(above[0], left_out)]
    for j in range(1, len(y) + 1):
        sofar, peak = row[j - 1]
        cost = put_in[j - 1]
        least, before, last = sofar + cost, peak, cost
        sofar, peak = above[j]
        if sofar + left_out < least:
            least, before, last = sofar + left_out, peak, left_out
        here = y[j - 1]
        cost = heard.get(here, -1.0)
        if cost < 0.0:
            cost = 0.0 if here == letter else _OTHER
        sofar, peak = above[j - 1]
        if sofar + cost < least:
            least, before, last = sofar + cost, peak, cost
        for n, piece in longer[j]:
            if piece in heard and above[j - n][0] + heard[piece] < least:
                least, before, last = above[j - n][0] + heard[piece], above[j - n][1], heard[piece]
        for m, together in several:
            for n, piece in ((0, ""), (1, here), *longer[j]):
                if piece in together and best[-m][j - n][0] + together[piece] < least:
                    least, before, last = best[-m][j - n][0] + together[piece], best[-m][j - n][1], together[piece]
        row.append((least, before if before > last else last))
    return row


def _impossible(y: str, name: TableName) -> list[float]:
    """What each letter here costs more as one that is not written there."""
    more = [0.0] * len(y)
    if name == "arabic-latin":
        for j in range(1, len(y) - 1):
            if y[j] in _VOWELS and (y[j - 1] in _VOWELS or y[j + 1] == "$"):
                more[j] = _NO_SHORT_VOWEL
    return more
