"""Keys under which two spellings of one name nearly always meet, and few other names do.

A key is the consonants of one word with the first consonants of another, so that a slip in one word leaves the key
that rests on the other. Given names that are known are keyed by their name, so that Микола meets Николай.
"""

from functools import lru_cache
from itertools import product

from onrecord.link.names.parse import parsed
from onrecord.link.names.spelling import Word
from onrecord.link.names.vocabulary import given
from onrecord.nouns.names import consonants

_FEW = 3  # consonants of the second word


def blocks(name: str) -> frozenset[str]:
    """Keys of a name; two records are worth comparing where they share one."""
    spelling = parsed(name)
    words = [word for word in spelling.words if word.role not in ("title", "particle", "kunya", "initial")]
    if not words:
        kunyas = [word for word in spelling.words if word.role == "kunya"]
        return frozenset(f"kunya {one}" for word in kunyas for one in _keys(word.folded))
    if len(words) == 1:
        return frozenset(f"one {one}" for one in _keys(words[0].folded))
    keys = set[str]()
    for first, second in _couples(words):
        for a, b in product(_keys(first.folded), _keys(second.folded)):
            keys.update((f"{a}+{b[:_FEW]}", f"{b}+{a[:_FEW]}"))
    return frozenset(keys)


def _couples(words: list[Word]) -> list[tuple[Word, Word]]:
    """The given name with the surname; with each other word where nobody says which is which."""
    others = [word for word in words[1:] if word.role != "patronymic"] or words[1:]
    if len(words) > 2 and words[0].role != "given":
        return [(words[0], word) for word in words[1:] if word.role != "patronymic"] or [(words[0], words[1])]
    return [(words[0], others[-1])] if len(others) == 1 or others[-1].role == "nisba" else [
        (words[0], word) for word in others
    ]


@lru_cache(maxsize=1 << 16)
def _keys(word: str) -> tuple[str, ...]:
    known = given(word)
    names = sorted({f"={name}" for name in known.forms | known.short})
    return tuple(names) if names else (consonants(word) or word,)
