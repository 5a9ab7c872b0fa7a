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

from onrecord.link.names.tables import TableName, table, units

_NEVER = 7.0  # nats for a letter that is left out or put in, where that was never seen
_OTHER = 8.0  # nats for one letter in the place of another, where that was never seen
_TWO_VOWELS = 2.5  # nats more for a vowel that Arabic leaves unwritten beside another vowel: a short one never stands so
_VOWELS = frozenset("aeiou")
_REACH = 3  # letters of a piece
_BOTH = 5  # letters of two pieces together


class Surprise(NamedTuple):
    """`mean`: nats a letter of the longer word; `worst`: nats of the most surprising place."""

    mean: float
    worst: float


@lru_cache(maxsize=1 << 18)
def surprise(there: str, here: str, name: TableName) -> Surprise:
    """How surprising `here` is as a spelling of `there`; both are folded."""
    costs = table(name)
    x, y = f"^{units(there)}$", f"^{units(here)}$"
    long, wide = len(x), len(y)
    empty = costs.get("", {})
    unwritten = name == "arabic-latin"
    between_vowels = [unwritten and j > 1 and y[j - 1] in _VOWELS and y[j - 2] in _VOWELS for j in range(wide + 1)]
    pieces = [[costs.get(x[i - m : i], {}) if i >= m else {} for m in range(_REACH + 1)] for i in range(long + 1)]
    best: list[list[tuple[float, float]]] = []
    for i in range(long + 1):
        row: list[tuple[float, float]] = []
        for j in range(wide + 1):
            if i == j == 0:
                row.append((0.0, 0.0))
                continue
            least, worst = 1e9, 0.0
            for m in range(min(_REACH, i) + 1):
                costs_here = empty if m == 0 else pieces[i][m]
                before = row if m == 0 else best[i - m]
                for n in range(0 if m else 1, min(_REACH, j, _BOTH - m) + 1):
                    cost = costs_here.get(y[j - n : j])
                    if cost is None:
                        if m > 1 or n > 1:
                            continue
                        cost = _NEVER if m != n else 0.0 if x[i - 1] == y[j - 1] else _OTHER
                    if between_vowels[j] and m == 0:
                        cost += _TWO_VOWELS
                    sofar, peak = before[j - n]
                    if sofar + cost < least:
                        least, worst = sofar + cost, max(peak, cost)
            row.append((least, worst))
        best.append(row)
    total, peak = best[long][wide]
    return Surprise(total / max(long - 2, wide - 2, 1), peak)
