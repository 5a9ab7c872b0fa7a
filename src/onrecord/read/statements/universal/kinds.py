"""What kind a statement is, by its cue, its speaker and its words, as `statements/kinds.py` has it for English.

* A denial verb denies; its words say how, and where they say nothing, the verb's own kind stands. "Не подтверждает"
  denies in the mouth of those who are accused, and in no other.
* What a verb of saying reports is a denial if its words deny. Admitting, warning, complaining deny nothing, but may
  make little of it.
* What will be done is a promise, and none of its words denies but one that calls something false.
* What holds in every language stands in `statements/deciding.py`.
"""

from onrecord.read.statements.deciding import (
    Wording,
    by_words,
    cued,
    how_denied,
    pattern,
    settle_denying,
    settle_telling,
    settled_by_own_words,
    waves_off_a_source,
    wording,
    words_of,
)
from onrecord.read.statements.denying import denies, words_that
from onrecord.read.statements.sides import side
from onrecord.read.statements.told import Told
from onrecord.read.statements.universal.lexicon import nouns


def settle_kind(told: Told, text: str) -> None:
    """Set kind and kind of denial of `told` by what its words say."""
    if told.kind == "denial" and told.needs_power and not _can_deny_so(told, text):
        told.kind = "assertion"
        told.because.append("kind.asserts")
    elif told.kind == "denial":
        _settle_denial(told, words_of(told, text))
    elif told.kind in ("assertion", "report", "promise") or (told.kind == "testimony" and side(told, text) == "power"):
        _settle_assertion(told, text)
    else:
        told.because.append(f"kind.verb={told.kind}")
    if told.kind != "denial":
        told.denial = None


def _can_deny_so(told: Told, text: str) -> bool:
    """ "Did not confirm", "did not admit": whoever is not accusing; "puts down to": who can be accused, of an act."""
    setting = wording(told, text).setting
    if told.denial == "other_explanation":
        return setting.side == "power" and setting.alleged
    return setting.side not in ("affected", "watching")


def _settle_denial(told: Told, words: str) -> None:
    default = told.denial or "denies_act"
    waved = waves_off_a_source(told, words)
    if default != "no_comment":
        told.denial = "disputes_source" if waved else how_denied(told, words, default)
    by = "denial.source-waved-off" if waved else by_words(told, told.denial or default, words)
    told.because += ["kind.verb-denies", by]


def _settle_assertion(told: Told, text: str) -> None:
    one = wording(told, text)
    if settled_by_own_words(told, one.words):
        return
    if told.kind == "promise" and pattern(told, "assures_past").search(one.words):
        told.kind = "assertion"
    will = told.kind == "promise" or _promises(told, one)
    main = pattern(told, "because").split(one.words)[0]  # what only gives a reason is not what is denied
    denial = None if will and not _calls_false(told, one.words) else denies(main, one.setting)
    if denial is not None and (denial == "mitigates" or not cued(told, text, "no_denial")):
        settle_denying(told, denial, one)
    elif will:
        told.kind = "promise"
        told.because.append("kind.promises")
    else:
        settle_telling(told, one)


def _calls_false(told: Told, words: str) -> bool:
    return words_that("denies_act", words, told.language) is not None and pattern(told, "promise").match(words) is None


def _promises(told: Told, one: Wording) -> bool:
    found = pattern(told, "promise").search(one.words)
    if found is None or told.speaker is None or told.speaker_words & nouns(told.language, "witnesses"):
        return False
    if told.speaker_words & nouns(told.language, "documents"):
        return False
    who = found.groupdict().get("who")
    return who is None or who.lower() in nouns(told.language, "institutions") or one.setting.side == "power"
