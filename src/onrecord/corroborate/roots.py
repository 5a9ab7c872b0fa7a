"""Roots: tellings brought together by the root they go back to, each with the reason why it counts or does not.

Rules
* A root is dated by the telling that puts it on record earliest with certainty.
* A telling taken back is shown with the day it was taken back, and counts no longer from that day on.
* Unnamed sources of different outlets may be one person: the first is counted, the others are shown, unless the
  material itself says that they differ. Certain names are never doubted in this way.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from onrecord.corroborate.chains import Chains, Key, Trace, rules
from onrecord.corroborate.material import Material
from onrecord.nouns import Claim, Edtf, Root, Statement
from onrecord.nouns.names import name_words

_OPEN = (date.max, date.max)


class Group(NamedTuple):
    """All tellings that go back to one root, earliest first, and the day each was taken back, if it was."""

    key: Key
    traces: tuple[Trace, ...]
    taken_back: dict[str, Edtf | None]


def groups(claims: Iterable[Claim], material: Material) -> list[Group]:
    """The roots behind any of `claims`; a root behind several is one. In order of date, then key."""
    by_key: dict[Key, dict[str, Trace]] = defaultdict(dict)
    taken_back: dict[str, Edtf | None] = {}
    for claim in claims:
        for trace in Chains(claim, material).traces():
            kept = by_key[trace.key].get(trace.telling.id)
            if kept is None or (trace.counts, not trace.weak) > (kept.counts, not kept.weak):
                by_key[trace.key][trace.telling.id] = trace
        taken_back.update(retracted(claim, material))
    made = [Group(key, tuple(sorted(traces.values(), key=_order)), taken_back) for key, traces in by_key.items()]
    return sorted(made, key=lambda group: (_order(group.traces[0]), group.key))


def retracted(claim: Claim, material: Material) -> dict[str, Edtf | None]:
    """Statements of the claim that their speaker took back, with the day. A retraction takes back what it names, and
    where it names nothing that its speaker told, all that they told."""
    back: dict[str, Edtf | None] = {}
    for one in material.retractions:
        party = material.account.party_of.get(one.id)
        mine = [said for said in claim.supported_by if material.account.party_of.get(said) == party and said != one.id]
        if party is not None and mine and claim.act_type in _taken_back(one, party, material):
            back.update(dict.fromkeys(mine, material.statement_on(one)))
    return back


def _taken_back(retraction: Statement, party: str, material: Material) -> set[str]:
    """The types of act that a retraction takes back."""
    named = {act.act_type for act in material.acts_told.get(retraction.id, ())}
    told = {
        act.act_type
        for said, acts in material.acts_told.items()
        if material.account.party_of.get(said) == party and material.statements[said].kind != "retraction"
        for act in acts
    }
    return named & told or told


def roots(found: Sequence[Group], *, on: Edtf | None = None, shown: int | None = None) -> tuple[Root, ...]:
    """The roots as printed, doubtful unnamed ones set aside; `on`: tellings taken back only before that day are."""
    made: list[Root] = []
    counted_doors: dict[str, str] = {}
    for group in found:
        root = _root(group, on, shown)
        doors = {one.door for one in group.traces if one.counts}
        if root.counted and doors and "" not in doors:
            door, words = min(doors), name_words(group.traces[0].why)
            if door in counted_doors and not set(words) & set(rules("sources")["another"]["words"]):
                root = _same_person_perhaps(root)
            counted_doors.setdefault(door, root.party)
        made.append(root)
    return tuple(made)


def _root(group: Group, on: Edtf | None, shown: int | None) -> Root:
    standing = [one for one in group.traces if one.counts and not _gone(one, group, on)]
    traces = standing or list(group.traces)
    first = traces[0]
    weak = "" if any(not one.weak for one in traces) else first.weak
    statements = tuple(one.telling.id for one in traces)
    more = len(statements) - shown if shown is not None and len(statements) > shown else 0
    return Root(
        party=first.party,
        first_on=first.telling.when,
        statements=statements[:shown],
        items=tuple(dict.fromkeys(one.telling.item for one in traces))[:shown],
        through=tuple(dict.fromkeys(party for one in traces for party in one.through))[:shown],
        counted=bool(standing),
        provisional=bool(weak),
        reason=_reason(first, group, standing=bool(standing), weak=weak, more=more),
    )


def _reason(first: Trace, group: Group, *, standing: bool, weak: str, more: int) -> str:
    back = [group.taken_back[one.telling.id] for one in group.traces if one.telling.id in group.taken_back]
    words = f"{'Counted' if standing else 'Not counted'}: {first.why}"
    words += f"; provisional: {weak}" if standing and weak else ""
    if back:
        days = ", ".join(sorted({day.human() if day is not None else "on an unknown day" for day in back}))
        words += f"; taken back {days}, shown all the same"
    words += f"; {more} more tellings not shown" if more else ""
    return f"{words}."


def _gone(trace: Trace, group: Group, on: Edtf | None) -> bool:
    """Whether a telling had been taken back; as of `on` only where that is certain."""
    if trace.telling.id not in group.taken_back:
        return False
    day = group.taken_back[trace.telling.id]
    return on is None or (day is not None and day.before(on))


def _same_person_perhaps(root: Root) -> Root:
    return Root(
        party=root.party, first_on=root.first_on, statements=root.statements, items=root.items, through=root.through,
        counted=False, provisional=True,
        reason="Not counted: an unnamed source, and nothing says that it is not the one heard before.",
    )  # fmt: skip


def _order(trace: Trace) -> tuple[date, date, str]:
    when = trace.telling.when
    if when is None:
        return (*_OPEN, trace.telling.id)
    return when.latest or date.max, when.earliest or date.min, trace.telling.id
