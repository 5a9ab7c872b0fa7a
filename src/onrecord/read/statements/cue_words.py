"""What a reporting word does: whether it tells of speech, of a belief, or of an attitude ("wants", "fears") alone."""

from functools import cache
from typing import Literal

from onrecord.read.statements.lexicon import frames, nominals
from onrecord.read.vocabulary import vocabulary

Act = Literal["speech", "belief", "attitude"]


def act_of(lemma: str) -> Act:
    """A word that is in no list tells of an attitude: whoever wants, votes or waits has said nothing by it."""
    if lemma in _speech():
        return "speech"
    return "belief" if lemma in _words("beliefs") else "attitude"


@cache
def _speech() -> frozenset[str]:
    spoken = (verb.split()[0] for verb, of_it in frames().items() if any(one.only != "passive" for one in of_it))
    return _words("speech") | frozenset(spoken) | frozenset(nominals())


@cache
def _words(which: str) -> frozenset[str]:
    return frozenset(vocabulary("cues-en")[which])
