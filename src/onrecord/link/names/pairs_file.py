"""The rows of a bare CSV of name pairs.

    a,b,language_a,language_b,same
    Ковалёв Андрей,Andrei Kowaljow,ru,de,1

Rules
* `a` and `b` are needed; the languages (ISO 639-1) and `same` (1 or 0, yes or no) may be missing; other columns are not
  read, and a finding names them.
* Cells are parted by commas, semicolons or tabs: by what stands most often in the first line.
* A row that cannot be read, or does not give two names, is a finding with its line and is left out; nothing is guessed.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from onrecord.link.names.pairs import NamePair
from onrecord.nouns import Finding
from onrecord.nouns.finding import How
from onrecord.nouns.refusal import BadRequest

_NEEDED = ("a", "b")
_KNOWN = (*_NEEDED, "language_a", "language_b", "same")
_SAID = {
    **dict.fromkeys(("1", "yes", "true", "same"), True),
    **dict.fromkeys(("0", "no", "false", "different"), False),
}  # fmt: skip
_LANGUAGE = re.compile("([a-z]{2,3})([-_].*)?")  # "ru", "ru-RU"
_LONGEST = 300  # letters of a name; what is longer is rows that a stray quotation mark ran together
_MOST_FINDINGS = 100
_LONG = f"A name has more than {_LONGEST} letters, or a quotation mark ran rows together; this is left out."
_STRAY = "A quotation mark stands where none can, or is never closed; nothing of this is compared."


def read_pairs(text: str) -> tuple[tuple[NamePair, ...], tuple[Finding, ...]]:
    """The rows of a CSV and what is odd about them. Raises `BadRequest` where it holds no rows of pairs."""
    (_, _, names), *rows = [*_rows(text.lstrip("\ufeff"))] or [(1, 1, None)]
    head = [name.strip().casefold() for name in names or ()]
    findings = list(_of_columns(head))
    pairs = list[NamePair]()
    if not rows:
        raise _refused("the file has no pairs: nothing stands below its first line", "line 2")
    for first, last, cells in rows:
        where = f"line {first}" if first == last else f"lines {first}-{last}"
        if cells is None:
            findings.append(_odd("pair-unreadable", _STRAY, where))
            continue
        pair, odd = _pair(first, dict(zip(head, (" ".join(cell.split()) for cell in cells), strict=False)))
        findings += [_odd(code, what, where) for code, what in odd]
        pairs += [pair] if pair is not None else []
    return tuple(pairs), _most(findings)


def _rows(text: str) -> Iterator[tuple[int, int, list[str] | None]]:
    """The first and last line of each row that is not blank, and its cells; None where it cannot be read."""
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    while True:
        begins = rows.line_num + 1
        cells: list[str] | None
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        if cells is None or any(cell.strip() for cell in cells):
            yield begins, rows.line_num, cells


def _of_columns(head: Sequence[str]) -> Iterator[Finding]:
    """What the first line names beside the columns that are read. Raises `BadRequest` where one is missing or twice."""
    if not any(head):
        raise _refused("the file is empty, or its first line is", "line 1")
    times = Counter(head)
    if missing := [name for name in _NEEDED if name not in times]:
        raise _refused(f"the file has no column {' and no column '.join(missing)}", "line 1")
    if twice := [name for name in _KNOWN if times[name] > 1]:
        raise _refused(f"the column {twice[0]} stands there twice", "line 1")
    if others := [name for name in head if name and name not in _KNOWN]:
        yield _odd("column-unused", f"Not read: {', '.join(others)}. Read are {', '.join(_KNOWN)}.", "line 1", "note")


def _pair(line: int, cells: Mapping[str, str]) -> tuple[NamePair | None, list[tuple[str, str]]]:
    """The pair of a row, None where there is none, and what is odd about it."""
    a, b = cells.get("a", ""), cells.get("b", "")
    if not a or not b:
        return None, [("pair-incomplete", "The row does not give two names; it is left out.")]
    if max(len(a), len(b)) > _LONGEST:
        return None, [("pair-too-long", _LONG)]
    odd = []
    said = cells.get("same", "").casefold()
    if said and said not in _SAID:
        odd.append(("pair-unread", "What stands under `same` is neither 1 nor 0; it is not counted."))
    languages = [cells.get(name, "").casefold() for name in ("language_a", "language_b")]
    codes = [found[1] if (found := _LANGUAGE.fullmatch(one)) else "" for one in languages]
    if [bool(one) for one in languages] != [bool(one) for one in codes]:
        odd.append(("pair-language", "A language is not written as a code such as en, ru, uk; it is left out."))
    return NamePair(line, a, b, codes[0], codes[1], _SAID.get(said)), odd


def _most(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    if len(findings) <= _MOST_FINDINGS:
        return tuple(findings)
    rest = Counter(one.code for one in findings[_MOST_FINDINGS:])
    more = ", ".join(f"{count} {code}" for code, count in rest.items())
    return *findings[:_MOST_FINDINGS], _odd("pairs-more", f"And further: {more}.", findings[_MOST_FINDINGS].where)


def _odd(code: str, what: str, where: str, how_bad: How = "warning") -> Finding:
    return Finding(code=code, what=what, where=where, how_bad=how_bad)


def _refused(what: str, where: str) -> BadRequest:
    return BadRequest(
        what, where=where, means="no name was compared",
        next="write two columns of names under a first line such as: a,b,language_a,language_b,same",
    )  # fmt: skip
