"""What kind a statement is, by its cue, its speaker and its words: the rules of `docs/methods/statements.md`, with the
words of `denial-xx.toml`.

* A denial verb denies; its words say how, and where they say nothing, the verb's own kind stands.
* What a verb of saying reports is a denial if its words call something false or give one of the readings; the weaker
  readings, and a negation that reaches an act, count only from those who speak for power.
* What will be done is a promise; what witnesses tell of an act is testimony; nobody, or a document, reports.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import cast

from onrecord.nouns import DenialKind
from onrecord.read.statements.told import READINGS, Told
from onrecord.read.statements.universal.lexicon import nouns
from onrecord.read.vocabulary import any_of, vocabulary

_WEAK: tuple[DenialKind, ...] = (
    "other_explanation",
    "mitigates",
    "no_comment",
    "disputes_source",
    "denies_responsibility",
)
_NEGATION_REACH = 60  # characters between the negation and the act it negates, within one clause
_SAID = str.maketrans({"’": "'", "ё": "е", "Ё": "Е", "\u00a0": " ", "\u202f": " "})


def settle_kind(told: Told, text: str, language: str) -> None:
    """Set kind and kind of denial of `told` by what its words say."""
    words = _words(told, text)
    if told.denial == "no_comment":
        return
    if told.kind == "denial":
        default = told.denial or "denies_act"
        waved = told.of_speech and not told.quoted and _of(language, "source").match(words)
        told.denial = "disputes_source" if waved else _reading(words, told, default, language)
    elif told.kind in ("assertion", "report", "promise") or (told.kind == "testimony" and _official(told, language)):
        _settle_assertion(told, words, language)
    if told.kind != "denial":
        told.denial = None


def settle_admission(told: Sequence[Told], text: str, language: str) -> None:
    """ "признал, что …, но назвал …": what follows explains away what was acknowledged."""
    for one, other in pairwise(told):
        if one.segment != other.segment or not one.cues or not other.cues or not one.contents or one.speaker is None:
            continue
        between = text[max(end for _, end in one.contents) : other.cues[0][0]]
        admits = any(_of(language, "admits").search(text[start:end].translate(_SAID)) for start, end in one.cues)
        if admits and other.kind == "assertion" and _of(language, "but").fullmatch(between):
            words = _words(other, text)
            other.kind, other.denial = "denial", _reading(words, other, "other_explanation", language)


def _words(told: Told, text: str) -> str:
    return " ".join(text[start:end] for start, end in told.contents).translate(_SAID)


def _settle_assertion(told: Told, words: str, language: str) -> None:
    if told.quoted and _of(language, "performative").search(words):
        told.kind, told.denial = "denial", _reading(words, told, "denies_act", language)
        return
    if told.quoted and _of(language, "retracts").search(words):
        told.kind = "retraction"
        return
    denial = _denies(words, told, language)
    if denial is not None:
        told.kind, told.denial = "denial", denial
    elif told.kind == "promise" or told.speaker is None:
        return
    elif _promises(words, told, language):
        told.kind = "promise"
    elif _witness(told, words, language):
        told.kind = "testimony"
    elif told.speaker_words & nouns(language, "documents"):
        told.kind = "report"
    elif told.kind == "testimony":
        told.kind = "assertion"


def _reading(words: str, told: Told, default: DenialKind, language: str) -> DenialKind:
    for kind in READINGS:
        if _pattern(language, kind).search(words):
            return kind if kind != "no_comment" or default == "no_comment" or told.quoted else default
    return default


def _denies(words: str, told: Told, language: str) -> DenialKind | None:
    official = _official(told, language)
    lived = bool(told.speaker_words & (nouns(language, "survivors") | nouns(language, "witnesses"))) and not official
    if lived or told.speaker is None:
        return None
    main = _of(language, "because").split(words)[0]  # what only gives a reason is not what is denied
    for kind in READINGS:
        if _pattern(language, kind).search(main if kind == "denies_act" else words) and (official or kind not in _WEAK):
            aside = kind in ("other_explanation", "mitigates") and _negates_an_act(words, language)
            if kind == "denies_act" and not official and not _calls_false(words, language):
                continue
            return "denies_act" if aside else kind
    negates = _negates_an_act(main, language) or _of(language, "past").search(main) is not None
    return "denies_act" if official and negates else None


def _calls_false(words: str, language: str) -> bool:
    """The first pattern of `denies_act` holds words that call something false; they deny in anybody's mouth."""
    return re.search(vocabulary(f"denial-{language}")["denies_act"][0], words, re.IGNORECASE) is not None


def _negates_an_act(words: str, language: str) -> bool:
    for clause in _of(language, "clauses").split(words):
        for negation in _of(language, "negation").finditer(clause):
            if _acts(language).search(clause[negation.end() : negation.end() + _NEGATION_REACH]):
                return True
        if any(_of(language, "nobody").match(clause, act.end()) for act in _acts(language).finditer(clause)):
            return True
    return False


def _promises(words: str, told: Told, language: str) -> bool:
    found = _of(language, "promise").search(words)
    if found is None or told.speaker_words & (nouns(language, "witnesses") | nouns(language, "documents")):
        return False
    who = found.groupdict().get("who")
    return who is None or who.lower() in nouns(language, "institutions") or _official(told, language)


def _official(told: Told, language: str) -> bool:
    """Those who speak for power; whoever is also called a survivor, or former, speaks for themselves."""
    once = told.speaker_words & (nouns(language, "survivors") | nouns(language, "former"))
    return bool(told.speaker_words & nouns(language, "officials")) and not once


def _witness(told: Told, words: str, language: str) -> bool:
    if told.speaker_words & nouns(language, "survivors"):
        return True
    if _official(told, language) or _acts(language).search(words) is None:
        return False
    lived = told.quoted and _of(language, "first_person").search(words) is not None
    inside = bool(told.speaker_words & nouns(language, "officials"))  # who was one and is no more
    return bool(told.speaker_words & nouns(language, "witnesses")) or lived or inside


@cache
def _pattern(language: str, kind: DenialKind) -> re.Pattern[str]:
    return any_of(cast(list[str], vocabulary(f"denial-{language}")[kind]))


@cache
def _of(language: str, which: str) -> re.Pattern[str]:
    return re.compile(vocabulary(f"denial-{language}")[which], re.IGNORECASE)


@cache
def _acts(language: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(vocabulary(f"nouns-{language}")["acts"]) + ")", re.IGNORECASE)
