"""Are two words of names one word spelled in two ways?

Rules
* What is known of given names goes first: two names that are known and different are different however alike they
  sound (Marina, Maria); two forms of one name are that name (Микола, Николай).
* Then the ear: the surprise of one spelling given the other (`hearing.py`), in the table of their scripts.
* Surnames that differ by the ending of her sex or his are related, never the same.
* A sign more, less or otherwise makes a word near, if it is long enough.
"""

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

_HEARD_MEAN, _HEARD_WORST = 1.0, 3.2  # nats a letter, nats in one place: up to here one word sounds as the other
_NEAR_MEAN = 1.9
# Share of consonants in common below which the ear is not asked, for it takes a hundred times as long: in one script,
# across two.
_SOME_CONSONANTS = (0.5, 0.34)
_SLIP_LONG = {"latin": 5, "cyrillic": 5, "arabic": 4}  # letters from which one slip leaves a word recognisable


class WordMatch(NamedTuple):
    level: Likeness
    score: float
    why: str = ""


_WITHIN: dict[tuple[Script, bool], TableName] = {
    ("latin", False): "latin-russian",
    ("latin", True): "latin-arabic",
    ("cyrillic", False): "cyrillic-cyrillic",
    ("cyrillic", True): "cyrillic-cyrillic",
    ("arabic", False): "arabic-arabic",
    ("arabic", True): "arabic-arabic",
}
_HERS = ("a", "а", "я")  # Evgeni, Evgenia: one letter, another person


@lru_cache(maxsize=1 << 18)
def match(a: str, b: str, chain: bool = False) -> WordMatch:
    """How alike two folded words are; `chain` where Arabic spelling habits apply."""
    if a == b:
        return WordMatch("same", 1.0)
    if b < a:
        return match(b, a, chain)
    if (pair := _related(a, b, chain=chain)) is not None:
        return pair
    heard = _heard(a, b, chain=chain)
    known = _known(a, b)
    if known is not None:
        return known if known.level != "different" else WordMatch("different", min(heard.score, 0.3), known.why)
    if heard.level == "sounds" and not chain and a.endswith(_HERS) != b.endswith(_HERS):
        return WordMatch("near", min(heard.score, 0.6), "the ending of her name and his")
    return heard


def _known(a: str, b: str) -> WordMatch | None:
    """What the table of given names says; None where one of the two is not in it."""
    one, other = given(a), given(b)
    if one.forms & other.forms:
        return WordMatch("sounds", 0.95)
    if (one.forms & other.short) or (one.short & other.forms) or (one.short & other.short):
        return WordMatch("near", 0.7, "a short form")
    if (one.forms or one.short) and (other.forms or other.short):
        return WordMatch("different", 0.0, "different given names")
    return None


def _heard(a: str, b: str, *, chain: bool) -> WordMatch:
    scripts = {script_of(a), script_of(b)}
    least = _SOME_CONSONANTS[len(scripts) - 1]
    if Indel.normalized_similarity(consonants(a), consonants(b), score_cutoff=least) < least:
        return WordMatch("different", 0.0)
    if scripts == {"cyrillic", "arabic"}:
        a, b = (romanised(one) if script_of(one) == "cyrillic" else one for one in (a, b))
        scripts = {"arabic", "latin"}
    there, here = sorted((a, b), key=lambda one: script_of(one) == "latin")
    if len(scripts) == 2:
        return _graded(surprise(there, here, "arabic-latin" if "arabic" in scripts else "russian-latin"))
    name = "belarusian-cyrillic" if "ў" in a or "ў" in b else _WITHIN[script_of(a), chain]
    one, other = surprise(a, b, name), surprise(b, a, name)
    found = _graded(Surprise((one.mean + other.mean) / 2, (one.worst + other.worst) / 2))
    return max(found, _slip(a, b), key=lambda match: match.score)


def _graded(heard: Surprise) -> WordMatch:
    score = 1.0 / (1.0 + 2.718281828 ** (2.2 * (heard.mean - 1.6) + 0.35 * (heard.worst - 3.5)))
    if heard.mean <= _HEARD_MEAN and heard.worst <= _HEARD_WORST:
        return WordMatch("sounds", score)
    return WordMatch("near" if heard.mean <= _NEAR_MEAN else "different", score)


def _slip(a: str, b: str) -> WordMatch:
    longest = max(len(a), len(b))
    apart = OSA.distance(a, b, score_cutoff=3)
    if longest >= _SLIP_LONG[script_of(a)] and apart <= 1:
        return WordMatch("near", 0.6)
    return WordMatch("different", max(0.0, 0.6 - apart / longest))


def _related(a: str, b: str, *, chain: bool) -> WordMatch | None:
    """Her surname and his: the same without their endings."""
    if {surname_sex(a), surname_sex(b)} != {"female", "male"} or given(a).forms or given(b).forms:
        return None
    for hers, his in roles().gendered:
        for woman, man in ((a, b), (b, a)):
            if woman.endswith(hers):
                told = match(woman[: -len(hers)] + his, man, chain)
                if told.level in ("same", "sounds"):
                    return WordMatch("related", 0.45, "her surname and his")
    return None

