"""By how many people the expected count moves when a person judges a link: the order of the review queue.

    effect = P(same) * |E[n] - E[n | same]| + P(different) * |E[n | different] - E[n]|

The chances are those of the links, leaning as they suggest together (`leaning.py`).
n is the number of named people on lists in the link's knot; its expectations go over the outcomes of the knot (see
`outcomes.py`), so that what an answer brings with it ("then C is not B either") counts too. For two records alone, with
chance p to be one person, it is 2 p (1 - p): greatest where the odds are even, nothing where the answer is known.
"""

from collections.abc import Collection, Mapping, Sequence

from onrecord.link.outcomes import Knot, Outcome
from onrecord.nouns import Link


def effects(knot: Knot, counted: Collection[str]) -> Mapping[str, float]:
    """For each link of the knot, by its id; `counted` are the records that make a person count."""
    place = {record: at for at, atom in enumerate(knot.atoms) for record in atom}
    counts = [any(record in counted for record in atom) for atom in knot.atoms]
    people = [len({part for part, one in zip(each.part_of, counts, strict=True) if one}) for each in knot.outcomes]
    return {one.id: _effect(one, place, knot.outcomes, people) for one in knot.links}


def _effect(link: Link, place: Mapping[str, int], outcomes: Sequence[Outcome], people: Sequence[int]) -> float:
    a, b = place[link.a], place[link.b]
    same = number = number_same = 0.0
    for one, n in zip(outcomes, people, strict=True):
        number += one.chance * n
        if one.part_of[a] == one.part_of[b]:
            same += one.chance
            number_same += one.chance * n
    if not 0 < same < 1:
        return 0.0
    given_same, given_different = number_same / same, (number - number_same) / (1 - same)
    return round(same * abs(number - given_same) + (1 - same) * abs(given_different - number), 4)
