"""Which decisions stand: all but those that were taken back. To take back what took back restores the first."""

from collections.abc import Sequence

from onrecord.nouns import Decision

Logged = Sequence[tuple[str, Decision]]
"""Decisions with the ids of their entries, in the order of the log."""


def in_force(logged: Logged) -> tuple[tuple[str, Decision], ...]:
    """Those that stand."""
    gone = taken_back_by(logged)
    return tuple((id, one) for id, one in logged if id not in gone and one.verdict != "withdraw")


def taken_back_by(logged: Logged) -> dict[str, str]:
    """Id of the entry of what was taken back -> that of what took it back. Nothing takes back what is later."""
    place = {id: at for at, (id, _) in enumerate(logged)}
    gone: dict[str, str] = {}
    for id, one in reversed(logged):
        if one.verdict == "withdraw" and id not in gone and place.get(one.takes_back, place[id]) < place[id]:
            gone[one.takes_back] = id
    return gone
