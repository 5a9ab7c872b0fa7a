"""The whole of `link` in one function: records, links, judgements, groups, people, counts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from onrecord.link.about_lists import about_lists
from onrecord.link.clusters import gather
from onrecord.link.counts import Range, counts
from onrecord.link.draws import drawn
from onrecord.link.effects import effects
from onrecord.link.groups import Groups
from onrecord.link.judgements import from_decisions, laid_over, standing
from onrecord.link.outcomes import knots
from onrecord.link.persons_say import Pair, Said, said
from onrecord.link.propose import MODEL, proposed
from onrecord.link.records import Record, lists_of, records
from onrecord.link.spoken import only_spoken
from onrecord.nouns import Account, Decision, Finding, Ids, Judged, Link, People, Person, Reading, in_force


class Settled(NamedTuple):
    """Records after all judgements. `firm`: as they stand today; `loose`: as if every link that may hold did; `plain`:
    as if of these only the links between names that agree did."""

    links: tuple[Link, ...]
    held: Said
    firm: Groups
    loose: Groups
    plain: Groups


def link(
    account: Account,
    readings: Iterable[Reading],
    decisions: Iterable[Decision],
    judged: Iterable[Judged],
    ids: Ids,
    retold: Mapping[str, str] = MappingProxyType({}),
) -> People:
    """The people of all lists and tellings, with every judgement about who is whom; what people judged stands over
    what the machine proposes. `retold`: lists that go back to another list or item, as `corroborate` found."""
    readings = list(readings)
    found = records(account, readings, ids)
    judged, lost = standing(judged, found, ids)
    machine = proposed(found, judged, ids)
    judged = in_force((*from_decisions(machine.links, decisions), *judged))
    settled = settle(found, laid_over(machine.links, judged, ids), judged, machine.agreeing)
    tied = list(knots(settled.held.groups, settled.loose, (one.id for one in found), settled.links))
    moved = {id: effect for knot in tied for id, effect in effects(knot, _counted(found)).items()}
    links = tuple(msgspec.structs.replace(one, effect=_effect(one, moved)) for one in settled.links)
    people = tuple(_people(found, settled.firm, links, _speakers(account, readings), ids))
    rows = [one for one in found if one.list]
    lists = lists_of(readings)
    person_of = {record: person.id for person in people for record in (*person.entries, *person.parties)}
    apart = [(person_of[one.a], person_of[one.b]) for one in judged if one.verdict == "different"]
    return People(
        people=people,
        links=links,
        counts=counts(people, rows, lists, account, Range(settled.loose, settled.plain, apart), ids),
        findings=(
            *machine.findings,
            *lost,
            *settled.held.findings,
            *_not_followed(settled),
            *about_lists(lists, only_spoken(lists, account.party_of), rows, person_of, retold),
        ),
        drawn=drawn(tied),
    )


def settle(
    found: Sequence[Record], links: Sequence[Link], judged: Sequence[Judged], agreeing: Collection[Pair]
) -> Settled:
    """Who is whom, by what people judged (`judged`: in force) and by the machine's links where nobody did; `agreeing`:
    the pairs of records whose names agree."""
    members = [one.id for one in found]
    likely = {(one.a, one.b): one.probability for one in links if one.probability is not None}
    held = said(members, judged, likely, {(one.a, one.b): one.id for one in links})
    links = tuple(_left_open(one, held) for one in links)
    firm, loose, plain = Groups(members), Groups(members), Groups(members)
    for groups in (firm, loose):
        for member in members:
            groups.join(member, held.groups.of(member))
    for pair, one in held.by_pair.items():
        if one.verdict == "different":
            firm.set_apart(*pair)
    gather(firm, (one for one in links if (one.a, one.b) not in held.by_pair or one.judgement == "unsure"))
    for link in links:
        if link.judgement != "different":
            loose.join(link.a, link.b)
            if (link.a, link.b) in agreeing:
                plain.join(link.a, link.b)
    return Settled(links, held, firm, loose, plain)


def _left_open(one: Link, held: Said) -> Link:
    if (one.a, one.b) not in held.left_open:
        return one
    reason = f"{one.reason} (left open: other judgements by people forbid it)"
    return msgspec.structs.replace(one, judgement="unsure", reason=reason)


def _counted(found: Sequence[Record]) -> frozenset[str]:
    return frozenset(one.id for one in found if one.list and one.named)


def _effect(one: Link, moved: Mapping[str, float]) -> float:
    return moved.get(one.id, 0.0) if one.decided_by == MODEL else 0.0


def _speakers(account: Account, readings: Sequence[Reading]) -> dict[str, str]:
    statements = {one.id for reading in readings for one in reading.statements}
    return {about: party for about, party in account.party_of.items() if about in statements}


def _people(
    found: Sequence[Record], firm: Groups, links: Sequence[Link], speakers: Mapping[str, str], ids: Ids
) -> Iterator[Person]:
    grouped: dict[str, list[Record]] = defaultdict(list)
    for one in found:
        grouped[firm.of(one.id)].append(one)
    told: dict[str, list[str]] = defaultdict(list)
    for statement, party in speakers.items():
        told[party].append(statement)
    deciders = {
        record: one.decided_by
        for one in links
        if one.judgement == "same" and one.decided_by != MODEL
        for record in (one.a, one.b)
    }
    for group in grouped.values():
        parties = tuple(one.id for one in group if not one.list)
        yield Person(
            id=ids.mint("h", group[0].id),
            names=tuple(sorted({one.name for one in group if one.name})),
            entries=tuple(one.id for one in group if one.list),
            parties=parties,
            statements=tuple(sorted(one for party in parties for one in told[party])),
            named=any(one.named for one in group),
            decided_by=next((deciders[one.id] for one in group if one.id in deciders), MODEL),
        )


def _not_followed(settled: Settled) -> Iterator[Finding]:
    """Links that the groups do not follow: same, and yet apart; different, and yet together."""
    for one in settled.links:
        together = settled.firm.of(one.a) == settled.firm.of(one.b)
        if one.judgement != "unsure" and together != (one.judgement == "same"):
            how = "apart: others hold them to be different" if one.judgement == "same" else "joined through others"
            yield Finding(
                code="links-clash", where=one.id, how_bad="note",
                what=f"Two records that look {one.judgement} are {how}.",
                next="Look at both: onrecord link review CASEDIR",
            )  # fmt: skip
