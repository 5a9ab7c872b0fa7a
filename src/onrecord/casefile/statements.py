"""The SQL of the views: files in `sql/` named after the view, each statement under a line `-- :name`."""

from functools import cache
from importlib.resources import files

VIEWS = ("meta", "entries", "about", "named", "items", "vanished", "passages")


@cache
def statements(view: str) -> dict[str, str]:
    """The statements of one view by name."""
    text = files("onrecord.casefile").joinpath("sql", f"{view}.sql").read_text("utf-8")
    parts = text.split("-- :")[1:]
    return {name.strip(): sql.strip() for name, _, sql in (part.partition("\n") for part in parts)}


def sql(view: str, name: str) -> str:
    """One statement."""
    return statements(view)[name]
