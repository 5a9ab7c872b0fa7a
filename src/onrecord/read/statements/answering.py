"""Which statement a denial answers, so that it was made no later than the denial.

Only where the words leave hardly a doubt, because a statement dated too early would stand on record before it was:

* what waves off a list or its names, and a relative clause that says who brought them ("the newspaper that reported
  the names"), not more than a few passages apart;
* what waves off "the findings", "this claim", right after the one statement of somebody else that they can be.
"""

import re
from collections.abc import Sequence

from onrecord.read.statements.calling import called
from onrecord.read.statements.told import Told

_FEW = 3  # passages
_LISTED = re.compile(r"\b(?:lists?|listings?|names|registers?|roll|tally)\b", re.IGNORECASE)
_TAKEN_UP = re.compile(
    r"(?:the|this|that|these|those)\s+(?:allegation|accusation|assertion|charge|claim|figure|finding|report|statement|"
    r"testimony|account|estimate|conclusion)s?\b(?!\s+(?:of|by|from|in|that|made)\b)",
    re.IGNORECASE,
)
_FOUND = re.compile(r"\b(?:figure|finding|report|estimate|conclusion)s?\b", re.IGNORECASE)  # a body's, by its name


def answers(ordered: Sequence[Told], text: str) -> dict[int, int]:
    """The number of each statement that a later one answers, with the number of that one."""
    found: dict[int, int] = {}
    for number, one in enumerate(ordered):
        if one.kind != "denial" or one.depth or not (one.of_speech or one.answers):
            continue
        thing = _thing(one, text)
        if _LISTED.search(thing):
            for other in range(max(0, number - _FEW), min(len(ordered), number + 2 * _FEW)):
                if other != number and _brought_names(ordered[other], one, text):
                    found.setdefault(other, number)
        elif _TAKEN_UP.match(thing) and number and _just_said(ordered[number - 1], one, text):
            found.setdefault(number - 1, number)
    return found


def _thing(one: Told, text: str) -> str:
    """What is waved off."""
    return " ".join(text[start:end] for start, end in one.answers or one.contents)


def _brought_names(other: Told, one: Told, text: str) -> bool:
    """that reported the names: a relative clause, and not the denier's own."""
    if other.clause is None or other.quoted or abs(other.segment - one.segment) > _FEW or other.tense != "past":
        return False
    words = " ".join(text[start:end] for start, end in other.contents)
    return len(words.split()) <= _FEW * 3 and _LISTED.search(words) is not None and not _same(other, one, text)


def _just_said(other: Told, one: Told, text: str) -> bool:
    near = one.segment - other.segment <= 1 and other.depth == 0 and other.speaker is not None
    plain = other.kind in ("assertion", "testimony", "report") and other.tense == "past" and other.clause is None
    found = _FOUND.search(_thing(one, text)) is None or (other.kind != "testimony" and bool(called(text, other)))
    return near and plain and found and not _same(other, one, text)


def _same(other: Told, one: Told, text: str) -> bool:
    return bool(called(text, other) & called(text, one)) or other.speaker == one.speaker
