"""Which office of state a body's name is, whatever language it is said in: `vocab/offices.toml`.

"Interior Ministry of Tarnovia", "МВД Тарновии" and "ministère de l'Intérieur de Tarnovie" have one key: the office and
what is left of the name, without its ending. A bare office has no rest: in one case it is the same office. Not done:
two states whose offices one case names without their states fall together; a person can part them.
"""

import re
from functools import cache
from importlib import resources

import msgspec

from onrecord.nouns.names import name_words, sound

_JOINTS = frozenset({"the", "of", "de", "la", "le", "du", "des", "d", "l", "s"})
_ENDING = re.compile(r"(?:ian|an|ski[iy]|skoe|sk[ao]i?a?|i?[iy]a?|ie|ii|[aeiou])$")
_LEAST = 4  # letters of a name that stay


def office_key(name: str) -> tuple[str, ...] | None:
    """The key of the office that `name` is; None where it is none of the list."""
    words = tuple(word for word in name_words(name) if word not in _JOINTS)
    for said, office in _offices():
        for at in range(len(words) - len(said) + 1):
            if words[at : at + len(said)] == said:
                rest = (*words[:at], *words[at + len(said) :])
                return (*office.split(), *sorted(_stem(sound(word)) for word in rest))
    return None


def _stem(word: str) -> str:
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= _LEAST else word


@cache
def _offices() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Words of a name -> office, the longest names first."""
    data = resources.files("onrecord.record").joinpath("vocab", "offices.toml").read_bytes()
    rows = msgspec.toml.decode(data, type=dict[str, tuple[str, ...]])
    found = [
        (tuple(word for word in name_words(name) if word not in _JOINTS), office)
        for office, names in rows.items()
        for name in names
    ]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one)))
