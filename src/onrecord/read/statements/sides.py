"""On which side of an allegation a speaker stands, by the nouns by which they are called.

* **power**: those who act for a state, an army, a firm or an armed group, and who speak for them or defend them: of
  them something can be alleged, so that their "no" denies it;
* **affected**: survivors, relatives, neighbours, those who were there, some of those who were heard ("thirty-one"):
  their "no" tells what they lacked or did not see;
* **watching**: who looks, counts and finds: a monitor, a commission of inquiry, a report;
* **once**: those who once were in power, and speak for themselves now;
* **unknown**: a name of which the item says no more; **unnamed**: nobody in particular ("no one died, it is said").

A survivor stays one whatever their office was.
"""

import re
from functools import cache, partial
from typing import Literal

from onrecord.read.statements.lexicon import nouns, plain
from onrecord.read.statements.told import Told
from onrecord.read.vocabulary import vocabulary

Side = Literal["power", "affected", "watching", "once", "unknown", "unnamed"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def side(told: Told, text: str) -> Side:
    """The side of a statement's speaker."""
    words = told.speaker_words
    listed = partial(nouns, language=told.language)
    if told.speaker is None:
        return "unnamed"
    if words & listed("survivors"):
        return "affected"
    if words & listed("watchers") or _named_as(told, text) & listed("watchers"):
        return "power" if words & listed("offices_of_state") else "watching"
    if words & (listed("officials") | listed("parties")):
        return "once" if words & listed("former") else "power"
    if words & listed("defenders") and _defends(told, text):
        return "power"
    if words & listed("witnesses"):
        return "affected"
    if words & listed("documents") and not words & listed("voices"):
        return "watching"
    if _named_as(told, text) & listed("firms"):
        return "power"
    return "affected" if _counted(told.language).fullmatch(text[slice(*told.speaker)]) else "unknown"


@cache
def _counted(language: str) -> re.Pattern[str]:
    """ "Thirty-one", "один из них", "dix-huit d'entre eux": some of those who were heard."""
    return re.compile(vocabulary(f"nouns-{language}")["counted"], re.IGNORECASE)


def _defends(told: Told, text: str) -> bool:
    """A lawyer speaks for a client; whose lawyer they are, their phrase says: "the captain’s lawyer"; or the words."""
    listed = partial(nouns, language=told.language)
    if any(plain(word) in listed("defended") for place in told.contents for word in _WORD.findall(text[slice(*place)])):
        return True
    known = listed("officials") | listed("parties") | listed("defended")
    return any(form in known for word in _said(told, text) for form in (plain(word), plain(word).removesuffix("s")))


def _named_as(told: Told, text: str) -> frozenset[str]:
    """The words of a name: "Pellam Oil" is a firm, "Prison Watch" is none."""
    return frozenset(plain(word) for word in _said(told, text) if word[0].isupper())


def _said(told: Told, text: str) -> list[str]:
    return _WORD.findall(text[slice(*told.speaker)]) if told.speaker is not None else []
