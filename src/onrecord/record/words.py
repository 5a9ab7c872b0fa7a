"""Words with their places and their stems, in the languages the vocabulary knows."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_STEMMERS = {"en": "english", "ru": "russian", "fr": "french"}


class Word(NamedTuple):
    """A word at `start`..`end` of the text it was taken from."""

    start: int
    end: int
    lower: str
    stem: str


def words(text: str, language: str, offset: int = 0) -> list[Word]:
    """The words of `text` in order; an unknown language keeps words as they are. `offset` is added to places."""
    found = [(match.start() + offset, match.end() + offset, plain(match.group())) for match in _WORD.finditer(text)]
    return [Word(start, end, word, stem(word, language)) for start, end, word in found]


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """The stem of a lower-case word."""
    stemmer = _stemmer(language)
    return word if stemmer is None else str(stemmer.stemWord(word))


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Any:
    if language not in _STEMMERS:
        return None
    import Stemmer

    return Stemmer.Stemmer(_STEMMERS[language])


def plain(word: str) -> str:
    """Lower case, one kind of apostrophe, without an English possessive or a French elision."""
    word = word.lower().replace("’", "'")
    if word.endswith("'s"):
        return word[:-2]
    head, mark, tail = word.partition("'")
    return tail if mark and len(head) <= 2 and len(tail) > 2 else word
