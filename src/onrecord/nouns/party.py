"""A person or body that says, does or suffers something, under all the names the material gives it."""

from typing import Literal

from onrecord.nouns.passage import Passage
from onrecord.nouns.shape import Noun, Proposal

PartyKind = Literal["person", "body", "outlet"]


class PartyName(Noun, frozen=True, kw_only=True):
    """One variant of the name as written, and where."""

    text: str
    passage: Passage | None = None


class Party(Proposal, frozen=True, kw_only=True):
    """`public` says that the party may be named in a dossier: a body, an outlet, or a person in public
    office; `public_because` says why. Everybody else is withheld by default. `speaks_for` is the id of the body
    or person in whose name they speak. `roles` are words of ESF: source, perpetrator, victim, official…"""

    name: str
    kind: PartyKind
    names: tuple[PartyName, ...] = ()
    roles: tuple[str, ...] = ()
    public: bool = False
    public_because: str = ""
    speaks_for: str | None = None
