"""Ordinary words and names of the world, from packed lists: what is on neither may be somebody's name.

The lists are made by `training/ordinary_words.py` and `training/world_places.py`; docs/methods/redaction.md says from
what, under which licences. A language without a list has no ordinary words: its passages are withheld whole.
"""

import lzma
from functools import cache
from importlib import resources

LANGUAGES = ("en", "fr", "ru", "uk")
_SCRIPTS = {"cyrillic": ("ru", "uk"), "latin": ("en", "fr")}


def is_ordinary(word: str, language: str = "") -> bool:
    """Whether `word` (as `names.plain` gives it) is an ordinary word of `language`; of any with its script where that
    is not known."""
    return any(word in _words(code) or word.replace("ё", "е") in _words(code) for code in _asked(word, language))


def is_name_too(word: str, language: str = "") -> bool:
    """Whether an ordinary word is borne by people as well: "rose", "вера"."""
    return any(_words(code).get(word, False) for code in _asked(word, language))


def _asked(word: str, language: str) -> tuple[str, ...]:
    script = _SCRIPTS["cyrillic" if any("\u0400" <= char <= "\u04ff" for char in word) else "latin"]
    return (language,) if language in script else script


@cache
def _words(language: str) -> dict[str, bool]:
    rows = (row.partition("\t") for row in _unpacked(f"words-{language}.txt.xz"))
    return {word: bool(mark) for word, _, mark in rows}


@cache
def world() -> dict[tuple[str, ...], str]:
    """Keys of a place's name -> its kind: "s" a state, "r" a part of one, "t" a town, with "?" where people bear it."""
    rows = (row.split("\t") for row in _unpacked("world.txt.xz"))
    return {tuple(phrase.split(" ")): kind for phrase, kind in rows}


def _unpacked(name: str) -> list[str]:
    packed = resources.files("onrecord.publish").joinpath("vocab", name).read_bytes()
    return lzma.decompress(packed).decode().split("\n")
