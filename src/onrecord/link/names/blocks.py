"""Keys under which two spellings of one name nearly always meet, and few other names do.

Rules
* A key is the consonants of one word with the beginning of another, so that a slip in one word leaves the key that
  rests on the other. Given names that are known are keyed by their name, so that Микола meets Николай.
* Surname and first sound of the given name: an initial is enough. Given name and beginning of the surname: a slip in
  the surname is no loss.
* Of three words and more, each of child, father and surname in full makes a key with the beginning of another and a
  sound of the third: a slip in any one word, or another surname, leaves one of them. Two given names alone would be
  shared by thousands.
* What stands last in a chain and may be a kunya is left out once more, for other lists give it as another name.
* A name of one word is keyed by itself and does not meet names of two words.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from onrecord.link.names.parse import parsed
from onrecord.link.names.skeletons import first_sounds, skeletons
from onrecord.link.names.spelling import Word
from onrecord.link.names.vocabulary import given

_KUNYAS = ("ابو", "أبو", "ام", "أم", "abu", "abou", "umm", "um", "oum")
_FEW = 3  # consonants of the beginning of a surname


@lru_cache(maxsize=1 << 16)
def blocks(name: str) -> frozenset[str]:
    """Keys of a name; two records are worth comparing where they share one."""
    spelling = parsed(name)
    words = [word for word in spelling.words if word.role not in ("title", "particle")]
    names = [word for word in words if word.role not in ("kunya", "patronymic")]
    if len(names) < 2:
        return frozenset(f"{word.role == 'kunya':d}{key}" for word in words for key in _keys(word.folded))
    keys: set[str] = set()
    for held in (names, names[:-1]) if _ends_in_kunya(names) else (names,):
        keys.update(_ends(held))
        if len(held) > 2:
            keys.update(_descent(held))
    if len(names) == 2 or not spelling.chain:
        keys.update(key for one, other in _couples(names) for key in _joint(one, other))
    return frozenset(keys) or frozenset(word.folded for word in names)


def _ends_in_kunya(names: list[Word]) -> bool:
    """Whether the last word of a chain may be a kunya and no family name: أحمد محمود دياب أبو يوسف."""
    return len(names) > 3 and names[-1].folded.startswith(_KUNYAS) and " " in names[-1].text


def _couples(names: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Which words may be given name and surname: the first with every other, for any of them may be left out."""
    first, *others = names
    for other in others:
        yield first, other
        if first.role != "initial" and not given(first.folded).forms:
            yield other, first


def _ends(names: list[Word]) -> Iterator[str]:
    """Child and surname in full."""
    if names[0].role != "initial" and names[-1].role != "initial":
        for one, other in product(_keys(names[0].folded), _keys(names[-1].folded)):
            yield f"{one}={other}"


def _descent(names: list[Word]) -> Iterator[str]:
    """Each of child, father and surname in full, with the beginning of one of the others and a sound of the third."""
    child, father, surname = names[0], names[1], names[-1]
    for whole, begun, sounded in (
        (child, surname, father), (surname, child, father), (child, father, names[2]), (father, surname, child),
    ):  # fmt: skip
        for one, other in product(_keys(whole.folded), skeletons(begun.folded)):
            for sound in _first_sounds(sounded.folded):
                yield f"{one}&{other[:_FEW]}/{sound}"


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
    spellings = (word, *(name.rpartition(":")[2] for name in known.forms | known.short))
    return tuple(sorted({sound for spelling in spellings for sound in first_sounds(spelling)}))
