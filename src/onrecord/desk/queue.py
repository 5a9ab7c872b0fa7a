"""What a person should look at next: statements that the machine proposed and nobody has reviewed, in one order.

The order spends a reviewer's time where it counts, and is stated on the screen:
1. denials, because a false one accuses and a missed correction lets a lie stand;
2. statements that are counted against a denial, because each may be one independent source;
3. all others.
Within each, those whose confidence is nearest to one half come first: there a look changes most. Of two as near, the
one more likely wrong comes first.
"""

import shlex
from collections.abc import Iterable

from onrecord.casefile import Casefile
from onrecord.desk.summary import Speakers
from onrecord.nouns import Account, Backing, Edtf, Noun, Statement

WHY = ("a denial", "counted against a denial", "")
_EVEN = 0.5


class Waiting(Noun, frozen=True, kw_only=True):
    """A statement that waits for a person; `why` says why it stands where it does ("" for no special reason).
    `accept` and `reject` are the commands that decide it; the reason of a rejection is for the person to write."""

    id: str
    why: str
    confidence: float
    kind: str
    denial_kind: str | None
    who: str
    words: str
    said_on: Edtf | None
    item: str
    name: str
    accept: str
    reject: str


def waiting(case: Casefile, folder: str, *, below: float = 1.0, denials: bool = False) -> tuple[Waiting, ...]:
    """The queue: only statements whose confidence is `below` that, and only `denials` where asked for."""
    account, backing = case.latest(Account) or Account(), case.latest(Backing) or Backing()
    speakers = Speakers(account)
    held = {said for line in backing.lines for root in line.on_record_then.roots for said in root.statements}
    names = {item.id: item.name for item in case.items()}
    open_ones = [
        one
        for reading in case.readings()
        for one in reading.statements
        if one.confidence is not None and (one.confidence < below or below >= 1.0)
    ]
    return tuple(
        Waiting(
            id=one.id, why=WHY[_place(one, held)], confidence=one.confidence or 0.0,
            kind=one.kind, denial_kind=one.denial_kind, who=speakers.of(one.id, one), words=one.words,
            said_on=one.said_on, item=one.item, name=names.get(one.item, one.item),
            accept=_command("accept", one.id, folder),
            reject=_command("reject", one.id, folder, "--why", "…"),
        )
        for one in in_order(open_ones, held)
        if one.kind == "denial" or not denials
    )  # fmt: skip


def in_order(statements: Iterable[Statement], held: frozenset[str] | set[str]) -> list[Statement]:
    """The order of the module; `held` are the ids that are counted against a denial."""
    return sorted(statements, key=lambda one: (_place(one, held), *_nearness(one.confidence or 0.0), one.id))


def _place(one: Statement, held: frozenset[str] | set[str]) -> int:
    return 0 if one.kind == "denial" else 1 if one.id in held else 2


def _nearness(confidence: float) -> tuple[float, float]:
    return round(abs(confidence - _EVEN), 6), confidence


def _command(verb: str, id: str, folder: str, *more: str) -> str:
    return shlex.join(("onrecord", verb, id, "--case", folder, *more))
