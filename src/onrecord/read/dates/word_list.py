"""The data file of a language that is read by its words and frames (`ru.toml`, `fr.toml`, `uk.toml`), typed.

Every entry is a regular expression, case ignored, in which a space stands for any gap between words. A frame is an
entry in which `{q}` stands for a quantity ("almost two weeks"), or `{n}` and `{u}` for its number and its unit apart.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from msgspec import Struct, convert

from onrecord.read.dates.expression import Hedge, Part, Side, Unit

Turns = dict[str, int]
Value = TypeVar("Value")


class WordList(Struct, frozen=True, kw_only=True):
    """See the comments in the files for what each table means."""

    year: str = ""
    year_led: str = ""
    decade: str = ""
    decade_led: str = ""
    century: str = ""
    of: str = ""
    also: str = ""
    article: str = ""
    month_led: str = ""
    month_prefix: str = ""
    month_named: str = ""
    weekday_prefix: str = ""
    weekdays: Turns
    seasons: Turns
    tens: Turns = {}
    near: Turns
    turns_before: Turns = {}
    turns_after: Turns = {}
    years_near: Turns = {}
    steps: dict[str, tuple[Unit, int]]
    next: dict[str, tuple[Unit, int]]
    parts: dict[Part, str]
    about: str = ""
    bounds: dict[Side, str]
    pairs: list[tuple[str, str]]
    ordinals: Turns = {}
    week: str = ""
    week_with: str = ""
    quarter: str = ""
    half: str = ""
    units: dict[Unit, str]
    fixed: dict[str, tuple[int, Unit]] = {}
    numbers: dict[str, tuple[int, int]]
    one_unsaid: str = ""
    hedges: dict[Hedge, str] = {}
    counts: dict[str, list[str]]
    lasting: dict[str, list[str]] = {}
    every: str = ""
    dayparts: dict[str, str] = {}
    unknown: str = ""
    present: str = ""


@cache
def word_list(language: str) -> WordList:
    text = files("onrecord.read.dates").joinpath(f"{language}.toml").read_text("utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    return convert(table, WordList)


def rx(entry: str) -> str:
    """An entry as a piece of a pattern; one that is empty matches nothing."""
    return "(?:" + entry.replace(" ", r"\s+") + ")" if entry else "(?!)"


def either(table: Turns) -> str:
    """A piece of a pattern for any entry of a table, the longest first."""
    return rx("|".join(sorted(table, key=len, reverse=True)))


def asked(table: Mapping[str, Value], words: str) -> Value:
    """The value of the entry that words match as a whole."""
    return next(value for entry, value in table.items() if is_whole(entry, words))


def is_whole(entry: str, words: str) -> bool:
    """Whether words match an entry as a whole."""
    return _compiled(entry).fullmatch(words) is not None


@cache
def _compiled(entry: str) -> re.Pattern[str]:
    return re.compile(rx(entry), re.IGNORECASE)
