"""Are two names one name? The one question this package is for.

Rules
* Titles and particles do not count. A kunya is held against a kunya; where only one name has one, it says nothing.
* Where order is free (given name and surname), words are paired so that they fit best; where it is not (a chain from
  child to father), they are paired in order, and the first of one is the first of the other.
* A patronymic, middle name or initial that only one side gives is no difference; two that differ are.
* The level is that of the weakest pair of words; every word of the shorter name must have its pair.
* Symmetric and deterministic: the pair is put in order first.

What it does not do: know how common a name is (`link` does), or that two people are one.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from onrecord.link.names.alike import Alike
from onrecord.link.names.parse import parsed
from onrecord.link.names.spelling import Spelling, Word
from onrecord.link.names.vocabulary import given
from onrecord.link.names.words import Likeness, WordMatch, match

_SILENT = ("title", "particle", "kunya")
_ORDER: tuple[Likeness, ...] = ("different", "related", "near", "sounds", "same")
_RANK = {level: rank for rank, level in enumerate(_ORDER)}
_MOST_WORDS = 6
_INITIAL = WordMatch("near", 0.75, "an initial")
_PART_MISSING = 0.97  # for each word that only one side gives
_ONE_WORD = 0.6  # a name of which only one word is known
_CLOSED_ARTICLES = ("al", "el", "an", "en", "ar", "er", "as", "es", "at", "et", "ad", "ed", "az", "ez", "аль", "эль")
_ARTICLE_AND_NAME = 4  # letters that a name with a closed article has more than
_OUT_OF_PLACE = 0.2  # against pairing a patronymic with a given name where another pairing is as good


class _Pairing(NamedTuple):
    """Pairs of places (shorter name, longer name) with how they match."""

    pairs: tuple[tuple[int, int, WordMatch], ...]

    @property
    def worth(self) -> float:
        return sum(_RANK[one.level] + one.score for _, _, one in self.pairs)


def compare(a: str, b: str, language_a: str = "", language_b: str = "") -> Alike:
    """How alike two names are, as written in any script; languages (ISO 639-1) are hints.

    `compare("Ковалёв Андрей Петрович", "Andrei Kowaljow").level` is "sounds"."""
    if (b, language_b) < (a, language_a):
        return _compared(b, a, language_b, language_a)
    return _compared(a, b, language_a, language_b)


@lru_cache(maxsize=1 << 16)
def _compared(a: str, b: str, language_a: str, language_b: str) -> Alike:
    one, other = parsed(a, language_a), parsed(b, language_b)
    words, others = _said(one), _said(other)
    if not words or not others:
        return _by_kunya(one, other, bare=not words and not others)
    if len(words) > len(others):
        one, other, words, others = other, one, others, words
    chain = one.chain or other.chain
    pairing = _in_order(words, others, chain) if chain else _freely(words, others)
    found = _judged(words, others, pairing, chain=chain)
    return _with_kunyas(found, one, other)


def _said(name: Spelling) -> tuple[Word, ...]:
    return tuple(word for word in name.words if word.role not in _SILENT)[:_MOST_WORDS]


def _pair(a: Word, b: Word, chain: bool) -> WordMatch:
    if a.role == "initial" or b.role == "initial":
        if a.role == b.role:
            return match(a.folded, b.folded, chain)
        short, long = (a, b) if a.role == "initial" else (b, a)
        begins = match(short.folded[0], long.folded[0], chain)
        return _INITIAL if begins.level in ("same", "sounds", "near") else WordMatch("different", 0.0, "another initial")
    found = match(a.folded, b.folded, chain)
    if chain and a.article != b.article and found.level not in ("same", "sounds"):
        closed, bare = (b, a) if a.article else (a, b)
        if closed.folded.startswith(_CLOSED_ARTICLES) and len(closed.folded) > _ARTICLE_AND_NAME:
            return max(found, match(bare.folded, closed.folded[2:], chain), key=lambda one: (_RANK[one.level], one.score))
    return found


def _freely(words: Sequence[Word], others: Sequence[Word]) -> _Pairing:
    table = [[_placed(a, b, _pair(a, b, False)) for b in others] for a in words]
    if len(others) <= 4:
        orders = permutations(range(len(others)), len(words))
        return max(
            (_Pairing(tuple((i, j, table[i][j]) for i, j in enumerate(order))) for order in orders),
            key=lambda pairing: pairing.worth,
        )
    taken, pairs = set[int](), []
    for i, row in enumerate(table):
        j = max((j for j in range(len(others)) if j not in taken), key=lambda j: (_RANK[row[j].level], row[j].score))
        taken.add(j)
        pairs.append((i, j, row[j]))
    return _Pairing(tuple(pairs))


def _placed(a: Word, b: Word, found: WordMatch) -> WordMatch:
    """Patronymics belong to patronymics; another word in their place is worth less."""
    if (a.role == "patronymic") != (b.role == "patronymic") and found.level != "same":
        return WordMatch(found.level, max(0.0, found.score - _OUT_OF_PLACE), found.why)
    return found


def _in_order(words: Sequence[Word], others: Sequence[Word], chain: bool) -> _Pairing:
    """The best pairing that keeps the order; two words may be surname first, if one cannot be a given name."""
    best = _ordered(words, others, chain)
    turned = _turned(words, others, chain)
    return max(best, turned, key=lambda pairing: pairing.worth) if turned is not None else best


def _ordered(words: Sequence[Word], others: Sequence[Word], chain: bool) -> _Pairing:
    best = _Pairing(((0, 0, _pair(words[0], others[0], chain)),))
    rest = [best]
    for i in range(1, len(words)):
        grown = []
        for sofar in rest:
            last = sofar.pairs[-1][1]
            for j in range(last + 1, len(others) - (len(words) - i - 1)):
                grown.append(_Pairing((*sofar.pairs, (i, j, _pair(words[i], others[j], chain)))))
        rest = grown
    return max(rest, key=lambda pairing: pairing.worth)


def _turned(words: Sequence[Word], others: Sequence[Word], chain: bool) -> _Pairing | None:
    if len(words) < 2 or any(word.role == "nasab" and " " in word.text for word in (*words, *others)):
        return None
    movable = [word for word in (words[0], words[-1]) if word.article or not given(word.folded).forms]
    if not movable:
        return None
    turned = [len(words) - 1, *range(len(words) - 1)], [*range(1, len(words)), 0]
    made = []
    for order in turned:
        pairing = _ordered([words[place] for place in order], others, chain)
        made.append(_Pairing(tuple((order[i], j, found) for i, j, found in pairing.pairs)))
    return max(made, key=lambda pairing: pairing.worth)


def _judged(words: Sequence[Word], others: Sequence[Word], pairing: _Pairing, *, chain: bool) -> Alike:
    weakest = min((found for _, _, found in pairing.pairs), key=lambda found: (_RANK[found.level], found.score))
    score = 1.0
    for _, _, found in pairing.pairs:
        score *= found.score
    score **= 1.0 / len(pairing.pairs)
    score = min(score, weakest.score) if weakest.level in ("different", "related") else score
    level, reasons = weakest.level, []
    for i, j, found in pairing.pairs:
        if found.level not in ("same", "sounds"):
            why = found.why or ("nearly the same" if found.level == "near" else "different words")
            reasons.append(f"{words[i].text}/{others[j].text}: {why}")
    slips = sum(found.level == "near" and not found.why for _, _, found in pairing.pairs)
    if level == "near" and slips > 1 and slips * 2 > len(pairing.pairs):
        level, score = "different", score / 2
        reasons.append("too many slips for one name")
    paired = {j for _, j, _ in pairing.pairs}
    missing = [word for j, word in enumerate(others) if j not in paired]
    score *= _PART_MISSING ** len(missing)
    if missing and level in ("same", "sounds"):
        level, limit, why = _with_missing(words, others, pairing, missing, chain=chain)
        score = min(score, limit)
        reasons.append(why)
    if level == "same" and any(a.text.casefold() != b.text.casefold() for a, b in zip(words, others, strict=False)):
        level = "same" if score >= 1.0 else "sounds"
    return Alike(level, round(score, 4), "; ".join(reasons) or ("the same words" if level == "same" else "the words sound alike"))


def _with_missing(
    words: Sequence[Word], others: Sequence[Word], pairing: _Pairing, missing: Sequence[Word], *, chain: bool
) -> tuple[Likeness, float, str]:
    """Level, highest score and reason for a name that lacks words of the other."""
    said = ", ".join(word.text for word in missing)
    if len(words) == 1:
        return "near", _ONE_WORD, f"only one side gives {said}"
    surname = any({words[i].role, others[j].role} & {"family", "nisba"} for i, j, _ in pairing.pairs)
    if not surname or (chain and len(words) == 2 and others[-1] in missing):
        return "near", 0.7, f"only one side gives {said}, and no surname agrees"
    if any(word.joined or word.born for word in missing) or any(
        other.joined for other in others for word in missing if word.role == "family"
    ):
        return "near", 0.8, f"only one side gives the surname {said}"
    return "sounds", 0.97, f"only one side gives {said}"


def _by_kunya(one: Spelling, other: Spelling, *, bare: bool) -> Alike:
    a, b = _kunyas(one), _kunyas(other)
    if not a or not b:
        return Alike("different", 0.0, "nothing to compare")
    found = match(a[0].folded, b[0].folded, True)
    level: Likeness = "near" if found.level in ("same", "sounds") else "different"
    if bare and one.sex == other.sex and level == "near":
        return Alike("sounds" if found.level != "same" else "same", found.score, "the same kunya, and no other name")
    return Alike(level, found.score / 2, f"{a[0].text}/{b[0].text}: kunya")


def _kunyas(name: Spelling) -> list[Word]:
    return [word for word in name.words if word.role == "kunya"]


def _with_kunyas(found: Alike, one: Spelling, other: Spelling) -> Alike:
    a, b = _kunyas(one), _kunyas(other)
    if a and b and found.level in ("same", "sounds"):
        kunya = match(a[0].folded, b[0].folded, True)
        if kunya.level == "different":
            return Alike("near", min(found.score, 0.6), f"{a[0].text}/{b[0].text}: different kunyas")
    return found
