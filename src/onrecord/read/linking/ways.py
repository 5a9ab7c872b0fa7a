"""The way in the parse from one span to another: up to the word on which both hang, and down."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.read.linking.scene import Seat
from onrecord.read.linking.words import Words

NO_WAY = 99.0  # as a length: longer than any
_SHOWN = 4  # steps, either side
_NO_STEPS = 99
_NO_CLIMBS = 9


class Way(NamedTuple):
    """Steps up and down, how many borders of a speech they cross, both together, and the way as a kind: "nsubj|"."""

    up: int
    down: int
    climbs: int
    length: float
    name: str


def way(words: Words, other: Seat, cue: Seat) -> Way:
    """From the head word of a seat to that of a cue."""
    for up, row in enumerate(other.way):
        down = cue.steps.get(row)
        if down is not None:
            rise, fall = other.way[:up], cue.way[:down]
            climbs = sum(words.heads[at] == at for at in (*rise, *fall))
            return Way(up, down, climbs, float(up + down), f"{_steps(words, rise)}|{_steps(words, fall)}")
    name = "none" if other.way and cue.way else "unparsed"
    return Way(_NO_STEPS, _NO_STEPS, _NO_CLIMBS, NO_WAY, name)


def _steps(words: Words, rows: Sequence[int]) -> str:
    if len(rows) > _SHOWN:
        return "far"
    return " ".join("speech" if words.heads[row] == row else words.deps[row] for row in rows)
