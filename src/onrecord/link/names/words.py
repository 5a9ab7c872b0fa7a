"""Are two words of names one word spelled in two ways?

Rules
* What is known of given names goes first: two names that are known and different are different however alike they
  sound (Marina, Maria); two forms of one name are that name (Микола, Николай). But many PDFs lose the last letter of an
  Arabic word: her name (منى) and his (منير) of which one could be so cut are near, for their sexes tell them apart.
* Then the ear: the surprise of one spelling given the other (`hearing.py`), in the table of their scripts.
* Surnames that differ by the ending of her sex or his are related, never the same.
* A sign more, less or otherwise makes a word near, if it is long enough.
"""

import math
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA, Indel

from onrecord.link.names.hearing import Surprise, surprise
from onrecord.link.names.letters import Script, script_of
from onrecord.link.names.parse import surname_sex
from onrecord.link.names.romanise import romanised
from onrecord.link.names.tables import TableName
from onrecord.link.names.vocabulary import given, roles
from onrecord.nouns.names import consonants

Likeness = Literal["same", "sounds", "near", "related", "different"]
RANK: dict[Likeness, int] = {"different": 0, "related": 1, "near": 2, "sounds": 3, "same": 4}


class WordMatch(NamedTuple):
    level: Likeness
    score: float
    why: str = ""


_HEARD_MEAN, _HEARD_WORST = 1.0, 3.2  # nats a letter, nats in one place: up to here one word sounds as the other
_NEAR_MEAN = 1.9
# Share of consonants in common below which the ear is not asked, for it takes a hundred times as long: in one script,
# across two.
_SOME_CONSONANTS = (0.6, 0.4)
# The score of a word that was heard: a logistic curve, half where both surprises lie at these nats.
_HALF_MEAN, _HALF_WORST = 1.6, 3.5
_STEEP_MEAN, _STEEP_WORST = 2.2, 0.35
_SLIP_SCORE = 0.6  # a word with one slip; less by the share of letters that differ where there are more
_SHORT_FORM = WordMatch("near", 0.7, "a short form")
_CUT_SHORT = WordMatch("near", _SLIP_SCORE, "his name and hers, or a last letter lost")
_OTHER_FORM = WordMatch("sounds", 0.95)
_RELATED = 0.45  # the score of her surname and his
_UNLIKE = WordMatch("different", 0.0)
_KNOWN_APART = WordMatch("different", 0.1, "different given names")
_CUT_OFF = 2  # letters of an Arabic word that may have lost one: many lists and PDFs drop a final ya
_SLIP_LONG = {"latin": 5, "cyrillic": 5, "arabic": 4}  # letters from which one slip leaves a word recognisable


_WITHIN: dict[tuple[Script, bool], TableName] = {
    ("latin", False): "latin-russian",
    ("latin", True): "latin-arabic",
    ("cyrillic", False): "cyrillic-cyrillic",
    ("cyrillic", True): "cyrillic-cyrillic",
    ("arabic", False): "arabic-arabic",
    ("arabic", True): "arabic-arabic",
}
_HERS = ("a", "а", "я", "ا", "ة", "ه")  # Evgeni, Evgenia: one letter, another person
_HERS_OR_HIS = ("e", "ah", "eh", "е", "э", "є", "ي", "ع", "أ")


@lru_cache(maxsize=1 << 20)
def match(a: str, b: str, chain: bool = False) -> WordMatch:
    """How alike two folded words are; `chain` where Arabic spelling habits apply."""
    if a == b:
        return WordMatch("same", 1.0)
    if b < a:
        return match(b, a, chain)
    if (pair := _related(a, b, chain=chain)) is not None:
        return pair
    if (known := _known(a, b)) is not None:
        return known
    heard = _heard(a, b, chain=chain)
    if heard.level == "sounds" and {_hers(a), _hers(b)} == {True, False}:
        return WordMatch("near", min(heard.score, _SLIP_SCORE), "the ending of her name and his")
    return heard


def _hers(word: str) -> bool | None:
    """Whether a word ends as women's names do; None where its ending may be heard so or so."""
    return None if word.endswith(_HERS_OR_HIS) else word.endswith(_HERS)


def _known(a: str, b: str) -> WordMatch | None:
    """What the table of given names says; None where one of the two is not in it."""
    one, other = given(a), given(b)
    if one.forms & other.forms:
        return _OTHER_FORM
    if (one.forms & other.short) or (one.short & other.forms) or (one.short & other.short):
        return _SHORT_FORM
    if (one.forms or one.short) and (other.forms or other.short):
        return _CUT_SHORT if _is_cut(a, b) and not one.sexes & other.sexes else _KNOWN_APART
    return None


def _is_cut(a: str, b: str) -> bool:
    """Whether one of two Arabic words lacks the last letter of the other, and that is not the ending of her name."""
    short, long = sorted((a, b), key=len)
    return script_of(a) == "arabic" and long[:-1] == short and len(short) > 1 and not _hers(long)


def _heard(a: str, b: str, *, chain: bool) -> WordMatch:
    scripts = {script_of(a), script_of(b)}
    least = _SOME_CONSONANTS[len(scripts) - 1]
    if Indel.normalized_similarity(consonants(a), consonants(b), score_cutoff=least) < least:
        return _UNLIKE
    if scripts == {"cyrillic", "arabic"}:
        a, b = (romanised(one) if script_of(one) == "cyrillic" else one for one in (a, b))
        scripts = {"arabic", "latin"}
    there, here = sorted((a, b), key=lambda one: script_of(one) == "latin")
    if len(scripts) == 2:
        return _graded(surprise(there, here, "arabic-latin" if "arabic" in scripts else "russian-latin"))
    name = "belarusian-cyrillic" if "ў" in a or "ў" in b else _WITHIN[script_of(a), chain]
    return max(_graded(surprise(a, b, name)), _slip(a, b), key=lambda match: match.score)


def _graded(heard: Surprise) -> WordMatch:
    against = _STEEP_MEAN * (heard.mean - _HALF_MEAN) + _STEEP_WORST * (heard.worst - _HALF_WORST)
    score = 1.0 / (1.0 + math.exp(against))
    if heard.mean <= _HEARD_MEAN and heard.worst <= _HEARD_WORST:
        return WordMatch("sounds", score)
    return WordMatch("near" if heard.mean <= _NEAR_MEAN else "different", score)


def _slip(a: str, b: str) -> WordMatch:
    longest = max(len(a), len(b))
    apart = OSA.distance(a, b, score_cutoff=3)
    cut_off = script_of(a) == "arabic" and abs(len(a) - len(b)) == 1 and longest > _CUT_OFF and a[:2] == b[:2]
    if apart <= 1 and (cut_off or longest >= _SLIP_LONG[script_of(a)]):
        return WordMatch("near", _SLIP_SCORE)
    return WordMatch("different", max(0.0, _SLIP_SCORE - apart / longest))


def _related(a: str, b: str, *, chain: bool) -> WordMatch | None:
    """Her surname and his: the same without their endings."""
    if {surname_sex(a), surname_sex(b)} != {"female", "male"} or given(a).forms or given(b).forms:
        return None
    for hers, his in roles().gendered:
        for woman, man in ((a, b), (b, a)):
            if woman.endswith(hers):
                told = match(woman[: -len(hers)] + his, man, chain)
                if told.level in ("same", "sounds"):
                    return WordMatch("related", _RELATED, "her surname and his")
    return None
