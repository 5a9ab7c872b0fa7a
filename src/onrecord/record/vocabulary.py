"""The vocabulary of acts: which words tell which type of act. Data files in `vocab/`, each with its source.

Rules
* `vocab/types.toml` holds the types: terms of the HURIDOCS Events Standard Formats, micro-thesaurus "Types of Acts".
* `vocab/<language>.toml` holds the phrases. A phrase is words matched by stem, in order; `…` allows up to four
  words between. The longest phrase that begins at a word wins, so that "secret prison" is not also "prison".
* A `general` type ("violence") is never a claim of its own: it only widens what a denial covers.
"""

from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec

from onrecord.nouns.names import name_words
from onrecord.record.words import Word, plain, stem

LANGUAGES = ("en", "ru", "fr")
_GAP, _ROOM = "…", 4


class ActType(msgspec.Struct, frozen=True, kw_only=True):
    """One type of act. `says`: the claim in plain words. `covers`: the types a denial of it also denies."""

    term: str
    says: str
    group: str = "violation"
    general: bool = False
    covers: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A language's file: phrases by type of act, and the other words that rules look for."""

    acts: dict[str, tuple[str, ...]]
    words: dict[str, frozenset[str]]


class Hit(NamedTuple):
    """A phrase of `act_type` from word `first` to word `last`, both included."""

    act_type: str
    first: int
    last: int


class Lexicon(NamedTuple):
    """The words of one language; `phrases` by the stem of their first word, longest first."""

    language: str
    phrases: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    words: dict[str, frozenset[str]]


@cache
def act_types() -> dict[str, ActType]:
    """Every type of act by its name."""
    return msgspec.toml.decode(_load("types"), type=dict[str, dict[str, ActType]])["types"]


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the lists of `naming.toml`, with every word as `name_words` gives it beside the word as it is written."""
    written = msgspec.toml.decode(_load("naming"), type=dict[str, frozenset[str]])[name]
    return written | {" ".join(name_words(word)) for word in written if not word.isascii()}


@cache
def lexicon(language: str) -> Lexicon | None:
    """The words of `language`, None where the vocabulary does not know it."""
    if language not in LANGUAGES:
        return None
    data = msgspec.toml.decode(_load(language), type=Words)
    phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for act_type, written in data.acts.items():
        for phrase in written:
            stems = tuple(part if part == _GAP else stem(plain(part), language) for part in phrase.split())
            phrases.setdefault(stems[0], []).append((act_type, stems))
    longest_first = {
        first: tuple(sorted(found, key=lambda one: (-len(one[1]), one))) for first, found in phrases.items()
    }
    return Lexicon(language, longest_first, data.words)


def hits(spoken: list[Word], lexicon: Lexicon) -> list[Hit]:
    """Every phrase of the vocabulary in `spoken`, in order; phrases do not overlap."""
    found: list[Hit] = []
    at = 0
    while at < len(spoken):
        hit = _longest(spoken, at, lexicon)
        if hit is not None:
            found.append(hit)
        at += 1 if hit is None or hit.last > hit.first + 3 else hit.last - at + 1
    return found


def covered(act_type: str) -> frozenset[str]:
    """The types of act that a denial of `act_type` denies: itself and what it covers."""
    return frozenset((act_type, *act_types()[act_type].covers))


def _longest(spoken: list[Word], at: int, lexicon: Lexicon) -> Hit | None:
    for act_type, phrase in lexicon.phrases.get(spoken[at].stem, ()):
        last = _match(spoken, at, phrase)
        if last is not None:
            return Hit(act_type, at, last)
    return None


def _match(spoken: list[Word], at: int, phrase: tuple[str, ...]) -> int | None:
    room = 0
    for part in phrase:
        if part == _GAP:
            room = _ROOM
            continue
        while at < len(spoken) and spoken[at].stem != part and room:
            at, room = at + 1, room - 1
        if at >= len(spoken) or spoken[at].stem != part:
            return None
        at, room = at + 1, 0
    return at - 1


def _load(name: str) -> bytes:
    return resources.files("onrecord.record").joinpath("vocab", f"{name}.toml").read_bytes()
