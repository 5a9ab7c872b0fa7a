"""The whole of `link` in one function: records, links, judgements, groups, people, counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from onrecord.link.about_lists import about_lists
from onrecord.link.counts import Range, counts
from onrecord.link.draws import drawn
from onrecord.link.effects import effects
from onrecord.link.groups import Groups
from onrecord.link.model import Watch
from onrecord.link.propose import MODEL
from onrecord.link.records import Record, lists_of
from onrecord.link.settling import Settled, by_knot, settle, with_effects
from onrecord.link.spoken import only_spoken
from onrecord.link.weighed import Weighed, weighed
from onrecord.nouns import Account, Decision, Finding, Ids, Judged, Link, People, Person, Reading


def link(
    account: Account,
    readings: Iterable[Reading],
    decisions: Iterable[Decision],
    judged: Iterable[Judged],
    ids: Ids,
    retold: Mapping[str, str] = MappingProxyType({}),
    watch: Watch | None = None,
) -> People:
    """The people of all lists and tellings, with every judgement about who is whom; what people judged stands over
    what the machine proposes. `retold`: lists that go back to another list or item, as `corroborate` found. `watch` is
    told how far the weighing of many has come."""
    readings = list(readings)
    return people(weighed(account, readings, decisions, judged, ids, watch), account, readings, ids, retold)


def people(
    weighed: Weighed,
    account: Account,
    readings: Sequence[Reading],
    ids: Ids,
    retold: Mapping[str, str] = MappingProxyType({}),
) -> People:
    """The same out of records that are weighed."""
    found, machine, judged, lost = weighed
    settled = settle(found, weighed.links(ids), judged, machine.agreeing)
    members = [one.id for one in found]
    knots = settled.knots(members)
    links = with_effects(settled.links, effects(list(by_knot(knots, found).values()), weighed.shift))
    held = tuple(_people(found, settled.firm, links, _speakers(account, readings), ids))
    rows = [one for one in found if one.list]
    lists = lists_of(readings)
    person_of = {record: person.id for person in held for record in (*person.entries, *person.parties)}
    apart = [(person_of[one.a], person_of[one.b]) for one in judged if one.verdict == "different"]
    return People(
        people=held,
        links=links,
        counts=counts(held, rows, lists, account, Range(found, settled.loose, settled.plain, apart), ids),
        findings=(
            *machine.findings,
            *lost,
            *settled.held.findings,
            *_not_followed(settled),
            *about_lists(lists, only_spoken(lists, account.party_of), rows, person_of, retold),
        ),
        drawn=drawn(settled, found, weighed.leaning),
    )


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
