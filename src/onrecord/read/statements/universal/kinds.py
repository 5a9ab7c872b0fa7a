"""What kind a statement is, by its cue, its speaker and its words, as `statements/kinds.py` has it for English: who
speaks (`sides.py`), what is alleged near (`alleging.py`) and whether the words deny (`denying.py`) are decided by the
same code, with the words of `denial-xx.toml` and `nouns-xx.toml`.

* A denial verb denies; its words say how, and where they say nothing, the verb's own kind stands. "Не подтверждает"
  denies in the mouth of those who are accused, and in no other.
* What a verb of saying reports is a denial if its words deny. Admitting, warning, complaining deny nothing.
* Who acknowledges an act "but" says more explains it away.
* What will be done is a promise; what witnesses tell of an act is testimony; nobody, or a document, reports.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from onrecord.nouns import DenialKind
from onrecord.read.statements.alleging import acts, alleged_near, traces
from onrecord.read.statements.denying import Setting, denies, performs, reading, words_that
from onrecord.read.statements.lexicon import spelled
from onrecord.read.statements.sides import side
from onrecord.read.statements.told import Told
from onrecord.read.statements.universal.lexicon import nouns
from onrecord.read.vocabulary import vocabulary


def settle_kind(told: Told, text: str) -> None:
    """Set kind and kind of denial of `told` by what its words say."""
    words = _words(told, text)
    if told.kind == "denial" and told.needs_power and not _can_deny_so(told, words, text):
        told.kind = "assertion"
        told.because.append("kind.asserts")
    elif told.kind == "denial":
        _settle_denial(told, words)
    elif told.kind in ("assertion", "report", "promise") or (told.kind == "testimony" and side(told, text) == "power"):
        _settle_assertion(told, words, text)
    else:
        told.because.append(f"kind.verb={told.kind}")
    if told.kind != "denial":
        told.denial = None


def _can_deny_so(told: Told, words: str, text: str) -> bool:
    """ "Did not confirm", "did not admit": whoever is not accusing; "puts down to": who can be accused, of an act."""
    who = side(told, text)
    if told.denial == "other_explanation":
        return who == "power" and _setting(told, words, text).alleged
    return who not in ("affected", "watching")


def _settle_denial(told: Told, words: str) -> None:
    default = told.denial or "denies_act"
    waved = told.of_speech and not told.quoted and _of(told, "source").match(words) is not None
    if default != "no_comment":
        told.denial = "disputes_source" if waved else _reading(told, words, default)
    by = "denial.source-waved-off" if waved else _by_words(told, told.denial or default, words)
    told.because += ["kind.verb-denies", by]


def settle_admission(told: Sequence[Told], text: str) -> None:
    """ "признал, что …, но назвал …": what follows explains away what was acknowledged."""
    for one, other in pairwise(told):
        if one.segment != other.segment or not one.cues or not other.cues or not one.contents or one.speaker is None:
            continue
        between = text[max(end for _, end in one.contents) : other.cues[0][0]]
        same = one.speaker == other.speaker or side(other, text) == "power"
        admits = _cued(one, text, "admits") and other.kind == "assertion" and same
        if admits and _of(one, "but").fullmatch(between):
            words = _words(other, text)
            other.kind, other.denial = "denial", _reading(other, words, "other_explanation")
            other.because += ["kind.admits-but", _by_words(other, other.denial, words)]


def _words(told: Told, text: str) -> str:
    return spelled(" ".join(text[start:end] for start, end in told.contents))


def _settle_assertion(told: Told, words: str, text: str) -> None:
    if told.quoted and performs(words, told.language):
        told.kind, told.denial = "denial", _reading(told, words, "denies_act")
        told.because += ["kind.denies-in-own-words", _by_words(told, told.denial, words)]
        return
    if told.quoted and _of(told, "retracts").search(words):
        told.kind = "retraction"
        told.because.append("kind.takes-back")
        return
    setting = _setting(told, words, text)
    if told.kind == "promise" and _of(told, "assures_past").search(words):
        told.kind = "assertion"
    will = told.kind == "promise" or _promises(words, told, setting)
    main = _of(told, "because").split(words)[0]  # what only gives a reason is not what is denied
    denial = None if will and not _calls_false(words, told) else denies(main, setting)
    if denial != "mitigates" and _cued(told, text, "no_denial"):
        denial = None
    if denial is not None:
        told.kind, told.denial = "denial", denial
        by = _by_words(told, denial, words)
        told.because.append("kind.negates-an-act" if by == "denial.verb" else f"kind.words-deny={by.partition('=')[2]}")
        told.because += ["kind.speaks-for-power"] if setting.side == "power" else []
    elif will:
        told.kind = "promise"
        told.because.append("kind.promises")
    elif _witness(told, words, setting):
        told.kind = "testimony"
        told.because.append("kind.was-there")
    elif told.speaker is None or told.speaker_words & nouns(told.language, "documents"):
        told.kind = "report"
        told.because.append("kind.document" if told.speaker is not None else "kind.nobody-named")
    else:
        told.kind = "assertion" if told.kind == "testimony" else told.kind
        told.because.append("kind.asserts")


def _setting(told: Told, words: str, text: str) -> Setting:
    alleged = alleged_near(told, text) or traces(told.language).search(words) is not None
    return Setting(side=side(told, text), alleged=alleged, quoted=told.quoted, language=told.language)


def _reading(told: Told, words: str, default: DenialKind) -> DenialKind:
    return reading(words, default, quoted=told.quoted, language=told.language)


def _by_words(told: Told, denial: DenialKind, words: str) -> str:
    """Which words make it this kind of denial; the verb alone where none do."""
    found = words_that(denial, words, told.language)
    return f"denial.words={found}" if found is not None else "denial.verb"


def _cued(told: Told, text: str, which: str) -> bool:
    return any(_of(told, which).match(spelled(text[start:end])) for start, end in told.cues)


def _calls_false(words: str, told: Told) -> bool:
    return words_that("denies_act", words, told.language) is not None and _of(told, "promise").match(words) is None


def _promises(words: str, told: Told, setting: Setting) -> bool:
    found = _of(told, "promise").search(words)
    if found is None or told.speaker is None or told.speaker_words & nouns(told.language, "witnesses"):
        return False
    if told.speaker_words & nouns(told.language, "documents"):
        return False
    who = found.groupdict().get("who")
    return who is None or who.lower() in nouns(told.language, "institutions") or setting.side == "power"


def _witness(told: Told, words: str, setting: Setting) -> bool:
    """A survivor of what they tell, or somebody who was there and tells of an act."""
    if told.speaker_words & nouns(told.language, "survivors"):
        return True
    if setting.side == "power" or told.speaker is None or acts(told.language).search(words) is None:
        return False
    lived = told.quoted and _of(told, "first_person").search(words) is not None
    return bool(told.speaker_words & nouns(told.language, "witnesses")) or lived or setting.side == "once"


def _of(told: Told, which: str) -> re.Pattern[str]:
    return _pattern(told.language, which)


@cache
def _pattern(language: str, which: str) -> re.Pattern[str]:
    return re.compile(vocabulary(f"denial-{language}")[which], re.IGNORECASE)
