"""The word lists of the redaction, read once from `vocab/`."""

import tomllib
from functools import cache
from importlib import resources

from onrecord.publish.names import key, keys


@cache
def starting() -> frozenset[str]:
    """Keys of words that begin sentences without naming anybody, in every language shipped."""
    return frozenset(key(word) for text in _read("plain.toml")["start"].values() for word in text.split()) | anywhere()


@cache
def anywhere() -> frozenset[str]:
    """Keys of words that may stand with a capital anywhere."""
    return frozenset(key(word) for word in _read("plain.toml")["anywhere"]["words"].split())


@cache
def _special() -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    kinds = []
    for kind, languages in _read("special.toml").items():
        words = [word for text in languages.values() for word in text.split()]
        whole = frozenset(key(word[1:]) for word in words if word.startswith("="))
        begin = tuple(sorted({"".join(keys(word)) for word in words if not word.startswith("=")}))
        kinds.append((kind, whole, begin))
    return tuple(kinds)


def special_kind(key: str) -> str | None:
    """Which kind of endangering detail a word tells ("religion", "kinship", …), or None."""
    for kind, whole, begin in _special():
        if key in whole or key.startswith(begin):
            return kind
    return None


def _read(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("onrecord.publish").joinpath("vocab", name).read_text("utf-8"))
