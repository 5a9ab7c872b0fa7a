"""People after links: reversible judgements, and counts that are always ranges."""

from typing import Literal

from onrecord.nouns.finding import Finding
from onrecord.nouns.shape import Noun, Proposal

Judgement = Literal["same", "different", "unsure"]


class Part(Noun, frozen=True, kw_only=True):
    """What one field of two records says about them: in words, and in bits (+1 doubles the odds of one person)."""

    field: str
    words: str
    weight: float


class Link(Proposal, frozen=True, kw_only=True):
    """A reversible judgement that two records (list entries or parties) are the same person. Never a merge.

    `probability` and `parts` are the machine's and stay when a person has judged; None where only a person put the two
    together. `effect`: by how many people the expected count is likely to move when a person judges (see `link`)."""

    a: str
    b: str
    judgement: Judgement
    reason: str
    probability: float | None = None
    parts: tuple[Part, ...] = ()
    effect: float = 0.0


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

    `by` is "all", "list", "period" or "place", and `value` which one; "told" are people whom only texts name as
    victims, and who are in no other count. `why` says in words how it was counted."""

    id: str
    by: Literal["all", "list", "period", "place", "told"]
    value: str
    certain: int
    possible: int
    named: int
    unnamed: int
    basis: tuple[str, ...]
    why: str


class Drawn(Noun, frozen=True, kw_only=True):
    """One way in which the doubtful links may really lie: groups of records that are one person each. Records that
    stand in no group are grouped as in `People.people`."""

    groups: tuple[tuple[str, ...], ...]


class People(Noun, frozen=True, kw_only=True):
    """What `link` makes of all lists and parties. `drawn`: linkages drawn by how likely each is, for what is counted
    from them; none where nothing is doubtful."""

    people: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()
    counts: tuple[Count, ...] = ()
    findings: tuple[Finding, ...] = ()
    drawn: tuple[Drawn, ...] = ()
