"""How alike two records' names are, over all their spellings: the one function that SQL asks of Python."""

from functools import lru_cache

from rapidfuzz import fuzz

from onrecord.link.model.columns import LANGUAGE, SPELLINGS
from onrecord.nouns.names import sounds

_NEAR = 80.0


@lru_cache(maxsize=65_536)  # SQL asks once for each level
def alike(a: str, b: str) -> int:
    """The best level among their spellings: 4 same, 3 sounds alike, 2 near, 1 related, 0 different."""
    spelt_a, spelt_b = (called.split(LANGUAGE, 1)[1].split(SPELLINGS) for called in (a, b))
    return max(_level(one, other) for one in spelt_a for other in spelt_b)


def _level(a: str, b: str) -> int:
    one, other = sounds(a), sounds(b)
    if one == other:
        return 4 if a == b else 3
    short, long = sorted((set(one), set(other)), key=len)
    if short <= long and len(long) - len(short) <= 1 and len(short) > 1:
        return 3
    rest = sorted(short - long), sorted(long - short)
    if short & long and len(rest[0]) == len(rest[1]) == 1 and fuzz.ratio(rest[0][0], rest[1][0]) >= _NEAR:
        return 2
    return 0
