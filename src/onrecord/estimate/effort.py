"""How hard to try: replicates, chains and sweeps. Everything drawn by chance is drawn from `seed`, so a table has one
answer."""

from onrecord.nouns.shape import Noun


class Effort(Noun, frozen=True, kw_only=True):
    """`replicates` of a bootstrap; `chains` of a sampler, each at most `sweeps` long after `burn_in`, one in `thin`
    kept."""

    replicates: int = 1000
    chains: int = 4
    burn_in: int = 400
    sweeps: int = 60_000
    thin: int = 1
    seed: int = 20310615


FULL = Effort()
QUICK = Effort(replicates=200, sweeps=8_000)  # for the many tables of a sensitivity check; the same rules refuse
