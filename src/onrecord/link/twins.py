"""In a drawn linkage: joining people who stand there twice, so written that no link ties the two.

How many is drawn from what the slips that are seen lead to expect (`unseen.py`); which ones nobody can see. What counts
for a number made from the linkage is on how many lists they stand, so any two of other lists who share a word of their
name stand for them: one picked by chance, and one by chance among those who share one of its words. Nobody is joined
whom a link of the machine ties already (that doubt is drawn by itself) or whom people hold to be different.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.link.records import Record
from onrecord.link.settling import Settled
from onrecord.link.unseen import unseen_at_most, words_of

_TRIES = 50  # for each to be joined; few share a word only in small cases, where next to nobody is unseen


class Twins:
    """`seen`: people tied together only by links between names that do not quite agree, of `tied` rows that a link
    ties to another."""

    def __init__(self, settled: Settled, found: Iterable[Record]) -> None:
        self._settled = settled
        self._found = {one.id: one for one in found if one.named}
        people = {settled.loose.of(record) for record in self._found}
        self._tied = len(self._found) - len(people)
        self._seen = len({settled.plain.of(record) for record in self._found}) - len(people)
        self._firm: dict[str, list[str]] = defaultdict(list)
        for record in self._found:
            self._firm[settled.firm.of(record)].append(record)
        self._sharing: dict[str, list[str]] = defaultdict(list)
        if self._tied:
            for record in self._found:
                for word in self._words(record):
                    self._sharing[word].append(record)

    def joined(self, groups: Sequence[tuple[str, ...]], number: int) -> list[tuple[str, ...]]:
        """`groups` of the linkage of that number, and those of the others that are joined in it."""
        chance = random.Random(f"{next(iter(self._found), '')} {number}")  # noqa: S311 - a simulation, not a secret
        people = {record: group for group in groups for record in group}
        wanted = unseen_at_most(self._seen, self._tied, chance.random())
        members = sorted(self._found) if wanted else []
        for _ in range(wanted * _TRIES):
            if not wanted:
                break
            a = self._person(chance.choice(members), people)
            b = self._person(self._other(a[0], chance), people)
            if self._can_be_one(a, b):
                both = tuple(sorted((*a, *b)))
                people |= dict.fromkeys(both, both)
                wanted -= 1
        return sorted(set(people.values()))

    def _person(self, record: str, people: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        return people.get(record) or tuple(sorted(self._firm[self._settled.firm.of(record)]))

    def _other(self, record: str, chance: random.Random) -> str:
        return chance.choice(self._sharing[chance.choice(self._words(record))])

    def _words(self, record: str) -> list[str]:
        one = self._found[record]
        return sorted({word for name in (one.name, *one.variants) for word in words_of(name)})

    def _can_be_one(self, a: Sequence[str], b: Sequence[str]) -> bool:
        loose, held = self._settled.loose, self._settled.held.groups
        lists = [{self._found[one].list for one in person} for person in (a, b)]
        return (
            not lists[0] & lists[1]
            and loose.of(a[0]) != loose.of(b[0])
            and not any(held.are_apart(one, other) for one in a for other in b)
        )
