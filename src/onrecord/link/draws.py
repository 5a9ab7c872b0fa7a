"""Linkages drawn by their chance, by which doubt about who is whom is carried into every number made from them."""

import random
from collections.abc import Sequence

from onrecord.link.outcomes import Knot
from onrecord.nouns import Drawn

DRAWN = 20  # Rubin 1987, section 4: beyond this the share of spread between draws is known well enough
_SETTLED = 0.9999  # an outcome as likely as this is not doubtful


def drawn(knots: Sequence[Knot]) -> tuple[Drawn, ...]:
    """`DRAWN` linkages over all knots, the same every time; none where nothing is doubtful."""
    doubtful = [knot for knot in knots if max(one.chance for one in knot.outcomes) < _SETTLED]
    groups: list[list[tuple[str, ...]]] = [[] for _ in range(DRAWN if doubtful else 0)]
    for knot in doubtful:
        chance = random.Random(knot.atoms[0][0])  # noqa: S311 - a simulation, not a secret
        picked = chance.choices(knot.outcomes, [one.chance for one in knot.outcomes], k=DRAWN)
        for mine, outcome in zip(groups, picked, strict=True):
            for part in sorted(set(outcome.part_of)):
                atoms = (atom for atom, p in zip(knot.atoms, outcome.part_of, strict=True) if p == part)
                mine.append(tuple(sorted(record for atom in atoms for record in atom)))
    return tuple(Drawn(groups=tuple(sorted(mine))) for mine in groups)
