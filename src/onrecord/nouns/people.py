"""People after links: reversible judgements, and counts that are always ranges."""

from typing import Literal

from onrecord.nouns.finding import Finding
from onrecord.nouns.shape import Noun, Proposal

Judgement = Literal["same", "different", "unsure"]


class Link(Proposal, frozen=True, kw_only=True):
    """A reversible judgement that two records (list entries or parties) are the same person. Never a merge."""

    a: str
    b: str
    judgement: Judgement
    reason: str


class Person(Noun, frozen=True, kw_only=True):
    """An individual as the links have it today. `entries` and `parties` are the records they were found in."""

    id: str
    names: tuple[str, ...]
    entries: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    named: bool = True
    sealed: bool = True
    decided_by: str = ""


class Count(Noun, frozen=True, kw_only=True):
    """`certain`..`possible` people, `named` and `unnamed` (of `possible`) apart, with the ids counted.

    `by` is "all", "list", "period" or "place", and `value` which one. `why` says in words how it was counted."""

    id: str
    by: Literal["all", "list", "period", "place"]
    value: str
    certain: int
    possible: int
    named: int
    unnamed: int
    basis: tuple[str, ...]
    why: str


class People(Noun, frozen=True, kw_only=True):
    """What `link` makes of all lists and parties."""

    people: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()
    counts: tuple[Count, ...] = ()
    findings: tuple[Finding, ...] = ()
