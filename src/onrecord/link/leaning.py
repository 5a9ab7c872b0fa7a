"""How much more often records are one person here than the machine takes for granted, as its own links suggest.

The machine begins with lists that hardly overlap, on purpose: where it errs it is to ask, not to join. So what it calls
doubtful is often plain. The prior under which all its links together are likeliest, drawn towards its own, says how far
that may go. No link and no count uses it: where a few names cover everybody it would join namesakes. Linkages are drawn
under all of it and under none, and in between (`draws.py`).
"""

import math
from collections.abc import Iterable

from onrecord.nouns import Link

_SPREAD = 2.0 * math.log(2)  # nats; standard deviation of how far it may lie from the machine's, as with judgements
_FARTHEST = 10.0  # nats
_STILL = 1e-3
_CERTAIN = 1e-6


def leaning(links: Iterable[Link], records: int, prior: float) -> float:
    """Nats to add to the log odds of every link; 0 where the links suggest no more than `prior`."""
    begun = math.log(prior / (1 - prior))
    odds = [_log_odds(one.probability) for one in links if one.probability is not None]
    pairs = records * (records - 1) / 2
    low, high = 0.0, _FARTHEST
    while high - low > _STILL:
        more = (low + high) / 2
        wanted = sum(1 / (1 + math.exp(-one - more)) for one in odds)
        rising = wanted - pairs / (1 + math.exp(-begun - more)) > more / _SPREAD**2  # the slope of the likelihood
        low, high = (more, high) if rising else (low, more)
    return low


def _log_odds(chance: float) -> float:
    kept = min(max(chance, _CERTAIN), 1 - _CERTAIN)
    return math.log(kept / (1 - kept))
