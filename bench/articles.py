"""Invented reporting in any amount: articles of about 4,000 characters, different for every number.

As a case is: one campaign in many towns over ten years, some ten statements an article, about one of them a denial,
and between them sentences that hardly ever stand twice, so that no article looks like a copy of another.
"""

import random
from pathlib import Path
from typing import Final

import msgspec

BYTES: Final = 4_000
_WORDS: Final = msgspec.toml.decode(
    (Path(__file__).parent / "data" / "articles.toml").read_text(encoding="utf-8"), type=dict[str, list[str]]
)
_SAYING, _DENYING = 0.25, 0.03  # of all sentences


def article(number: int) -> str:
    """About 4,000 characters of invented reporting: a heading, a date, paragraphs."""
    rng = random.Random(number)
    year, town = 2010 + number % 12, rng.choice(_WORDS["town"])
    lines = [f"Notes from {town}, part {number}", "", f"{rng.randint(1, 28)} May {year}", ""]
    while sum(map(len, lines)) < BYTES:
        lines += [" ".join(_sentence(rng, town, year) for _ in range(6)), ""]
    return "\n".join(lines)


def _sentence(rng: random.Random, town: str, year: int) -> str:
    chance = rng.random()
    if chance > _SAYING:
        who, did, what, when, there = (rng.choice(_WORDS[kind]) for kind in ("who", "did", "what", "when", "town"))
        return f"{who} {did} {what} {when}, and {_person(rng)} of {there} stayed {rng.randint(2, 60)} days."
    said = rng.choice(_WORDS["denial" if chance < _DENYING else "speech"]).format(
        **{kind: rng.choice(_WORDS[kind]) for kind in ("role", "body", "thing", "day", "month")},
        person=_person(rng),
        town=rng.choice((town, rng.choice(_WORDS["town"]))),
        year=year - rng.randint(1, 2),
        n=rng.randint(2, 90),
    )
    return said[0].upper() + said[1:]


def _person(rng: random.Random) -> str:
    return f"{rng.choice(_WORDS['given'])} {rng.choice(_WORDS['family'])}"
