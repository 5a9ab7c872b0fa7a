"""Which cue of a sentence takes which speech: the nearest that can, in every language.

A relative clause or an object may stand between cue and speech; behind a full stop only another speech, which a
stand-in word marks in the view.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from onrecord.read.statements.views import Speech, View

_NEAR = 160  # characters of the sentence between a speech and its cue
_ENDS = (". ", "! ", "? ")
Extent = tuple[int, int]  # half-open, in characters of the view


class Taker(Protocol):
    """A cue that can take speeches."""

    speeches: list[Speech]


T = TypeVar("T", bound=Taker)


def hand_out(
    speeches: Sequence[Speech], able: Sequence[T], verb_of: Callable[[T], Extent], view: View, stand_in: str
) -> list[Speech]:
    """Give each speech to the nearest of the cues that are able to take one; return those that none takes."""
    left: list[Speech] = []
    for speech in speeches:
        near = [
            (distance, number)
            for number, (start, end) in enumerate(map(verb_of, able))
            if (distance := max(speech.at - end, start - speech.until, 0)) <= _NEAR
            and _one_clause(view.text[slice(*sorted((start, speech.at)))], stand_in)
        ]
        if near:
            nearest = able[min(near)[1]]
            nearest.speeches = [*nearest.speeches, speech]
        else:
            left.append(speech)
    return left


def _one_clause(between: str, stand_in: str) -> bool:
    return stand_in in between or not any(mark in between for mark in _ENDS)
