"""On which side of the publication a date lies, by the verbs around it.

The nearest verb before the date in its sentence decides, else the nearest after: "said on Monday that it will open in
May" has one date behind it and one ahead. A sentence without a verb that tells is taken as past: a report tells what
has happened. Each language brings two patterns (`tense.toml`); no grammar is parsed.
"""

import re
import tomllib
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Tense = Literal["past", "future"]


class Tenses(NamedTuple):
    """The verbs of one sentence: where they begin, and what they say. `ahead`: those that speak only for what follows
    them ("would")."""

    places: list[int]
    said: list[Tense]
    ahead: list[bool]

    def at(self, place: int) -> Tense:
        """The tense of a date at a place."""
        number = bisect_left(self.places, place)
        if number:
            return self.said[number - 1]
        return next((tense for tense, ahead in zip(self.said, self.ahead, strict=True) if not ahead), "past")


def tenses(text: str, start: int, end: int, language: str) -> Tenses:
    """The verbs of the sentence between two places."""
    pattern = _pattern(language)
    found = list(pattern.finditer(text, start, end)) if pattern else []
    return Tenses(
        [match.start() for match in found],
        ["past" if match.lastgroup == "past" else "future" for match in found],
        [match.lastgroup == "ahead" for match in found],
    )


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    table = tomllib.loads(files("onrecord.read.dates").joinpath("tense.toml").read_text("utf-8")).get(language)
    if table is None:
        return None
    groups = (f"(?P<{name}>{'|'.join(table[name])})" for name in ("future", "ahead", "past") if table.get(name))
    return re.compile("|".join(groups).replace(r"\s+", r"[^\S\n]+\n?"), re.IGNORECASE)
