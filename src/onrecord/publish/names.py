"""Words and names as keys: the same name in another case, ending, script or disguise should meet itself.

A word is a run of letters with whatever hides inside it: accents written apart, characters of no width, soft hyphens,
apostrophes of every kind ("Isma’il", "Дем'янчук" are one word). The "s" of a possessive and the "l" of a French elision
stand apart.

A key is what is compared exactly: folded, without accents, Russian and Ukrainian endings taken off, in Latin letters
("Мерхоту" and "Merkhot" both give "merkhot"). A skeleton is coarser and serves only to withhold more, never to show
more: consonants alone, the many romanisations of one sound made one ("Tchermoï", "Chermoy", "Чермой").
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
APOSTROPHES = "'’‘ʼʻʹʽˈ`´′＇"
_INSIDE = rf"[{INVISIBLE}\u0300-\u036f\u0483-\u0489\u064b-\u065f\u0670]"
_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTER}(?:{_INSIDE}*(?:[{APOSTROPHES}](?={_INSIDE}*{_LETTER}))?{_INSIDE}*{_LETTER})*{_INSIDE}*")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
_ELISION = re.compile(rf"^(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)[{APOSTROPHES}](?={_LETTER})", re.I)
_HIDDEN = re.compile(rf"[{INVISIBLE}]")
_APOSTROPHE = re.compile(rf"[{APOSTROPHES}]")
_SOUNDS = (
    ("shch", "s"), ("chtch", "s"), ("tsch", "s"), ("tch", "s"), ("sch", "s"), ("dzh", "s"), ("dj", "s"), ("zh", "s"),
    ("ch", "s"), ("sh", "s"), ("ts", "s"), ("tz", "s"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ou", "u"),
    ("ck", "k"), ("qu", "k"), ("x", "ks"),
)  # fmt: skip
_ALIKE = str.maketrans({"j": "s", "c": "s", "z": "s", "q": "k", "w": "v"})
_VOWELS = re.compile(r"[aeiouy]")
_ENDING = re.compile(
    r"(?:ыми|ими|ого|его|ому|ему|ами|ями|ові|еві|єві|ых|их|ым|им|ой|ей|ою|ею|єю|ах|ях|ам|ям|ом|ем|єм)$"
)
_SHORTEST_STEM = 3  # letters
_SHORTEST_SKELETON = 3  # consonants; shorter ones are shared by unrelated names


class Token(NamedTuple):
    """A word at `start`..`end` of its text, its key, and `plain`: as a reader sees it, in lower case (NFC)."""

    text: str
    start: int
    end: int
    key: str
    plain: str

    @property
    def capital(self) -> bool:
        """Whether any of its letters is a capital: "Abdi", "alHariri", "iRina"."""
        return any(char.isupper() or char.istitle() for char in self.text)

    @property
    def cased(self) -> bool:
        """Whether its script knows capitals at all."""
        return self.text.lower() != self.text.upper() and not any("\u10a0" <= c <= "\u10ff" for c in self.text)


def tokens(text: str) -> list[Token]:
    """The words of `text`, in order."""
    return [
        Token(text[start:end], start, end, key(text[start:end]), plain(text[start:end])) for start, end in _spans(text)
    ]


def keys(name: str) -> tuple[str, ...]:
    """A name as the keys of its words."""
    return tuple(key(name[start:end]) for start, end in _spans(name))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for found in _WORD.finditer(text):
        start, end = found.span()
        if elided := _ELISION.match(found.group()):
            yield start, start + elided.end() - 1
            start += elided.end()
        if tail := _POSSESSIVE.search(text[start:end]):
            yield start, start + tail.start()
            yield start + tail.start() + 1, end
        else:
            yield start, end


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """A word as a reader sees it: composed, nothing hidden in it, one kind of apostrophe, in lower case."""
    seen = _APOSTROPHE.sub("'", _HIDDEN.sub("", word))
    return unicodedata.normalize("NFKC", seen).lower()


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """One word as it is compared."""
    bare = _APOSTROPHE.sub("", _HIDDEN.sub("", word))
    folded = unicodedata.normalize("NFKC", bare).casefold()
    letters = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    if any("\u0400" <= c <= "\u04ff" for c in folded):
        letters = _uninflected(unicodedata.normalize("NFC", folded))
    return re.sub(r"[^a-z0-9]", "", anyascii(letters).casefold())


@lru_cache(maxsize=200_000)
def skeleton(key: str) -> str | None:
    """The consonants of a key, or None where too few are left to tell names apart."""
    for sound, letter in _SOUNDS:
        key = key.replace(sound, letter)
    bare = re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", key.translate(_ALIKE)))
    return bare if len(bare) >= _SHORTEST_SKELETON else None


def _uninflected(word: str) -> str:
    """A Russian or Ukrainian word without its ending, so that a name meets itself in every case. A stemmer of common
    words takes the "ов" of a surname for an ending in one case and not in another."""
    bare = _ENDING.sub("", word)
    bare = bare if len(bare) >= _SHORTEST_STEM else word
    short = bare.rstrip("аеёиіїоуыэєюяьй")
    return short if len(short) >= _SHORTEST_STEM else bare
