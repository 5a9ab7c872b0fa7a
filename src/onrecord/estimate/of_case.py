"""The tables of a case: who of the named people is on whose list, as the links have it and as they may be.

Rules
* Lists of one owner are one list; so is a list with the one it was found to copy (`list-copied`, `list-retold`):
  whoever copies adds no second look at the world. A list is called by the id of its first list, never by a name.
* Unnamed people are left out: nobody can say whether they are on another list.
* Where links are doubtful there is a table of each linkage that `link` drew.
* A stratum is a year, a place or a sex that every row of a person agrees on; a place is known by its sound, so that
  scripts meet, and by what `case.toml` says of its names. Who has none, or several, is a stratum of
  its own and is never shared out over the others.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from onrecord.estimate.overlap import Overlap, tabulated
from onrecord.nouns import Drawn, ListEntry, People, PeopleList
from onrecord.nouns.names import sounds

UNKNOWN = "not known"
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
        self._people = [person for person in people.people if person.named and person.entries]
        self._entries = {entry.id: entry for one in lists for entry in one.entries}
        self._draws = people.drawn
        self._called = called
        self._place_names: dict[tuple[str, ...], str] = {}

    def whole(self) -> Overlap:
        """As if no unsure link held."""
        return tabulated(self.names, (self._pattern(person.entries) for person in self._people))

    def drawn(self) -> tuple[Overlap, ...]:
        """A table of each linkage that `link` drew; none where no link is doubtful."""
        return tuple(tabulated(self.names, self._drawn(one)) for one in self._draws)

    def _drawn(self, one: Drawn) -> Iterator[int]:
        """Patterns of people: those grouped anew by the draw, and those it leaves as they are."""
        regrouped = {record for group in one.groups for record in group}
        yield from (pattern for group in one.groups if (pattern := self._pattern(group)))
        yield from (self._pattern(p.entries) for p in self._people if p.entries[0] not in regrouped)

    def strata(self) -> Iterator[tuple[str, dict[str, Overlap]]]:
        """By year, place and sex: the table of each value, the largest first, `UNKNOWN` last."""
        kinds: dict[str, Callable[[ListEntry], str]] = {"period": _year, "place": self._place, "sex": _sex}
        for kind, read in kinds.items():
            patterns: dict[str, list[int]] = defaultdict(list)
            for person in self._people:
                values = {value for entry in person.entries if (value := read(self._entries[entry]))}
                patterns[values.pop() if len(values) == 1 else UNKNOWN].append(self._pattern(person.entries))
            if set(patterns) - {UNKNOWN}:
                order = sorted(patterns, key=lambda value: (value == UNKNOWN, -len(patterns[value]), value))
                yield kind, {value: tabulated(self.names, patterns[value]) for value in order}

    def _place(self, entry: ListEntry) -> str:
        """The place of a row under one of its spellings, the same for all that sound alike."""
        place = (entry.place or "").strip()
        place = self._called.get(place, place)
        return self._place_names.setdefault(sounds(place), place)

    def _pattern(self, entries: Iterable[str]) -> int:
        pattern = 0
        for entry in entries:
            pattern |= self._bit.get(entry, 0)  # a party is on no list
        return pattern


def _year(entry: ListEntry) -> str:
    when = entry.when
    if when is None or not when.earliest or not when.latest or when.earliest.year != when.latest.year:
        return ""
    return f"{when.earliest.year:04}"


def _sex(entry: ListEntry) -> str:
    said = entry.sex.strip().strip(".").casefold() if entry.sex else ""
    return next((sex for sex, words in _SEXES.items() if said in words), "")
