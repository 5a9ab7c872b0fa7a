"""OpenDocument spreadsheets (ODS): every sheet as a table, hidden ones too; values as last saved, nothing is computed.

Rules
* Dates and truth values are taken as they are kept (2031-02-27), not as a sheet shows them (27.02.31); numbers in the
  form of `sheet`; other cells as they are shown. A cell's note is no part of it.
* A cell or row that stands for many is repeated where something stands in it; what only fills a sheet up is nothing.
"""

from collections.abc import Iterator
from typing import Any

from onrecord.nouns.text import Description
from onrecord.read.layers.draft import Draft, Unread
from onrecord.read.layers.opendocument import OFFICE, STYLE, TABLE, TEXT, described, repeats, said
from onrecord.read.layers.package import Package
from onrecord.read.layers.sheet import written

_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


def read_calc(draft: Draft, data: bytes) -> Description:
    """The tables of an ODS and its properties."""
    package = Package(draft, data)
    content = package.tree("content.xml")
    body = content.find(f".//{OFFICE}spreadsheet") if content is not None else None
    if body is None:
        draft.note("no-document", "It has no readable sheet inside.", how_bad="damage")
        raise Unread
    unseen = set(_hidden_styles(content))
    for number, table in enumerate(body.iter(f"{TABLE}table"), 1):
        place = f"sheet {number}"
        if table.get(f"{TABLE}style-name") in unseen:
            draft.note("hidden-sheet", "A hidden sheet is read all the same.", place)
        draft.table(_rows(draft, table), place, heading=table.get(f"{TABLE}name") or "", of_sheet=True)
    if content.find(f".//{OFFICE}annotation") is not None:
        draft.note("comments", "Comments are in the file and not in the text.", next="Open it to read them.")
    return described(package.tree("meta.xml"))


def _hidden_styles(content: Any) -> Iterator[str]:
    """The names of the styles of sheets that are not shown."""
    for properties in content.iter(f"{STYLE}table-properties"):
        if properties.get(f"{TABLE}display") == "false":
            yield properties.getparent().get(f"{STYLE}name") or ""


def _rows(draft: Draft, table: Any) -> list[list[str]]:
    rows: list[list[str]] = []
    empty = 0
    for row in table.iter(f"{TABLE}table-row"):
        cells: list[str] = []
        for cell in row.iterchildren(*_CELLS):
            cells += [_value(cell)] * repeats(cell, "columns")
        times = repeats(row, "rows")
        if not any(cells):
            empty += times  # kept only where something stands below
            continue
        rows += [[] for _ in range(min(empty, draft.limits.table_rows + 1 - len(rows)))]
        rows += [cells[: draft.limits.table_columns]] * times
        empty = 0
        if len(rows) > draft.limits.table_rows:
            break
    return rows


def _value(cell: Any) -> str:
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "float":
        return _number(cell.get(f"{OFFICE}value") or "")
    if kind == "date":
        return (cell.get(f"{OFFICE}date-value") or "").removesuffix("T00:00:00").replace("T", " ")
    if kind == "boolean":
        return (cell.get(f"{OFFICE}boolean-value") or "").upper()
    return "\n".join("".join(said(one)) for one in cell.iterchildren(f"{TEXT}p", f"{TEXT}h"))


def _number(value: str) -> str:
    try:
        return written(float(value))
    except ValueError:
        return value
