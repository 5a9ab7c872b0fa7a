"""The findings of one table: one a kind and column, with all its rows, and no word out of any cell."""

from itertools import starmap

from onrecord.nouns.finding import Finding, How
from onrecord.read.lists.header import Header

_SHOWN = 12  # stretches of rows

_SAYS: dict[str, tuple[str, How, str]] = {
    "list-no-header": ("no known header; the column of names was found by its look", "warning",
                       "check which columns hold what"),
    "list-header": ("a heading has two meanings, or one meaning stands twice", "warning", "check that column"),
    "list-ragged": ("the row does not have as many cells as the header", "warning", "see whether a cell has slipped"),
    "list-count": ("the table states another number of people than it has rows", "warning", "compare with the source"),
    "list-repeat": ("the row says the same as an earlier row; both are kept", "note", "decide if it is one person"),
    "list-same-name": ("the name stands in an earlier row with other details", "note", "decide if it is one person"),
    "list-date-impossible": ("there is no such day", "warning", "look at the source"),
    "list-date-unread": ("the cell is not a date that can be read", "note", "correct the entry if you can read it"),
    "list-day-month": ("day and month can be read in either order; both readings are kept", "warning",
                       "if you know the order, write day_first = true, or false, for its file in case.toml"),
    "list-day-month-mixed": ("some dates of the column put the day first, others the month; both readings are kept",
                             "warning", "compare with the source"),
    "list-serial-date": ("a spreadsheet's number stands for a date; read as days since 30 December 1899", "note",
                         "compare with the original sheet"),
    "list-short-year": ("the year has two digits; its century is left open, and it is before and after nothing",
                        "warning", "write the whole year in the sheet, if you know it"),
    "list-year-settled": ("the year has two digits; its century is the only one that the other date of the row leaves",
                          "note", "compare with the source"),
}  # fmt: skip


class Problems:
    """Collects what is odd about one table. Not a noun: it lives only while the table is read."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._rows: dict[tuple[str, int | None], list[int]] = {}

    def add(self, code: str, row: int, column: int | None = None) -> None:
        """`row` is the line in the source, `column` counts from 0."""
        rows = self._rows.setdefault((code, column), [])
        if row not in rows:
            rows.append(row)

    def header(self, header: Header) -> None:
        """Reports a header that is missing or unsure."""
        if header.guessed:
            self.add("list-no-header", 1)
        for column in header.unsure:
            self.add("list-header", header.row + 1, column)

    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._finding(code, column, rows) for (code, column), rows in self._rows.items())

    def _finding(self, code: str, column: int | None, rows: list[int]) -> Finding:
        what, how_bad, then = _SAYS[code]
        stretches = _stretches(rows)
        shown = ", ".join(starmap(_named, stretches[:_SHOWN]))
        if left := sum(last - first + 1 for first, last in stretches[_SHOWN:]):
            shown += f" and {left} more"
        where = f"{self._where}, {'rows' if len(rows) > 1 else 'row'} {shown}"
        if column is not None:
            where += f", column {column + 1}"
        return Finding(code=code, what=_sentence(what), where=where, how_bad=how_bad, next=_sentence(then))


def _named(first: int, last: int) -> str:
    return f"{first} to {last}" if last > first + 1 else ", ".join(map(str, range(first, last + 1)))


def _stretches(rows: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of rows without a gap."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
