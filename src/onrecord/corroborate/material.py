"""What `corroborate` works on: readings, parties and copies, with the questions it asks of them."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from onrecord.nouns import Account, Act, Edtf, Item, Party, PeopleList, Reading, Retelling, Statement, TextLayer
from onrecord.nouns.names import name_words
from onrecord.nouns.told_on import denied_on, shown_on, told_on

_MOST_STEPS = 8  # longer chains of speaking for somebody are misreadings


class Material:
    """Everything known about the items, looked up by id. `retold`: item -> the item it takes its matter from."""

    def __init__(
        self,
        account: Account,
        readings: Iterable[Reading],
        layers: Iterable[TextLayer],
        items: Iterable[Item],
        retellings: Iterable[Retelling] = (),
    ) -> None:
        self.account = account
        self.readings = {reading.item: reading for reading in sorted(readings, key=lambda one: one.item)}
        self.layers = {layer.item: layer for layer in layers}
        self.items = {item.id: item for item in items}
        self.retold = {one.item: one.source for one in retellings}
        self.parties: dict[str, Party] = {party.id: party for party in account.parties}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        return {one.id: one for reading in self.readings.values() for one in reading.statements}

    @cached_property
    def lists(self) -> dict[str, PeopleList]:
        return {one.id: one for reading in self.readings.values() for one in reading.lists}

    @cached_property
    def children(self) -> dict[str, list[Statement]]:
        """Statements by the id of the statement that reports them."""
        found: dict[str, list[Statement]] = {}
        for one in self.statements.values():
            if one.within is not None:
                found.setdefault(one.within, []).append(one)
        return found

    @cached_property
    def acts_told(self) -> dict[str, list[Act]]:
        """Acts by the id of the statement that tells them."""
        found: dict[str, list[Act]] = {}
        for act in self.account.acts:
            if act.told_by is not None:
                found.setdefault(act.told_by, []).append(act)
        return found

    @cached_property
    def retractions(self) -> list[Statement]:
        return [one for one in self.statements.values() if one.kind == "retraction"]

    @cached_property
    def by_name(self) -> dict[tuple[str, ...], str]:
        """The words of every name of every named party -> the id of one thing that belongs to the party."""
        first: dict[str, str] = {}
        for about in sorted(self.account.party_of):
            first.setdefault(self.account.party_of[about], about)
        named = (party for party in self.account.parties if party.id in first and "unnamed" not in party.roles)
        return {
            tuple(word for word in name_words(name.text) if word != "the"): first[party.id]
            for party in named
            for name in party.names
        }

    def origin(self, item: str) -> str:
        """The item at the end of the chain of copies."""
        for _ in range(len(self.retold)):
            if item not in self.retold:
                break
            item = self.retold[item]
        return item

    def party(self, about: str) -> Party | None:
        """The party of a statement, list or item."""
        return self.parties.get(self.account.party_of.get(about, ""))

    def named_as(self, about: str) -> str:
        party = self.party(about)
        return party.name if party is not None else "nobody named"

    def speaks_for(self, party: Party) -> Party:
        """The body whose voice `party` is; itself where it speaks for nobody, or only for a state."""
        master = self.parties.get(party.speaks_for or "")
        if master is None or party.kind != "person" or "state" in master.roles:
            return party
        return master

    def side(self, party: Party) -> str:
        """The id at the top of the chain of whom they speak for."""
        return self._sides[party.id] if party.id in self._sides else self._top(party)

    @cached_property
    def _sides(self) -> dict[str, str]:
        return {party.id: self._top(party) for party in self.parties.values()}

    def _top(self, party: Party) -> str:
        for _ in range(_MOST_STEPS):
            master = self.parties.get(party.speaks_for or "")
            if master is None:
                break
            party = master
        return party.id

    def statement_on(self, statement: Statement) -> Edtf | None:
        reading = self.readings.get(statement.item)
        return statement.said_on if reading is None else told_on(reading, statement)

    def denied_on(self, denial: Statement) -> Edtf | None:
        """When a denial was made, as far as its item tells."""
        reading = self.readings.get(denial.item)
        if reading is None:
            return denial.said_on
        who, narrator = self.party(denial.id), self.party(denial.item)
        own = who is not None and narrator is not None and self.side(who) == self.side(narrator)
        return denied_on(reading, denial, own=own)

    def list_on(self, one: PeopleList) -> Edtf | None:
        """From when a list is on record; it is no older than the newest day that one of its rows gives."""
        reading = self.readings.get(one.item)
        when = shown_on(one.made_on, reading.published_on if reading is not None else None)
        newest = max((row.when.earliest for row in one.entries if row.when and row.when.earliest), default=None)
        if when is None or when.latest is None or newest is None:
            return when
        return when.intersect(Edtf.since(newest)) or when

    def published(self, item: str) -> Edtf | None:
        reading = self.readings.get(item)
        return None if reading is None else reading.published_on

    def children_within(self, statement: Statement, among: Mapping[str, object]) -> list[Statement]:
        """Statements reported by `statement`, at any depth, whose ids are in `among`."""
        found = []
        for one in self.children.get(statement.id, ()):
            found += [one] if one.id in among else []
            found += self.children_within(one, among)
        return found
