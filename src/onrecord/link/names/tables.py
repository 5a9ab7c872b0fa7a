"""What it costs, in nats, to hear one piece of letters as another: learned from pairs, bounded by the standards.

Rules
* `heard-*.tsv` is learned (`training/names`) from Wikidata's labels, CC0: pieces of letters and costs, no names.
* `sets.toml` lists how languages and standards write each letter: a listed spelling never costs more than `_LISTED`,
  whether or not the corpus has it. Two listed spellings of one consonant are spellings of each other.
"""

import tomllib
from functools import cache
from importlib.resources import files
from itertools import permutations, product
from typing import Literal

from onrecord.link.names.sounds import classes, units

TableName = Literal[
    "russian-latin", "arabic-latin", "latin-russian", "latin-arabic",
    "cyrillic-cyrillic", "belarusian-cyrillic", "arabic-arabic",
]  # fmt: skip
Table = dict[str, dict[str, float]]
_LISTED = 0.9  # nats of a spelling that a standard or a press uses, at most
_OF_ONE_LETTER = 1.4  # nats between two such spellings, at most
_VOWELS = frozenset("aeiou")


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


@cache
def long_pieces(name: TableName) -> frozenset[str]:
    """Pieces here of more than one letter."""
    return frozenset(piece for costs in table(name).values() for piece in costs if len(piece) > 1)


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
            if _confused(units(one.strip("^$")), units(other.strip("^$"))):
                _allow(made, one, other, _OF_ONE_LETTER)


def _confused(one: str, other: str) -> bool:
    """Whether two spellings of a letter are heard alike by themselves: kh and ch are, th and s are not."""
    if (one in _VOWELS and other in _VOWELS) or "_" in (one, other):
        return False
    heard = [{"".join(way) for way in product(*(classes(sign) for sign in spelling))} for spelling in (one, other)]
    return bool(heard[0] & heard[1])


def _allow(made: Table, there: str, here: str, most: float) -> None:
    one, other = (units(piece.replace("_", "")) for piece in (there, here))
    costs = made.setdefault(one, {})
    costs[other] = min(costs.get(other, most), most)


def _file(name: str) -> str:
    return files("onrecord.link.names").joinpath(name).read_text("utf-8")
