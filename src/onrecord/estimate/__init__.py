"""How many people the lists missed: for now, why no estimate is given.

An estimate by multiple systems stands on at least three lists made independently of one another. This room looks
whether the material could carry one and says what it lacks; it never prints a number without its model, its
assumptions and its interval, and so prints none yet.

What it does not do: fit a model. `People.counts` are counts of who is listed and must not be read as a total.
"""

from onrecord.estimate.estimate import estimate

__all__ = ["estimate"]
