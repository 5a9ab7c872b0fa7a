"""The other names of a row: in brackets, behind "aka", in a column of aliases, in a second column of names.

Rules
* The name stays as written; what is found here stands beside it, each once, in the order of the row.
* Brackets count only where they hold letters and no more than four words: "(Vanya)", not "(b. 1979)" and not a note.
* A name with its brackets, or what follows "aka", taken away is a name too.
"""

import re
from collections.abc import Iterable, Iterator

from onrecord.read.lists.words import is_unnamed, plain, sex_of

_BRACKETS = re.compile(r"[(\[«„“\"]([^()\[\]«»„“”\"]*)[)\]»“”\"]")
_AKA = re.compile(
    r"\s*[,;]?\s*\b(?:a\.?k\.?a\.?|also known as|alias|он же|она же|він же|вона ж|dite?|genannt)\b[:.]?\s*", re.I
)
_SEVERAL = re.compile(r"\s*[;/|,،\n]\s*")
_WORDS = 4  # in brackets; a longer text is a note


def other_names(name: str, names: Iterable[str], aliases: Iterable[str]) -> tuple[str, ...]:
    """Every name besides `name` as written: parts of it, whole further `names`, and cells of `aliases`."""
    found = [*_within(name), *names, *(part for cell in aliases for part in _SEVERAL.split(cell))]
    flat = (" ".join(one.split()) for one in found)
    return tuple(dict.fromkeys(one for one in flat if one and one != name and not is_unnamed(one)))


def _within(name: str) -> Iterator[str]:
    inside = [one for one in _BRACKETS.findall(name) if _is_name(one)]
    bare, *others = _AKA.split(_BRACKETS.sub(" ", name))
    if inside or others or " ".join(bare.split()) != name:
        yield from (bare, *inside, *others)


def _is_name(words: str) -> bool:
    letters = plain(words)
    return (
        bool(letters)
        and not any(sign.isdigit() for sign in letters)
        and len(letters.split()) <= _WORDS
        and not sex_of(words)
    )
