"""What it costs, in nats, to hear one piece of letters as another: learned from pairs, bounded by the standards.

Rules
* `heard-*.tsv` is learned (`training/names`) from Wikidata's labels, CC0: pieces of letters and costs, no names.
* `sets.toml` lists how languages and standards write each letter: a listed spelling never costs more than `_LISTED`,
  whether or not the corpus has it. Two listed spellings of one consonant are spellings of each other.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import permutations
from typing import Literal

TableName = Literal[
    "russian-latin", "arabic-latin", "latin-russian", "latin-arabic",
    "cyrillic-cyrillic", "belarusian-cyrillic", "arabic-arabic",
]  # fmt: skip
Table = dict[str, dict[str, float]]
_LISTED = 0.9  # nats of a spelling that a standard or a press uses, at most
_OF_ONE_LETTER = 1.4  # nats between two such spellings, at most
_VOWELS = frozenset("aeiou")
_DOUBLED = re.compile(r"([^aeiou])\1+")
_CLUSTERS = re.compile(r"schtsch|shtsch|chtch|shch|szcz|tsch|tch|dsch|sch|sh|ch|zh|kh|gh|ph|th|ck")
_UNITS = {
    "schtsch": "щ", "shtsch": "щ", "chtch": "щ", "shch": "щ", "szcz": "щ", "tsch": "č", "tch": "č", "dsch": "dž",
    "sch": "ś", "sh": "š", "ch": "ç", "zh": "ž", "kh": "ħ", "gh": "ğ", "ph": "f", "th": "þ", "ck": "k",
}  # fmt: skip


def units(word: str) -> str:
    """A folded word with the usual clusters of Latin letters as single characters, no consonant doubled:
    "tschattow" is "čatow"."""
    return _DOUBLED.sub(r"\1", _CLUSTERS.sub(lambda found: _UNITS[found[0]], word))


@cache
def table(name: TableName) -> Table:
    """Pieces there -> pieces here -> nats."""
    made = _learned(name)
    there, _, here = name.partition("-")
    sets: dict[str, dict[str, str]] = tomllib.loads(_file("sets.toml"))
    used = [name, "cyrillic-cyrillic"] if there == "belarusian" else ["latin-latin"] if there == "latin" else [name]
    both_ways = not name.endswith("-latin")
    for piece, spellings in (pair for one in used for pair in sets[one].items()):
        for spelling in spellings.split():
            _allow(made, piece, spelling, _LISTED)
            if both_ways:
                _allow(made, spelling, piece, _LISTED)
    if there == "latin":
        _of_one_letter(made, sets[f"{here}-latin"])
    return made


def _learned(name: TableName) -> Table:
    """Lines of the file: piece, piece, tenths of a nat; "_" for nothing."""
    made: Table = {}
    path = files("onrecord.link.names").joinpath(f"heard-{name}.tsv")
    if path.is_file():
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                there, here, tenths = line.split("\t")
                made.setdefault(there.replace("_", ""), {})[here.replace("_", "")] = int(tenths) / 10.0
    return made


def _of_one_letter(made: Table, letters: dict[str, str]) -> None:
    for piece, spellings in letters.items():
        if piece == "_":
            continue
        for one, other in permutations(spellings.split(), 2):
            if not (one in _VOWELS and other in _VOWELS) and "_" not in (one, other):
                _allow(made, one, other, _OF_ONE_LETTER)


def _allow(made: Table, there: str, here: str, most: float) -> None:
    one, other = (units(piece.replace("_", "")) for piece in (there, here))
    costs = made.setdefault(one, {})
    costs[other] = min(costs.get(other, most), most)


def _file(name: str) -> str:
    return files("onrecord.link.names").joinpath(name).read_text("utf-8")
