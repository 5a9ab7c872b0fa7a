"""What kind a statement is, by its cue, its speaker and its words.

Rules
* A denial verb denies; its words say how (disputes the source, out of context, no responsibility, another explanation,
  mitigates), and where they say nothing, the verb's own kind stands.
* What a verb of saying reports is a denial if its words call something false or give one of those readings, or if
  those who speak for power negate an act in the main clause ("There are no victims", "killed nobody").
* Who acknowledges an act "but" says more explains it away.
* "will" or "would" of the speaker or of his institutions is a promise; what witnesses say of themselves is testimony;
  a document, or nobody in particular, speaks in a report.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import cast

from onrecord.nouns import DenialKind
from onrecord.read.statements.lexicon import nouns
from onrecord.read.statements.told import Told
from onrecord.read.vocabulary import any_of, vocabulary

_READINGS: tuple[DenialKind, ...] = (
    "no_comment",
    "out_of_context",
    "disputes_source",
    "denies_responsibility",
    "other_explanation",
    "mitigates",
    "denies_act",
)
_NEGATION_REACH = 60  # characters between the negation and the act it negates, within one clause
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|us|our|we)\b")
_PROMISE = re.compile(
    r"^\W*(?:(?:that|and|but)\s+)?(?:the |an? |his |her |their |our |its |[\w’'-]+[’']s )?(?:\w+ ){0,3}?"
    r"(?P<who>I|we|he|she|it|they|\w+)\s*(?:will|would|shall|[’']ll)\s+"
    r"(?!not\b.{0,20}\bcomment|have\b|be (?:no|a|an|the)\b)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:the|this|that|these|those|all|any|a|an|his|her|its|their|recent|latest|new|leaked|published|\s)*"
    r"(?:lists?|listings?|documents?|papers?|photographs?|photos?|videos?|footage|recordings?|images?)\b",
    re.IGNORECASE,
)
_ADMITS = re.compile(r"(?:has |have |had )?(?:acknowledg|admit|conced|confirm|grant)", re.IGNORECASE)
_BUT = re.compile(r"\W*(?:but|though|although|while|yet)\W*(?:\w+\W+){0,2}", re.IGNORECASE)
_RETRACTS = re.compile(
    r"\bI (?:now )?(?:take|took) (?:\w+ ){0,3}back\b|\bI (?:retract|withdraw|recant)\b"
    r"|\bI was (?:mistaken|wrong)\b|\bI (?:made it up|lied)\b"
)


def settle_kind(told: Told, text: str) -> None:
    """Set kind, kind of denial and hedge of `told` by what its words say."""
    words = " ".join(text[start:end] for start, end in told.contents).replace("’", "'")
    if told.kind == "denial":
        default = told.denial or "denies_act"
        waved = _waves_off_a_source(told, words)
        told.denial = "disputes_source" if waved else _reading(words, told, default)
        told.kind = "promise" if told.answers and told.denial == default and _promises(words, told) else "denial"
        denies = ["kind.verb-denies", "denial.source-waved-off" if waved else _by_words(told.denial, words)]
        told.because += denies if told.kind == "denial" else ["kind.answers-with-a-promise"]
    elif told.kind in ("assertion", "report") or (told.kind == "testimony" and _official(told)):
        told.kind = "report" if told.kind == "report" else "assertion"
        _settle_assertion(told, words)
    elif told.kind == "promise" and not told.quoted and _assures_past(words):
        told.kind = "assertion"
        _settle_assertion(told, words)
    else:
        told.because.append(f"kind.verb={told.kind}")
    if told.kind != "denial":
        told.denial = None


def _settle_assertion(told: Told, words: str) -> None:
    if _performs(words, told):
        told.kind, told.denial = "denial", _reading(words, told, "denies_act")
        told.because += ["kind.denies-in-own-words", _by_words(told.denial, words)]
        return
    if told.quoted and _RETRACTS.search(words):
        told.kind = "retraction"
        told.because.append("kind.takes-back")
        return
    denial = _denies(words, told)
    if denial is not None:
        told.kind, told.denial = "denial", denial
        by = _by_words(denial, words)
        told.because.append("kind.negates-an-act" if by == "denial.verb" else f"kind.words-deny={by.partition('=')[2]}")
        told.because += ["kind.speaks-for-power"] if _official(told) else []
    elif _promises(words, told):
        told.kind = "promise"
        told.because.append("kind.promises")
    elif _witness(told, words):
        told.kind = "testimony"
        told.because.append("kind.was-there")
    elif told.speaker_words & nouns("documents") or told.speaker is None:
        told.kind = "report"
        told.because.append("kind.document" if told.speaker is not None else "kind.nobody-named")
    else:
        told.because.append("kind.asserts")


def _by_words(denial: DenialKind, words: str) -> str:
    """Which words make it this kind of denial; the verb alone where none do."""
    found = _pattern(denial).search(words)
    return f"denial.words={found[0].strip()}" if found is not None else "denial.verb"


def _waves_off_a_source(told: Told, words: str) -> bool:
    """shrugged off the list: the list is the source of what it says, and it is the list that is disputed."""
    return told.of_speech and not told.quoted and _SOURCE.match(words) is not None


def _reading(words: str, told: Told, default: DenialKind) -> DenialKind:
    for kind in _READINGS:
        if _pattern(kind).search(words):
            return kind if kind != "no_comment" or default == "no_comment" or told.quoted else default
    return default


def _denies(words: str, told: Told) -> DenialKind | None:
    """The reading of a denial that only its words make one; weaker readings count for those in power alone."""
    official = _official(told)
    for kind in _READINGS:
        weak = kind in ("other_explanation", "mitigates", "no_comment", "disputes_source", "denies_responsibility")
        if _pattern(kind).search(words) and (official or not weak):
            aside = kind in ("other_explanation", "mitigates") and _negates_an_act(words)
            return "denies_act" if aside else kind
    if official or told.speaker is None:
        return "denies_act" if _negates_an_act(words) else None
    return None


def _negates_an_act(words: str) -> bool:
    for clause in re.split(r"[.;:!?]|,? (?:but|because|while|although|until|unless) ", words):
        for negation in _negation().finditer(clause):
            reach = clause[negation.end() : negation.end() + _NEGATION_REACH]
            act = _acts().search(reach)
            if act is not None and not re.match(r"\w*\s+(?:for|over)\b", reach[act.end() :]):
                return True
        if any(_nobody().match(clause, act.end()) for act in _acts().finditer(clause)):
            return True
    return False


def settle_admission(told: Sequence[Told], text: str) -> None:
    """ "acknowledged that … but said that …": what follows explains away what was acknowledged."""
    for one, other in pairwise(told):
        if one.segment != other.segment or not one.cues or not other.cues or not one.contents or one.speaker is None:
            continue
        between = text[max(end for _, end in one.contents) : other.cues[0][0]]
        admits = any(_ADMITS.match(text[start:end]) for start, end in one.cues)
        same = one.speaker == other.speaker or _official(other)
        if admits and other.kind == "assertion" and same and _BUT.fullmatch(between):
            words = " ".join(text[start:end] for start, end in other.contents)
            other.kind, other.denial = "denial", _reading(words, other, "other_explanation")
            other.because += ["kind.admits-but", _by_words(other.denial, words)]


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(vocabulary("denial-en")["nobody"], re.IGNORECASE)


def _performs(words: str, told: Told) -> bool:
    return told.quoted and re.search(vocabulary("denial-en")["performative"], words, re.IGNORECASE) is not None


def _promises(words: str, told: Told) -> bool:
    found = _PROMISE.match(words)
    if found is None or told.speaker_words & nouns("witnesses"):
        return False
    who = found["who"].lower()
    if who in ("i", "we", "it"):
        return True
    if who in ("he", "she", "they"):
        return not told.speaker_words & nouns("documents")
    return who in nouns("institutions")


def _official(told: Told) -> bool:
    """Those who speak for power; whoever is also called a survivor or a relative speaks for themselves."""
    once = told.speaker_words & (nouns("survivors") | {"former", "ex", "retired"})
    return bool(told.speaker_words & nouns("officials")) and not once


def _witness(told: Told, words: str) -> bool:
    """A survivor of what they tell, or somebody who was there and tells of an act."""
    if told.speaker_words & nouns("survivors"):
        return True
    if _official(told) or _acts().search(words) is None:
        return False
    lived = told.quoted and _FIRST_PERSON.search(words) is not None
    inside = bool(told.speaker_words & nouns("officials"))  # who was one and is no more
    return bool(told.speaker_words & nouns("witnesses")) or lived or inside


def _assures_past(words: str) -> bool:
    return re.search(r"\b(?:will|would|shall|'ll|to)\b", words) is None


@cache
def _pattern(kind: DenialKind) -> re.Pattern[str]:
    return any_of(cast(list[str], vocabulary("denial-en")[kind]))


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(vocabulary("nouns-en")["acts"]) + ")", re.IGNORECASE)


@cache
def _negation() -> re.Pattern[str]:
    return re.compile(vocabulary("denial-en")["negation"], re.IGNORECASE)
