"""Which word of one name answers which word of the other.

Rules
* Where order is free, the words are paired so that they fit best; a patronymic answers a patronymic.
* Where order means something (child, father, grandfather), the first answers the first and the order is kept; but a
  surname that cannot be a given name may stand in front.
* Every word of the shorter name has its pair. An initial answers a word that begins so.
"""

from collections.abc import Sequence
from itertools import combinations, permutations
from typing import NamedTuple

from onrecord.link.names.spelling import Word
from onrecord.link.names.vocabulary import given
from onrecord.link.names.words import RANK, WordMatch, match

_INITIAL = WordMatch("near", 0.75, "an initial")
_ANOTHER_INITIAL = WordMatch("different", 0.0, "another initial")
_OUT_OF_PLACE = WordMatch("different", 0.0, "a patronymic there, another name here")
_MOVED = 0.2  # less for a patronymic that answers a given name, where another pairing is as good
_ALL_ORDERS = 4  # words up to which every order is tried
_CLOSED_ARTICLES = ("al", "el", "an", "en", "ar", "er", "as", "es", "at", "et", "ad", "ed", "az", "ez", "аль", "эль")
_ARTICLE_AND_NAME = 4  # letters that a name with a closed article has more than

Table = list[list[WordMatch]]


class Pairing(NamedTuple):
    """`at[i]` is the place, in the longer name, of the word that answers word i of the shorter; `found` how it matches;
    `worth` the sum of ranks and scores."""

    worth: float
    at: tuple[int, ...]
    found: tuple[WordMatch, ...]


def paired(words: Sequence[Word], others: Sequence[Word], *, chain: bool, plain: bool = False) -> Pairing:
    """The best pairing of the words of the shorter name with those of the longer; `plain` where no word is an initial,
    a patronymic, or has an article."""
    if plain:
        table = [[match(a.folded, b.folded, chain) for b in others] for a in words]
    else:
        table = [[_pair(a, b, chain=chain) for b in others] for a in words]
    if not chain:
        return _freely(table if plain else _placed(words, others, table))
    best = _in_order(table, range(len(words)))
    if len(words) > 1 and _may_turn(words, others):
        last = len(words) - 1
        turned = (_in_order(table, order) for order in ((last, *range(last)), (*range(1, last + 1), 0)))
        return max((best, *turned), key=lambda one: one.worth)
    return best


def _pair(a: Word, b: Word, *, chain: bool) -> WordMatch:
    if a.role == "initial" or b.role == "initial":
        return _with_initial(a, b, chain=chain)
    found = match(a.folded, b.folded, chain)
    if a.article != b.article and chain and found.level not in ("same", "sounds"):
        closed, bare = (b, a) if a.article else (a, b)
        if closed.folded.startswith(_CLOSED_ARTICLES) and len(closed.folded) > _ARTICLE_AND_NAME:
            return max(found, match(bare.folded, closed.folded[2:], chain), key=_worth)
    return found


def _with_initial(a: Word, b: Word, *, chain: bool) -> WordMatch:
    if a.role == b.role:
        return match(a.folded, b.folded, chain)
    begins = match(a.folded[0], b.folded[0], chain)
    return _ANOTHER_INITIAL if begins.level in ("different", "related") else _INITIAL


def _worth(found: WordMatch) -> float:
    return RANK[found.level] + found.score


def _placed(words: Sequence[Word], others: Sequence[Word], table: Table) -> Table:
    """The table with patronymics in their place."""
    hers, his = ([word.role == "patronymic" for word in name] for name in (words, others))
    if not any(hers) and not any(his):
        return table
    both = any(hers) and any(his)
    return [
        [found if here == there else _moved(found, both=both) for found, there in zip(row, his, strict=True)]
        for row, here in zip(table, hers, strict=True)
    ]


def _moved(found: WordMatch, *, both: bool) -> WordMatch:
    if both:
        return _OUT_OF_PLACE
    return found if found.level == "same" else found._replace(score=max(0.0, found.score - _MOVED))


def _freely(table: Table) -> Pairing:
    wide = len(table[0])
    if wide > _ALL_ORDERS:
        return _greedily(table)
    worth = [[RANK[found.level] + found.score for found in row] for row in table]
    best, at = -1.0, tuple[int, ...]()
    for order in permutations(range(wide), len(table)):
        total = 0.0
        for row, place in zip(worth, order, strict=True):
            total += row[place]
        if total > best:
            best, at = total, order
    return Pairing(best, at, tuple(row[place] for row, place in zip(table, at, strict=True)))


def _greedily(table: Table) -> Pairing:
    at: list[int] = []
    for row in table:
        at.append(max((j for j in range(len(row)) if j not in at), key=lambda j: _worth(row[j])))
    found = tuple(row[place] for row, place in zip(table, at, strict=True))
    return Pairing(sum(map(_worth, found)), tuple(at), found)


def _in_order(table: Table, order: Sequence[int]) -> Pairing:
    """The best pairing of the rows in `order` with rising places, the first with the first."""
    rows = [table[place] for place in order]
    worth = [[RANK[found.level] + found.score for found in row] for row in rows]
    best, rising = -1.0, tuple[int, ...]()
    for others in combinations(range(1, len(rows[0])), len(rows) - 1):
        total = worth[0][0]
        for row, place in zip(worth[1:], others, strict=True):
            total += row[place]
        if total > best:
            best, rising = total, (0, *others)
    at = dict(zip(order, rising, strict=True))
    places = tuple(at[i] for i in range(len(rows)))
    return Pairing(best, places, tuple(row[place] for row, place in zip(table, places, strict=True)))


def _may_turn(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether the first or last word cannot be a given name, and no "bin" says which is which."""
    if any(word.role == "nasab" and " " in word.text for word in (*words, *others)):
        return False
    return any(word.article or not given(word.folded).forms for word in (words[0], words[-1]))
