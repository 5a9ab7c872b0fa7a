"""How a name sounds, whatever script and spelling it was written in.

Rules
* A name is folded to lower-case Latin words (`anyascii`), without apostrophes and punctuation.
* `sounds` brings the romanisations of one Cyrillic name together: Живко, Zhivko, Jivko; Курчай, Kurchay, Kourtchaï.
  It knows English, French and German ways of writing the same sounds; order of the words does not matter.
* `consonants` keeps of a word only the consonants, in classes that languages and scripts confuse.
* Two names that sound alike are candidates for one person, never proof: `link` judges, a person decides.
"""

import re
from functools import lru_cache

from anyascii import anyascii

_NOT_WORD = re.compile(r"[^a-z0-9]+")
# Longest first: French and German clusters, then English ones, then single letters that alternate.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"schtsch|chtch|shtch|shch", "s"),
        (r"dzh|dsch|dj", "z"),
        (r"tsch|tch|sch|ch|sh", "s"),
        (r"zh|j", "z"),
        (r"kh|x", "h"),
        (r"ph|ff", "f"),
        (r"ou|oo", "u"),
        (r"ts|tz|tc", "c"),
        (r"ck|q", "k"),
        (r"w", "v"),
        (r"y", "i"),
        (r"gu(?=[ei])", "g"),
        (r"(?<=[bcdfghklmnprstvz])e$", ""),
        (r"(.)\1+", r"\1"),
    )
)
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CONSONANTS = tuple(
    (re.compile(pattern), kept)
    for pattern, kept in (
        (r"schtsch|shch|tsch|tch|sch|ch|sh|zh|ts|tz|[sz]|c(?=[eiy])", "s"),
        (r"ph|[fvw]", "f"),
        (r"kh|[gh]", "g"),
        (r"ck|[ckq]", "k"),
        (r"x", "ks"),
        (r"th|[td]", "t"),
        (r"[pb]", "b"),
        (r"[^sfgktbmnlr]", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of `name` as lower-case ASCII, in the order written."""
    plain = anyascii(name).lower().replace("'", "").replace("`", "")
    return tuple(word for word in _NOT_WORD.split(plain) if word)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A key under which spellings of one spoken word fall together."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def sounds(name: str) -> tuple[str, ...]:
    """The sounds of all words of `name`, sorted, so that "Surname Given" equals "Given Surname"."""
    return tuple(sorted(sound(word) for word in name_words(name)))


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """The consonants of a word in classes that languages and scripts confuse: Халмар and Halmar are "glmr"."""
    plain = anyascii(word).lower()
    if _ARABIC.search(word):  # w and y are vowels there, unless a word begins with one
        plain = plain[:1] + re.sub(r"[wy]", "", plain[1:])
    for pattern, kept in _CONSONANTS:
        plain = pattern.sub(kept, plain)
    return plain


def whole_quotes(name: str) -> str:
    """`name` without a quotation mark whose partner is missing: it was cut off with what followed."""
    for opening, closing in ("«»", "“”", "„“", '""'):
        odd = name.count(opening) % 2 if opening == closing else name.count(opening) != name.count(closing)
        if odd:
            name = name.replace(opening, "").replace(closing, "")
    return name.strip()
