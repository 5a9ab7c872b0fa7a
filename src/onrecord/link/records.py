"""The records that can be one person: rows of lists, and persons who speak."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from onrecord.nouns import Account, Act, Edtf, Ids, ListEntry, Party, PeopleList, Reading
from onrecord.nouns.names import sounds

_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_SEXES: dict[str, "Sex"] = {"female": "female", "male": "male"}


Sex = Literal["female", "male"]


class Record(NamedTuple):
    """One row or one party under its name. `list` is the id of its list, "" for a party.

    `name` as written, without what stands in brackets; `variants` are the other names the material gives. `place` as
    written, or as `case.toml` calls it; `places` are those that it lies in, nearest first. `born` may be the year that
    an age and a date leave. `print` is a silent print of a row's cells, "" for a party. What is not known is None or
    empty, and no disagreement.
    """

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
    sex: Sex | None = None
    affiliation: str | None = None
    item: str = ""
    print: str = ""

    @property
    def heard(self) -> tuple[str, ...]:
        return sounds(self.name) if self.named else ()


def records(account: Account, readings: Iterable[Reading], ids: Ids) -> list[Record]:
    """Every row of every list contained, and every named private person who speaks; sorted by id."""
    readings = list(readings)
    lists = lists_of(readings)
    again = _taken_in_again(lists)
    languages = {reading.item: reading.language for reading in readings}
    rows = [
        _row(one, entry, again.get(entry.id), languages.get(one.item, ""), account)._replace(
            print=ids.mint("w", *(part for cell in sorted(entry.fields.items()) for part in cell))
            if entry.fields
            else ""
        )
        for one in lists
        for entry in one.entries
    ]
    suffered: dict[str, list[Act]] = defaultdict(list)
    for act in account.acts:
        for party_id in act.sufferers:
            suffered[party_id].append(act)
    told = [
        _told(party, suffered[party.id], languages, account)
        for party in account.parties
        if party.kind == "person" and "unnamed" not in party.roles and len(sounds(party.name)) > 1 and not party.public
    ]
    return sorted((*rows, *told), key=lambda record: record.id)


def _told(party: Party, suffered: Sequence[Act], languages: Mapping[str, str], account: Account) -> Record:
    """A person whom a text names; date and place where all that they are told to have suffered agrees in it."""
    item = next((one.passage.item for one in party.names if one.passage is not None), "")
    variants = tuple(one.text for one in party.names if one.text != party.name and len(sounds(one.text)) > 1)
    days = {one.when for one in suffered if one.when is not None and one.when.earliest is not None}
    places = {account.called.get(one.place, one.place) for one in suffered if one.place}
    place = places.pop() if len(places) == 1 else None
    return Record(
        party.id, party.name, True, "", variants=variants, language=languages.get(item, ""), item=item,
        when=days.pop() if len(days) == 1 else None, place=place,
        places=tuple(one for one in account.places.get(place or "", ()) if one != place),
    )  # fmt: skip


def lists_of(readings: Iterable[Reading]) -> list[PeopleList]:
    return sorted((one for reading in readings for one in reading.lists), key=lambda one: one.id)


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


def _row(one: PeopleList, entry: ListEntry, again: str | None, language: str, account: Account) -> Record:
    name = " ".join(_BRACKETS.sub(" ", entry.name).split()) or entry.name
    given = [known for known in (entry.place, *entry.within) if known]
    around = [place for known in given for place in (*account.places.get(known, ()), account.called.get(known, known))]
    place = account.called.get(entry.place or "", entry.place)
    return Record(
        id=entry.id,
        name=name,
        named=entry.named and bool(sounds(name)),
        list=one.id,
        born=entry.born or _born(entry),
        when=entry.when,
        place=place,
        same_as=again or entry.same_as,
        variants=tuple(other for other in entry.variants if other != name),
        language=language,
        places=tuple(dict.fromkeys(one for one in around if one != place)),
        sex=_SEXES.get(entry.sex or ""),
        affiliation=entry.affiliation,
        item=one.item,
    )


def _born(entry: ListEntry) -> Edtf | None:
    """The year of birth that an age and a date leave possible."""
    age = entry.age.strip() if entry.age else ""
    if not age.isdigit() or entry.when is None or entry.when.earliest is None or entry.when.latest is None:
        return None
    first, last = entry.when.earliest.year - int(age) - 1, entry.when.latest.year - int(age)
    return Edtf(f"{first:04}/{last:04}") if first > 0 else None
