"""Month names of every language we have, by number (`months.toml`)."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def months(language: str = "") -> dict[str, int]:
    """Each form of each month, in lower case; of all languages together where none is asked for."""
    table = tomllib.loads(files("onrecord.read.dates").joinpath("months.toml").read_text("utf-8"))
    return {
        form.replace("_", " "): number
        for code, group in table.items()
        if language in ("", code)
        for number, forms in enumerate(group["names"], 1)
        for form in forms.split()
    }
