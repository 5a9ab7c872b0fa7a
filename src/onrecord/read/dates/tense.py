"""On which side of the publication a date lies, by the verbs around it.

The nearest verb before the date in its clause decides, else the next after it there, else the nearest of the sentence:
"said on Monday that it will open in May" has one date behind it and one ahead. A sentence without a verb that tells is
taken as past: a report tells what has happened. Each language brings its patterns (`tense.toml`); no grammar is parsed.
"""

import re
import tomllib
from bisect import bisect_left, bisect_right
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

_FAR = 1 << 30

Tense = Literal["past", "future"]


class Tenses(NamedTuple):
    """The verbs of one sentence: where they begin, and what they say. `ahead`: those that speak only for what follows
    them ("would"). `clauses`: where one clause ends and the next begins."""

    places: list[int]
    said: list[Tense]
    ahead: list[bool]
    clauses: list[int]

    def at(self, place: int) -> Tense:
        """The tense of a date at a place."""
        number = bisect_left(self.places, place)
        clause = bisect_right(self.clauses, place)
        start = self.clauses[clause - 1] if clause else -1
        end = self.clauses[clause] if clause < len(self.clauses) else place + _FAR
        if number and self.places[number - 1] >= start:
            return self.said[number - 1]
        after = next((at for at in range(number, len(self.places)) if not self.ahead[at]), None)
        if after is not None and self.places[after] < end:
            return self.said[after]
        return self.said[number - 1] if number else self.said[after] if after is not None else "past"


def tenses(text: str, start: int, end: int, language: str) -> Tenses:
    """The verbs of the sentence between two places."""
    pattern = _pattern(language)
    found = list(pattern.finditer(text, start, end)) if pattern else []
    verbs = [match for match in found if match.lastgroup != "clause"]
    return Tenses(
        [match.start() for match in verbs],
        ["past" if match.lastgroup == "past" else "future" for match in verbs],
        [match.lastgroup == "ahead" for match in verbs],
        [match.start() for match in found if match.lastgroup == "clause"],
    )


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    table = tomllib.loads(files("onrecord.read.dates").joinpath("tense.toml").read_text("utf-8")).get(language)
    if table is None:
        return None
    groups = (
        f"(?P<{name}>{'|'.join(table[name])})" for name in ("future", "ahead", "past", "clause") if table.get(name)
    )
    return re.compile("|".join(groups).replace(r"\s+", r"[^\S\n]+\n?"), re.IGNORECASE)
