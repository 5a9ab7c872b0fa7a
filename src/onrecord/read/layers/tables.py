"""CSV and its kin: the separator and the quoting by what makes all rows equally long, cells as written.

Nothing is computed and nothing trimmed; a row shorter or longer than the others is kept as it is, with a finding.
"""

import csv
import io
from collections import Counter
from itertools import islice

from onrecord.nouns.text import Description
from onrecord.read.layers.decode import decode
from onrecord.read.layers.draft import Draft

_DELIMITERS = (",", ";", "\t", "|")
_ROWS_LOOKED_AT = 200


def read_table(draft: Draft, data: bytes) -> Description:
    """One table, its first line as row 1."""
    text = decode(data, draft)
    rows = _rows(text, _delimiter(text), draft)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    widths = Counter(len(row) for row in rows if row)
    if len(widths) > 1:
        usual = widths.most_common(1)[0][0]
        odd = next(number for number, row in enumerate(rows, 1) if row and len(row) != usual)
        others = len(rows) - widths[usual]
        what = (
            f"Rows differ in length: {usual} cells as a rule, otherwise in {others} {'row' if others == 1 else 'rows'}."
        )
        draft.note("uneven-rows", what, f"row {odd}", how_bad="note")
    draft.table(rows, "table 1")
    return Description()


def _delimiter(text: str) -> str:
    def evenness(delimiter: str) -> tuple[float, int]:
        sample = islice(_reader(text[: 1 << 18], delimiter), _ROWS_LOOKED_AT)
        try:
            widths = Counter(len(row) for row in sample if row)
        except csv.Error:
            return 0.0, 0
        if not widths:
            return 0.0, 0
        width, rows = widths.most_common(1)[0]
        return (rows / widths.total() if width > 1 else 0.0), width

    return max(_DELIMITERS, key=evenness)


def _reader(text: str, delimiter: str) -> "csv._reader":  # type: ignore[name-defined]
    return csv.reader(io.StringIO(text.replace("\x00", "\ufffd"), newline=""), delimiter=delimiter)


def _rows(text: str, delimiter: str, draft: Draft) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in _reader(text, delimiter):
            rows.append(row)
            if len(rows) > draft.limits.table_rows:
                break
    except csv.Error:
        what = "A cell is too long or its quoting is broken: the rows from there on are not read as a table."
        draft.note("broken-row", what, f"row {len(rows) + 1}", how_bad="damage")
    return rows
