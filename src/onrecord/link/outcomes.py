"""How the doubtful links may really lie: whole ways of grouping records, each with its chance.

A grouping is as likely as the product of the odds of the links inside its groups (each weighed apart from the others;
two records never compared count nothing), under what people judged: together stays together, apart stays apart. So
A = B and B = C bring A = C with them, and one who is not C cannot be both. Every group hangs together by links.

Rules
* Up to `_FEW` groups that may be joined every grouping is weighed; beyond that `_KEPT` are drawn by Gibbs sampling,
  one atom after the other put where the rest makes it likely, unless what it leaves would fall apart.
* The same links give the same outcomes: chance is seeded by the ids.
"""

import math
import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.link.clusters import log_odds
from onrecord.link.groups import Groups
from onrecord.nouns import Link

_FEW = 6  # 203 groupings
_KEPT, _BEFORE = 200, 50  # groupings kept, and sweeps before the first
_NEVER = 1e-6  # a less likely grouping is not worth a line


class Outcome(NamedTuple):
    """One grouping: `part_of[i]` is the number of the group that holds the i-th atom."""

    chance: float
    part_of: tuple[int, ...]


class Knot(NamedTuple):
    """Records over which there is doubt. `atoms` are records that people hold together; `links` those between atoms."""

    atoms: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
    outcomes: tuple[Outcome, ...]


def knots(
    held: Groups, loose: Groups, members: Iterable[str], links: Iterable[Link], more: float = 0.0
) -> Iterator[Knot]:
    """Every knot among `members` (whole groups of `loose`): records joined by links that are not certain. `held`: as
    people hold them; `loose`: as if every link that may hold did; `more`: added to the log odds of each link."""
    atoms: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for member in sorted(members):
        atoms[loose.of(member)][held.of(member)].append(member)
    between: dict[str, list[Link]] = defaultdict(list)
    for one in links:
        if loose.of(one.a) in atoms and loose.of(one.a) == loose.of(one.b) and held.of(one.a) != held.of(one.b):
            between[loose.of(one.a)].append(one)
    for top in sorted(between):
        tops = {atom: place for place, atom in enumerate(atoms[top])}
        apart = [(a, tops[other]) for atom, a in tops.items() for other in held.apart_from(atom) if other in tops]
        weights: dict[tuple[int, int], float] = defaultdict(float)
        for one in between[top]:
            a, b = sorted((tops[held.of(one.a)], tops[held.of(one.b)]))
            weights[a, b] += log_odds(one) + more
        near = _near(weights, len(tops))
        weights.update(dict.fromkeys(((min(pair), max(pair)) for pair in apart), -math.inf))
        found = _all(weights, near) if len(tops) <= _FEW else _drawn(weights, near, top)
        yield Knot(tuple(tuple(atom) for atom in atoms[top].values()), tuple(between[top]), tuple(found))


Weights = dict[tuple[int, int], float]
Near = list[set[int]]  # for each atom those it is linked with


def _near(weights: Weights, size: int) -> Near:
    near: Near = [set() for _ in range(size)]
    for a, b in weights:
        near[a].add(b)
        near[b].add(a)
    return near


def _hangs_together(atoms: Collection[int], near: Near) -> bool:
    left = set(atoms)
    waiting = [left.pop()] if left else []
    while waiting:
        reached = near[waiting.pop()] & left
        left -= reached
        waiting += reached
    return not left


def _all(weights: Weights, near: Near) -> list[Outcome]:
    """Every grouping."""
    ways: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for atom in range(len(near)):
        ways = [
            (weight + more, (*part_of, part))
            for weight, part_of in ways
            for part in range(max(part_of, default=-1) + 2)
            if (more := sum(weights.get((at, atom), 0.0) for at, p in enumerate(part_of) if p == part)) > -math.inf
        ]
    ways = [way for way in ways if all(_hangs_together(group, near) for group in _groups(way[1]))]
    most = max(weight for weight, _ in ways)
    chances = [math.exp(weight - most) for weight, _ in ways]
    whole = sum(chances)
    return [Outcome(c / whole, part_of) for c, (_, part_of) in zip(chances, ways, strict=True) if c / whole > _NEVER]


def _groups(part_of: Sequence[int]) -> Iterable[list[int]]:
    groups: dict[int, list[int]] = defaultdict(list)
    for atom, part in enumerate(part_of):
        groups[part].append(atom)
    return groups.values()


def _drawn(weights: Weights, near: Near, seed: str) -> list[Outcome]:
    chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret
    evidence: list[dict[int, float]] = [{} for _ in near]
    for (a, b), weight in weights.items():
        evidence[a][b] = evidence[b][a] = weight
    part_of = list(range(len(near)))
    groups = {part: {part} for part in part_of}
    kept: list[Outcome] = []
    for sweep in range(_BEFORE + _KEPT):
        for atom in range(len(near)):
            rest = groups[part_of[atom]] - {atom}
            if _hangs_together(rest, near):
                _put(atom, evidence[atom], near[atom], part_of, groups, chance)
        if sweep >= _BEFORE:
            kept.append(Outcome(1 / _KEPT, tuple(part_of)))
    return kept


def _put(
    atom: int,
    evidence: Mapping[int, float],
    near: Collection[int],
    part_of: list[int],
    groups: dict[int, set[int]],
    chance: random.Random,
) -> None:
    """Put one atom where it goes, the others being where they are: to a group by its evidence, or to one of its own."""
    groups[part_of[atom]].discard(atom)
    alone = next(part for part in (part_of[atom], *groups, len(near)) if not groups.get(part))
    for_each: dict[int, float] = {alone: 0.0}
    linked = {part_of[other] for other in near if other != atom}
    for other, weight in sorted(evidence.items()):
        if part_of[other] in linked:
            for_each[part_of[other]] = for_each.get(part_of[other], 0.0) + weight
    parts = list(for_each)
    most = max(for_each.values())
    part_of[atom] = chance.choices(parts, [math.exp(for_each[part] - most) for part in parts])[0]
    groups.setdefault(part_of[atom], set()).add(atom)
