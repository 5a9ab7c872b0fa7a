"""The line at the head of an item that says when it was issued: "Tarn Gazette, 14 March 2031", "от 14 марта 2031 г.".

A line says so where a day with its year stands in it, nothing but the hour follows that day, and before it stands

* nothing, or words that only say "published on", "posted";
* somebody who issues or what is issued ("The Tarn Herald,", "Press release:", "Заявление министерства от"); or
* a place or a name alone, in capitals, and a comma ("Orlo, 14 March 2031").

Where the words before name an act ("Raid on Orlo, 3 March 2031") the day is that of the act. The day of a change
("updated") is not the day of publication. Too early a day would set an item against denials that came before it, so
that a day which the item's own story contradicts is given up (`reading`).
"""

import re
from functools import cache

from onrecord.nouns import Edtf
from onrecord.read.dates import find_dates
from onrecord.read.dates.find import READERS
from onrecord.read.vocabulary import any_of, vocabulary

_LONGEST = 120  # characters
_MOST_WORDS = 12
_WORD = re.compile(r"[^\W\d_]+")
_HOUR = re.compile(
    r"(?:\W|\d(?:\s?h(?=\W|\d|$))?|\b(?:г|года|року|р|в|о|at|à|a\.?m|p\.?m|h|gmt|utc|cet|est|msk|мск|min|мин)\b)*",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"(?:г|с|пос|м|смт)\.\s*(?=[^\W\d_])", re.IGNORECASE)  # "г. Орло": the town of Orlo
_PLACE = re.compile(r"(?:[^\W\d_a-zа-яёіїєґà-ÿ][\w’'-]*[ /-]?){1,3}")


def issued_on(line: str, language: str) -> Edtf | None:
    """The day on which an item was issued, as a short line near its top says it; None where the line says no such."""
    if len(line) > _LONGEST or len(_WORD.findall(line)) > _MOST_WORDS or not re.search(r"\d", line):
        return None
    begun = 0
    for mention in find_dates(line, None, language=language if language in READERS else "en"):
        before, after = line[begun : mention.span.start], line[mention.span.end :]
        begun = mention.span.end
        when = mention.when
        if when is None or when.precision != "day" or when.is_interval or _words("changed").search(before):
            continue
        ends = _HOUR.fullmatch(after) is not None or _words("changed").match(after.lstrip(" ,;|·•—–-(")) is not None
        return when if ends and _issues(before) else None
    return None


def _issues(before: str) -> bool:
    """Whether the words before a day say that something was issued on it."""
    letters = [word.lower() for word in _WORD.findall(before)]
    if all(word in beside_a_date() for word in letters):
        return True
    if any(_acts().search(word) for word in letters):
        return False
    if _words("issued").search(before):
        return True
    bare = _ABBREVIATED.sub("", before.strip())
    bare = re.sub(r"[\s,]+(?:le|on)?\s*$", "", bare)
    return "," in before and _PLACE.fullmatch(bare) is not None


@cache
def beside_a_date() -> frozenset[str]:
    """Words that may stand in a line that is only a date: months, weekdays, "published"."""
    given = {word for words in vocabulary("segments")["date"].values() for word in words}
    return frozenset(given) | frozenset(vocabulary("months")["words"])


@cache
def _words(name: str) -> re.Pattern[str]:
    return any_of(rf"\b(?:{one})" for words in vocabulary("segments")[name].values() for one in words)


@cache
def _acts() -> re.Pattern[str]:
    """How the nouns of acts begin, in the languages that are read."""
    return any_of(rf"^(?:{one})" for language in ("en", "ru", "fr") for one in vocabulary(f"nouns-{language}")["acts"])
