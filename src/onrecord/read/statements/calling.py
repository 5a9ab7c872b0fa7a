"""The names and offices by which a speaker is called in their own words."""

import re

from onrecord.read.statements.lexicon import nouns
from onrecord.read.statements.told import Told

_NO_NAMES = frozenset({"the", "he", "she", "it", "they", "we", "his", "her", "its", "their", "an"})


def called(text: str, one: Told) -> frozenset[str]:
    """The names and offices in a speaker's words: "the ministry’s spokesman" and "The Interior Ministry" share one."""
    if one.speaker is None:
        return frozenset()
    said = re.findall(r"[^\W\d_]{2,}", text[slice(*one.speaker)])
    return (
        frozenset(word.lower() for word in said if word[0].isupper() or word.lower() in nouns("officials")) - _NO_NAMES
    )
