"""Words as they are searched: folded and stemmed by the language of their passage (Snowball, by PyStemmer)."""

import re
from collections.abc import Callable, Iterable
from functools import cache

STEMMED = {"en": "english", "ru": "russian", "fr": "french", "ar": "arabic"}
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of `text`, folded."""
    return [word.casefold() for word in _WORD.findall(text)]


def stem(words: Iterable[str], language: str) -> list[str]:
    """The stems of folded words; the words themselves in a language without a stemmer."""
    return [_stemmer(language)(word) for word in words]


def query(words: str, language: str | None) -> str:
    """An FTS5 query for passages with all of `words`, in `language` or in whichever they stand; "" for no words."""
    languages = [language] if language else [*STEMMED, "und"]
    alternatives = (sorted({_stemmer(each)(word) for each in languages}) for word in words_of(words))
    return " AND ".join("(" + " OR ".join(f'"{one}"' for one in stems) + ")" for stems in alternatives)


def marked(text: str, words: str, language: str) -> tuple[tuple[str, bool], ...]:
    """`text` in parts, with True for those whose stem is one of `words`."""
    wanted = set(stem(words_of(words), language)) | set(words_of(words))
    parts: list[tuple[str, bool]] = []
    at = 0
    for match in _WORD.finditer(text):
        if _stemmer(language)(match[0].casefold()) in wanted:
            parts += [(text[at : match.start()], False), (match[0], True)]
            at = match.end()
    parts.append((text[at:], False))
    return tuple(part for part in parts if part[0])


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language not in STEMMED:
        return str
    import Stemmer

    found: Callable[[str], str] = Stemmer.Stemmer(STEMMED[language]).stemWord
    return found
