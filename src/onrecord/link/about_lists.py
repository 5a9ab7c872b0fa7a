"""What to beware of in lists before anything is made of their numbers. Shown, never assumed away.

`list-doubles`      people stand on one list more than once
`list-copied`       nearly all of its people are on another list, on which those of other lists seldom are: an estimate
                    takes the two for one
`list-overlaps`     most of its people are on another list: both reach most people, or one draws on the other
`list-unowned`      nobody is known to have made it, so nobody knows whether it is another look at the world
`list-retold`       it stands in an item that takes its text from an item with a list, or its stated origin is another's
`list-only-spoken`  it is only spoken of: nobody here has seen its rows
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.link.records import Record
from onrecord.nouns import Finding, PeopleList

_OVERLAPS = 0.6  # share of a list's named people found on another list at which that is shown
_COPIED = 0.9  # the share at which it may be a copy
_BY_CHANCE = 0.01  # and the chance of so many, where it only reached people as other lists do, below which it is one


def about_lists(
    lists: Sequence[PeopleList],
    spoken: Sequence[PeopleList],
    rows: Sequence[Record],
    person_of: Mapping[str, str],
    retold: Mapping[str, str],
) -> Iterator[Finding]:
    """Every finding about a list, in the order of their ids. `spoken`: those only spoken of;
    `retold`: list -> what it goes back to."""
    people: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.named:
            people[row.list][person_of[row.id]] += 1
    for one in lists:
        if one.contained:
            yield from _doubles(one.id, people[one.id])
            yield from _retold(one.id, retold)
            yield from _unowned(one)
    yield from map(_only_spoken, spoken)
    yield from _overlaps(people)


def _doubles(list_id: str, people: Mapping[str, int]) -> Iterator[Finding]:
    more = [times for times in people.values() if times > 1]
    if more:
        yield Finding(
            code="list-doubles", how_bad="note", where=list_id, next="Each counts once; `onrecord show` says which.",
            what=f"{len(more)} of its {len(people)} named people stand on it more than once, in {sum(more)} rows.",
        )  # fmt: skip


def _retold(list_id: str, retold: Mapping[str, str]) -> Iterator[Finding]:
    if list_id in retold:
        yield Finding(
            code="list-retold", how_bad="warning", where=list_id,
            what=f"It goes back to {retold[list_id]} and is no second look at the world.",
            next="It adds nothing to what that one says.",
        )  # fmt: skip


def _only_spoken(one: PeopleList) -> Finding:
    number = f"{one.stated} people" if one.stated else "an unstated number of people"
    return Finding(
        code="list-only-spoken", how_bad="note", where=one.id, next="Ask its owner for it.",
        what=f"The list is only spoken of, with {number}: nobody on it can be matched, and no estimate can use it.",
    )  # fmt: skip


def _unowned(one: PeopleList) -> Iterator[Finding]:
    if one.owner is None:
        yield Finding(
            code="list-unowned", how_bad="note", where=one.id,
            what="Nobody is known to have made it: an estimate takes it for a list of its own.",
            next='If you know who made it, write owner = "…" for its file in case.toml.',
        )  # fmt: skip


def _overlaps(people: Mapping[str, Mapping[str, int]]) -> Iterator[Finding]:
    for (a, b), both in sorted(_shared(people).items()):
        smaller = min(a, b, key=lambda one: (len(people[one]), one))
        larger = b if smaller == a else a
        if both < max(2, _OVERLAPS * len(people[smaller])):
            continue
        copied = both >= _COPIED * len(people[smaller]) and _chance(both, smaller, larger, people) < _BY_CHANCE
        what = f"{both} of its {len(people[smaller])} named people are also on the list {larger}"
        what += ", far more than of the people on other lists: an estimate takes the two for one." if copied else "."
        yield Finding(
            code="list-copied" if copied else "list-overlaps", how_bad="warning" if copied else "note", where=smaller,
            what=what, next="Ask its owner where the rows come from.",
        )  # fmt: skip


def _chance(both: int, smaller: str, larger: str, people: Mapping[str, Mapping[str, int]]) -> float:
    """That so many of the smaller list's people, or more, are on the larger by chance, as often as those on any third
    list and not on the smaller are (binomial; one more of each, so that few people prove nothing); 1 without such."""
    others = {one for each, held in people.items() if each not in (smaller, larger) for one in held}
    others -= set(people[smaller])
    if not others:
        return 1.0
    share = (1 + sum(one in people[larger] for one in others)) / (2 + len(others))
    many = len(people[smaller])
    return sum(math.comb(many, k) * share**k * (1 - share) ** (many - k) for k in range(both, many + 1))


def _shared(people: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], int]:
    """For each two lists how many people are on both; ids of lists in order."""
    lists_of_person: dict[str, set[str]] = defaultdict(set)
    for list_id, held in people.items():
        for person in held:
            lists_of_person[person].add(list_id)
    both: Counter[tuple[str, str]] = Counter()
    for on in lists_of_person.values():
        ordered = sorted(on)
        both.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    return dict(both)
