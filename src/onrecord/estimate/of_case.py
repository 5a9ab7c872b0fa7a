"""The tables of a case: who of the named people is on whose list, as the links have it and as they may be.

Rules
* Lists of one owner are one list; so is a list with the one it was found to copy (`list-copied`, `list-retold`):
  whoever copies adds no second look at the world. A list is called by the id of its first list, never by a name.
* Unnamed people are left out: nobody can say whether they are on another list.
* Where links are doubtful there is a table of each linkage that `link` drew; of a stratum, of every `_EVERY`th.
* A stratum is a year, a place or a sex that every row of a person agrees on; a place is known by its sound, so that
  scripts meet, and by what `case.toml` says of its names. Who has none, or several, is a stratum of
  its own and is never shared out over the others.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from onrecord.estimate.overlap import Overlap, middle, tabulated
from onrecord.nouns import Drawn, ListEntry, People, PeopleList
from onrecord.nouns.names import sounds

Entries = tuple[str, ...]  # the rows of one person

UNKNOWN = "not known"
_EVERY = 4  # of the linkages drawn; five tables of each of a dozen strata are told in a minute
_COPIED = ("list-copied", "list-retold")
_SEXES = {
    "male": {"m", "male", "man", "boy", "м", "муж", "мужской", "мужчина", "чоловік", "homme", "h", "masculin", "ذكر"},
    "female": {"f", "female", "woman", "girl", "w", "ж", "жен", "женский", "женщина", "жінка", "femme", "أنثى"},
}


def lists_of_owners(lists: Sequence[PeopleList], people: People) -> dict[str, str]:
    """For each list the id of the list that stands for it: the first of its owner, or of what it copies."""
    first: dict[object, str] = {}
    stands = {one.id: first.setdefault(sounds(one.owner) if one.owner else one.item, one.id) for one in lists}
    list_of = {entry.id: stands[one.id] for one in lists for entry in one.entries}
    for finding in people.findings:
        if finding.code in _COPIED and finding.where in stands:
            copy = stands[finding.where]
            if source := _shares_most(copy, people, list_of):
                stands = {one: source if held == copy else held for one, held in stands.items()}
                list_of = {entry: source if held == copy else held for entry, held in list_of.items()}
    return stands


def _shares_most(copy: str, people: People, list_of: Mapping[str, str]) -> str:
    shared: Counter[str] = Counter()
    for person in people.people:
        held = {list_of[entry] for entry in person.entries if entry in list_of}
        if copy in held:
            shared.update(sorted(held - {copy}))
    return shared.most_common(1)[0][0] if shared else ""


class Tables:
    """Overlap tables of one case."""

    def __init__(
        self, people: People, lists: Sequence[PeopleList], called: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        stands = lists_of_owners(lists, people)
        self.names = tuple(sorted(set(stands.values())))
        self._bit = {entry.id: 1 << self.names.index(stands[one.id]) for one in lists for entry in one.entries}
        self._people = [person.entries for person in people.people if person.named and person.entries]
        self._entries = {entry.id: entry for one in lists for entry in one.entries}
        self._drawn = [self._regrouped(one) for one in people.drawn]
        self._called = called
        self._place_names: dict[tuple[str, ...], str] = {}

    def whole(self) -> Overlap:
        """As if no unsure link held."""
        return self._table(self._people)

    def drawn(self) -> tuple[Overlap, ...]:
        """A table of each linkage that `link` drew; none where no link is doubtful."""
        return tuple(self._table(people) for people in self._drawn)

    def strata(self) -> Iterator[tuple[str, dict[str, tuple[Overlap, ...]]]]:
        """By year, place and sex: the tables of each value, as `drawn` or else `whole` has them, the largest first,
        `UNKNOWN` last."""
        linkages = self._drawn[::_EVERY] or [self._people]
        kinds: dict[str, Callable[[ListEntry], str]] = {"period": _year, "place": self._place, "sex": _sex}
        for kind, read in kinds.items():
            parts = [self._parts(people, read) for people in linkages]
            values = {value for part in parts for value in part}
            if values - {UNKNOWN}:
                tables = {value: tuple(self._table(part[value]) for part in parts) for value in values}
                order = sorted(values, key=lambda value: (value == UNKNOWN, -middle(tables[value]).n, value))
                yield kind, {value: tables[value] for value in order}

    def _parts(self, people: Iterable[Entries], read: Callable[[ListEntry], str]) -> Mapping[str, list[Entries]]:
        parts: dict[str, list[Entries]] = defaultdict(list)
        for held in people:
            values = {value for entry in held if (value := read(self._entries[entry]))}
            parts[values.pop() if len(values) == 1 else UNKNOWN].append(held)
        return parts

    def _regrouped(self, one: Drawn) -> list[Entries]:
        """People of a linkage: those grouped anew by it, and those it leaves as they are."""
        regrouped = {record for group in one.groups for record in group}
        rows = [tuple(record for record in group if record in self._bit) for group in one.groups]
        return [*filter(None, rows), *(held for held in self._people if held[0] not in regrouped)]

    def _table(self, people: Iterable[Entries]) -> Overlap:
        return tabulated(self.names, (self._pattern(held) for held in people))

    def _place(self, entry: ListEntry) -> str:
        """The place of a row under one of its spellings, the same for all that sound alike."""
        place = (entry.place or "").strip()
        place = self._called.get(place, place)
        return self._place_names.setdefault(sounds(place), place)

    def _pattern(self, entries: Iterable[str]) -> int:
        pattern = 0
        for entry in entries:
            pattern |= self._bit[entry]
        return pattern


def _year(entry: ListEntry) -> str:
    when = entry.when
    if when is None or not when.earliest or not when.latest or when.earliest.year != when.latest.year:
        return ""
    return f"{when.earliest.year:04}"


def _sex(entry: ListEntry) -> str:
    said = entry.sex.strip().strip(".").casefold() if entry.sex else ""
    return next((sex for sex, words in _SEXES.items() if said in words), "")
