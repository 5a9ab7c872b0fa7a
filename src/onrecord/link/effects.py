"""By how many people the expected count moves when a person judges a link: the order of the review queue.

    effect = P(same) * |E[n] - E[n | same]| + P(different) * |E[n | different] - E[n]|

n is the number of named people on lists in the whole case. The expectations go over the outcomes of every knot (see
`outcomes.py`), so that what an answer brings with it ("then C is not B either") counts; and over the shift that all
links share (`shift.py`), so that what it teaches about every other link counts too. Both sides of the sum are equal:
together they are twice the covariance of n with the link. For two records alone with chance p to be one person, in a
case whose shift is known, it is 2 p (1 - p): greatest where the odds are even, nothing where the answer is known.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.link.outcomes import Knot
from onrecord.link.shift import SHIFTS, Floats


class Swayed(NamedTuple):
    """A knot under each of `SHIFTS`: its expected `people`, and their square; and for each of its `links` (by id, a row
    each) the chance that it holds, and that chance times the people expected then."""

    links: tuple[str, ...]
    people: Floats
    squared: Floats
    same: Floats
    people_if_same: Floats


def swayed(knot: Knot, counted: Collection[str]) -> Swayed:
    """`knot` under every shift; `counted` are the records that make a person count."""
    place = {record: at for at, atom in enumerate(knot.atoms) for record in atom}
    counts = np.array([any(record in counted for record in atom) for atom in knot.atoms])
    parts = np.array([one.part_of for one in knot.outcomes])
    people = np.array([len(set(row[counts].tolist())) for row in parts], dtype=np.float64)
    holds = np.array([parts[:, place[one.a]] == parts[:, place[one.b]] for one in knot.links], dtype=np.float64)
    weights = np.log([one.chance for one in knot.outcomes])[:, None] + holds.sum(axis=0)[:, None] * SHIFTS
    chances = np.exp(weights - weights.max(axis=0))
    chances /= chances.sum(axis=0)
    links = tuple(one.id for one in knot.links)
    return Swayed(links, people @ chances, people**2 @ chances, holds @ chances, (holds * people) @ chances)


def effects(knots: Sequence[Swayed], shift: Floats) -> Mapping[str, float]:
    """For every link of all knots of a case, by its id; `shift`: the chance of each of `SHIFTS`."""
    everywhere = _whole(one.people for one in knots)
    expected = float(everywhere @ shift)
    found: dict[str, float] = {}
    for one in knots:
        elsewhere = everywhere - one.people
        together = (one.people_if_same + one.same * elsewhere) @ shift
        moved = 2 * np.abs(together - one.same @ shift * expected)
        found.update(zip(one.links, np.round(moved, 4).tolist(), strict=True))
    return found


def doubt(knots: Sequence[Swayed], shift: Floats) -> float:
    """By how many people n may be off what is expected: its standard deviation, which all answers take away."""
    everywhere, within = _whole(one.people for one in knots), _whole(one.squared - one.people**2 for one in knots)
    return math.sqrt(max(0.0, float((within + everywhere**2) @ shift) - float(everywhere @ shift) ** 2))


def _whole(parts: Iterable[Floats]) -> Floats:
    return sum(parts, np.zeros_like(SHIFTS))
