"""The parser's table of exceptions, remembered: which part of speech, form and lemma a tag, a word and a role give.

spaCy's `attribute_ruler` holds every token against 179 patterns, which is a seventh of the reading. All but a few look
at one token alone, so its answer for the same token is the same: it is asked once for each and then remembered.
Passages with a word that begins one of the longer patterns are still given to it whole.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

_MOST = 200_000  # answers remembered
_Key = tuple[int, str, int, bool]
_Answer = tuple[int, Any, int, int]


class Remembering:
    """A pipe that gives what `ruler` gives."""

    def __init__(self, ruler: Any) -> None:
        self.ruler = ruler
        longer = [pattern[0] for row in ruler.patterns for pattern in row["patterns"] if len(pattern) > 1]
        self.words = frozenset(word for first in longer for word in _named(first.get("LOWER")))
        self.deps = frozenset(dep for first in longer if "LOWER" not in first for dep in _named(first.get("DEP")))
        tokens = [token for row in ruler.patterns for pattern in row["patterns"] for token in pattern]
        self.named = frozenset(word for token in tokens for word in _named(token.get("LOWER")))
        self.matched = [re.compile(one["REGEX"]) for token in tokens if "REGEX" in (one := token.get("LOWER") or {})]
        self.answers: dict[_Key, _Answer] = {}
        self.shown: dict[str, str] = {}

    def __call__(self, doc: Any) -> Any:
        keys: list[_Key] = [(token.tag, self._shown(token.lower_), token.dep, token.is_space) for token in doc]
        alone = not any(token.lower_ in self.words or token.dep_ in self.deps for token in doc)
        if not alone or any(key not in self.answers for key in keys):
            doc = self.ruler(doc)
            if alone and len(self.answers) < _MOST:
                for key, token in zip(keys, doc, strict=True):
                    self.answers[key] = (token.pos, token.morph, token.lemma, token.dep)
            return doc
        for key, token in zip(keys, doc, strict=True):
            pos, morph, lemma, dep = self.answers[key]
            token.pos = pos
            token.set_morph(morph)
            if lemma:
                token.lemma = lemma
            if dep != key[2]:
                token.dep = dep
        return doc

    def _shown(self, word: str) -> str:
        """The word, if any pattern asks for it: all others are one."""
        if word not in self.shown and len(self.shown) < _MOST:
            asked = word in self.named or any(one.search(word) for one in self.matched)
            self.shown[word] = word if asked else ""
        return self.shown.get(word, word)

    def pipe(self, docs: Iterable[Any], **_: Any) -> Iterator[Any]:
        return map(self, docs)


def _named(value: Any) -> list[str]:
    if isinstance(value, dict):
        return list(value.get("IN", []))
    return [value] if value else []
