"""Are two names one name? The one question this package is for.

Rules
* Titles and particles do not count. A kunya is held against a kunya; where only one name has one, it says nothing.
* Where order is free (given name and surname), words are paired so that they fit best; where it is not (a chain from
  child to father), they are paired in order, and the first of one is the first of the other.
* A patronymic, middle name or initial that only one side gives is no difference; two that differ are.
* The level is that of the weakest pair of words; every word of the shorter name must have its pair.
* What is different is held against each other once more as PDFs write Arabic that turn lam with alif round (صلاح as
  صالح): then it is at best near, for both may be names.
* Symmetric and deterministic: the pair is put in order first.

What it does not do: know how common a name is (`link` does), or that two people are one.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import structs
from rapidfuzz.distance import Levenshtein

from onrecord.link.names.alike import Alike
from onrecord.link.names.letters import turned_round
from onrecord.link.names.pairing import Pairing, paired
from onrecord.link.names.parse import parsed
from onrecord.link.names.spelling import Sex, Word
from onrecord.link.names.words import RANK, Likeness, match

_SILENT = ("title", "particle", "kunya")
_MOST_WORDS = 6
_PART_MISSING = 0.97  # for each word that only one side gives
_ONE_WORD = 0.6  # a name of which only one word is known
_NO_SURNAME = 0.7  # a name whose surname only one side gives
_ONE_SURNAME = 0.8  # a name of which one surname of two is given
_OTHER_KUNYA = 0.6
_LONG_CHAIN = 4  # words: child, father, grandfather, surname
_TURNED = 0.7  # two names that are one only as PDFs write them that turn lam with alif round
_ONE_OF_MANY = 0.5  # the score of two such names of which one word is unlike


def compare(a: str, b: str, language_a: str = "", language_b: str = "") -> Alike:
    """How alike two names are, as written in any script; languages (ISO 639-1) are hints.

    `compare("Ковалёв Андрей Петрович", "Andrei Kowaljow").level` is "sounds"."""
    if (b, language_b) < (a, language_a):
        return _compared(b, a, language_b, language_a)
    return _compared(a, b, language_a, language_b)


@lru_cache(maxsize=1 << 16)
def _compared(a: str, b: str, language_a: str, language_b: str) -> Alike:
    found = _as_written(a, b, language_a, language_b)
    turned = turned_round(a), turned_round(b)
    if found.level != "different" or turned == (a, b):
        return found
    again = _as_written(*turned, language_a, language_b)
    if again.level == "different":
        return found
    return Alike("near", again.score * _TURNED, "lam and alif turned round")


def _as_written(a: str, b: str, language_a: str, language_b: str) -> Alike:
    one, other = _said(a, language_a), _said(b, language_b)
    words, others = _spaced_alike(one.words, other.words)
    if not words or not others:
        return _by_kunya(one, other, bare=not words and not others)
    if len(words) > len(others):
        words, others = others, words
    chain = one.chain or other.chain
    found = _judged(words, others, paired(words, others, chain=chain, plain=one.plain and other.plain), chain=chain)
    return _with_kunyas(found, one, other) if one.kunyas and other.kunyas else found


class _Said(NamedTuple):
    """What counts of a name. `plain`: given names and surnames only."""

    words: tuple[Word, ...]
    kunyas: tuple[Word, ...]
    chain: bool
    plain: bool
    sex: Sex


@lru_cache(maxsize=1 << 17)
def _said(name: str, language: str) -> _Said:
    whole = parsed(name, language)
    words = tuple(word for word in whole.words if word.role not in _SILENT)[:_MOST_WORDS]
    kunyas = tuple(word for word in whole.words if word.role == "kunya")
    plain = not any(word.article or word.role in ("initial", "patronymic") for word in words)
    return _Said(words, kunyas, whole.chain, plain, whole.sex)


def _spaced_alike(words: Sequence[Word], others: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """Both names, with words joined that the other writes as one: "محمدكمال" and "محمد كمال"."""
    if len(words) == len(others):
        return words, others
    few, many = (words, others) if len(words) < len(others) else (others, words)
    whole = {word.folded for word in few} - {word.folded for word in many}
    joined: list[Word] = []
    for word in many:
        if joined and (key := joined[-1].folded + word.folded) in whole:
            joined[-1] = structs.replace(joined[-1], text=f"{joined[-1].text} {word.text}", folded=key)
        else:
            joined.append(word)
    return (few, joined) if few is words else (joined, few)


def _judged(words: Sequence[Word], others: Sequence[Word], pairing: Pairing, *, chain: bool) -> Alike:
    """The level of the weakest pair; the score is the geometric mean of the pairs', less for what is missing."""
    level: Likeness = min((found.level for found in pairing.found), key=RANK.__getitem__)
    score, slips = 1.0, 0
    for found in pairing.found:
        score *= found.score
        slips += found.level == "near" and not found.why
    score **= 1.0 / len(words)
    reasons = [] if level in ("same", "sounds") else _reasons(words, others, pairing)
    if level in ("different", "related"):
        score = min(score, *(found.score for found in pairing.found if found.level == level), 1.0)
    if level == "different" and chain and _one_of_many(pairing):
        level, score = "near", _ONE_OF_MANY
    elif level == "near" and slips > 1 and slips * 2 > len(words):
        level, score = "different", score / 2
        reasons.append("too many slips for one name")
    if missing := [word for place, word in enumerate(others) if place not in pairing.at]:
        score *= _PART_MISSING ** len(missing)
        if level in ("same", "sounds"):
            level, limit, why = _with_missing(words, others, pairing, missing, chain=chain)
            score = min(score, limit)
            reasons.append(why)
    agrees = _garbled if chain else _surname_agrees
    surname = level == "different" and agrees(words, others, pairing)
    return Alike(level, round(score, 4), "; ".join(reasons) or _ALL_AGREE[level], surname)


_ALL_AGREE = {"same": "the same words", "sounds": "the words sound alike"}


def _one_of_many(pairing: Pairing) -> bool:
    """Whether all words of a long chain agree but one behind the first, and that is not known to be another name."""
    apart = [place for place, found in enumerate(pairing.found) if found.level not in ("same", "sounds")]
    return len(pairing.found) >= _LONG_CHAIN and len(apart) == 1 and apart[0] > 0 and not pairing.found[apart[0]].why


def _surname_agrees(words: Sequence[Word], others: Sequence[Word], pairing: Pairing) -> bool:
    """Whether a surname of both agrees, and no other pair is known to be of two names."""
    agreeing = any(
        found.level in ("same", "sounds") and "family" in (word.role, others[place].role)
        for word, place, found in zip(words, pairing.at, pairing.found, strict=True)
    )
    return agreeing and not any(found.level == "different" and found.why for found in pairing.found)


def _garbled(words: Sequence[Word], others: Sequence[Word], pairing: Pairing) -> bool:
    """Whether at least half the words of a long chain agree, and the letters of every other pair half do: the child's
    name as a bad PDF has it (يحث for يحيى), or a sister's."""
    pairs = list(zip(words, pairing.at, pairing.found, strict=True))
    apart = [(word.folded, others[place].folded) for word, place, found in pairs if RANK[found.level] < RANK["sounds"]]
    return (
        len(pairs) >= max(_LONG_CHAIN, 2 * len(apart))
        and not any(found.level == "different" and found.why for found in pairing.found)
        and all(2 * Levenshtein.distance(a, b) <= max(len(a), len(b)) for a, b in apart)
    )


def _reasons(words: Sequence[Word], others: Sequence[Word], pairing: Pairing) -> list[str]:
    """The pairs that keep two names from being one, each with why."""
    why = {"near": "nearly the same", "different": "different words"}
    return [
        f"{word.text}/{others[place].text}: {found.why or why[found.level]}"
        for word, place, found in zip(words, pairing.at, pairing.found, strict=True)
        if found.level not in ("same", "sounds")
    ]


def _with_missing(
    words: Sequence[Word], others: Sequence[Word], pairing: Pairing, missing: Sequence[Word], *, chain: bool
) -> tuple[Likeness, float, str]:
    """Level, highest score and reason for a name that lacks words of the other."""
    said = f"only one side gives {', '.join(word.text for word in missing)}"
    if len(words) == 1:
        return "near", _ONE_WORD, said
    roles = {word.role for word in words} | {others[place].role for place in pairing.at}
    if not roles & {"family", "nisba"} or (chain and len(words) == 2 and others[-1] in missing):
        return "near", _NO_SURNAME, f"{said}, and no surname agrees"
    surnames = [word for word in others if word.role == "family"]
    if any(word.born or (word.role == "family" and any(one.joined for one in surnames)) for word in missing):
        return "near", _ONE_SURNAME, f"{said}, a surname"
    return "sounds", _PART_MISSING, said


def _by_kunya(one: _Said, other: _Said, *, bare: bool) -> Alike:
    if not one.kunyas or not other.kunyas:
        return Alike("different", 0.0, "nothing to compare")
    a, b = one.kunyas[0], other.kunyas[0]
    found = match(a.folded, b.folded, True)
    level: Likeness = "near" if found.level in ("same", "sounds") else "different"
    if bare and one.sex == other.sex and level == "near":
        return Alike("sounds" if found.level != "same" else "same", found.score, "the same kunya, and no other name")
    return Alike(level, found.score / 2, f"{a.text}/{b.text}: kunya")


def _with_kunyas(found: Alike, one: _Said, other: _Said) -> Alike:
    """What is found, and no more than near where both names have a kunya and these are unlike."""
    a, b = one.kunyas[0], other.kunyas[0]
    if found.level in ("same", "sounds") and match(a.folded, b.folded, True).level == "different":
        return Alike("near", min(found.score, _OTHER_KUNYA), f"{a.text}/{b.text}: different kunyas")
    return found
