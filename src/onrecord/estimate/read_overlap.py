"""A table of overlaps from CSV: one row a pattern, a column of 0 and 1 for each list, and `count` people.

    "EXH","ABA","OSCE","HRW","count"
    1,0,0,0,1131

Rules
* The last column is the count, whatever it is called. Rows may be missing (nobody) but not contradict each other.
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

_MOST_LISTS = 62  # patterns are 64-bit whole numbers
_MOST_PEOPLE = 10**15  # beyond, counts are no longer exact in floating point


def read_overlap(text: str) -> tuple[Overlap, tuple[Finding, ...]]:
    """The table and what is odd about it. Raises `BadRequest` with the line that cannot be read."""
    rows = [(number, row) for number, row in enumerate(csv.reader(text.lstrip("\ufeff").splitlines()), 1) if any(row)]
    if len(rows) < 2:
        raise _bad("the table holds no rows", "line 1")
    names = tuple(name.strip() for name in rows[0][1][:-1])
    _check_names(names)
    counts: Counter[int] = Counter()
    findings = []
    seen: set[int] = set()
    for number, row in rows[1:]:
        pattern, count = _pattern(row, len(names), number), _count(row, number)
        if not pattern and count:
            raise _bad(f"{count} people are said to be on no list: they cannot have been counted", f"line {number}")
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


def _check_names(names: Sequence[str]) -> None:
    if not names:
        raise _bad("the table has one column only: there is no list in it", "line 1")
    if len(names) > _MOST_LISTS:
        raise _bad(f"the table has {len(names)} lists; at most {_MOST_LISTS} can be taken", "line 1")
    if "" in names or len(set(names)) < len(names):
        raise _bad("two lists have one name, or a list has none", "line 1")


def _pattern(row: Sequence[str], lists: int, line: int) -> int:
    if len(row) != lists + 1:
        raise _bad(f"the row has {len(row)} cells, not {lists + 1} as the first line", f"line {line}")
    cells = [cell.strip() for cell in row[:-1]]
    for place, cell in enumerate(cells, 1):
        if cell not in ("0", "1"):
            raise _bad("a cell of a list is neither 0 nor 1", f"line {line}, column {place}")
    return sum(1 << place for place, cell in enumerate(cells) if cell == "1")


def _count(row: Sequence[str], line: int) -> int:
    text = row[-1].strip()
    if not (text.isascii() and text.isdigit()):
        how = "negative" if text.startswith("-") and text[1:].isdigit() else "no whole number"
        raise _bad(f"the count is {how}", f"line {line}, last column")
    return int(text[:20])


def _odd(code: str, what: str, line: int) -> Finding:
    return Finding(code=code, what=what, where=f"line {line}")


def _bad(what: str, where: str) -> BadRequest:
    return BadRequest(
        what, where=where, means="no number was made from this table",
        next="correct the line; the form is a column of 0 and 1 for each list, then the people of each pattern",
    )  # fmt: skip
