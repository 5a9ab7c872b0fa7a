"""Lists that share most of their people: copied, or drawn from one source. Shown, never assumed away."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.link.records import Record
from onrecord.nouns import Finding

_COPIED = 0.6  # share of a list's named people found on another list at which it is shown as copied or overlapping


def copies(rows: Sequence[Record], person_of: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each list most of whose people are on another; for the smaller of two alike."""
    people: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.named:
            people[row.list].add(person_of[row.id])
    for (a, b), both in sorted(_shared(rows, person_of).items()):
        smaller = min(a, b, key=lambda one: (len(people[one]), one))
        if both >= _COPIED * len(people[smaller]) and both > 1:
            larger = b if smaller == a else a
            yield Finding(
                code="list-copied", how_bad="note", where=smaller, next="Ask its owner where the rows come from.",
                what=f"{both} of its {len(people[smaller])} named people are also on the list {larger}.",
            )  # fmt: skip


def _shared(rows: Sequence[Record], person_of: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """For each two lists how many people are in both; ids of lists in order."""
    lists_of_person: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.list and row.named:
            lists_of_person[person_of[row.id]].add(row.list)
    both: Counter[tuple[str, str]] = Counter()
    for held in lists_of_person.values():
        ordered = sorted(held)
        both.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    return dict(both)
