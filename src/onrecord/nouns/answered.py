"""What the words that a denial answers point at, inside its own item.

Rules
* Words a statement answers ("the recent listing of the 27 men") point at a list or a statement that overlaps them.
* Words that name a list without overlapping one point at the only list of the item, or of the same sentence.
* A denial reported inside another denial answers what that one answers, where it names nothing of its own.

So what is pointed at is known to be earlier than the denial, whatever its date.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.nouns.listing import PeopleList
from onrecord.nouns.reading import Reading
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Statement

_LIST_WORDS = re.compile(r"\b(?:lists?|listing|names|register|entries)\b|спис|имен|liste|noms", re.IGNORECASE)


class Answered(NamedTuple):
    """Ids of the statements and lists answered, and the words that say so."""

    statements: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    words: tuple[Span, ...] = ()


def answered(statement: Statement, reading: Reading) -> Answered:
    """What `statement` answers inside its own item."""
    spans = _spans(statement, reading)
    family = {statement.id, statement.within, *(one.id for one in reading.statements if one.within == statement.id)}
    told = [
        one.id
        for one in reading.statements
        if one.id not in family and one.kind != "denial" and any(_touches(one, span) for span in spans)
    ]
    lists = {found.id for span in spans for found in _lists(reading.lists, span)}
    return Answered(tuple(told), tuple(sorted(lists)), spans)


def _spans(statement: Statement, reading: Reading) -> tuple[Span, ...]:
    parent = next((one for one in reading.statements if one.id == statement.within), None)
    if statement.answers or parent is None or parent.kind != "denial":
        return statement.answers
    return parent.answers


def _touches(statement: Statement, span: Span) -> bool:
    parts = (*statement.content, *statement.cue, *((statement.speaker,) if statement.speaker else ()))
    return any(part.overlaps(span) for part in parts)


def _lists(lists: Sequence[PeopleList], span: Span) -> list[PeopleList]:
    touched = [one for one in lists if one.passage is not None and one.passage.overlaps(span)]
    if touched or not _LIST_WORDS.search(span.text):
        return touched
    spoken_of = [one for one in lists if not one.contained] or list(lists)
    return spoken_of if len(spoken_of) == 1 else []
