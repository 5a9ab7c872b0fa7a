"""The words of `roles.toml` and `given.toml`, folded and ready to be looked up."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.link.names.letters import folded, script_of
from onrecord.link.names.spelling import Sex


class Gendered(NamedTuple):
    """A surname without the ending that tells her sex or his; `sex` says which ending stood there."""

    base: str
    sex: Sex
    others: tuple[str, ...]


class Given(NamedTuple):
    """What is known of a given name: the names it is a form of, those it is short for, the sexes it goes with."""

    forms: frozenset[str]
    short: frozenset[str]
    sexes: frozenset[Sex]
    regions: frozenset[str]


class Roles(NamedTuple):
    titles: frozenset[str]
    after: frozenset[str]
    kunya: frozenset[str]
    son_of: frozenset[str]
    daughter_of: frozenset[str]
    son_after: frozenset[str]
    daughter_after: frozenset[str]
    servant: frozenset[str]
    second_halves: frozenset[str]
    faithful: frozenset[str]
    articles: frozenset[str]
    sun_articles: frozenset[str]
    particles: frozenset[str]
    born_as: frozenset[str]
    her_patronymics: tuple[str, ...]
    his_patronymics: tuple[str, ...]
    patronymics_or_surnames: tuple[str, ...]
    gendered: tuple[tuple[str, str], ...]
    surname_endings: tuple[str, ...]
    child_of: frozenset[str]
    child_after: frozenset[str]


_SERVANT = {"latin": "abd", "arabic": "عبد", "cyrillic": "абд"}  # as `parse` writes them
_NOTHING = Given(frozenset(), frozenset(), frozenset(), frozenset())


@cache
def roles() -> Roles:
    table = tomllib.loads(_text("roles.toml"))
    pairs = {(folded(hers), folded(his)) for hers, his in table["surnames"]["pairs"]}
    longest_first = sorted(pairs, key=lambda pair: (-len(pair[0]), -len(pair[1]), pair))
    sets = {name: frozenset(folded(word) for word in table[name]) for name in Roles._fields if name in table}
    patronymics = {key: _endings(words) for key, words in table["patronymics"].items()}
    return Roles(
        **sets,
        her_patronymics=patronymics["she"],
        his_patronymics=patronymics["he"],
        patronymics_or_surnames=patronymics["surnames_too"],
        gendered=tuple(longest_first),
        child_of=sets["son_of"] | sets["daughter_of"],
        child_after=sets["son_after"] | sets["daughter_after"],
        surname_endings=_endings((*table["surnames"]["plain"], *(one for pair in longest_first for one in pair))),
    )


def given(word: str) -> Given:
    """What is known of a folded word as a given name; empty where nothing is."""
    return _all_given().get(word, _NOTHING)


@cache
def _all_given() -> dict[str, Given]:
    forms: dict[str, set[str]] = defaultdict(set)
    short: dict[str, set[str]] = defaultdict(set)
    sexes: dict[str, set[Sex]] = defaultdict(set)
    regions: dict[str, set[str]] = defaultdict(set)
    for region, table in tomllib.loads(_text("given.toml")).items():
        for key, sex in (("he", "male"), ("she", "female")):
            for line in table[key]:
                full, _, called = line.partition("|")
                name = f"{region}:{sex}:{folded(full.split()[0])}"
                for into, words in ((forms, full), (short, called)):
                    for word in map(folded, words.split()):
                        word = _SERVANT[script_of(word)] + word if region == "servants" else word
                        into[word].add(name)
                        sexes[word].add("male" if sex == "male" else "female")
                        regions[word].add(region)
    return {
        word: Given(*map(frozenset, (forms[word], short[word], sexes[word], regions[word])))  # type: ignore[arg-type]
        for word in {*forms, *short}
    }


def _endings(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({folded(word) for word in words}, key=lambda word: (-len(word), word)))


def _text(name: str) -> str:
    return files("onrecord.link.names").joinpath(name).read_text("utf-8")
