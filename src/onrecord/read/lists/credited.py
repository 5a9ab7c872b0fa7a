"""Who the words above a list say made it, and on what day: "List compiled by Lantern Watch on 1 April 2031".

Rules
* Who made it stands behind "compiled by", «составлен», "établie par" (`columns.toml`), up to the next mark or date, as
  it is called when nothing is done by it: «составлен Центром «Гнездо»» was made by «Центр «Гнездо»».
* The day counts only where it stands behind such words: a day elsewhere in a title is that of what happened.
"""

import re
from functools import cache
from typing import Any

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.names import whole_quotes
from onrecord.read.dates import find_dates
from onrecord.read.dates.find import READERS
from onrecord.read.lists.words import list_words
from onrecord.read.statements.russian import dictionary_entries

_ARTICLE = re.compile(r"^(?:the|le|la|les|das|die|der|dem|den)\s+|^l['’]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]+", re.IGNORECASE)
_ON = re.compile(r"\s+(?:on|as of|le|au|am|от|на|по состоянию на|станом на|від)?\s*$", re.IGNORECASE)
_LONGEST = 80  # characters of a name
_NAMES = {"Name", "Surn", "Patr"}


def owner_in(title: str, language: str) -> str | None:
    """Who a title says made the list; None where it names nobody."""
    by = _by().search(title)
    if by is None:
        return None
    rest = title[by.end() :]
    dated = min((start for start, _ in _days(rest, language)), default=len(rest))
    named = re.match(r"[^.;,()|\n]{3,}", _ON.sub("", rest[:dated]))
    if named is None:
        return None
    return whole_quotes(_as_called(_ARTICLE.sub("", named[0].strip())))[:_LONGEST] or None


def made_on(title: str, language: str) -> Edtf | None:
    """The day on which a title says the list was made; None where it says none."""
    by = _by().search(title)
    days = _days(title[by.end() :], language) if by is not None else []
    return days[0][1] if days else None


@cache
def _by() -> re.Pattern[str]:
    words = sorted(list_words().owners["by"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})[оа]?\s*[:\-–—]?\s+", re.IGNORECASE)


def _days(words: str, language: str) -> list[tuple[int, Edtf]]:
    """Where each whole day begins, and which it is."""
    found = find_dates(words, None, language=language if language in READERS else "en")
    return [
        (one.span.start, one.when)
        for one in found
        if one.when is not None and one.when.precision == "day" and not one.when.is_interval
    ]


def _as_called(words: str) -> str:
    """Leading Russian words in the instrumental case, up to the first that is no longer so, in the nominative."""
    out: list[str] = []
    named = False
    for word in words.split(" "):
        form = _by_whom(word) if _CYRILLIC.fullmatch(word) else None
        if form is None or (named and not _NAMES.intersection(form.tag.grammemes)):
            break
        called = form.inflect({"nomn"})
        out.append(_cased(called.word, word) if called is not None else word)
        named = form.tag.POS == "NOUN"
    return " ".join([*out, *words.split(" ")[len(out) :]])


def _by_whom(word: str) -> Any:
    """The reading of a word in which something is done by it; None where there is none."""
    forms = dictionary_entries(word)
    return next((one for one in forms if "ablt" in one.tag and one.tag.POS in ("NOUN", "ADJF")), None)


def _cased(called: str, written: str) -> str:
    return called.upper() if written.isupper() else called.capitalize() if written[:1].isupper() else called
