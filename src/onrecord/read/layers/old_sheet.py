"""Old Excel workbooks (XLS): every sheet as a table, hidden ones too; values as last saved, no formula is computed.

Numbers and dates in the form of `sheet`. What the format keeps as an error or a picture is nothing.
"""

import io
from typing import Any

from onrecord.nouns.text import Description
from onrecord.read.layers.draft import Draft, Unread
from onrecord.read.layers.sheet import written


def read_old_sheets(draft: Draft, data: bytes) -> Description:
    """The tables of an XLS; who saved it last is all that it tells of itself."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True)
    except xlrd.XLRDError as why:
        if "encrypted" in str(why):
            draft.note("encrypted", "It is locked with a password; it is kept and not read.", next="Add it unlocked.")
            raise Unread from None
        raise
    for number, sheet in enumerate(book.sheets(), 1):
        place = f"sheet {number}"
        if sheet.visibility:
            draft.note("hidden-sheet", "A hidden sheet is read all the same.", place)
        draft.table(_rows(draft, book, sheet), place, heading=sheet.name, of_sheet=True)
    properties = {"author": book.user_name.strip()} if book.user_name.strip() else {}
    return Description(author=properties.get("author"), properties=properties)


def _rows(draft: Draft, book: Any, sheet: Any) -> list[list[str]]:
    rows = min(sheet.nrows, draft.limits.table_rows + 1)
    return [[_value(book, cell) for cell in sheet.row(at)[: draft.limits.table_columns]] for at in range(rows)]


def _value(book: Any, cell: Any) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return written(xlrd.xldate_as_datetime(cell.value, book.datemode))
        except (ValueError, OverflowError):
            return written(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return written(bool(cell.value))
    return "" if cell.ctype in (xlrd.XL_CELL_ERROR, xlrd.XL_CELL_EMPTY) else written(cell.value)
