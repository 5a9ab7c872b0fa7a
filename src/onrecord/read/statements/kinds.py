"""What kind an English statement is, by its cue, its speaker and its words.

Rules
* A denial verb denies; its words say how, and where they say nothing, the verb's own kind stands.
* What a verb of saying reports is a denial if its words deny (`denying.py`), given on which side the speaker stands
  (`sides.py`) and whether something is alleged near (`alleging.py`). Admitting, warning, complaining deny nothing.
* "will" or "would" of the speaker or of his institutions is a promise.
* Where the rules find no denial, a second opinion is asked (`second_opinion.py`), of those alone who can be accused.
* What holds in every language stands in `deciding.py`.
"""

from collections.abc import Callable
from functools import partial

from onrecord.nouns import DenialKind
from onrecord.read.statements.deciding import (
    Wording,
    by_words,
    cued,
    how_denied,
    pattern,
    settle_admission,
    settle_denying,
    settle_telling,
    settled_by_own_words,
    waves_off_a_source,
    wording,
    words_of,
)
from onrecord.read.statements.denying import denies, has_negation
from onrecord.read.statements.lexicon import nouns
from onrecord.read.statements.second_opinion import Hearing, opinion
from onrecord.read.statements.sides import side
from onrecord.read.statements.told import Told

Weigh = Callable[[Wording], float]


def settle_kinds(told: list[Told], hearing: Hearing) -> None:
    """Set the kind of each statement by its words and those beside it."""
    for one in told:
        settle_kind(one, hearing.text, partial(hearing.share, one, one.kind))
    settle_admission(told, hearing.text)


def settle_kind(told: Told, text: str, weigh: Weigh | None = None) -> None:
    """Set kind, kind of denial and hedge of `told` by what its words say; `weigh` gives the second opinion's share of a
    statement whose words deny nothing to the rules, and is asked only where it counts."""
    if told.kind == "denial":
        _settle_denial(told, words_of(told, text))
    elif told.kind in ("assertion", "report") or (told.kind == "testimony" and side(told, text) == "power"):
        told.kind = "report" if told.kind == "report" else "assertion"
        _settle_assertion(told, text, weigh)
    elif told.kind == "promise" and not told.quoted and pattern(told, "assures_past").search(words_of(told, text)):
        told.kind = "assertion"
        _settle_assertion(told, text, weigh)
    else:
        told.because.append(f"kind.verb={told.kind}")
    if told.kind != "denial":
        told.denial = None


def _settle_denial(told: Told, words: str) -> None:
    default = told.denial or "denies_act"
    waved = waves_off_a_source(told, words)
    told.denial = "disputes_source" if waved else how_denied(told, words, default)
    if told.answers and told.denial == default and _promises(words, told):
        told.kind = "promise"
        told.because.append("kind.answers-with-a-promise")
    else:
        by = "denial.source-waved-off" if waved else by_words(told, told.denial, words)
        told.because += ["kind.verb-denies", by]


def _settle_assertion(told: Told, text: str, weigh: Weigh | None) -> None:
    one = wording(told, text)
    if settled_by_own_words(told, one.words):
        return
    harmless = cued(told, text, "no_denial")
    denial = None if harmless else denies(one.words, one.setting)
    if denial is not None:
        settle_denying(told, denial, one)
    elif _promises(one.words, told):
        told.kind = "promise"
        told.because.append("kind.promises")
    elif not harmless and (share := _learned_to_deny(told, one, weigh)) is not None:
        default: DenialKind = "denies_act" if has_negation(one.words) else "other_explanation"
        told.kind, told.denial, told.kind_sure = "denial", how_denied(told, one.words, default), share
        told.because.append(f"kind.learned={share:.2f}")
    else:
        settle_telling(told, one)


def _learned_to_deny(told: Told, one: Wording, weigh: Weigh | None) -> float | None:
    """The second opinion's share, where it is sure enough, given who speaks: a guard may have been there, and tell."""
    insider = one.setting.side == "power" and told.speaker_words & nouns("witnesses")
    enough = opinion().sure_enough.get("unknown" if insider else one.setting.side)
    if enough is None or weigh is None:
        return None
    share = weigh(one)
    return share if share >= enough else None


def _promises(words: str, told: Told) -> bool:
    found = pattern(told, "promise").match(words)
    if found is None or told.speaker_words & nouns("witnesses"):
        return False
    who = found["who"].lower()
    if who in ("i", "we", "it"):
        return True
    if who in ("he", "she", "they"):
        return not told.speaker_words & nouns("documents")
    return who in nouns("institutions")
