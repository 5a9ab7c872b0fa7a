"""A reported problem with its place: collected, shown together, kept in the log; it never stops the work."""

from typing import Literal

from onrecord.nouns.shape import Noun

How = Literal["note", "warning", "damage"]


class Finding(Noun, frozen=True, kw_only=True):
    """What was found, where, how bad it is, and what to do next.

    `code` is a stable short name for programs ("archive-ratio", "no-date"); `where` names an item
    id and, where known, a page, row or span; it never holds testimony or the name of a person.
    """

    code: str
    what: str
    where: str
    how_bad: How = "warning"
    next: str = ""
