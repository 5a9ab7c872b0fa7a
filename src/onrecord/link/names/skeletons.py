"""What is left of a word when only its consonants count, in classes that languages and scripts confuse.

Coarser than the ear and much faster: for keys only. A letter that one language hears so and another so (j: Zhukov or
Yakov; ch: Khan or Chan; w: Vasil or Awad) gives two skeletons.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from onrecord.link.names.sounds import classes, units

_LONGEST = 5  # consonants; endings beyond differ by language and case
_MOST = 4  # skeletons of one word
_ONE_SOUND = re.compile(r"t[sz]|d[zžj]|дж|дз")
_CLOSED_ARTICLES = ("al", "el")
_ARTICLE_AND_NAME = 5  # letters that a name with a closed article has more than
_SILENT_AT_END = "hه"


@lru_cache(maxsize=1 << 17)
def skeletons(word: str) -> tuple[str, ...]:
    """The skeletons of a folded word, the likeliest first; a word of vowels has its letters."""
    found = list(_ways(word))
    if word.startswith(_CLOSED_ARTICLES) and len(word) > _ARTICLE_AND_NAME:
        found += _ways(word[2:])
    return tuple(dict.fromkeys(found))


def _ways(word: str) -> Iterator[str]:
    signs = _ONE_SOUND.sub("s", units(word)).rstrip(_SILENT_AT_END) or word
    ways = [classes(sign) for sign in signs]
    found = dict.fromkeys(_squeezed(way) for way in islice(product(*ways), _MOST * _MOST))
    return islice((one or "-" for one in found), _MOST)


def first_sounds(word: str) -> tuple[str, ...]:
    """The classes of the first sound, "a" for a vowel: "Хасан" and "Hassan" begin with k, "Jusuf" with a vowel or s."""
    return tuple(one or "a" for one in classes(_ONE_SOUND.sub("s", units(word))[:1]))


def _squeezed(way: tuple[str, ...]) -> str:
    made = ""
    for one in way:
        if one and not made.endswith(one):
            made += one
    return made[:_LONGEST]
