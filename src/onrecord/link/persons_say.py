"""What people judged, laid under the machine's links: who must be together, who must never, and where they disagree.

Rules
* Two records judged the same are one person; two judged different are never joined, however long the chain.
* Where people contradict each other (A is B, B is C, A is not C), the difference holds; of the samenesses between the
  two the ones that the machine finds least likely are left open, as unsure, until a person settles it. A finding gives
  the whole chain.
* Only what is in force counts, so the order in which people judged makes no difference, and taking back restores.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.link.groups import Groups
from onrecord.nouns import Finding, Judged

Pair = tuple[str, str]
_EVEN = 0.5  # for a pair that only a person put together


class Said(NamedTuple):
    """`groups`: who must be together, with those set apart who must never be. `left_open`: pairs judged the same that
    another judgement forbids."""

    groups: Groups
    by_pair: dict[Pair, Judged]
    left_open: frozenset[Pair]
    findings: tuple[Finding, ...]


def said(
    members: Iterable[str], judged: Sequence[Judged], likely: Mapping[Pair, float], ids: Mapping[Pair, str]
) -> Said:
    """`judged` are those in force, on records among `members`. `likely`: how likely the machine finds two records one
    person; `ids` of the links about them."""
    groups = Groups(members)
    by_pair = {(one.a, one.b): one for one in judged}
    for pair, one in by_pair.items():
        if one.verdict == "different":
            groups.set_apart(*pair)
    same = [pair for pair, one in by_pair.items() if one.verdict == "same"]
    same.sort(key=lambda pair: (-likely.get(pair, _EVEN), pair))
    left_open = frozenset([pair for pair in same if not groups.join(*pair)])
    return Said(groups, by_pair, left_open, tuple(_contradictions(by_pair, ids)) if left_open else ())


def _contradictions(by_pair: Mapping[Pair, Judged], ids: Mapping[Pair, str]) -> Iterator[Finding]:
    beside: dict[str, set[str]] = defaultdict(set)
    for (a, b), one in by_pair.items():
        if one.verdict == "same":
            beside[a].add(b)
            beside[b].add(a)
    for pair, one in by_pair.items():
        chain = _chain(*pair, beside) if one.verdict == "different" else ()
        if chain:
            steps = [by_pair[min(step), max(step)] for step in pairwise(chain)]
            links = ", ".join(f"{ids.get((one.a, one.b), 'a link')} (same, {one.by})" for one in steps)
            yield Finding(
                code="judgements-clash", where=ids.get(pair, "a link"),
                what=f"People contradict each other: judged different by {one.by}, yet one person by way of {links}.",
                next="Look at each with `onrecord show`, and change or withdraw one: onrecord link judge --help",
            )  # fmt: skip


def _chain(a: str, b: str, beside: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The shortest way from `a` to `b` over samenesses, the first by id of several; () where there is none."""
    came_from: dict[str, str] = {a: ""}
    waiting = deque([a])
    while waiting and b not in came_from:
        here = waiting.popleft()
        for there in sorted(beside.get(here, ())):
            if there not in came_from:
                came_from[there] = here
                waiting.append(there)
    chain = [b] if b in came_from else []
    while chain and chain[-1] != a:
        chain.append(came_from[chain[-1]])
    return tuple(reversed(chain))
