"""On which side of an allegation a speaker stands, by the nouns by which they are called.

* **power**: those who act for a state, an army, a firm or an armed group, and who speak for them or defend them: of
  them something can be alleged, so that their "no" denies it;
* **affected**: survivors, relatives, neighbours, those who were there: their "no" tells what they lacked or did not
  see;
* **watching**: who looks, counts and finds: a monitor, a commission of inquiry, a report;
* **once**: those who once were in power, and speak for themselves now;
* **unknown**: a name of which the item says no more; **unnamed**: nobody in particular ("no one died, it is said").

A survivor stays one whatever their office was.
"""

import re
from typing import Literal

from onrecord.read.statements.lexicon import nouns
from onrecord.read.statements.told import Told

Side = Literal["power", "affected", "watching", "once", "unknown", "unnamed"]

_NO_MORE = frozenset({"former", "ex", "retired", "ex-"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def side(told: Told, text: str) -> Side:
    """The side of a statement's speaker."""
    words = told.speaker_words
    if told.speaker is None:
        return "unnamed"
    if words & nouns("survivors"):
        return "affected"
    if words & nouns("watchers") or _named_as(told, text) & nouns("watchers"):
        return "power" if words & nouns("offices_of_state") else "watching"
    if words & (nouns("officials") | nouns("parties")):
        return "once" if words & _NO_MORE else "power"
    if words & nouns("defenders") and _defends(told, text):
        return "power"
    if words & nouns("witnesses"):
        return "affected"
    if words & nouns("documents") and not words & nouns("voices"):
        return "watching"
    return "power" if _named_as(told, text) & nouns("firms") else "unknown"


def _defends(told: Told, text: str) -> bool:
    """A lawyer speaks for a client; whose lawyer they are, their phrase says: "the captain’s lawyer"; or the words."""
    if any(re.search(r"\bclients?\b", text[start:end]) for start, end in told.contents):
        return True
    called = {word.lower().removesuffix("s") for word in _said(told, text)}
    return bool(called & (nouns("officials") | nouns("parties") | {"defence", "defense", "company", "client"}))


def _named_as(told: Told, text: str) -> frozenset[str]:
    """The words of a name: "Pellam Oil" is a firm, "Prison Watch" is none."""
    return frozenset(word.lower() for word in _said(told, text) if word[0].isupper())


def _said(told: Told, text: str) -> list[str]:
    return _WORD.findall(text[slice(*told.speaker)]) if told.speaker is not None else []
