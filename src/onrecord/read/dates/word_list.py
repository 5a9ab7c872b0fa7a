"""The data file of a language that is read by its words alone (`ru.toml`, `fr.toml`), typed."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct, convert


class WordList(Struct, frozen=True):
    """See the comments in the files for what each table means."""

    year: list[str]
    decade: list[str]
    of: list[str]
    months_need: dict[str, list[str]]
    weekdays: dict[str, int]
    weekday_before: dict[str, list[str]]
    seasons: dict[str, int]
    near: dict[str, int]
    steps: dict[str, tuple[str, int]]
    next: dict[str, tuple[str, int]]
    parts: dict[str, list[str]]
    bounds: dict[str, list[str]]
    pairs: dict[str, str]
    units: dict[str, str]
    numbers: dict[str, tuple[int, int]]
    counts: dict[str, list[str]]
    hedges: dict[str, list[str]]


@cache
def word_list(language: str) -> WordList:
    text = files("onrecord.read.dates").joinpath(f"{language}.toml").read_text("utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    for group in ("weekdays", "seasons"):  # one line a word in all its cases
        table[group] = {form: number for forms, number in table[group].items() for form in forms.split()}
    return convert(table, WordList)


def any_word(choices: list[str]) -> str:
    """A pattern for any of the words, the longest first; a space is any white space; matches nothing where none."""
    ordered = sorted(choices, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")" if ordered else "(?!)"
