"""The vocabulary of a language's reporting as typed frames; the fields are explained at the head of `verbs-ru.toml`."""

from functools import cache
from typing import Literal

from msgspec import Struct, convert

from onrecord.nouns import DenialKind, Hedge, Kind
from onrecord.read.statements.lexicon import nouns as of_any_language
from onrecord.read.statements.lexicon import plain as plain
from onrecord.read.vocabulary import vocabulary


class Frame(Struct, frozen=True):
    """One way in which some verbs report speech."""

    verbs: tuple[str, ...]
    kind: Kind
    takes: frozenset[str]
    denial: DenialKind | None = None
    person: bool = False
    passive: Hedge | None = None
    only: Literal["", "passive", "document", "negated"] = ""
    things: frozenset[str] = frozenset()
    power: bool = False


class Nominal(Struct, frozen=True):
    """Nouns that are reports of speech themselves: "the order to", "her claim that"."""

    nouns: tuple[str, ...]
    kind: Kind
    takes: frozenset[str]
    denial: DenialKind | None = None


class Sources(Struct, frozen=True):
    """Words that name the source of what stands around them: "по словам", "selon". `owned`: what stands before and
    after a possessive ("по его словам"), `own`; `never`: what is followed and not heard ("selon la loi")."""

    openers: tuple[str, ...]
    owned: tuple[str, str]
    own: frozenset[str]
    never: frozenset[str]


@cache
def frames(language: str) -> dict[str, tuple[Frame, ...]]:
    """Every frame of a verb, by its dictionary form with the word that belongs to it ("faire savoir")."""
    found: dict[str, tuple[Frame, ...]] = {}
    for row in vocabulary(f"verbs-{language}")["frame"]:
        frame = convert(row, Frame)
        for verb in dict.fromkeys(
            plain(verb).replace("s'", "se ", 1) if verb.startswith("s'") else plain(verb) for verb in frame.verbs
        ):
            found[verb] = (*found.get(verb, ()), frame)
    return found


@cache
def nominals(language: str) -> dict[str, Nominal]:
    rows = [convert(row, Nominal) for row in vocabulary(f"nouns-{language}")["nominal"]]
    return {plain(noun): row for row in rows for noun in row.nouns}


@cache
def sources(language: str) -> Sources:
    return convert(vocabulary(f"verbs-{language}")["source"], Sources)


def nouns(language: str, which: str) -> frozenset[str]:
    """One of the lists of `nouns-xx.toml`."""
    return of_any_language(which, language)


@cache
def phrases(language: str, which: str) -> frozenset[str]:
    """One of the lists of `verbs-xx.toml`."""
    return frozenset(plain(word) for word in vocabulary(f"verbs-{language}")["phrases"][which])


@cache
def named(language: str, which: str) -> frozenset[str]:
    """One of the lists of `names-xx.toml`."""
    return frozenset(plain(word) for word in vocabulary(f"names-{language}")[which])
