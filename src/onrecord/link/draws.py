"""Linkages drawn by their chance, by which doubt about who is whom is carried into every number made from them.

Three doubts go in:
* which links hold, each as likely as the machine finds it (`outcomes.py`);
* how often records are one person here at all. The machine begins with lists that hardly overlap; all links together
  suggest more (`leaning.py`), and where a few names cover everybody they suggest too much. So the linkages are drawn,
  in equal numbers, under leanings from nothing to the whole;
* who stands there twice, so written that no link ties them (`unseen.py`, `twins.py`).
"""

import random
from collections.abc import Iterator, Sequence
from itertools import chain

from onrecord.link.groups import Groups
from onrecord.link.outcomes import Knot, Outcome
from onrecord.link.records import Record
from onrecord.link.settling import Settled
from onrecord.link.twins import Twins
from onrecord.nouns import Drawn

DRAWN = 20  # Rubin 1987, section 4: beyond this the share of spread between draws is known well enough
_LEANINGS = 5  # from none to the whole, as many linkages under each
_SETTLED = 0.9999  # an outcome as likely as this is not doubtful

Grouping = list[tuple[str, ...]]


def drawn(settled: Settled, found: Sequence[Record], leaning: float) -> tuple[Drawn, ...]:
    """`DRAWN` linkages, the same every time; none where nothing is doubtful. Neighbours differ in their leaning, so
    that a part of them at even distances stands for all."""
    members = [one.id for one in found]
    twins = Twins(settled, found)
    under = [
        _under(settled.knots(members, leaning * step / (_LEANINGS - 1)), settled.firm, DRAWN // _LEANINGS, step)
        for step in range(_LEANINGS)
    ]
    in_turn = chain.from_iterable(zip(*under, strict=True))
    made = [twins.joined(groups, number) for number, groups in enumerate(in_turn)]
    return tuple(Drawn(groups=tuple(sorted(groups))) for groups in made) if any(made) else ()


def _under(knots: Sequence[Knot], firm: Groups, many: int, step: int) -> list[Grouping]:
    """`many` linkages of all knots, without those that surely lie as `firm` has them."""
    groups: list[Grouping] = [[] for _ in range(many)]
    for knot in knots:
        likeliest = max(knot.outcomes, key=lambda one: one.chance)
        if likeliest.chance >= _SETTLED and _is(likeliest, knot, firm):
            continue
        chance = random.Random(f"{knot.atoms[0][0]} {step}")  # noqa: S311 - a simulation, not a secret
        picked = chance.choices(knot.outcomes, [one.chance for one in knot.outcomes], k=many)
        for mine, outcome in zip(groups, picked, strict=True):
            mine += _people(outcome, knot)
    return groups


def _people(outcome: Outcome, knot: Knot) -> Iterator[tuple[str, ...]]:
    for part in sorted(set(outcome.part_of)):
        atoms = (atom for atom, p in zip(knot.atoms, outcome.part_of, strict=True) if p == part)
        yield tuple(sorted(record for atom in atoms for record in atom))


def _is(outcome: Outcome, knot: Knot, firm: Groups) -> bool:
    tops = [firm.of(atom[0]) for atom in knot.atoms]
    pairs = set(zip(tops, outcome.part_of, strict=True))
    return len(pairs) == len(set(tops)) == len(set(outcome.part_of))
