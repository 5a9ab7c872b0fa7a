"""What stands once people's decisions are laid over a machine's proposals.

Rules
* The newest decision about an id wins; a correction of one field stands beside corrections of others.
* A rejected proposal is left out, an accepted one carries the person's name and no confidence.
* A decision whose id a later reading no longer gives is carried to the proposal of the same item whose words
  overlap the decided words most, if at least half of them do; otherwise it is returned as left over,
  so that the desk can show it: a decision is never lost in silence.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from onrecord.nouns.decision import Decision
from onrecord.nouns.edtf import dec_hook
from onrecord.nouns.reading import Reading
from onrecord.nouns.shape import Proposal
from onrecord.nouns.statement import Statement
from onrecord.nouns.wire import to_builtins

N = TypeVar("N", bound=Proposal)
_ENOUGH = 0.5  # share of the decided words that must still be there


def decided(proposals: Sequence[N], decisions: Iterable[Decision]) -> tuple[N, ...]:
    """`proposals` (nouns with `id` and `decided_by`) as people left them."""
    by_id: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_id.setdefault(decision.about, []).append(decision)
    standing = (_stand(proposal, by_id.get(proposal.id, ())) for proposal in proposals)
    return tuple(noun for noun in standing if noun is not None)


def decided_reading(reading: Reading, decisions: Iterable[Decision]) -> tuple[Reading, tuple[Decision, ...]]:
    """`reading` as people left it, and the decisions about this item that found nothing to stand on."""
    mine = [decision for decision in decisions if decision.item == reading.item]
    if not mine:
        return reading, ()
    carried, left_over = _carry(reading, mine)
    standing = msgspec.structs.replace(
        reading,
        statements=decided(reading.statements, carried),
        lists=decided(reading.lists, carried),
    )
    return standing, left_over


def correct(noun: N, field: str, value: str) -> N:
    """`noun` with `field` set to what `value` says. Raises ValueError where the field cannot hold it."""
    if field not in msgspec.structs.asdict(noun) or field in ("id", "item", "decided_by", "confidence"):
        raise ValueError(f"there is no field {field!r} to correct")
    fields = dict(to_builtins(noun))
    fields[field] = value or None
    if isinstance(noun, Statement) and field == "kind" and value != "denial":
        fields["denial_kind"] = None
    if isinstance(noun, Statement) and field == "denial_kind" and value:
        fields["kind"] = "denial"
    if isinstance(noun, Statement) and field == "kind" and value == "denial":
        fields["denial_kind"] = fields.get("denial_kind") or "denies_act"
    return msgspec.convert(fields, type(noun), dec_hook=dec_hook, strict=False)


def _stand(proposal: N, decisions: Sequence[Decision]) -> N | None:
    for decision in decisions:
        if decision.verdict == "reject":
            continue
        if decision.verdict == "correct":
            proposal = correct(proposal, decision.field, decision.value)
        proposal = msgspec.structs.replace(proposal, decided_by=decision.by, confidence=None)
    return None if decisions and decisions[-1].verdict == "reject" else proposal


def _carry(reading: Reading, decisions: Sequence[Decision]) -> tuple[list[Decision], tuple[Decision, ...]]:
    known = {thing.id for thing in (*reading.statements, *reading.lists)}
    carried, left_over = [], []
    for decision in decisions:
        if decision.about in known:
            carried.append(decision)
        elif (now := _nearest(reading.statements, decision.words)) is not None:
            carried.append(msgspec.structs.replace(decision, about=now.id))
        else:
            left_over.append(decision)
    return carried, tuple(left_over)


def _nearest(statements: Sequence[Statement], words: str) -> Statement | None:
    wanted = set(words.split())
    best = max(statements, key=lambda one: len(wanted & set(one.words.split())), default=None)
    if best is None or not wanted or len(wanted & set(best.words.split())) < _ENOUGH * len(wanted):
        return None
    return best
