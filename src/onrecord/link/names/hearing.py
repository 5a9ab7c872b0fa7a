"""How surprising it is that one word is another's spelling, by pieces of letters learned from pairs of names.

Rules
* Two words are cut into pairs of pieces so that the whole is least surprising (Viterbi over all alignments); a pair's
  surprise is the mean of -log p(there|here) and -log p(here|there), in nats.
* One table for each pair of scripts; the tables are learned by `training/names` from Wikidata's labels (CC0), and
  hold pieces of letters, no names.
* What is returned is the surprise a letter and the greatest surprise in any one place: a single foreign letter in a
  long name is little on average, and all the same another name.

What it does not do: know names. Елена and Elina differ in one vowel; whether that is a misspelling, words decide.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_CLUSTERS = re.compile(r"schtsch|shtsch|chtch|shch|szcz|tsch|tch|sch|sh|ch|zh|kh|gh|ph|th|ck")
_UNITS = {
    "schtsch": "щ", "shtsch": "щ", "chtch": "щ", "shch": "щ", "szcz": "щ", "tsch": "č", "tch": "č", "sch": "ś", "sh": "š",
    "ch": "ç", "zh": "ž", "kh": "ħ", "gh": "ğ", "ph": "f", "th": "þ", "ck": "k",
}  # fmt: skip
_NEVER = 7.0  # nats for a letter that is left out or put in, where that was never seen
_OTHER = 8.0  # nats for one letter in the place of another, where that was never seen
_REACH = 3  # letters of a piece
_DOUBLED = re.compile(r"(.)\1+")


class Surprise(NamedTuple):
    """`mean`: nats a letter of the longer word; `worst`: nats of the most surprising place."""

    mean: float
    worst: float


def units(word: str) -> str:
    """A folded word with the usual clusters of Latin letters as single characters: "tschadow" is "čadow"."""
    return _CLUSTERS.sub(lambda found: _UNITS[found[0]], word) if word.isascii() else word


Table = dict[str, dict[str, float]]


@cache
def table(name: str) -> Table:
    """Pieces there -> pieces here -> nats. Lines of the file: piece, piece, tenths of a nat; "_" for nothing."""
    made: Table = {}
    text = files("onrecord.link.names").joinpath(f"heard-{name}.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            there, here, tenths = line.split("\t")
            made.setdefault(there.replace("_", ""), {})[here.replace("_", "")] = int(tenths) / 10.0
    return made


@lru_cache(maxsize=1 << 18)
def surprise(there: str, here: str, name: str) -> Surprise:
    """How surprising `here` is as a spelling of `there`; both are folded, `name` is the table."""
    costs = table(name)
    x, y = f"^{units(there)}$", f"^{units(here)}$"
    long, wide = len(x), len(y)
    empty = costs.get("", {})
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
                for n in range(0 if m else 1, min(_REACH, j) + 1):
                    if m + n > 4:
                        break
                    cost = costs_here.get(y[j - n : j])
                    if cost is None:
                        if m + n > 2 or m == 2 or n == 2:
                            continue
                        cost = _OTHER if m == n else _NEVER
                    sofar, peak = before[j - n]
                    if sofar + cost < least:
                        least, worst = sofar + cost, max(peak, cost)
            row.append((least, worst))
        best.append(row)
    total, peak = best[long][wide]
    return Surprise(total / max(long - 2, wide - 2, 1), peak)
