"""What stands once people's decisions are laid over a machine's proposals.

Rules
* The newest decision about an id wins; a correction of one field stands beside corrections of others.
* A rejected proposal is left out, an accepted one carries the person's name and no confidence.
* A decision whose id a later reading no longer gives is carried to the proposal of the same item whose words
  overlap the decided words most, if at least half of them do; otherwise it is returned as left over,
  so that the desk can show it: a decision is never lost in silence.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from onrecord.nouns.decision import Decision
from onrecord.nouns.edtf import dec_hook
from onrecord.nouns.reading import Reading
from onrecord.nouns.shape import Proposal
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Statement
from onrecord.nouns.wire import to_builtins

N = TypeVar("N", bound=Proposal)
_FIXED = frozenset({"id", "item", "decided_by", "confidence", "entries", "acts"})
_WORDS = frozenset({"speaker", "cue", "content", "audience"})
_ENOUGH = 0.5  # share of the decided words that must still be there


def decided(proposals: Sequence[N], decisions: Iterable[Decision], text: str = "") -> tuple[N, ...]:
    """`proposals` as people left them; `text` is the layer in which corrected words are found."""
    by_id: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_id.setdefault(decision.about, []).append(decision)
    standing = (_stand(proposal, by_id.get(proposal.id, ()), text) for proposal in proposals)
    return tuple(noun for noun in standing if noun is not None)


def decided_reading(
    reading: Reading, decisions: Iterable[Decision], text: str = ""
) -> tuple[Reading, tuple[Decision, ...]]:
    """`reading` as people left it, and the decisions about this item that found nothing to stand on."""
    mine = [decision for decision in decisions if decision.item == reading.item]
    if not mine:
        return reading, ()
    carried, left_over = _carry(reading, mine)
    standing = msgspec.structs.replace(
        reading,
        statements=decided(reading.statements, carried, text),
        lists=decided(reading.lists, carried, text),
    )
    return standing, left_over


def correct(noun: N, field: str, value: str, text: str = "") -> N:
    """`noun` with `field` set to what `value` says; words are looked up in `text`, the item's text layer.

    Raises ValueError where the field cannot hold the value, or the words do not stand in the text.
    """
    fields = to_builtins(noun)
    if field not in type(noun).__struct_fields__ or field in _FIXED:
        raise ValueError(f"there is no field {field!r} to correct")
    fields[field] = _words(noun, field, value, text) if field in _WORDS else value or None
    if isinstance(noun, Statement):
        _keep_denial_whole(fields, field)
    try:
        return msgspec.convert(fields, type(noun), dec_hook=dec_hook, strict=False)
    except msgspec.ValidationError as why:
        raise ValueError(str(why)) from why


def _words(noun: Proposal, field: str, value: str, text: str) -> object:
    """`value` as a span of `text`: the occurrence nearest to where the field stood, or else the statement."""
    if not value:
        return None
    old = getattr(noun, field) or getattr(noun, "content", ())
    near = old[0] if isinstance(old, tuple) and old else old
    starts = [match.start() for match in re.finditer(re.escape(value), text)]
    if not starts:
        raise ValueError(f"the words for {field} do not stand in the item's text")
    start = min(starts, key=lambda at: abs(at - (near.start if isinstance(near, Span) else 0)))
    span = to_builtins(Span.of(text, start, start + len(value)))
    return [span] if field in ("cue", "content") else span


def _keep_denial_whole(fields: dict[str, Any], field: str) -> None:
    """A denial, and nothing else, has a kind of denial: setting one of the two settles the other."""
    if field == "denial_kind" and fields["denial_kind"]:
        fields["kind"] = "denial"
    if fields["kind"] != "denial":
        fields["denial_kind"] = None
    elif not fields.get("denial_kind"):
        fields["denial_kind"] = "denies_act"


def _stand(proposal: N, decisions: Sequence[Decision], text: str) -> N | None:
    for decision in decisions:
        if decision.verdict == "reject":
            continue
        if decision.verdict == "correct":
            proposal = correct(proposal, decision.field, decision.value, text)
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
