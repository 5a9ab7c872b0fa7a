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
from typing import NamedTuple

from onrecord.link.names.sounds import units
from onrecord.link.names.tables import TableName, table

_NEVER = 7.0  # nats for a letter that is left out or put in, where that was never seen
_OTHER = 8.0  # nats for one letter in the place of another, where that was never seen
_NO_SHORT_VOWEL = (
    2.5  # nats more for a vowel unwritten in Arabic at the end or beside another: no short one stands there
)
_VOWELS = frozenset("aeiou")
_REACH = 3  # letters of a piece
_GIVEN_UP = 3.2  # nats a letter at which two words are given up: far above anything that sounds near
_NO_WAY = (1e9, 0.0)
Row = list[tuple[float, float]]  # for each number of letters here: nats so far, nats of the worst place
Ends = list[list[str]]  # for each number of letters here: their last 0, 1, 2, 3 letters


class Surprise(NamedTuple):
    """`mean`: nats a letter of the longer word; `worst`: nats of the most surprising place."""

    mean: float
    worst: float


_HOPELESS = Surprise(9.0, 9.0)  # what is returned for words that have nothing to do with each other


@lru_cache(maxsize=1 << 18)
def surprise(there: str, here: str, name: TableName) -> Surprise:
    """How surprising `here` is as a spelling of `there`; both are folded."""
    x, y = f"^{units(there)}$", f"^{units(here)}$"
    long, wide = len(x), len(y)
    letters = max(long - 2, wide - 2, 1)
    costs = table(name)
    ends = [[y[j - n : j] for n in range(min(_REACH, j) + 1)] for j in range(wide + 1)]
    more = _impossible(y) if name == "arabic-latin" else [0.0] * (wide + 1)
    best = [_first_row(ends, costs.get("", {}), more)]
    for i in range(1, long + 1):
        pieces = [(m, costs[x[i - m : i]]) for m in range(1, min(_REACH, i) + 1) if x[i - m : i] in costs]
        if not pieces or pieces[0][0] != 1:
            pieces.insert(0, (1, {}))
        best.append(_row(x[i - 1], ends, pieces, costs.get("", {}), more, best))
        if min(best[-1])[0] > _GIVEN_UP * letters:
            return _HOPELESS
    total, peak = best[long][wide]
    return Surprise(total / letters, peak)


def _first_row(ends: Ends, unwritten: dict[str, float], more: list[float]) -> Row:
    row = [(0.0, 0.0)]
    for j in range(1, len(ends)):
        cost = unwritten.get(ends[j][1], _NEVER) + more[j]
        row.append((row[-1][0] + cost, max(row[-1][1], cost)))
    return row


def _row(
    letter: str, ends: Ends, pieces: list[tuple[int, dict[str, float]]], unwritten: dict[str, float],
    more: list[float], best: list[Row],
) -> Row:  # fmt: skip
    """The least surprising ways to hear all letters there up to `letter` as the first j letters here, for every j."""
    row: Row = []
    for j, ending in enumerate(ends):
        least, worst = _NO_WAY
        if j:
            cost = unwritten.get(ending[1], _NEVER) + more[j]
            sofar, peak = row[j - 1]
            least, worst = sofar + cost, max(peak, cost)
        for m, heard in pieces:
            before = best[-m]
            for n, piece in enumerate(ending):
                found = heard.get(piece)
                if found is None:
                    if m > 1 or n > 1:
                        continue
                    found = _NEVER if n == 0 else 0.0 if piece == letter else _OTHER
                sofar, peak = before[j - n]
                if sofar + found < least:
                    least, worst = sofar + found, max(peak, found)
        row.append((least, worst))
    return row


def _impossible(y: str) -> list[float]:
    """What a vowel costs more as an unwritten one, for every end of a piece."""
    more = [0.0] * (len(y) + 1)
    for j in range(2, len(y)):
        if y[j - 1] in _VOWELS and (y[j - 2] in _VOWELS or y[j] == "$"):
            more[j] = _NO_SHORT_VOWEL
    return more
