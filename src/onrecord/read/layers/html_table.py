"""Tells tables that hold data from tables that only place things on a page, and reads the cells of the former."""

from collections.abc import Callable
from typing import Any

from onrecord.nouns.shape import Noun

_LONGEST_CELL = 400  # characters on average; a table whose cells hold whole paragraphs is a layout
_WIDEST_SPAN = 100  # cells that one cell may claim to cover; browsers stop at 1000


class Grid(Noun, frozen=True, kw_only=True):
    """Cells as written; a cell that spans several columns stands in the first and leaves the others empty."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


def grid(table: Any, words: Callable[[Any], str]) -> Grid | None:
    """The data in a table element, `words` giving the text of a cell; None where the table is a layout."""
    if table.find(".//table") is not None or table.get("role") == "presentation":
        return None
    rows = [
        tuple(text for cell in row if cell.tag in ("td", "th") for text in _cell(cell, words))
        for row in table.iter("tr")
    ]
    rows = [row for row in rows if row]
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max(map(len, rows)) < 2 or sum(map(len, cells)) > _LONGEST_CELL * len(cells):
        return None
    caption = table.find("caption")
    return Grid(rows=tuple(rows), caption=words(caption) if caption is not None else "")


def _cell(cell: Any, words: Callable[[Any], str]) -> list[str]:
    written = cell.get("colspan") or "1"
    span = min(int(written), _WIDEST_SPAN) if written.isascii() and written.isdigit() and len(written) < 6 else 1
    return [words(cell)] + [""] * (span - 1)
