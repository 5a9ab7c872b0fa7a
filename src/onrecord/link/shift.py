"""How much more or less often records are one person here than the machine takes for granted, as answers have shown.

The machine begins with lists that hardly overlap, on purpose: where it errs it is to ask, not to join. If it is wrong
about that it is wrong about all links together, by one number added to the log odds of each. So an answer tells of
links that hang together with it by nothing but this number, and it tells most where it surprises.

Model: before any answer the shift is normal around nothing, as wide as where the machine learns its prior from answers
(`model/learn.py`); each answer is then as likely as the log odds of its link, shifted, make it. Nothing but answers
speaks: links that agree among themselves may be namesakes. Only the order of the questions looks at it: no link and no
count does, and the drawn linkages go by what the links say of themselves (`leaning.py`).
"""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from onrecord.link.clusters import log_odds
from onrecord.nouns import Judged, Link

Floats = NDArray[np.float64]

_SPREAD = 2.0 * math.log(2)  # nats
_STEPS = 13  # from three standard deviations below to three above
SHIFTS: Floats = np.linspace(-3.0, 3.0, _STEPS) * _SPREAD  # nats


def shift(links: Iterable[Link], judged: Iterable[Judged]) -> Floats:
    """The chance of each of `SHIFTS`; `links`: the machine's; `judged`: in force."""
    odds = {(one.a, one.b): log_odds(one) for one in links}
    weight = -((SHIFTS / _SPREAD) ** 2) / 2
    for one in judged:
        if one.verdict != "unsure" and (one.a, one.b) in odds:
            towards = 1.0 if one.verdict == "same" else -1.0
            weight = weight - np.logaddexp(0.0, -towards * (odds[one.a, one.b] + SHIFTS))
    likely = np.exp(weight - weight.max())
    chances: Floats = likely / likely.sum()
    return chances
