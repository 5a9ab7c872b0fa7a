"""Who is whom, for a person to look at: two records side by side, what speaks for one person, and how it was judged.

Everything is worked out anew from the material and from all judgements; only `build` keeps counts in the record. After
an answer, what hangs together with it is asked about in a new order. Where there are few records, the machine learns
from the answers while they are given; elsewhere when the review is begun the next time.
"""

import datetime as dt

from onrecord import link
from onrecord.casefile import Casefile
from onrecord.desk.list_names import list_names
from onrecord.desk.nouns_by_id import Known, everything, the_one
from onrecord.nouns import (
    Account,
    Backing,
    Count,
    Finding,
    Item,
    Judged,
    Link,
    Noun,
    Part,
    Party,
    People,
    PeopleList,
    in_force,
)
from onrecord.nouns.judged import Verdict
from onrecord.nouns.people import Judgement
from onrecord.nouns.refusal import BadRequest

_LEARNS_EVERY, _FEW = 10, 1_000  # answers; records, of which all can be weighed again in a few seconds
_CONTEXT = 90  # code points on either side of a name in a text


class Card(Noun, frozen=True, kw_only=True):
    """One record: what it says of a person, in its own words, and where. `romanised` "" where the name is in Latin
    script; `said` are the cells of a row, or the words around a name in a text."""

    id: str
    name: str
    romanised: str = ""
    other_names: tuple[str, ...] = ()
    born: str = ""
    date: str = ""
    place: str = ""
    sex: str = ""
    affiliation: str = ""
    source: str = ""
    item: str = ""
    said: tuple[str, ...] = ()


class Question(Noun, frozen=True, kw_only=True):
    """Two records that may be one person. `effect`: by how many people an answer is expected to move the count."""

    id: str
    a: Card
    b: Card
    judgement: Judgement
    probability: float | None
    effect: float
    reason: str
    parts: tuple[Part, ...] = ()
    judged: tuple[Judged, ...] = ()


class Linked(Noun, frozen=True, kw_only=True):
    """The links of a case as they stand now. `judged` counts links by what people said; `machine` the others."""

    counts: tuple[Count, ...]
    machine: dict[str, int]
    judged: dict[str, int]
    waiting: int
    may_move: float
    findings: tuple[Finding, ...] = ()


class Desk:
    """One sitting over one casefile."""

    def __init__(self, case: Casefile, watch: link.Watch | None = None) -> None:
        """`watch` is told how far the weighing of many records has come."""
        self.case, self._watch = case, watch
        account, readings = case.latest(Account), tuple(case.readings())
        if account is None:
            raise BadRequest("this case was not built yet", next="run `onrecord build CASEDIR` first")
        self._known = everything(case)
        self._lists = {one.id: one for reading in readings for one in reading.lists}
        self.list_names = list_names(readings, case.items())
        self.judged = list(case.judged())
        self._material = account, readings
        self._copied = (case.latest(Backing) or Backing()).copied_lists
        self._weigh()

    def _weigh(self) -> None:
        """Weigh everything again, with a machine that has learnt from all answers."""
        (account, readings), ids = self._material, self.case.ids
        weighed = link.weighed(account, readings, self.case.decisions(), self.judged, ids, self._watch)
        self._records = {one.id: one for one in weighed.found}
        self.people: People = link.people(weighed, account, readings, ids, self._copied)
        self._queue = link.Queue(weighed, ids)
        self._answers = 0

    def waiting(self) -> tuple[Link, ...]:
        """What a person should look at, what moves the count most first."""
        return self._queue.waiting()

    @property
    def may_move(self) -> float:
        """By how many people all answers together may move the expected count."""
        return round(self._queue.may_move, 2)

    def link_between(self, a: str, b: str) -> Link:
        """The link between two records, as it stands after all answers."""
        return next(one for one in self._queue.links if (one.a, one.b) == (a, b))

    def question(self, one: Link) -> Question:
        told = tuple(each for each in self.judged if {each.a, each.b} == {one.a, one.b})
        return Question(
            id=one.id, a=self._card(one.a), b=self._card(one.b), judgement=one.judgement, reason=one.reason,
            probability=one.probability, effect=one.effect, parts=one.parts, judged=told,
        )  # fmt: skip

    def judge(self, a: str, b: str, verdict: Verdict, why: str) -> Judged:
        """Keep a person's judgement about two records, at once. Raises UnknownId, BadRequest."""
        a, b = sorted((self._record(a), self._record(b)))
        if a == b:
            raise BadRequest("both ids are of one record", next="name two rows of lists, or people in a text: n-…, p-…")
        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        prints = self._records[a].print, self._records[b].print
        made = Judged(
            a=a, b=b, verdict=verdict, by=self.case.member, at=now, why=why, print_a=prints[0], print_b=prints[1]
        )
        with self.case.writer() as writer:
            writer.keep(made)
        self.judged.append(made)
        self._answers += 1
        if self._answers % _LEARNS_EVERY == 0 and len(self._records) <= _FEW:
            self._weigh()
        else:
            self._queue.answered(made)
        return made

    def is_judged(self, a: str, b: str) -> bool:
        """Whether a judgement about the two is in force."""
        pair = {self._record(a), self._record(b)}
        return any({one.a, one.b} == pair for one in in_force(self.judged))

    def linked(self) -> Linked:
        """The whole in figures."""
        machine: dict[str, int] = {"same": 0, "unsure": 0, "different": 0}
        judged = dict(machine)
        for one in self.people.links:
            (machine if one.decided_by.startswith("machine:") else judged)[one.judgement] += 1
        waiting = self.waiting()
        return Linked(
            counts=self.people.counts, machine=machine, judged=judged, waiting=len(waiting),
            may_move=self.may_move, findings=self.people.findings,
        )  # fmt: skip

    def _record(self, id: str) -> str:
        known = {record: Known(record, self._known[record].noun) for record in self._records if record in self._known}
        if not any(one.startswith(id) for one in known) and any(one.startswith(id) for one in self._known):
            raise BadRequest(
                "this id is not of a record of a person",
                next="give ids of rows of lists (n-…) or of people in a text (p-…): onrecord link review --json",
            )
        return the_one(known, id).id

    def _card(self, id: str) -> Card:
        one = self._records.get(id)
        if one is None:
            return Card(id=id, name="(no longer in the folder's material)")
        noun = self._known[id].noun
        said = _cells(noun) if one.list else self._around(noun)
        item = self._known.get(one.item)
        return Card(
            id=id, name=one.name or "(unnamed)", romanised=romanised(one.name), other_names=one.variants,
            born=str(one.born or ""), date=str(one.when or ""), sex=one.sex or "", affiliation=one.affiliation or "",
            place=" < ".join(dict.fromkeys(filter(None, (one.place, *one.places)))), said=said,
            source=self._source(one), item=item.noun.name if item and isinstance(item.noun, Item) else one.item,
        )  # fmt: skip

    def _source(self, one: link.Record) -> str:
        if not one.list:
            return "named in a text"
        held: PeopleList | None = self._lists.get(one.list)
        size = f", {len(held.entries)} rows" if held is not None else ""
        return f"list: {self.list_names.get(one.list, one.list)}{size}"

    def _around(self, noun: Noun) -> tuple[str, ...]:
        if not isinstance(noun, Party):
            return ()
        found = []
        for name in noun.names:
            layer = self.case.layer(name.passage.item) if name.passage is not None else None
            if layer is not None and name.passage is not None:
                span = name.passage.span
                words = layer.text[max(0, span.start - _CONTEXT) : span.end + _CONTEXT]
                found.append(f"…{' '.join(words.split())}…")
        return tuple(found)


def romanised(name: str) -> str:
    """`name` in Latin letters; "" where it is in Latin script already."""
    from anyascii import anyascii

    return "" if all(ord(sign) < 0x250 for sign in name) else anyascii(name)


def _cells(noun: Noun) -> tuple[str, ...]:
    fields: dict[str, str] = getattr(noun, "fields", {})
    return tuple(f"{header}: {' '.join(cell.split())}" for header, cell in fields.items() if cell.strip())
