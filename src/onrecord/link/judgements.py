"""People's judgements found again among today's records, and laid over the machine's links.

Rules
* A judgement goes by the ids of its records. Where a list was taken in anew, its rows have new ids: a judgement then
  goes to the one record that says the same, cell by cell. One that finds nobody is a finding, never lost in silence.
* A link on which a person judged carries the person's name and reason; what the machine thought stays beside it. A pair
  the machine never compared becomes a link of its own.
* A decision about a link (`onrecord accept`, `reject`, `correct`) is a judgement: to accept is to say the same as the
  machine, to reject is to hold the two different.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.link.propose import link_id
from onrecord.link.records import Record
from onrecord.nouns import Decision, Finding, Ids, Judged, Link, in_force

_DIFFERENT = {"same": "different", "unsure": "different", "different": "same"}


def standing(
    judged: Iterable[Judged], found: Sequence[Record], ids: Ids
) -> tuple[tuple[Judged, ...], tuple[Finding, ...]]:
    """The judgements in force, on today's records; and a finding for each that found none."""
    known = {one.id for one in found}
    by_print: dict[str, list[str]] = defaultdict(list)
    for one in found:
        if one.print:
            by_print[one.print].append(one.id)
    kept, lost = [], []
    for each in judged:
        a, b = _again(each.a, each.print_a, known, by_print), _again(each.b, each.print_b, known, by_print)
        if a and b and a != b:
            kept.append(msgspec.structs.replace(each, a=min(a, b), b=max(a, b)))
        else:
            lost.append(each)
    return in_force(kept), tuple(_lost(one, ids) for one in in_force(lost))


def _again(id: str, print: str, known: set[str], by_print: Mapping[str, Sequence[str]]) -> str:
    if id in known:
        return id
    like = by_print.get(print, ()) if print else ()
    return like[0] if len(like) == 1 else ""


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
