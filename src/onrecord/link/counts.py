"""Counts of people after links, always ranges.

Rules
* `possible` counts every person that the judgements "same" leave, as if no unsure link held; `certain` counts them as
  if every unsure link held, less those who may stand there twice under names that no link ties (`unseen.py`), and never
  fewer than the people whom somebody judged different. Unnamed people may be anybody named elsewhere: certain only
  inside their own list.
* A list only spoken of adds the number its source states to `possible`, unless its owner's list is contained here,
  or it has no known owner and a list of the same number is counted already.
* Whom only texts name as a victim is counted apart ("told"), and in no other count.
* Who is counted for a village is counted for the district that the row or the texts say it lies in. Nobody is counted
  in a place or period that no row gives.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.link.groups import Groups
from onrecord.link.records import Record
from onrecord.link.spoken import only_spoken
from onrecord.link.unseen import sharing_a_word, unseen_at_most
from onrecord.nouns import Account, Count, Ids, PeopleList
from onrecord.nouns.names import sounds
from onrecord.nouns.people import Person

_NOWHERE = frozenset(" ".join(sounds(words)) for words in ("not known", "unknown", "неизвестно", "inconnu", "-", "?"))


class Fewest(NamedTuple):
    """The fewest people that some can be: `linked` if every unsure link held, of whom `unseen` may be others of them
    under names that no link ties."""

    linked: int
    unseen: int

    @property
    def people(self) -> int:
        return self.linked - self.unseen


class Range:
    """The fewest people that a set of named ones can be. `plain`: groups by links of names that agree, and no others;
    `apart`: pairs of people whom somebody judged different."""

    def __init__(self, found: Iterable[Record], loose: Groups, plain: Groups, apart: Iterable[tuple[str, str]]) -> None:
        self._names = {one.id: (one.name, *one.variants) for one in found if one.named}
        self._loose, self._plain = loose, plain
        self._apart: dict[str, set[str]] = defaultdict(set)
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def of(self, people: Iterable[Person]) -> Fewest:
        """One for each group as if every unsure link held; more where people in it were judged different, each from
        each. Less those unseen, as slips that are seen lead to expect."""
        held: dict[str, list[Person]] = defaultdict(list)
        for person in people:
            if person.named:
                held[self.group(person)].append(person)
        linked = sum(self._different(group) for group in held.values())
        judged = self._different(one for group in held.values() for one in group if one.id in self._apart)
        return Fewest(linked, min(self._unseen(held.values()), max(0, linked - judged)))

    def _unseen(self, groups: Collection[Sequence[Person]]) -> int:
        """As many as the slips that are seen lead to expect, and no more than can be."""
        records = [[record for one in group for record in (*one.entries, *one.parties)] for group in groups]
        agreeing = {self._plain.of(record) for mine in records for record in mine}
        expected = unseen_at_most(len(agreeing) - len(groups), sum(map(len, records)) - len(groups))
        if not expected:
            return 0
        names = ([name for record in mine for name in self._names.get(record, ())] for mine in records)
        return min(expected, sharing_a_word(names))

    def group(self, person: Person) -> str:
        """The group that holds a person as if every unsure link held."""
        return self._loose.of((*person.entries, *person.parties)[0])

    def _different(self, people: Iterable[Person]) -> int:
        kept: list[str] = []
        for one in sorted(person.id for person in people):
            if all(other in self._apart.get(one, ()) for other in kept):
                kept.append(one)
        return len(kept)


def counts(
    people: Sequence[Person],
    rows: Sequence[Record],
    lists: Sequence[PeopleList],
    account: Account,
    least: "Range",
    ids: Ids,
) -> tuple[Count, ...]:
    """In all, by list, place and month or year, and whom only texts tell of."""
    owners = account.party_of
    row_of = {row.id: row for row in rows}
    listed = [person for person in people if person.entries]
    spoken = only_spoken(lists, owners)
    by_list = {one.id: [p for p in listed if any(row_of[e].list == one.id for e in p.entries)] for one in lists}
    made = [_list_count(one, by_list[one.id], least, ids) for one in lists]
    most = max((count.certain for count in made), default=0)
    spoken_of = sum(one.stated or 0 for one in spoken)
    everybody = _count("all", "", listed, least, ids, spoken_of, most)
    places: dict[str, list[Person]] = defaultdict(list)
    names: dict[str, str] = {}
    periods: dict[str, list[Person]] = defaultdict(list)
    for person in listed:
        for key, name in _places(person, row_of).items():
            places[key].append(person)
            names[key] = min(names.get(key, name), name)
        for period in _periods(person, row_of):
            periods[period].append(person)
    made += [_count("place", names[key], places[key], least, ids) for key in sorted(places)]
    made += [_count("period", period, periods[period], least, ids) for period in sorted(periods)]
    return (everybody, *made, *_told(people, account, least, ids))


def _told(people: Sequence[Person], account: Account, least: "Range", ids: Ids) -> Iterator[Count]:
    """People named as victims in texts who stand on no list; certain are those whom no unsure link ties to one."""
    victims = {party for act in account.acts for party in act.sufferers}
    told = [one for one in people if not one.entries and victims.intersection(one.parties)]
    if not told:
        return
    listed = {least.group(one) for one in people if one.entries}
    certain = least.of(one for one in told if least.group(one) not in listed).people
    yield Count(
        id=ids.mint("n", "told", ""), by="told", value="", certain=certain, possible=len(told), named=len(told),
        unnamed=0, basis=tuple(one.id for one in told),
        why=f"{len(told)} named as victims in texts and found on no list; {certain} if every unsure link held.",
    )  # fmt: skip


def _list_count(one: PeopleList, people: Sequence[Person], least: "Range", ids: Ids) -> Count:
    if not one.contained:
        stated = one.stated or 0
        return Count(
            id=ids.mint("n", "list", one.id), by="list", value=one.id, certain=0, possible=stated, named=0,
            unnamed=stated, basis=(),
            why=f"The list is only spoken of; its source says: {stated or 'an unstated number of'} people.",
        )  # fmt: skip
    unnamed = sum(not person.named for person in people)
    return _count("list", one.id, people, least, ids, floor=least.of(people).people + unnamed)


def _count(
    by: str, value: str, people: Sequence[Person], least: "Range", ids: Ids, more: int = 0, floor: int = 0
) -> Count:
    named = sum(person.named for person in people)
    unnamed = len(people) - named + more
    fewest = least.of(people)
    certain = max(fewest.people, floor)
    why = f"{named} named {'person' if named == 1 else 'people'} as the links have them today"
    why += f", {fewest.linked} if every unsure link held" if fewest.linked < named else ""
    if fewest.unseen:
        why += f", less {fewest.unseen} who may stand there twice, so written that no link ties them"
    why += f"; {len(people) - named} unnamed, who may be people named elsewhere" if len(people) > named else ""
    why += f"; {more} more on lists that are only spoken of" if more else ""
    return Count(
        id=ids.mint("n", by, value), by=by, value=value, certain=certain, possible=named + unnamed,  # type: ignore[arg-type]
        named=named, unnamed=unnamed, basis=tuple(person.id for person in people), why=f"{why}.",
    )  # fmt: skip


def _places(person: Person, row_of: Mapping[str, Record]) -> dict[str, str]:
    rows = (row_of[entry] for entry in person.entries)
    given = (place for row in rows for place in (row.place, *row.places))
    return {key: place for place in given if place and (key := " ".join(sounds(place))) not in _NOWHERE}


def _periods(person: Person, row_of: Mapping[str, Record]) -> list[str]:
    """The months that the person's rows give, a year where no month is known."""
    periods = set()
    for entry in person.entries:
        when = row_of[entry].when
        if when is None or not when.earliest or not when.latest or when.earliest.year != when.latest.year:
            continue
        month = when.earliest.month == when.latest.month
        periods.add(f"{when.earliest.year:04}-{when.earliest.month:02}" if month else f"{when.earliest.year:04}")
    return sorted(periods)
