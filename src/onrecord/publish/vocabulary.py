"""The word lists of the redaction, read once from `vocab/`."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from onrecord.publish.names import key, keys, plain


@cache
def starting() -> frozenset[str]:
    """Keys of words that begin sentences without naming anybody, in every language shipped."""
    return frozenset(key(word) for text in _read("plain.toml")["start"].values() for word in text.split()) | anywhere()


@cache
def anywhere() -> frozenset[str]:
    """Keys of words that may stand with a capital anywhere."""
    return frozenset(key(word) for word in _read("plain.toml")["anywhere"]["words"].split())


@cache
def dated() -> frozenset[str]:
    """Keys of months, which are first names too: they stand beside a number or a word of time."""
    return frozenset(key(word) for word in _read("plain.toml")["dated"]["words"].split())


@cache
def listed(*path: str) -> frozenset[str]:
    """Words of `public.toml` under a path ("office", "en", "alone"), as `names.plain` gives them."""
    found: Any = _read("public.toml")
    for step in path:
        found = found.get(step, {})
    return frozenset(plain(word) for word in found.split()) if isinstance(found, str) else frozenset()


@cache
def heads() -> frozenset[str]:
    """Keys of words that make the name of a body, an outlet or an agency."""
    return frozenset(key(word) for text in _read("public.toml")["body"].values() for word in text.split())


@cache
def ranks() -> frozenset[str]:
    """Words for ranks and titles, which are first names too."""
    return listed("rank", "words")


@cache
def known_names() -> frozenset[tuple[str, ...]]:
    """Keys of international bodies and of agencies that are public everywhere."""
    names = _read("public.toml")["known"]["names"].replace("\n", "").split("|")
    return frozenset(keys(name) for name in names if name)


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


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("onrecord.publish").joinpath("vocab", name).read_text("utf-8"))
