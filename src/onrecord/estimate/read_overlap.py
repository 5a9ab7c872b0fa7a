"""A table of overlaps from CSV: one row a pattern, a column of 0 and 1 for each list, and `count` people.

    "EXH","ABA","OSCE","HRW","count"
    1,0,0,0,1131

Rules
* The column called `count` (or `freq`) is the count, else the last; one of 0 and 1 only is taken for a count by its
  name alone, because a table with one row a person ends with a list. Rows may be missing: nobody has that pattern.
* Between cells stands a comma; where the first line has none, a semicolon or a tab, as spreadsheets write them.
* What cannot be a count of people stops the work, with its line: a negative or broken number, a cell that is neither 0
  nor 1, people on no list. Nothing is rounded or guessed.
* What is merely odd is a finding: a pattern given twice is added up; a list with nobody on it is left out.
"""

import csv
from collections import Counter
from collections.abc import Sequence

from onrecord.estimate.overlap import Overlap, from_counts
from onrecord.nouns import Finding
from onrecord.nouns.refusal import BadRequest

_COUNTS = {"count", "counts", "freq", "frequency"}  # names of the column of counts
_MOST_LISTS = 62  # patterns are 64-bit whole numbers
_FORM = "correct the line; the form is a column of 0 and 1 for each list, then the people of each pattern"
_MOST_PEOPLE = 10**15  # beyond, counts are no longer exact in floating point


def read_overlap(text: str) -> tuple[Overlap, tuple[Finding, ...]]:
    """The table and what is odd about it. Raises `BadRequest` with the line that cannot be read."""
    (_, header), *rows = _rows(text)
    header, at = _count_last(header)
    names = tuple(header[:-1])
    _check_names(names)
    rows = [(number, [*row[:at], *row[at + 1 :], *row[at : at + 1]]) for number, row in rows]
    if header[-1].casefold() not in _COUNTS and all(row[-1] in ("0", "1") for _, row in rows):
        raise _bad(
            "the last column holds 0 and 1 only, as a list does", "line 1",
            "if it is the count, call it `count`; if each row is a person, count the people of each pattern first",
        )  # fmt: skip
    counts: Counter[int] = Counter()
    findings = []
    seen: set[int] = set()
    for number, row in rows:
        pattern = _pattern(row, len(names), number)
        if not pattern and row[-1] != "0":
            raise _bad("these people are said to be on no list: nobody can have counted them", f"line {number}",
                       "leave this line out")  # fmt: skip
        count = _count(row, number)
        if pattern in seen:
            findings.append(_odd("pattern-twice", "This pattern was given before; both counts are added.", number))
        seen.add(pattern)
        counts[pattern] += count
    table = from_counts(names, counts)
    if not table.n:
        raise _bad("nobody is on any list", "the column of counts")
    if table.n > _MOST_PEOPLE:
        raise _bad(f"{table.n:,} people are more than can be reckoned with exactly", "the column of counts")
    for place in reversed(range(len(names))):
        if not table.size(place):
            name = names[place]
            findings.append(_odd("list-empty", f"Nobody is on {name}; it is left out.", 1))
            table = table.without(place)
    return table, tuple(findings)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The first line and every other that is not empty, each with its number; cells without spaces about them."""
    lines = text.lstrip("\ufeff").splitlines()
    first = next((line for line in lines if line.strip()), "")
    between = next((sign for sign in ",;\t" if sign in first), ",")
    reader = csv.reader(lines, delimiter=between, strict=True)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(row)]
    except csv.Error:
        raise _bad("a quotation mark stands where none can, or a cell has no end", f"line {reader.line_num}") from None
    if len(rows) < 2:
        raise _bad("the table holds no rows", "line 1")
    return rows


def _count_last(header: Sequence[str]) -> tuple[list[str], int]:
    """The names with that of the count last, and the place where the count stands."""
    at = next((place for place, name in enumerate(header) if name.casefold() in _COUNTS), len(header) - 1)
    return [*header[:at], *header[at + 1 :], header[at]], at


def _check_names(names: Sequence[str]) -> None:
    if not names:
        raise _bad("the table has one column only: there is no list in it", "line 1")
    if all(name.isdigit() for name in names):
        raise _bad("the first line holds numbers and no names", "line 1", "put the names of the lists above the rows")
    if len(names) > _MOST_LISTS:
        raise _bad(f"the table has {len(names)} lists; at most {_MOST_LISTS} can be taken", "line 1")
    if "" in names:
        raise _bad(f"column {names.index('') + 1} has no name", "line 1",
                   "name the list; if it numbers the rows, leave the column out")  # fmt: skip
    if len(set(names)) < len(names):
        raise _bad("two lists have one name", "line 1")
    if not all(name.isprintable() for name in names):
        raise _bad("the name of a list holds a character that cannot be printed", "line 1")


def _pattern(row: Sequence[str], lists: int, line: int) -> int:
    if len(row) != lists + 1:
        raise _bad(f"the row has {len(row)} cells, not {lists + 1} as the first line", f"line {line}")
    for place, cell in enumerate(row[:-1], 1):
        if cell not in ("0", "1"):
            raise _bad("a cell of a list is neither 0 nor 1", f"line {line}, list {place}")
    return sum(1 << place for place, cell in enumerate(row[:-1]) if cell == "1")


def _count(row: Sequence[str], line: int) -> int:
    text = row[-1]
    if not (text.isascii() and text.isdigit()):
        how = "negative" if text.startswith("-") and text[1:].isdigit() else "no whole number"
        raise _bad(f"the count is {how}", f"line {line}, count")
    return int(text[:20])


def _odd(code: str, what: str, line: int) -> Finding:
    return Finding(code=code, what=what, where=f"line {line}")


def _bad(what: str, where: str, do: str = _FORM) -> BadRequest:
    return BadRequest(what, where=where, means="no number was made from this table", next=do)
