"""Spreadsheets (XLSX): every sheet as a table, hidden ones too; values as last saved, no formula is computed.

Numbers keep the form that Python gives their exact value (31, 0.5); dates become ISO dates. Empty rows are kept, so
that row numbers are those of the sheet.
"""

import datetime as dt
import io
import warnings
from itertools import islice
from typing import Any

from onrecord.nouns.text import Description
from onrecord.read.layers.draft import Draft
from onrecord.read.layers.package import Package


def read_sheets(draft: Draft, data: bytes) -> Description:
    """The tables of an XLSX and its properties."""
    import openpyxl

    package = Package(draft, data)
    package.check()
    if any(name.endswith("vbaProject.bin") for name in package.names):
        draft.note("macros", "It holds macros; they are not run.")
    if any(name.startswith("xl/externalLinks/") for name in package.names):
        draft.note("external-links", "It points to other files; they are not opened.", how_bad="note")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its warnings go to the screen and may quote the sheet
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    if not book.worksheets:
        draft.note("no-document", "It has no readable sheet inside.", how_bad="damage")
    try:
        for number, sheet in enumerate(book.worksheets, 1):
            place = f"sheet {number}"
            if sheet.sheet_state != "visible":
                draft.note("hidden-sheet", "A hidden sheet is read all the same.", place)
            draft.table(_rows(draft, sheet), place, heading=sheet.title, of_sheet=True)
        return _described(book.properties)
    finally:
        book.close()


def _rows(draft: Draft, sheet: Any) -> list[list[str]]:
    sheet.reset_dimensions()  # the size a sheet declares may be a lie of a billion cells
    rows: list[list[str]] = []
    for row in islice(
        sheet.iter_rows(max_col=draft.limits.table_columns, values_only=True), draft.limits.table_rows + 1
    ):
        cells = [written(value) for value in row]
        rows.append(cells if any(cells) else [])
    while rows and not rows[-1]:
        rows.pop()
    return rows


def written(value: object) -> str:
    """A cell's value: whole numbers without a fraction, dates in ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _described(about: Any) -> Description:
    properties = {
        key: str(value)[:1000]
        for key, value in (
            ("title", about.title),
            ("author", about.creator),
            ("last modified by", about.lastModifiedBy),
            ("created", about.created),
            ("modified", about.modified),
        )
        if value
    }
    return Description(title=properties.get("title"), author=properties.get("author"), properties=properties)
