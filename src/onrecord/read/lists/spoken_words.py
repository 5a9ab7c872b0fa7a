"""The patterns by which English speaks of lists, built from `spoken.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from onrecord.read.dates.vocabulary import phrase


class SpokenWords(Struct, frozen=True):
    lists: list[str]
    people: list[str]
    made: list[str]
    explained: list[str]
    openers: list[str]
    vague: list[str]
    numbers: dict[str, int]


class Number(Struct, frozen=True):
    """How many people a list is said to hold: a plain `count` or None, and the words that say it with their unit."""

    count: int | None
    words: str


@cache
def spoken_words() -> SpokenWords:
    return convert(tomllib.loads(files("onrecord.read.lists").joinpath("spoken.toml").read_text("utf-8")), SpokenWords)


def _any(words: list[str]) -> str:
    return (
        "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)) + ")"
    )


_W = spoken_words()
_UNITS = [word for word in _W.numbers if _W.numbers[word] < 10]
_TENS = [word for word in _W.numbers if _W.numbers[word] >= 20]
_NUMBER = rf"(?:\d{{1,3}}(?:[,\u00a0 ]\d{{3}})+|\d{{1,6}}|{_any(_TENS)}-{_any(_UNITS)}|{_any(list(_W.numbers))})"
_BETWEEN = rf"(?:(?:between\s+|from\s+)?{_NUMBER}\s*(?:-|–|to|and|or)\s*{_NUMBER})"
_COUNT = rf"(?P<count>(?:{_any(_W.vague)}\s+)?(?:{_BETWEEN}|{_NUMBER})|{_any(_W.vague)})"
_QUALITY = r"(?:(?!of\b|the\b|and\b)[a-z][\w-]*\s+){0,3}?"
_PEOPLE = rf"(?P<unit>{_any(_W.people)})\b(?!\s+{_any(_W.people)}\b)"
_OF = r"(?:\s+(?:of|with|containing|naming|holding|showing|giving))"
_WHO = rf"(?:(?:the\s+)?(?:names\s+of\s+)?(?:the\s+)?(?:{_COUNT}\s+)?{_QUALITY}{_PEOPLE})"

LISTED = phrase(
    rf"\b(?P<passage>(?:(?:the|a|an|its|his|her|their|that|this)\s+{_QUALITY})?"
    rf"(?:{_any(_W.lists)}s?{_OF}|names\s+(?:and\s+\w+\s+)?of)\s+{_WHO})",
)
VERBED = phrase(
    rf"\b(?P<verb>named|listed|identified\s+by\s+name)\s+(?P<passage>(?:the\s+)?{_COUNT}\s+{_QUALITY}{_PEOPLE})",
)
BARE = phrase(
    rf"\b(?P<passage>(?:the|its|that|this|those|these|their)\s+(?:{_any(_W.lists)}|names))\b(?!\s+of\b)",
)
EXPLAINED = phrase(
    rf"\b{_any(_W.explained)}\s+(?:where|how)\s+(?:it\s+|they\s+)?(?:had\s+)?(?:(?:obtained|got|compiled|collected|received)\s+)?"
    rf"(?:the|its|those|these)?\s*(?:names|{_any(_W.lists)})\b",
)
_NAME_WORD = r"[A-ZÀ-ÞА-Я][\w’'.&-]*[\w]"
NAME = re.compile(rf"\b{_NAME_WORD}(?:\s+(?:(?:of|for|the|on|and|de|du|des)\s+){{0,2}}{_NAME_WORD})*")
MADE_BY = re.compile(rf"^[^.;]{{0,60}}?\b{_any(_W.made)}(?:\s+\w+)?\s+by\s+(?:the\s+)?(?P<name>{NAME.pattern})")


@cache
def made_verbs() -> re.Pattern[str]:
    """Verbs that credit their subject with a list."""
    return re.compile(rf"\b{_any(_W.made)}\b", re.IGNORECASE)


def is_opener(name: str) -> bool:
    """Whether a word has its capital only because it opens a sentence, or is a day or a month."""
    return name in _W.openers


def number_of(match: re.Match[str]) -> Number:
    """The number of people in a passage. "At least 30" and "20 to 30" are words and no number."""
    said = match.groupdict().get("count")
    if said is None:
        return Number(None, "")
    words = re.sub(r"\s+", " ", match.string[match.start("count") : match.end("unit")])
    return Number(_plain_number(said), words)


def _plain_number(said: str) -> int | None:
    digits = re.sub(r"[,\s]", "", said)
    if digits.isdecimal():
        return int(digits)
    parts = [_W.numbers.get(part) for part in said.lower().split("-")]
    return sum(part for part in parts if part is not None) if None not in parts else None
