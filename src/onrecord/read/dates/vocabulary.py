"""A language's words for dates, loaded once from its `.toml`, and the pattern pieces built from them."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import cast

from msgspec import Struct, convert

from onrecord.read.dates.expression import Hedge, Part, Unit


class Words(Struct, frozen=True):
    """One language's data file, typed."""

    spoken: list[str]
    tens: list[str]
    ones: list[str]
    months: dict[str, int]
    ambiguous: dict[str, list[str]]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    numbers: dict[str, tuple[int, int]]
    units: dict[str, str]
    hedges: dict[str, list[str]]
    parts: dict[str, list[str]]

    def number(self, word: str) -> tuple[int, int]:
        """Fewest and most of a number word or of digits."""
        word = " ".join(plain(word).replace(",", "").split())
        if word in self.numbers:
            return self.numbers[word]
        total = int(word) if word.isdecimal() else sum(self.numbers[part][0] for part in re.split(r"[-\s]", word))
        return total, total

    def year(self, text: str) -> int:
        """A year in digits, or as it is spoken (nineteen ninety-four, twenty seventeen)."""
        if text.isdecimal():
            return int(text)
        first, *rest = re.split(r"[-\s]+", plain(text))
        under = sum(self.numbers[word][0] for word in rest if word != "hundred")
        return self.numbers[first][0] * 100 + under

    def month(self, word: str) -> int:
        """A month or a season code."""
        key = plain(word).rstrip(".")
        return self.months[key] if key in self.months else self.seasons[key]

    def unit(self, word: str) -> Unit:
        key = plain(word)
        return cast(Unit, self.units.get(key) or self.units[key.removesuffix("s")])

    def hedge(self, word: str | None) -> Hedge:
        key = " ".join(plain(word or "").split())
        return cast(Hedge, next((kind for kind, words in self.hedges.items() if key in words), ""))

    def part(self, word: str) -> Part:
        key = " ".join(plain(word).replace("-", " ").split())
        return cast(Part, next(kind for kind, words in self.parts.items() if key in words))


@cache
def words(language: str) -> Words:
    """The words of a language (ISO 639-1) that has a data file."""
    text = files("onrecord.read.dates").joinpath(f"{language}.toml").read_text("utf-8")
    return convert(tomllib.loads(text), Words)


def plain(words: str) -> str:
    """Words as the tables have them: in lower case, also where a capital has none of one letter (İ)."""
    return words.casefold().replace("\u0307", "")


_GAP = r"(?:[^\S\n]{1,4}\n?[^\S\n]{0,4}|\n[^\S\n]{0,4})"  # a blank or one line break; never a new paragraph


def phrase(pattern: str) -> re.Pattern[str]:
    r"""A pattern for words that stand together: its `\s+` and `\s*` reach over one line break at most. Ignores case."""
    return re.compile(pattern.replace(r"\s+", _GAP).replace(r"\s*", f"{_GAP}?"), re.IGNORECASE)


def any_of(choices: list[str] | dict[str, object]) -> str:
    """A pattern for any of the words, the longest first; a space in a word is any white space. Nothing where none."""
    ordered = sorted((word for word in choices if word), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")" if ordered else "(?!)"
