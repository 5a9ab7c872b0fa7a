"""Keys under which two spellings of one name nearly always meet, and few other names do.

Rules
* A key is the consonants of one word with the beginning of another, so that a slip in one word leaves the key that
  rests on the other. Given names that are known are keyed by their name, so that Микола meets Николай.
* Surname and first sound of the given name: an initial is enough. Given name and beginning of the surname: a slip in
  the surname is no loss.
* A name of one word is keyed by itself and does not meet names of two words.
"""

from collections.abc import Iterator
from functools import lru_cache

from onrecord.link.names.parse import parsed
from onrecord.link.names.skeletons import first_sound, skeletons
from onrecord.link.names.spelling import Word
from onrecord.link.names.vocabulary import given

_FEW = 3  # consonants of the beginning of a surname


@lru_cache(maxsize=1 << 16)
def blocks(name: str) -> frozenset[str]:
    """Keys of a name; two records are worth comparing where they share one."""
    words = [word for word in parsed(name).words if word.role not in ("title", "particle")]
    names = [word for word in words if word.role not in ("kunya", "patronymic")]
    if len(names) < 2:
        return frozenset(f"{word.role == 'kunya':d}{key}" for word in words for key in _keys(word.folded))
    keys = frozenset(key for one, other in _couples(names) for key in _joint(one, other))
    return keys or frozenset(word.folded for word in names)


def _couples(names: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Which words may be given name and surname: the first with every other, for any of them may be left out."""
    first, *others = names
    for other in others:
        yield first, other
        if first.role != "initial" and not given(first.folded).forms:
            yield other, first


def _joint(one: Word, other: Word) -> Iterator[str]:
    """`one` as given name, `other` as surname."""
    if other.role != "initial":
        for surname in _keys(other.folded):
            for sound in _first_sounds(one.folded):
                yield f"{surname}/{sound}"
    if one.role != "initial":
        for name in _keys(one.folded):
            for surname in skeletons(other.folded):
                yield f"{name}+{surname[:_FEW]}"


@lru_cache(maxsize=1 << 16)
def _keys(word: str) -> tuple[str, ...]:
    known = given(word)
    return tuple(sorted(known.forms | known.short)) or skeletons(word)


def _first_sounds(word: str) -> tuple[str, ...]:
    known = given(word)
    names = {first_sound(name.rpartition(":")[2]) for name in known.forms | known.short}
    return tuple(sorted({first_sound(word), *names}))
