"""The reader's words as data: `vocab/<name>.toml`, each with the source of its lists, loaded once."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The file `vocab/<name>.toml` as it stands."""
    return tomllib.loads(files("onrecord.read.vocab").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """A list of words in `vocab/<name>.toml`, in lower case."""
    at: Any = vocabulary(name)
    for key in keys:
        at = at[key]
    return frozenset(word.lower() for word in at)


def any_of(patterns: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern for many; matches nothing where there are none."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined or r"(?!)", flags)
