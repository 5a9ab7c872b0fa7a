"""By what the kind of a statement is decided, in every language: its words, its setting, the lists of its language.

The order in which these are asked is that of a language's own reader (`kinds.py`, `universal/kinds.py`); the patterns
are those of `denial-xx.toml`.

* A first-person denial, or a retraction, inside a quotation is one whatever the verb is.
* Who acknowledges an act "but" says more explains it away.
* What survivors say of themselves, and what those who were there tell of an act, is testimony; a document, or nobody
  in particular, speaks in a report.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from onrecord.nouns import DenialKind
from onrecord.read.statements.alleging import acts, alleged_near, traces
from onrecord.read.statements.denying import Setting, performs, reading, words_that
from onrecord.read.statements.lexicon import nouns, spelled
from onrecord.read.statements.sides import side
from onrecord.read.statements.told import Told
from onrecord.read.vocabulary import vocabulary


class Wording(Struct, frozen=True):
    """The words of a statement, as the lists spell them, and their setting."""

    words: str
    setting: Setting


def wording(told: Told, text: str) -> Wording:
    words = words_of(told, text)
    alleged = alleged_near(told, text) or traces(told.language).search(words) is not None
    return Wording(words, Setting(side=side(told, text), alleged=alleged, quoted=told.quoted, language=told.language))


def words_of(told: Told, text: str) -> str:
    return spelled(" ".join(text[start:end] for start, end in told.contents))


def pattern(told: Told, which: str) -> re.Pattern[str]:
    """One of the single patterns of `denial-xx.toml`."""
    return _pattern(told.language, which)


@cache
def _pattern(language: str, which: str) -> re.Pattern[str]:
    return re.compile(vocabulary(f"denial-{language}")[which], re.IGNORECASE)


def cued(told: Told, text: str, which: str) -> bool:
    return any(pattern(told, which).match(spelled(text[start:end])) for start, end in told.cues)


def how_denied(told: Told, words: str, default: DenialKind) -> DenialKind:
    return reading(words, default, quoted=told.quoted, language=told.language)


def by_words(told: Told, denial: DenialKind, words: str) -> str:
    """Which words make it this kind of denial; the verb alone where none do."""
    found = words_that(denial, words, told.language)
    return f"denial.words={found}" if found is not None else "denial.verb"


def waves_off_a_source(told: Told, words: str) -> bool:
    """shrugged off the list: the list is the source of what it says, and it is the list that is disputed."""
    return told.of_speech and not told.quoted and pattern(told, "source").match(words) is not None


def settled_by_own_words(told: Told, words: str) -> bool:
    """ "We deny this", "I was mistaken": whether the words of a quotation are themselves the denial, or take back."""
    if told.quoted and performs(words, told.language):
        told.kind, told.denial = "denial", how_denied(told, words, "denies_act")
        told.because += ["kind.denies-in-own-words", by_words(told, told.denial, words)]
    elif told.quoted and pattern(told, "retracts").search(words):
        told.kind = "retraction"
        told.because.append("kind.takes-back")
    else:
        return False
    return True


def settle_denying(told: Told, denial: DenialKind, one: Wording) -> None:
    """It denies, and its words alone make it a denial."""
    told.kind, told.denial = "denial", denial
    by = by_words(told, denial, one.words)
    told.because.append("kind.negates-an-act" if by == "denial.verb" else f"kind.words-deny={by.partition('=')[2]}")
    told.because += ["kind.speaks-for-power"] if one.setting.side == "power" else []


def settle_telling(told: Told, one: Wording) -> None:
    """It denies, promises and takes back nothing."""
    if _was_there(told, one):
        told.kind = "testimony"
        told.because.append("kind.was-there")
    elif told.speaker is None or told.speaker_words & nouns("documents", told.language):
        told.kind = "report"
        told.because.append("kind.document" if told.speaker is not None else "kind.nobody-named")
    else:
        told.kind = "assertion" if told.kind == "testimony" else told.kind
        told.because.append("kind.asserts")


def _was_there(told: Told, one: Wording) -> bool:
    """A survivor of what they tell, or somebody who was there and tells of an act."""
    if told.speaker_words & nouns("survivors", told.language):
        return True
    if one.setting.side == "power" or acts(told.language).search(one.words) is None:
        return False
    lived = told.quoted and pattern(told, "first_person").search(one.words) is not None
    witnessed = told.speaker_words & nouns("witnesses", told.language)
    return bool(witnessed) or lived or one.setting.side in ("once", "affected")


def settle_admission(told: Sequence[Told], text: str) -> None:
    """ "acknowledged that … but said that …": what follows explains away what was acknowledged."""
    for one, other in pairwise(told):
        if one.segment != other.segment or not one.cues or not other.cues or not one.contents or one.speaker is None:
            continue
        between = text[max(end for _, end in one.contents) : other.cues[0][0]]
        same = one.speaker == other.speaker or side(other, text) == "power"
        admits = cued(one, text, "admits") and other.kind == "assertion" and same
        if admits and pattern(one, "but").fullmatch(between):
            words = words_of(other, text)
            other.kind, other.denial = "denial", how_denied(other, words, "other_explanation")
            other.because += ["kind.admits-but", by_words(other, other.denial, words)]
