"""People who stand on the lists twice and whom no link ties together: how many more of them there may be.

Where hands slip, some slips leave a name that can still be known and some do not. The first kind is seen: people who
are tied together only by links between names that do not quite agree. From how many are seen follows how many more
there may be that nobody can see, as a finder's rate tells what was not found.

Model: both kinds are Poisson, the unseen `_FOR_EACH` times as frequent as the seen, and nothing is known beforehand of
how often hands slip (a prior of 1/rate). Given `seen`, the unseen are then negative binomial of shape `seen`; what is
taken is its `_SURE` quantile. `_FOR_EACH` was fitted on invented people (`python3 dev.py train unseen`).

When it must not be used: for people entered under names that have nothing in common (a pseudonym, a false paper).
Nothing on the lists tells of them, and they are beyond any count.
"""

_FOR_EACH = 0.3  # unseen for each that is seen, where births and names have slips (docs/methods/counting.md)
_SURE = 0.95


def unseen_at_most(seen: int) -> int:
    """How many people may stand there twice and unseen, where `seen` were seen; none where no hand slipped."""
    if not seen:
        return 0
    found = 1 / (1 + _FOR_EACH)  # the chance that a slip is one of those that are seen
    chance = reached = found**seen
    unseen = 0
    while reached < _SURE:
        unseen += 1
        chance *= (seen + unseen - 1) / unseen * (1 - found)
        reached += chance
    return unseen
