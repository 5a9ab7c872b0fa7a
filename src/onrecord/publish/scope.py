"""Whose words a text holds, by which the gate reads it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose words they are: of an item, in a language; of none ("") where they are ours."""

    item: str = ""
    language: str = ""
    naming: bool = False  # the words are a name, and no sentence: their first capital proves nothing
    ours: bool = False  # we wrote the sentence: its figures count what we counted


NOBODYS = Scope()
OURS = Scope(ours=True)
NAMES = Scope(naming=True)
