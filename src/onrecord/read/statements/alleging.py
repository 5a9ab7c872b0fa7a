"""Whether something is alleged where a statement stands: a violation or its trace, in the words around it.

"Everybody got on board" answers nothing by itself; a page after "turned away" it does. Seen are the words near the
statement, not its own, because a denial names what it denies; and another denial nearby.
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache

from onrecord.read.statements.lexicon import spelled
from onrecord.read.statements.told import Told
from onrecord.read.vocabulary import vocabulary

_NEAR = 900  # characters to each side: some three paragraphs of news, within which an answer follows what it answers


def alleged_near(told: Told, text: str) -> bool:
    """Whether a violation or its trace stands beside the words of `told`."""
    if told.answers:
        return True
    own = [*told.contents, *told.cues, *([told.speaker] if told.speaker else [])]
    places = _traces_in(text, told.language)
    low = bisect_left(places, min(start for start, _ in own) - _NEAR)
    high = bisect_left(places, max(end for _, end in own) + _NEAR)
    return any(not any(start <= at < end for start, end in own) for at in places[low:high])


@lru_cache(maxsize=2)
def _traces_in(text: str, language: str) -> tuple[int, ...]:
    """Where the traces of a text stand; kept while its statements are read."""
    return tuple(found.start() for found in traces(language).finditer(spelled(text)))


@cache
def traces(language: str = "en") -> re.Pattern[str]:
    """Words of violations, and of what they leave behind or by which they are alleged."""
    nouns = vocabulary(f"nouns-{language}")
    return re.compile(r"\b(?:" + "|".join([*nouns["acts"], *nouns["traces"]]) + ")", re.IGNORECASE)


@cache
def acts(language: str = "en") -> re.Pattern[str]:
    """Words of violations."""
    return re.compile(r"\b(?:" + "|".join(vocabulary(f"nouns-{language}")["acts"]) + ")", re.IGNORECASE)
