"""Coarse keys of a name, for the spellings that finer keys (`names.blocks`) keep apart.

Consonants fall into eight classes that the hands of five languages confuse: S for everything that hisses, K for the
back of the mouth, B, D, L, R, M, N. Two letters are read both ways where languages disagree: "ch" is a hiss or a
breath, "j" a hiss or nothing. A key is the first classes of one word with those of another, or with an initial.
"""

import re
from functools import lru_cache
from itertools import permutations, product

from onrecord.link.names import Word, parsed

_CLASSES = {
    "S": "schtsch|shch|chtch|šč|щ|tsch|tch|sch|sh|zh|š|ž|č|ш|ж|ч|ц|ts|tz|c|s|z|с|з|ş|ż|ś|ź|ç",
    "K": "kh|gh|h|k|g|q|x|к|г|х",
    "B": "ph|p|b|v|w|f|п|б|в|ф",
    "D": "th|t|d|т|д",
    "L": "l|л|ł",
    "R": "r|р",
    "M": "m|м",
    "N": "n|н",
}
_LETTERS = re.compile("|".join(f"(?P<{name}>{letters})" for name, letters in _CLASSES.items()))
_CH = re.compile("(?<![st])ch(?!t)")
_TWICE = re.compile(r"(.)\1+")
_LONG, _SHORT = 4, 3  # classes of the two words of a key
_WHOLE = 4  # classes that a word must have to be a key with an initial alone
_SILENT = ("title", "particle", "kunya", "patronymic")


@lru_cache(maxsize=1 << 16)
def coarse(name: str) -> frozenset[str]:
    """Keys of a name; a patronymic makes none, for half of all lists leave it out."""
    spelling = parsed(name).words
    words = [word for word in spelling if word.role not in _SILENT]
    if len(words) < 2:
        words = [word for word in spelling if word.role not in _SILENT[:-1]]
    keys = set[str]()
    for one, other in permutations(words, 2):
        if one.role == "initial":
            continue
        for a, b in product(_read(one), _read(other)):
            if other.role != "initial":
                keys.add(f"{a[:_LONG]}+{b[:_SHORT]}")
            if len(a) >= _WHOLE:
                keys.add(f"{a}.{b[:1]}")
    return frozenset(keys)


def _read(word: Word) -> frozenset[str]:
    return _classes(word.text.lower())


@lru_cache(maxsize=1 << 16)
def _classes(word: str) -> frozenset[str]:
    """The classes of a word's consonants, in each way in which it can be read."""
    ways = {_CH.sub("k", word), _CH.sub("s", word)}
    ways |= {way.replace("j", "s") for way in ways}
    found = ("".join(one.lastgroup or "" for one in _LETTERS.finditer(way)) for way in ways)
    return frozenset(_TWICE.sub(r"\1", one) for one in found)
