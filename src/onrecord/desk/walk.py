"""From any figure or line down to words, item, entry and signature: what `onrecord show` prints, as a tree."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from onrecord.casefile import Casefile
from onrecord.desk.nouns_by_id import Known, backing_of
from onrecord.desk.verdicts import chance, verdicts
from onrecord.ledger import LedgerError, Place, read_proof, verify_author, verify_proof
from onrecord.nouns import (
    Account,
    Act,
    Backing,
    Claim,
    Count,
    Denied,
    Edtf,
    Entry,
    Event,
    Item,
    Judged,
    Link,
    ListEntry,
    Noun,
    Party,
    Passage,
    People,
    PeopleList,
    Person,
    Root,
    Statement,
)
from onrecord.nouns.refusal import RecordDamaged
from onrecord.nouns.statement import begun_with, independent_sources

_CONTEXT = 90  # code points shown on either side of exact words


class Node(Noun, frozen=True, kw_only=True):
    """A step of the way: what it is, what is to be said of it, what it stands on."""

    title: str
    lines: tuple[str, ...] = ()
    children: tuple["Node", ...] = ()


class Walk:
    """Walks one casefile."""

    def __init__(self, case: Casefile, known: Mapping[str, Known]) -> None:
        self.case = case
        self.known = known
        self.account = case.latest(Account) or Account()
        self.backing = case.latest(Backing) or Backing()
        self._links: dict[str, list[Link]] = defaultdict(list)
        for link in (case.latest(People) or People()).links:
            self._links[link.a].append(link)
            self._links[link.b].append(link)
        self._judged: dict[tuple[str, str], list[Judged]] = defaultdict(list)
        for judged in case.judged():
            self._judged[judged.a, judged.b].append(judged)
        self._steps: dict[type[Noun], Callable[[Any], Node]] = {
            Item: self._item, Entry: self._entry, Statement: self._statement, PeopleList: self._list,
            ListEntry: self._row, Claim: self._claim, Denied: self._denied, Count: self._count, Person: self._person,
            Party: self._party, Act: self._act, Event: self._event, Link: self._link,
        }  # fmt: skip

    def down(self, id: str) -> Node:
        """The tree below the noun with this id."""
        if id not in self.known:
            return Node(title=f"{id}: no longer in the record's view (rejected, or read anew)")
        known = self.known[id]
        node = self._steps[type(known.noun)](known.noun)
        if known.rejected is None:
            return node
        one = known.rejected
        aside = f"REJECTED by {one.by} on {one.at:%Y-%m-%d}{f': {one.why}' if one.why else ''}; onrecord undo {id}"
        return msgspec.structs.replace(node, lines=(aside, *node.lines))

    def _all(self, ids: Iterable[str]) -> tuple[Node, ...]:
        return tuple(self.down(id) for id in ids)

    def _item(self, item: Item) -> Node:
        lines = [
            f"SHA-256 {item.object.sha256}, {item.object.size} bytes, {item.media_type}",
            f"taken in {item.taken_in:%Y-%m-%d %H:%M:%S}Z",
        ]
        for what, other in (("inside", item.derived_from), ("the same bytes as", item.duplicate_of),
                            ("a newer version of", item.supersedes)):  # fmt: skip
            if other:
                lines.append(f"{what} {other}")
        retold = (one for one in self.backing.retellings if one.item == item.id)
        lines += [f"takes its text from {one.source} ({one.how}): {one.reason}" for one in retold]
        if item.id in self.case.vanished():
            lines.append("no longer in the folder; kept in the record")
        return Node(title=f"Item {item.id}  {item.name}", lines=tuple(lines), children=self._logged(item.id))

    def _entry(self, entry: Entry) -> Node:
        lines = [f"{entry.kind}, logged {entry.at:%Y-%m-%d %H:%M:%S}Z by {entry.by}", *self._proven(entry)]
        return Node(title=f"Entry {entry.index} of the log  {entry.id[:16]}…", lines=tuple(lines))

    def _proven(self, entry: Entry) -> tuple[str, str]:
        """The two checks anybody can repeat: the author's signature, and the place in the signed log."""
        try:
            opened = self.case.opened(entry.index)
            key = verify_author(opened.entry, Place(self.case.origin, entry.index), opened.author)
            signature = f"signature holds (Ed25519 key {key.hex()[:16]}…)"
        except (LedgerError, RecordDamaged):
            signature = "SIGNATURE DOES NOT HOLD: run `onrecord check`"
        try:
            verify_proof(read_proof(self.case.proof(entry.index)), opened.leaf, self.case.verifier_key)
            inclusion = f"included in the signed checkpoint over {self.case.size} entries"
        except (LedgerError, UnboundLocalError):
            inclusion = "INCLUSION DOES NOT HOLD: run `onrecord check`"
        return signature, inclusion

    def _logged(self, noun_id: str) -> tuple[Node, ...]:
        return (self._entry(self.case.entry_of(noun_id)),)

    def _statement(self, one: Statement) -> Node:
        kind = f"{one.kind}: {one.denial_kind}" if one.denial_kind else one.kind
        hedge = f", hedged ({one.hedge})" if one.hedge != "none" else ""
        lines = [
            f"speaker  {one.speaker.text if one.speaker else '(not named)'}{self._party_of(one.id)}",
            f"cue      {' … '.join(span.text for span in one.cue)}",
            f"words    {one.words}",
            f"{kind}{hedge}, said {_when(one.said_on)}; {_decided(one)}",
            self._context(one),
        ]
        under = (self.down(one.item), *self._logged(one.id))
        return Node(title=f"Statement {one.id}", lines=tuple(line for line in lines if line), children=under)

    def _context(self, one: Statement) -> str:
        layer = self.case.layer(one.item)
        if layer is None or not one.content:
            return ""
        start, end = one.content[0].start, one.content[-1].end
        before, after = layer.text[max(0, start - _CONTEXT) : start], layer.text[end : end + _CONTEXT]
        words = f"…{_flat(before)}[{_flat(layer.text[start:end])}]{_flat(after)}…"
        return f"in its place (characters {start} to {end}): {words}"

    def _party_of(self, id: str) -> str:
        party = self.known.get(self.account.party_of.get(id, ""))
        return f"  ({party.noun.name}, {party.id})" if party and isinstance(party.noun, Party) else ""

    def _list(self, one: PeopleList) -> Node:
        owner = one.owner or "an owner that is not known"
        held = f"{len(one.entries)} rows" if one.contained else f"only spoken of; said to hold {one.stated or 'some'}"
        lines = [f"owner {owner}{self._party_of(one.id)}; origin {one.origin or 'not stated'}; {held}", _decided(one)]
        if one.passage:
            lines.append(f"words    {one.passage.text}")
        return Node(title=f"List {one.id}", lines=tuple(lines), children=(self.down(one.item), *self._logged(one.id)))

    def _row(self, row: ListEntry) -> Node:
        cells = "; ".join(f"{header}: {cell}" for header, cell in row.fields.items() if cell)
        home = self.known[row.id].home
        return Node(
            title=f"Row {row.row}  {row.name or '(unnamed)'}  {row.id}",
            lines=(cells,) if cells else (),
            children=(self.down(home), *self._logged(row.id)),
        )

    def _claim(self, claim: Claim) -> Node:
        backing = backing_of(self.case, claim)
        lines = [
            claim.text,
            f"{claim.act_type}, {_when(claim.period)}, {claim.place or 'place not known'}; {_decided(claim)}",
        ]
        roots: tuple[Node, ...] = ()
        if backing is not None:
            lines.append(f"{backing.status}: {backing.reason}")
            roots = tuple(self._root(root) for root in backing.roots)
        denied = tuple(Node(title="Denied by", children=(self.down(id),)) for id in claim.denied_by)
        return Node(title=f"Claim {claim.id}", lines=tuple(lines), children=(*roots, *denied, *self._logged(claim.id)))

    def _root(self, root: Root) -> Node:
        party = self.known.get(root.party)
        name = party.noun.name if party and isinstance(party.noun, Party) else root.party
        counted = "counts as an independent source" if root.counted else "is not counted"
        provisional = ", provisionally" if root.counted and root.provisional else ""
        return Node(
            title=f"Root {name}: {counted}{provisional}",
            lines=(f"first on record {_when(root.first_on)}; {root.reason}",),
            children=self._all(dict.fromkeys((*root.statements, *(() if root.statements else root.items)))),
        )

    def _denied(self, denied: Denied) -> Node:
        then = denied.on_record_then
        when = f"{begun_with(denied.denial_kind).lower()} {_when(denied.denied_on)}"
        lines = (
            f"{when}; on record then: {independent_sources(then.independent)}",
            denied.answered,
        )
        children = [self.down(denied.statement)]
        if denied.part_of:
            children.append(Node(title=f"Said again, or told again: the line of this denial is {denied.part_of}"))
        if denied.also:
            children.append(
                Node(title="The same denial, in other words or told again", children=self._all(denied.also))
            )
        for title, roots in (
            ("On record then", then.roots),
            ("Possibly before (not counted)", denied.maybe_before),
            ("Later", denied.later),
        ):
            if roots:
                children.append(Node(title=title, children=tuple(self._root(root) for root in roots)))
        if denied.same_speaker:
            children.append(Node(title="The same speaker elsewhere", children=self._all(denied.same_speaker)))
        return Node(title=f"Denial {denied.id}", lines=lines, children=(*children, *self._logged(denied.id)))

    def _count(self, count: Count) -> Node:
        lines = (f"{count.certain}..{count.possible} people; {count.named} named, {count.unnamed} unnamed", count.why)
        ones = tuple(
            Node(title=f"+1  ({place} of {len(count.basis)})", children=(self.down(id),))
            for place, id in enumerate(count.basis, 1)
        )
        return Node(title=f"Count by {count.by} {count.value}".rstrip(), lines=lines, children=ones)

    def _person(self, person: Person) -> Node:
        names = " = ".join(person.names) or "(unnamed)"
        records = (*person.entries, *person.parties)
        held = [one for record in records for one in self._links.get(record, ())]
        within = [one for one in held if {one.a, one.b} <= set(records) and one.judgement != "different"]
        beyond = [one for one in held if one not in within and one.judgement == "unsure"]
        told = [
            Node(title=title, children=tuple(self._why(one) for one in dict.fromkeys(links)))
            for title, links in (("Held to be one person", within), ("May be one person with others", beyond))
            if links
        ]
        children = (*told, *self._all(records), *self._all(person.statements if not person.parties else ()))
        return Node(title=f"Person {person.id}  {names}", children=children)

    def _why(self, link: Link) -> Node:
        """A link by itself, without its records: what was judged, and everything that speaks for it and against."""
        lines = [f"{link.judgement}{chance(link.probability)}: {link.reason}", _decided(link)]
        lines += [f"judged {verdicts([one])}" for one in self._judged.get((link.a, link.b), ())]
        between = " and ".join(f"{self._name(id)} ({id})" for id in (link.a, link.b))
        return Node(title=f"Link {link.id}  {between}", lines=tuple(lines))

    def _name(self, id: str) -> str:
        noun = self.known[id].noun if id in self.known else None
        return (noun.name if isinstance(noun, ListEntry | Party) else "") or "(unnamed)"

    def _party(self, party: Party) -> Node:
        lines = [
            f"{party.kind}; {'public: ' + party.public_because if party.public else 'not public: withheld in dossiers'}"
        ]
        for name in party.names:
            lines.append(f"“{name.text}”{self._in_place(name.passage) if name.passage else ''}")
        said = [id for id, party_id in self.account.party_of.items() if party_id == party.id and id in self.known]
        return Node(title=f"Party {party.id}  {party.name}", lines=tuple(lines), children=self._all(said))

    def _in_place(self, passage: Passage) -> str:
        layer, span = self.case.layer(passage.item), passage.span
        place = f" at {span.start} of {passage.item}"
        if layer is None:
            return place
        before, after = (
            layer.text[max(0, span.start - _CONTEXT) : span.start],
            layer.text[span.end : span.end + _CONTEXT],
        )
        return f"{place}: …{_flat(before)} [{_flat(span.text)}] {_flat(after)}…"

    def _act(self, act: Act) -> Node:
        told = "told by a statement" if act.told_by else "told by the narrator"
        lines = (
            f"{act.act_type}, {_when(act.when)}, {act.place or 'place not known'}; {told}",
            f"words    {act.passage.span.text}",
        )
        return Node(
            title=f"Act {act.id}", lines=lines, children=(self.down(act.told_by or act.item), *self._logged(act.id))
        )

    def _event(self, event: Event) -> Node:
        lines = [f"{event.title or event.type}, from {_day(event.start)} to {_day(event.end)}; {_decided(event)}"]
        lines += [f"{phase.state} {_when(phase.when)}: “{_flat(phase.passage.span.text)}”" for phase in event.phases]
        return Node(
            title=f"Event {event.id}", lines=tuple(lines), children=(*self._all(event.acts), *self._logged(event.id))
        )

    def _link(self, link: Link) -> Node:
        told = self._why(link)
        return Node(title=told.title, lines=told.lines, children=self._all((link.a, link.b)))


def _when(date: Edtf | None) -> str:
    return date.after_verb() if date else "on a day that is not known"


def _day(date: Edtf | None) -> str:
    return date.human() if date else "a day that is not known"


def _decided(noun: Any) -> str:
    if noun.decided_by.startswith("machine:"):
        sure = f", confidence {noun.confidence:.2f}" if noun.confidence is not None else ""
        return f"proposed by {noun.decided_by.removeprefix('machine:')}{sure}, not reviewed"
    return f"decided by {noun.decided_by}"


def _flat(words: str) -> str:
    return " ".join(words.split())
