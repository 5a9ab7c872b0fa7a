"""How alike two records' names are, over all their spellings: the one function that SQL asks of Python."""

from functools import lru_cache

from onrecord.link.model.columns import LANGUAGE, SPELLINGS
from onrecord.link.names import Alike, compare

LEVELS = ("different", "surname", "related", "near", "sounds", "same")  # by number


def best(a: str, b: str) -> Alike:
    """The two spellings most alike; `a` and `b` as `columns.called` writes them."""
    language_a, _, names_a = a.partition(LANGUAGE)
    language_b, _, names_b = b.partition(LANGUAGE)
    found = (
        compare(one, other, language_a, language_b)
        for one in names_a.split(SPELLINGS)
        for other in names_b.split(SPELLINGS)
    )
    return max(found, key=lambda alike: (_number(alike), alike.score))


@lru_cache(maxsize=65_536)  # SQL asks once for each level
def alike(a: str, b: str) -> int:
    """The level of `best`, by its number."""
    return _number(best(a, b))


def _number(alike: Alike) -> int:
    return LEVELS.index("surname" if alike.surname else alike.level)
