"""Names as keys: the same name in another case, another ending, another script should meet itself.

A key is what is compared exactly: folded, without accents, Russian endings taken off, in Latin letters ("Мерхоту" and
"Merhot" both give "merhot"). A skeleton is coarser and serves only to withhold more, never to show more: consonants
alone, the many romanisations of one sound made one ("Tchermoï", "Chermoy", "Чермой").
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

from anyascii import anyascii

_WORD = re.compile(r"[^\W\d_]+")
_SOUNDS = (
    ("shch", "s"), ("chtch", "s"), ("tsch", "s"), ("tch", "s"), ("sch", "s"), ("dzh", "s"), ("dj", "s"), ("zh", "s"),
    ("ch", "s"), ("sh", "s"), ("ts", "s"), ("tz", "s"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ou", "u"),
    ("ck", "k"), ("qu", "k"), ("x", "ks"),
)  # fmt: skip
_ALIKE = str.maketrans({"j": "s", "c": "s", "z": "s", "q": "k", "w": "v"})
_VOWELS = re.compile(r"[aeiouy]")
_SHORTEST_SKELETON = 3  # consonants; shorter ones are shared by unrelated names


class Token(NamedTuple):
    """A run of letters at `start`..`end`, and its key."""

    text: str
    start: int
    end: int
    key: str


def tokens(text: str) -> list[Token]:
    """The words of `text`, in order."""
    return [Token(m.group(), m.start(), m.end(), key(m.group())) for m in _WORD.finditer(text)]


def keys(name: str) -> tuple[str, ...]:
    """A name as the keys of its words."""
    return tuple(key(word) for word in _WORD.findall(name))


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """One word as it is compared."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    if any("\u0400" <= c <= "\u04ff" for c in folded):
        plain = str(_russian().stemWord(unicodedata.normalize("NFC", folded)))
    return re.sub(r"[^a-z0-9]", "", anyascii(plain).casefold())


@lru_cache(maxsize=200_000)
def skeleton(key: str) -> str | None:
    """The consonants of a key, or None where too few are left to tell names apart."""
    for sound, letter in _SOUNDS:
        key = key.replace(sound, letter)
    bare = re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", key.translate(_ALIKE)))
    return bare if len(bare) >= _SHORTEST_SKELETON else None


@cache
def _russian() -> Any:
    import Stemmer

    return Stemmer.Stemmer("russian")
