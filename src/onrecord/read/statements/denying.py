"""Whether and how the words of a statement deny, given who speaks and whether something is alleged near.

Rules
* Words that call something false or torn out of context deny whoever says them; the other readings (it was
  another's doing, another explanation, the source is bad, it was little, no comment) count from those in power.
* Where something is alleged near, those in power deny it in more ways: by the law that was kept, by people who were
  free to go, by a clip that is years old (lists `answering`), and by a negation of what they did, of what there was, of
  what anybody suffered. A negation that reaches a violation within its clause denies it without that.
* A negation denies nothing where it says what will, should or can be, what is planned or decided, or what others did
  not do.
* "I never fired", "we have not signed": a negation of one's own deed denies whoever says it.

What it does not do: weigh whether the denial is true, or against what it stands (`record/denied.py`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from msgspec import Struct

from onrecord.nouns import DenialKind
from onrecord.read.statements.alleging import acts, traces
from onrecord.read.statements.sides import Side
from onrecord.read.statements.told import READINGS
from onrecord.read.vocabulary import any_of, vocabulary

_WHOEVER: tuple[DenialKind, ...] = ("out_of_context", "denies_act")
_OF_THEMSELVES: tuple[Side, ...] = ("once", "unknown")  # who may not remember, and is nobody's voice
_NEGATION_REACH = 60  # characters between the negation and the act it negates, within one clause
_SUBJECT = 80  # characters before a negation that can hold its subject


class Setting(Struct, frozen=True):
    """Who speaks, whether something is alleged near, whether the words are a quotation, and in which language."""

    side: Side
    alleged: bool
    quoted: bool = False
    language: str = "en"


def reading(words: str, default: DenialKind, *, quoted: bool = False, language: str = "en") -> DenialKind:
    """How the words behind a verb of denying deny; `default` where they do not say."""
    for kind in READINGS:
        if any(_pattern(language, table, kind).search(words) for table in ("after_denying", "")):
            return kind if kind != "no_comment" or default == "no_comment" or quoted else default
    return default


def denies(words: str, setting: Setting) -> DenialKind | None:
    """The reading of a denial that only its words make one; None where they make none."""
    power, of = setting.side == "power", setting.language
    answers = setting.alleged or _negation(of, "absolute").search(words) is not None
    negated = (power or setting.side == "unnamed") and negates(words, alleged=answers and power, language=of)
    for kind in READINGS:
        able = power or kind in _WHOEVER or (kind == "no_comment" and setting.side in _OF_THEMSELVES)
        if able and _reads(words, kind, setting):
            beside = kind in ("other_explanation", "mitigates") or not _pattern(of, "", kind).search(words)
            return "denies_act" if beside and negates(words, alleged=False, language=of) else kind
    if negated:
        return "denies_act"
    return "denies_act" if _own_deed(words, setting) else None


def performs(words: str, language: str = "en") -> bool:
    """ "We deny this": the words are themselves the denial."""
    return re.search(vocabulary(f"denial-{language}")["performative"], words, re.IGNORECASE) is not None


def words_that(denial: DenialKind, words: str, language: str = "en") -> str | None:
    """The words that make it this kind of denial, to show to people; None where none of the lists has them."""
    found = (_pattern(language, table, denial).search(words) for table in ("", "after_denying", "answering"))
    return next((match[0].strip() for match in found if match is not None and match[0].strip()), None)


def has_negation(words: str, language: str = "en") -> bool:
    return _negation(language, "words").search(words) is not None


def negates(words: str, *, alleged: bool, language: str = "en") -> bool:
    """Whether a negation reaches a violation or its trace; where something is `alleged`, anything that happened."""
    acted = acts(language)
    for clause in _negation(language, "breaks").split(words):
        for negation in _really_negated(clause, language):
            reach = clause[negation.end() : negation.end() + _NEGATION_REACH]
            act = acted.search(reach)
            if act is not None and not _negation(language, "over").match(reach, act.end()):
                return True
            if alleged and _negation(language, "strong").search(reach):
                return True
            ours = alleged and _negation(language, "ours").search(clause[: negation.end()])
            if ours or (alleged and traces(language).search(reach)):
                return True
        if any(_negation(language, "behind").match(clause, act.end()) for act in acted.finditer(clause)):
            return True
    return False


def _really_negated(clause: str, language: str) -> Iterator[re.Match[str]]:
    """The negations of a clause, without those of what is only planned, and of what others did."""
    unreal, unreal_words, others, mild = (
        _negation(language, which) for which in ("unreal", "unreal_words", "others", "mild")
    )
    for found in _negation(language, "words").finditer(clause):
        before, behind = clause[max(0, found.start() - _SUBJECT) : found.start()], clause[found.end() :].lstrip()
        planned = unreal.search(before) and not behind.startswith("have ")
        if not (planned or unreal_words.match(clause, found.start()) or others.search(before) or mild.match(behind)):
            yield found


def _own_deed(words: str, setting: Setting) -> bool:
    """I never laid a hand on anyone; of those who were in power once, any "I did not"."""
    if setting.side in ("power", "watching"):
        return False
    for person in ("first", "third"):
        if person == "third" and (setting.side == "affected" or setting.quoted):
            continue
        for found in _own(setting.language, person).finditer(words):
            if setting.side == "once":
                return True
            near = words[found.start("what") : found.end("what") + _NEGATION_REACH // 2]
            if _own(setting.language, "deeds").match(near) or acts(setting.language).match(near):
                return True
    return False


def _reads(words: str, kind: DenialKind, setting: Setting) -> bool:
    if _pattern(setting.language, "", kind).search(words):
        return True
    answers = setting.alleged and setting.side == "power"
    return answers and _pattern(setting.language, "answering", kind).search(words) is not None


@cache
def _pattern(language: str, table: str, kind: DenialKind) -> re.Pattern[str]:
    lists = vocabulary(f"denial-{language}")[table] if table else vocabulary(f"denial-{language}")
    return any_of(cast(list[str], lists.get(kind, ())))


@cache
def _negation(language: str, which: str) -> re.Pattern[str]:
    return re.compile(vocabulary(f"denial-{language}")["negation"][which], re.IGNORECASE)


@cache
def _own(language: str, which: str) -> re.Pattern[str]:
    return re.compile(vocabulary(f"denial-{language}")["own"][which], re.IGNORECASE)
