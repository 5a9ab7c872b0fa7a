"""The vocabulary of English reporting as typed frames: `vocab/verbs-en.toml` and `vocab/nouns-en.toml`."""

from functools import cache
from typing import Literal

from msgspec import Struct, convert

from onrecord.nouns import DenialKind, Hedge, Kind
from onrecord.read.vocabulary import vocabulary

_SPELLED = str.maketrans({"’": "'", "ё": "е", "Ё": "Е", "\u00a0": " ", "\u202f": " "})


class Frame(Struct, frozen=True):
    """One way in which some verbs report speech; the fields are explained at the head of `verbs-en.toml`."""

    verbs: tuple[str, ...]
    kind: Kind
    takes: tuple[str, ...]
    denial: DenialKind | None = None
    person: bool = False
    passive: Hedge | None = None
    only: Literal["", "passive", "document"] = ""


class Nominal(Struct, frozen=True):
    """Nouns that are reports of speech themselves: "the denials of", "her claim that"."""

    nouns: tuple[str, ...]
    kind: Kind
    takes: tuple[str, ...]
    denial: DenialKind | None = None
    hedge: Hedge = "none"


class Idiom(Struct, frozen=True):
    """A verb and a thing that deny together: "washed its hands of". `behind`: prepositions before what is denied."""

    verbs: tuple[str, ...]
    things: tuple[str, ...]
    denial: DenialKind
    behind: tuple[str, ...] = ()
    negated: bool = False


def plain(word: str) -> str:
    """A word as it is looked up: small letters, one apostrophe, е for ё."""
    return spelled(word.lower())


def spelled(words: str) -> str:
    """Words in the spelling of the lists; each character keeps its place."""
    return words.translate(_SPELLED)


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Every frame of a verb, by its lemma with its particle ("shrug off")."""
    found: dict[str, tuple[Frame, ...]] = {}
    for row in vocabulary("verbs-en")["frame"]:
        frame = convert(row, Frame)
        for verb in frame.verbs:
            found[verb] = (*found.get(verb, ()), frame)
    return found


@cache
def idioms() -> dict[str, tuple[Idiom, ...]]:
    """Every set phrase of a verb, by its lemma."""
    found: dict[str, tuple[Idiom, ...]] = {}
    for row in vocabulary("verbs-en")["idiom"]:
        idiom = convert(row, Idiom)
        for verb in idiom.verbs:
            found[verb] = (*found.get(verb, ()), idiom)
    return found


@cache
def nominals() -> dict[str, Nominal]:
    rows = [convert(row, Nominal) for row in vocabulary("nouns-en")["nominal"]]
    return {noun: row for row in rows for noun in row.nouns}


@cache
def nouns(which: str, language: str = "en") -> frozenset[str]:
    """One of the lists of `nouns-xx.toml`, as words are looked up."""
    return frozenset(plain(word) for word in vocabulary(f"nouns-{language}")[which])


@cache
def phrases(which: str) -> frozenset[str]:
    return frozenset(vocabulary("verbs-en")["phrases"][which])
