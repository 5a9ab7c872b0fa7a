"""People's judgements found again among today's records, and laid over the machine's links.

Rules
* A judgement goes by the ids of its records. Where a list was taken in anew, its rows have new ids: a judgement then
  goes to the one record that says the same, cell by cell. One that finds nobody is a finding, never lost in silence.
* A link on which a person judged carries the person's name and reason; what the machine thought stays beside it. A pair
  the machine never compared becomes a link of its own.
* A decision about a link (`onrecord accept`, `reject`, `correct`) is a judgement: to accept is to say the same as the
  machine, to reject is to hold the two different.
"""

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.link.propose import link_id
from onrecord.link.records import Record
from onrecord.nouns import Anchor, Decision, Finding, Ids, Judged, Link, Told, in_force
from onrecord.standing import carry

_DIFFERENT = {"same": "different", "unsure": "different", "different": "same"}


def standing(
    judged: Iterable[Judged], found: Sequence[Record], ids: Ids
) -> tuple[tuple[Judged, ...], tuple[Finding, ...]]:
    """The judgements in force, on today's records; and a finding for each that found none."""
    judged = list(judged)
    known = {one.id for one in found}
    sides = {(one.a, one.print_a) for one in judged} | {(one.b, one.print_b) for one in judged}
    gone = {(id, _anchor(print)) for id, print in sides if id not in known and print}
    again = carry(gone, {one.id: _anchor(one.print) for one in found if one.print} if gone else {}, {})
    kept, lost = [], []
    for each in judged:
        a, b = (
            id if id in known else again.get((id, _anchor(print)), "")
            for id, print in ((each.a, each.print_a), (each.b, each.print_b))
        )
        if a and b and a != b:
            kept.append(msgspec.structs.replace(each, a=min(a, b), b=max(a, b)))
        else:
            lost.append(each)
    return in_force(kept), tuple(_lost(one, ids) for one in in_force(lost))


def _anchor(print: str) -> Anchor:
    """What a record stands on: what it says, cell by cell, as its silent print."""
    return Anchor(kind="record", told=(Told(item="", what="print", words=print),))


def _lost(one: Judged, ids: Ids) -> Finding:
    return Finding(
        code="judgement-left-over", how_bad="note", where=link_id(one.a, one.b, ids),
        what=f"{one.by} judged two records {one.verdict}; one of them is no longer in the folder's material.",
        next="Judge the new rows, if they are of the same people: onrecord link review CASEDIR",
    )  # fmt: skip


def from_decisions(links: Iterable[Link], decisions: Iterable[Decision]) -> tuple[Judged, ...]:
    """What was decided about links as judgements, in the order of the decisions."""
    by_id = {one.id: one for one in links}
    made = []
    for one in decisions:
        link = by_id.get(one.about)
        if link is None or (one.verdict == "correct" and one.field != "judgement"):
            continue
        said = {"accept": link.judgement, "correct": one.value, "reject": _DIFFERENT[link.judgement]}[one.verdict]
        made.append(Judged(a=link.a, b=link.b, verdict=said, by=one.by, at=one.at, why=one.why))  # type: ignore[arg-type]
    return tuple(made)


def laid_over(links: Iterable[Link], judged: Iterable[Judged], ids: Ids) -> tuple[Link, ...]:
    """`links` as people left them, and those that only people made; in the order of their records."""
    by_pair = {(one.a, one.b): one for one in links}
    for one in judged:
        bare = Link(id=link_id(one.a, one.b, ids), decided_by="", a=one.a, b=one.b, judgement="unsure", reason="")
        reason = one.why or "judged by a person, who gave no reason"
        by_pair[one.a, one.b] = msgspec.structs.replace(
            by_pair.get((one.a, one.b), bare), decided_by=one.by, judgement=one.verdict, reason=reason, confidence=None
        )
    return tuple(one for _, one in sorted(by_pair.items()))
