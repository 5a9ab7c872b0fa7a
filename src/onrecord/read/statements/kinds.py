"""What kind a statement is, by its cue, its speaker and its words.

Rules
* A denial verb denies; its words say how, and where they say nothing, the verb's own kind stands.
* What a verb of saying reports is a denial if its words deny (`denying.py`), given on which side the speaker stands
  (`sides.py`) and whether something is alleged near (`alleging.py`). Admitting, warning, complaining deny nothing.
* Who acknowledges an act "but" says more explains it away.
* "will" or "would" of the speaker or of his institutions is a promise; what witnesses say of themselves is testimony;
  a document, or nobody in particular, speaks in a report.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from onrecord.nouns import DenialKind
from onrecord.read.statements.alleging import acts, alleged_near, traces
from onrecord.read.statements.denying import Setting, denies, has_negation, performs, reading, words_that
from onrecord.read.statements.lexicon import nouns
from onrecord.read.statements.second_opinion import Hearing, opinion
from onrecord.read.statements.sides import side
from onrecord.read.statements.told import Told

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
_NO_DENIAL = re.compile(
    r"(?:\w+ ){0,2}(?:acknowledg|admit|conced|confess|warn|complain|lament|regret|apolog|predict|ask|urg|demand|"
    r"condemn|critici[sz])",
    re.IGNORECASE,
)
Weigh = Callable[[], float]
_BUT = re.compile(r"\W*(?:but|though|although|while|yet)\W*(?:\w+\W+){0,2}", re.IGNORECASE)
_RETRACTS = re.compile(
    r"\bI (?:now )?(?:take|took) (?:\w+ ){0,3}back\b|\bI (?:retract|withdraw|recant)\b"
    r"|\bI was (?:mistaken|wrong)\b|\bI got (?:\w+ ){1,3}wrong\b|\bI (?:made it up|lied)\b"
)


def settle_kinds(told: list[Told], hearing: Hearing) -> None:
    """Set the kind of each statement by its words and those beside it."""
    for one in told:
        settle_kind(one, hearing.text, partial(hearing.share, one, one.kind))
    settle_admission(told, hearing.text)


def settle_kind(told: Told, text: str, weigh: Weigh = float) -> None:
    """Set kind, kind of denial and hedge of `told` by what its words say; `weigh` gives the second opinion's share, and
    is asked only where it counts."""
    words = _words(told, text)
    if told.kind == "denial":
        default = told.denial or "denies_act"
        waved = _waves_off_a_source(told, words)
        told.denial = "disputes_source" if waved else _reading(told, words, default)
        told.kind = "promise" if told.answers and told.denial == default and _promises(words, told) else "denial"
        denied = ["kind.verb-denies", "denial.source-waved-off" if waved else _by_words(told.denial, words)]
        told.because += denied if told.kind == "denial" else ["kind.answers-with-a-promise"]
    elif told.kind in ("assertion", "report") or (told.kind == "testimony" and side(told, text) == "power"):
        told.kind = "report" if told.kind == "report" else "assertion"
        _settle_assertion(told, words, text, weigh)
    elif told.kind == "promise" and not told.quoted and _assures_past(words):
        told.kind = "assertion"
        _settle_assertion(told, words, text, weigh)
    else:
        told.because.append(f"kind.verb={told.kind}")
    if told.kind != "denial":
        told.denial = None


def _words(told: Told, text: str) -> str:
    return " ".join(text[start:end] for start, end in told.contents).replace("’", "'")


def _setting(told: Told, text: str) -> Setting:
    alleged = alleged_near(told, text) or traces().search(_words(told, text)) is not None
    return Setting(side=side(told, text), alleged=alleged, quoted=told.quoted)


def _reading(told: Told, words: str, default: DenialKind) -> DenialKind:
    return reading(words, default, quoted=told.quoted)


def _settle_assertion(told: Told, words: str, text: str, weigh: Weigh) -> None:
    setting = _setting(told, text)
    if told.quoted and performs(words):
        told.kind, told.denial = "denial", _reading(told, words, "denies_act")
        told.because += ["kind.denies-in-own-words", _by_words(told.denial, words)]
        return
    if told.quoted and _RETRACTS.search(words):
        told.kind = "retraction"
        told.because.append("kind.takes-back")
        return
    denial = None if _cued(told, text, _NO_DENIAL) else denies(words, setting)
    if denial is not None:
        told.kind, told.denial = "denial", denial
        by = _by_words(denial, words)
        told.because.append("kind.negates-an-act" if by == "denial.verb" else f"kind.words-deny={by.partition('=')[2]}")
        told.because += ["kind.speaks-for-power"] if setting.side == "power" else []
    elif _promises(words, told):
        told.kind = "promise"
        told.because.append("kind.promises")
    elif (share := _learned_to_deny(told, text, setting, weigh)) is not None:
        default: DenialKind = "denies_act" if has_negation(words) else "other_explanation"
        told.kind, told.denial, told.kind_sure = "denial", _reading(told, words, default), share
        told.because.append(f"kind.learned={share:.2f}")
    elif _witness(told, words, setting):
        told.kind = "testimony"
        told.because.append("kind.was-there")
    elif told.speaker_words & nouns("documents") or told.speaker is None:
        told.kind = "report"
        told.because.append("kind.document" if told.speaker is not None else "kind.nobody-named")
    else:
        told.because.append("kind.asserts")


def _learned_to_deny(told: Told, text: str, setting: Setting, weigh: Weigh) -> float | None:
    """The second opinion's share, where it is sure enough, given who speaks: a guard may have been there, and tell."""
    insider = setting.side == "power" and told.speaker_words & nouns("witnesses")
    enough = opinion().sure_enough.get("unknown" if insider else setting.side)
    if enough is None or _cued(told, text, _NO_DENIAL):
        return None
    share = weigh()
    return share if share >= enough else None


def _by_words(denial: DenialKind, words: str) -> str:
    """Which words make it this kind of denial; the verb alone where none do."""
    found = words_that(denial, words)
    return f"denial.words={found}" if found is not None else "denial.verb"


def _cued(told: Told, text: str, cue: re.Pattern[str]) -> bool:
    return any(cue.match(text[start:end]) for start, end in told.cues)


def _waves_off_a_source(told: Told, words: str) -> bool:
    """shrugged off the list: the list is the source of what it says, and it is the list that is disputed."""
    return told.of_speech and not told.quoted and _SOURCE.match(words) is not None


def settle_admission(told: Sequence[Told], text: str) -> None:
    """ "acknowledged that … but said that …": what follows explains away what was acknowledged."""
    for one, other in pairwise(told):
        if one.segment != other.segment or not one.cues or not other.cues or not one.contents or one.speaker is None:
            continue
        between = text[max(end for _, end in one.contents) : other.cues[0][0]]
        same = one.speaker == other.speaker or side(other, text) == "power"
        if _cued(one, text, _ADMITS) and other.kind == "assertion" and same and _BUT.fullmatch(between):
            other.kind, other.denial = "denial", _reading(other, _words(other, text), "other_explanation")
            other.because += ["kind.admits-but", _by_words(other.denial, _words(other, text))]


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


def _witness(told: Told, words: str, setting: Setting) -> bool:
    """A survivor of what they tell, or somebody who was there and tells of an act."""
    if told.speaker_words & nouns("survivors"):
        return True
    if setting.side == "power" or acts().search(words) is None:
        return False
    lived = told.quoted and _FIRST_PERSON.search(words) is not None
    return bool(told.speaker_words & nouns("witnesses")) or lived or setting.side == "once"


def _assures_past(words: str) -> bool:
    return re.search(r"\b(?:will|would|shall|'ll|to)\b", words) is None
