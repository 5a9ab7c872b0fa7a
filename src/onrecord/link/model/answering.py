"""Whether two names could be one at all, by a look at their words: cheap, so that `names.compare` is asked seldom.

Rules
* Every word of the shorter name needs an answer in the longer: a word of which at most half the letters sound other,
  one that begins with it, or an initial. Of four words and more, one may go unanswered.
* Initials, and given names that are known (short forms sound otherwise), ask for no answer. Titles, particles and
  kunyas do not count.
* Arabic letters, which leave vowels out, are held against Arabic letters only; against others nothing is said. Nor is
  it of a name with several spellings, or in two scripts.

A name is never called the same here. What is kept apart here would nearly always be kept apart by `names.compare`; the
database asks by `could_be` in its own words (`duck.py`), and a test holds the two together.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from onrecord.link.names import parsed
from onrecord.link.names.letters import script_of
from onrecord.link.names.vocabulary import given
from onrecord.nouns.names import name_words, sound

_SILENT = ("title", "particle", "kunya")
_MOST = 6  # words of a name that are compared
_HISS = str.maketrans("zc", "ss")
LAST_ASCII = "\x7f"
CHAIN = 4  # words from which one may go unanswered


class Words(NamedTuple):
    """The sounds of all words of a name, and of those that ask for an answer; None where nothing is to be said."""

    all: list[str] | None
    asking: list[str] | None


def words_of(names: Sequence[str]) -> Words:
    """What of a name, in its spellings, is held against another's."""
    if len(names) != 1:
        return Words(None, None)
    words = [word for word in parsed(names[0]).words if word.role not in _SILENT][:_MOST]
    if not words:
        return Words(None, None)
    sounds = [_sound(word.folded) for word in words]
    if len({_is_arabic(one) for one in sounds}) > 1:
        return Words(None, None)
    asking = [_sound(word.folded) for word in words if word.role != "initial" and not _is_given(word.folded)]
    return Words(sounds, asking)


@lru_cache(maxsize=1 << 18)
def _sound(word: str) -> str:
    """As it sounds, with all that hisses alike: J and zh, s, z and ts are one sound to some hand."""
    if script_of(word) == "arabic":
        return word
    return "".join(sound(part) for part in name_words(word)).translate(_HISS) or word


def _is_arabic(sound: str) -> bool:
    return sound[0] > LAST_ASCII


def _is_given(word: str) -> bool:
    known = given(word)
    return bool(known.forms or known.short)


def could_be(
    asking: Sequence[str] | None, words: Sequence[str] | None, others_asking: Sequence[str] | None,
    others: Sequence[str] | None,
) -> bool:  # fmt: skip
    """Whether one name could be another; each as its asking and all its words."""
    if asking is None or words is None or others_asking is None or others is None:
        return True
    if _is_arabic(words[0]) != _is_arabic(others[0]):
        return True
    return (len(words) > len(others) or _unanswered(asking, others) <= (len(words) >= CHAIN)) and (
        len(others) > len(words) or _unanswered(others_asking, words) <= (len(others) >= CHAIN)
    )


def _unanswered(asking: Sequence[str], words: Sequence[str]) -> int:
    return sum(not any(_answers(word, one) for one in words) for word in asking)


def _answers(word: str, one: str) -> bool:
    if len(one) == 1 or word.startswith(one) or one.startswith(word):
        return True
    return 2 * Levenshtein.distance(word, one) <= max(len(word), len(one))
