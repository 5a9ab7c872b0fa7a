"""The whole of `link` in one function."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.link.counts import counts
from onrecord.link.groups import Groups
from onrecord.link.judge import judge
from onrecord.link.records import Record, kin, lists_of, records
from onrecord.nouns import Account, Decision, Finding, Ids, Link, People, Person, Reading, decided

MODEL = "machine:link-rules@1"
_COPIED = 0.6  # share of a list's named people found on an older list at which it is shown as copied or overlapping


def link(account: Account, readings: Iterable[Reading], decisions: Iterable[Decision], ids: Ids) -> People:
    """The people of all lists, with every judgement about who is whom; `decisions` are laid over the proposals."""
    readings = list(readings)
    found = records(account, readings)
    links = decided(tuple(_proposed(found, ids)), decisions)
    firm, loose = Groups(one.id for one in found), Groups(one.id for one in found)
    known = {one.id for one in found}
    for one in links:
        if {one.a, one.b} <= known and one.judgement != "different":
            loose.join(one.a, one.b)
            if one.judgement == "same":
                firm.join(one.a, one.b)
    said = {one.id for reading in readings for one in reading.statements}
    speakers = {about: party for about, party in account.party_of.items() if about in said}
    people = tuple(_people(found, firm, links, speakers, ids))
    person_of = {record: person.id for person in people for record in (*person.entries, *person.parties)}
    rows = [one for one in found if one.list]
    lists = lists_of(readings)
    return People(
        people=people,
        links=links,
        counts=counts(people, rows, lists, account.party_of, loose, ids),
        findings=(*_against(links, firm, known), *_copies(rows, person_of)),
    )


def _proposed(found: Sequence[Record], ids: Ids) -> Iterator[Link]:
    for a, b in sorted(_pairs(found)):
        verdict = judge(found[a], found[b])
        if verdict is not None:
            one, other = found[a].id, found[b].id
            yield Link(
                id=ids.mint("k", one, other), decided_by=MODEL, confidence=verdict.confidence, a=one, b=other,
                judgement=verdict.judgement, reason=verdict.reason,
            )  # fmt: skip


def _pairs(found: Sequence[Record]) -> set[tuple[int, int]]:
    """Places of records that share a sounding word and both ends of another, or where one repeats the other."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        heard = one.heard
        for word in heard:
            for ends in sorted({other[0] + other[-1] for other in heard if other != word} or {""}):
                buckets[word, ends].append(place)
    pairs = {(a, b) for bucket in buckets.values() for i, a in enumerate(bucket) for b in bucket[i + 1 :] if a != b}
    place_of = {one.id: place for place, one in enumerate(found)}
    repeats = ((place_of[one.same_as], place_of[one.id]) for one in found if one.same_as in place_of)
    return {(min(pair), max(pair)) for pair in (*pairs, *repeats)}


def _people(
    found: Sequence[Record], firm: Groups, links: Sequence[Link], speakers: Mapping[str, str], ids: Ids
) -> Iterator[Person]:
    grouped: dict[str, list[Record]] = defaultdict(list)
    for one in found:
        grouped[firm.of(one.id)].append(one)
    said: dict[str, list[str]] = defaultdict(list)
    for statement, party in speakers.items():
        said[party].append(statement)
    deciders = {one.id: one.decided_by for one in links if one.judgement == "same" and one.decided_by != MODEL}
    by_record = {record: deciders[one.id] for one in links if one.id in deciders for record in (one.a, one.b)}
    for group in grouped.values():
        entries = tuple(one.id for one in group if one.list)
        parties = tuple(one.id for one in group if not one.list)
        yield Person(
            id=ids.mint("h", group[0].id),
            names=tuple(sorted({one.name for one in group if one.name})),
            entries=entries,
            parties=parties,
            statements=tuple(sorted(one for party in parties for one in said[party])),
            named=any(one.named for one in group),
            decided_by=next((by_record[one.id] for one in group if one.id in by_record), MODEL),
        )


def _against(links: Sequence[Link], firm: Groups, known: set[str]) -> Iterator[Finding]:
    for one in links:
        if one.judgement == "different" and {one.a, one.b} <= known and firm.of(one.a) == firm.of(one.b):
            yield Finding(
                code="links-clash", what="Two records judged different are joined through others judged the same.",
                where=one.id, next="Look at the links of both and reject one.",
            )  # fmt: skip


def _copies(rows: Sequence[Record], person_of: dict[str, str]) -> Iterator[Finding]:
    people: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.named:
            people[row.list].add(person_of[row.id])
    for (a, b), both in sorted(kin(rows, person_of).items()):
        smaller = min(a, b, key=lambda one: (len(people[one]), one))
        if both >= _COPIED * len(people[smaller]) and both > 1:
            larger = b if smaller == a else a
            yield Finding(
                code="list-copied", how_bad="note", where=smaller, next="Ask its owner where the rows come from.",
                what=f"{both} of its {len(people[smaller])} named people are also on the list {larger}.",
            )  # fmt: skip
