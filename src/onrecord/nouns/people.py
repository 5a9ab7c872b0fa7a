"""People after links: reversible judgements, and counts that are always ranges."""

from typing import Literal

from onrecord.nouns.finding import Finding
from onrecord.nouns.shape import Noun

Judgement = Literal["same", "different", "unsure"]


class Link(Noun):
    """A reversible judgement that two records (list entries or parties) are the same person. Never a merge."""

    id: str
    a: str
    b: str
    judgement: Judgement
    reason: str
    decided_by: str
    confidence: float | None = None


class Person(Noun):
    """An individual as the links have it today. `entries` and `parties` are the records they were found in."""

    id: str
    names: tuple[str, ...]
    entries: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    named: bool = True
    sealed: bool = True
    decided_by: str = ""


class Count(Noun):
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


class People(Noun):
    """What `link` makes of all lists and parties."""

    people: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()
    counts: tuple[Count, ...] = ()
    findings: tuple[Finding, ...] = ()
