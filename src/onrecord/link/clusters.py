"""Who is whom today: records grouped by what people judged, and by the machine where nobody did.

Greedy additive edge contraction, after Keuper et al. 2015 ("Efficient decomposition of image and mesh graphs by lifted
multicuts", algorithm 1), over the evidence of every link as log odds.

Rules
* Groups begin as people judged them. Then the two groups with the most evidence for each other are joined, the sum of
  all links between them, again and again, while it is above nothing. So a chain of likenesses does not join two records
  that the machine itself holds different, unless the chain is stronger.
* Only a link judged the same speaks for joining; an unsure one speaks against it where it is less likely than not.
* What people set apart is never joined. Ties go to the smallest ids: the same links give the same groups.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable

from onrecord.link.groups import Groups
from onrecord.nouns import Link

_CERTAIN = 1e-6  # no link is surer than this either way
_PLACES = 9  # digits by which two sums of evidence are told apart


def log_odds(link: Link) -> float:
    """The machine's evidence for one person, in nats; 0 where only a person put the two together."""
    chance = 0.5 if link.probability is None else min(max(link.probability, _CERTAIN), 1 - _CERTAIN)
    return math.log(chance / (1 - chance))


def gather(groups: Groups, links: Iterable[Link]) -> None:
    """Join `groups` by `links`: those that nobody judged, or that were left open."""
    beside: dict[str, dict[str, float]] = defaultdict(dict)
    for one in links:
        a, b = groups.of(one.a), groups.of(one.b)
        evidence = log_odds(one) if one.judgement == "same" else min(0.0, log_odds(one))
        if a != b and evidence and not groups.are_apart(a, b):
            beside[a][b] = beside[b][a] = beside[a].get(b, 0.0) + evidence
    waiting = [(-round(weight, _PLACES), a, b) for a, near in beside.items() for b, weight in near.items() if a < b]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] < 0:
        negative, a, b = heapq.heappop(waiting)
        if -negative != round(beside.get(a, {}).get(b, 0.0), _PLACES):
            continue  # these groups have changed since; their new sum waits further on
        del beside[a][b], beside[b][a]
        if not groups.join(a, b):
            continue
        for other, weight in beside.pop(b).items():
            del beside[other][b]
            beside[a][other] = beside[other][a] = beside[a].get(other, 0.0) + weight
            heapq.heappush(waiting, (-round(beside[a][other], _PLACES), min(a, other), max(a, other)))
