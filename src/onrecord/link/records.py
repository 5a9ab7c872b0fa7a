"""The records that can be one person: rows of lists, and persons who speak."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.nouns import Account, Edtf, ListEntry, PeopleList, Reading
from onrecord.nouns.names import sounds


class Record(NamedTuple):
    """One row or one party under its name. `list` is the id of its list, "" for a party."""

    id: str
    name: str
    named: bool
    list: str
    born: Edtf | None = None
    when: Edtf | None = None
    place: str | None = None
    same_as: str | None = None
    variants: tuple[str, ...] = ()
    language: str = ""
    places: tuple[str, ...] = ()
    sex: str | None = None
    affiliation: str | None = None
    item: str = ""

    @property
    def heard(self) -> tuple[str, ...]:
        return sounds(self.name) if self.named else ()


def records(account: Account, readings: Iterable[Reading]) -> list[Record]:
    """Every row of every list contained, and every named private person who speaks; sorted by id."""
    lists = lists_of(readings)
    again = _taken_in_again(lists)
    rows = [_row(one, entry, again.get(entry.id)) for one in lists for entry in one.entries]
    speakers = [
        Record(party.id, party.name, True, "")
        for party in account.parties
        if party.kind == "person" and "unnamed" not in party.roles and len(sounds(party.name)) > 1 and not party.public
    ]
    return sorted((*rows, *speakers), key=lambda record: record.id)


def lists_of(readings: Iterable[Reading]) -> list[PeopleList]:
    return sorted((one for reading in readings for one in reading.lists), key=lambda one: one.id)


def kin(rows: Sequence[Record], people_of: dict[str, str]) -> dict[tuple[str, str], int]:
    """For each two lists how many people are in both; ids of lists in order."""
    lists_of_person: dict[str, set[str]] = {}
    for row in rows:
        if row.list and row.named:
            lists_of_person.setdefault(people_of[row.id], set()).add(row.list)
    both: Counter[tuple[str, str]] = Counter()
    for held in lists_of_person.values():
        ordered = sorted(held)
        both.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    return dict(both)


def _taken_in_again(lists: Sequence[PeopleList]) -> dict[str, str]:
    """Rows of a list that is another one of the same owner, cell by cell, with the row there that each repeats."""
    first: dict[object, PeopleList] = {}
    again: dict[str, str] = {}
    for one in lists:
        cells = tuple(tuple(sorted(entry.fields.items())) for entry in one.entries)
        if any(cells):
            source = first.setdefault((sounds(one.owner or ""), cells), one)
            if source is not one:
                again.update((row.id, other.id) for row, other in zip(one.entries, source.entries, strict=True))
    return again


def _row(one: PeopleList, entry: ListEntry, again: str | None) -> Record:
    named = entry.named and bool(sounds(entry.name))
    return Record(
        entry.id, entry.name, named, one.id, entry.born or _born(entry), entry.when, entry.place, again or entry.same_as
    )


def _born(entry: ListEntry) -> Edtf | None:
    """The year of birth that an age and a date leave possible."""
    age = entry.age.strip() if entry.age else ""
    if not age.isdigit() or entry.when is None or entry.when.earliest is None or entry.when.latest is None:
        return None
    first, last = entry.when.earliest.year - int(age) - 1, entry.when.latest.year - int(age)
    return Edtf(f"{first:04}/{last:04}") if first > 0 else None
