"""The vocabulary of lists (`columns.toml`) and how a cell is compared with it."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

_PUNCTUATION = re.compile(r"[^\w'#№º]+|_")
_ARABIC_MARKS = re.compile(r"[\u064b-\u0652\u0640]")


class ListWords(Struct, frozen=True):
    """`columns.toml`, typed; see there for what each table means."""

    columns: dict[str, list[str]]
    other: dict[str, list[str]]
    unnamed: dict[str, list[str]]
    total: dict[str, list[str]]
    sexes: dict[str, list[str]]
    titles: dict[str, list[str]]
    owners: dict[str, list[str]]


@cache
def list_words() -> ListWords:
    return convert(tomllib.loads(files("onrecord.read.lists").joinpath("columns.toml").read_text("utf-8")), ListWords)


def plain(cell: str) -> str:
    """A cell for comparison: one case, no punctuation, no vowel signs, single spaces ("Ф.И.О." is "ф и о")."""
    text = unicodedata.normalize("NFC", cell).replace("’", "'").replace("ʼ", "'").replace("ё", "е").replace("Ё", "Е")
    return " ".join(_PUNCTUATION.sub(" ", _ARABIC_MARKS.sub("", text).casefold()).split())


@cache
def meanings() -> dict[str, str]:
    """What a column holds, by each of the words that head it."""
    return {plain(word): meaning for meaning, words in list_words().columns.items() for word in words}


@cache
def plain_set(group: str) -> frozenset[str]:
    """The words of one of the plain groups: other, unnamed, total."""
    table: dict[str, list[str]] = getattr(list_words(), group)
    return frozenset(plain(word) for words in table.values() for word in words)


def is_unnamed(cell: str) -> bool:
    """Whether a name cell says that the name is not known: "unidentified man", "неизвестный", "N.N."."""
    words = plain(cell).split()
    return any(" ".join(words[:n]) in plain_set("unnamed") for n in (1, 2, 3)) if words else True


def sex_of(cell: str) -> str | None:
    """ "male" or "female" where the cell says so in a known word."""
    word = plain(cell)
    return next((sex for sex, words in list_words().sexes.items() if word in words), None)


def looks_like_a_person(cell: str) -> bool:
    """One to five words of letters only, the first ones capital where the script has capitals."""
    words = cell.replace(",", " ").split()
    if not 1 <= len(words) <= 6 or any(sign.isdigit() for sign in cell):
        return False
    if any(plain(word) in plain_set("other") for word in words):
        return False
    return all(_name_word(word) for word in (words[0], words[-1]))


def _name_word(word: str) -> bool:
    letters = word.strip("'’\"«»().-")
    if not letters or not all(sign.isalpha() or unicodedata.combining(sign) or sign in "'’-.ʼ" for sign in letters):
        return False
    return letters[0].isupper() or letters[0].lower() == letters[0].upper()
