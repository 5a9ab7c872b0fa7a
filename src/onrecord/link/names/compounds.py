"""Names of several written words that are one name: "Abd al-Rahman", "Salah ad-Din", "al-Najjar".

Rules
* An article before a name is no part of it; one closed to a Latin name ("Elnajjar") is left, for "Elena" begins so too.
* "Servant of" and one of the names of God are one name under one key, in however many words and with whatever article.
* X of the faith and X of God are one name likewise.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.link.names.letters import Script, script_of
from onrecord.link.names.tokens import Token
from onrecord.link.names.vocabulary import given, roles

# "Servant of" with the article that melts into the name behind it: abd-, abdul-, abdur-r...
_SERVANT: dict[Script, re.Pattern[str]] = {
    "latin": re.compile(r"^abe?d[aeiou]?(?:l|([rsntdz])(?=\1)|(sh|dh|th)(?=\2))?(?=[a-z]{3})"),
    "cyrillic": re.compile(r"^абд[аеуэ]?(?:ль?|([рснтдз])(?=\1))?(?=.{3})"),
    "arabic": re.compile(r"^عبد(?:ال)?(?=.{2})"),
}
_OF_FAITH = re.compile(r"(?<=..)(?:[aeiou]l?)?d?d(?:in|een|ine|ein|eine)$|(?<=..)(?:[аеуэи]л?ь?)?д?дин$|(?<=..)الدين$")
_ABDULLAH: dict[Script, str] = {"latin": "abdullah", "cyrillic": "абдуллах", "arabic": "عبدالله"}
_ABD: dict[Script, str] = {"latin": "abd", "cyrillic": "абд", "arabic": "عبد"}
_DIN: dict[Script, str] = {"latin": "din", "cyrillic": "дин", "arabic": "دين"}
_OF_GOD: dict[Script, str] = {"latin": "llah", "cyrillic": "ллах", "arabic": "لله"}
_ABU = ("ابو", "أبو")  # "father of", closed to the name behind it
_ABU_AND_NAME = 6  # letters
_GOD = frozenset(("allah", "lah", "ullah", "الله", "له", "لله", "аллах", "алла"))
_SHORTEST_WITH_ARTICLE = 5  # letters of an Arabic word from which its first two may be the article


class OneName(NamedTuple):
    """A name as compared, of how many tokens it is written, and whether an article led it."""

    key: str
    tokens: int
    article: bool = False


def name_at(tokens: Sequence[Token], at: int) -> OneName:
    """The one name that begins at a token."""
    known, taken, article = roles(), 1, False
    key = tokens[at].folded
    following = [one.folded for one in tokens[at + 1 : at + 4]]
    if _is_article(key, following) and (tokens[at + 1].joined or key in known.articles):
        key, taken, article = following[0], 2, True
    elif (bare := _without_article(key)) != key:
        key, article = bare, True
    following = [one.folded for one in tokens[at + taken : at + taken + 3]]
    if key in known.servant and following:
        skip = 1 if _is_article(following[0], following[1:]) else 0
        return OneName(_servant_of(following[skip]), taken + skip + 1)
    skip = 1 if following and _is_article(following[0], following[1:]) else 0
    if len(following) > skip and following[skip] in known.second_halves:
        return OneName(key + _half(following[skip]), taken + skip + 1, article)
    return OneName(_closed(key), taken, article)


def _is_article(key: str, following: Sequence[str]) -> bool:
    """Whether a word is an article before the next one: "al", or one changed by its letter: "ash-Sharif"."""
    if not following:
        return False
    return key in roles().articles or (key in roles().sun_articles and following[0].startswith(key[1:]))


def _without_article(key: str) -> str:
    return key[2:] if key.startswith("ال") and len(key) >= _SHORTEST_WITH_ARTICLE else key


def _closed(key: str) -> str:
    """One key for "Abdurrahman" and "Abd al-Rahman", "Salaheddine" and "Salah ad-Din"."""
    if key.startswith(("abd", "abed", "عبد", "абд")) and not given(key).forms:
        bare = _SERVANT[script_of(key)].sub("", key, count=1)
        if bare != key and len(bare) > 1:
            return _servant_of(bare)
    if key.startswith(_ABU) and len(key) >= _ABU_AND_NAME:
        return _ABU[0] + _without_article(key[len(_ABU[0]) :])
    if (found := _OF_FAITH.search(key)) and (key[: found.start()] in roles().faithful or script_of(key) == "arabic"):
        return key[: found.start()] + _half(key[found.start() :])
    return key


def _servant_of(god: str) -> str:
    bare = _without_article(god)
    return _ABDULLAH[script_of(god)] if bare in _GOD else _ABD[script_of(god)] + bare


def _half(second: str) -> str:
    """The second half of a name under one key: "eddine" is "din"."""
    if set(second) & {"d", "د", "д"}:
        return _DIN[script_of(second)]
    return _OF_GOD[script_of(second)] if set(second) & {"l", "ل", "л"} else second
