"""People on the published lists of the killed in Gaza, linked from one release to the next without their ids.

`ONRECORD_GAZA` names a git directory of TechForPalestine/palestine-datasets; nothing of it is kept here. Names are in
Arabic, with sex, and a birth or an age. The ids are never seen by the model. People are divided by a hash of their id:
one half may be looked at, the other is scored once, by totals (`half`). `ONRECORD_GAZA_SHARE` takes only so many
percent of the people of that half, for a machine with little time.

**Which ids are the truth.** Identity numbers there have nine digits, the last a check digit (weights 1 and 2, digits of
the products added, a multiple of ten). Up to July 2024 many rows carry something else: a number miscopied, a string
made up where none was known (830 rows of the half looked at in May 2024), words. The same person then stands under
another id on the next list, and the ids say nothing of who is who. Such rows stay among those that are linked, but a
link that touches one is neither right nor wrong: only rows whose id passes the check are scored. That is told by the id
alone; how many rows and links are set aside is printed with every figure, and beside it the figure that takes every id
for true.

Each release tells people apart, and hardly anybody on an earlier one is missing from a later one: `others` says so.
The releases of 2025 also spell every name in Latin letters: the last transition is linked once more with the earlier
list in Arabic and the later in Latin letters.
"""

import csv
import hashlib
import io
import os
import re
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bench.figure import Figure
from onrecord.link.model import Scoring, scored
from onrecord.link.model.apart import one_to_one
from onrecord.link.records import Record
from onrecord.nouns import Edtf

_RAW = "scripts/data/common/killed-in-gaza/data/raw.csv"
_RELEASES = {  # title -> commit and file; of each release the last state before the next
    "February 2024": ("794084a3", _RAW),
    "April 2024": ("98394cb8", _RAW),
    "May 2024": ("de20c9b7", _RAW),
    "July 2024": ("9f7e93db", _RAW),
    "August 2024": ("8ef25540", _RAW),
    "March 2025": ("HEAD", "site/static/sources/20250323_ibc.xlsx"),
    "June 2025": ("HEAD", "site/static/sources/20250615_ibc.xlsx"),
}
_WANTED = 0.99
_DIGITS = 9  # of an identity number
_OTHERS = 1.0  # further records of a person, of which a release of the same list is nearly always one
_SEXES = {"M": "male", "F": "female"}
_SHEET = {
    "الاسم": "name_ar_raw",
    "Name": "latin",
    "Age": "age",
    "Born": "dob",
    "Sex": "sex",
    "ID number": "id",
    "ID": "id",
}

_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d")

Row = Mapping[str, str]


class _List(NamedTuple):
    """The rows of a release, and which of two scripts their names are taken from."""

    title: str
    rows: list[Row]
    latin: bool = False


def figures(half: str = "held") -> Iterator[Figure]:
    if not (named := os.environ.get("ONRECORD_GAZA")):
        yield Figure("Gaza skipped: ONRECORD_GAZA names no copy of the lists", 0, "lists")
        return
    share = os.environ.get("ONRECORD_GAZA_SHARE", "100")
    lists = [_List(title, _taken(Path(named), title, half)) for title in _RELEASES]
    transitions = [*pairwise(lists), (lists[-2], lists[-1]._replace(latin=True))]
    for earlier, later in transitions:
        begun = time.process_time()
        score = _linked(_records(earlier), _records(later))
        seconds = time.process_time() - begun
        title = f"{earlier.title} to {later.title}{' in Latin letters' if later.latin else ''}"
        bound = None if later.latin else _WANTED
        named = f"Gaza, {share} % of the {half} half, {title}, {score.both} on both: F1"
        yield Figure(named, score.f1, "", "limit", bound)
        yield Figure("  precision", score.precision, "")
        yield Figure("  recall", score.recall, "")
        yield Figure("  links that touch no identity number, set aside", score.aside, "")
        yield Figure("  F1 if every id were true", score.any_id, "")
        yield Figure("  processor time", seconds, "s")
        rows = (*earlier.rows, *later.rows)
        yield Figure("  records", len(rows), "")
        yield Figure("  of them without an identity number", sum(not is_number(row["id"]) for row in rows), "")


class _Score(NamedTuple):
    """Of the rows that have an identity number: `both`, on both lists. `aside`: links that touch another row.
    `any_id`: F1 over all rows, whatever their ids."""

    both: int
    precision: float
    recall: float
    f1: float
    aside: int
    any_id: float


def _linked(a: list[Record], b: list[Record]) -> _Score:
    list_of = {one.id: one.list for one in (*a, *b)}
    scores = scored([*a, *b], settings=Scoring(others=_OTHERS))
    linked = [(one.a, one.b) for one in one_to_one(scores, list_of) if one.probability >= 0.5]
    found = [(one.partition(" ")[2], other.partition(" ")[2]) for one, other in linked]
    true = {one.id.partition(" ")[2] for one in a} & {one.id.partition(" ")[2] for one in b}
    numbers = {id for id in true if is_number(id)}
    told = [pair for pair in found if all(map(is_number, pair))]
    right = sum(one == other for one, other in told)
    return _Score(
        len(numbers), right / len(told), right / len(numbers), 2 * right / (len(told) + len(numbers)),
        len(found) - len(told), 2 * sum(one == other for one, other in found) / (len(found) + len(true)),
    )  # fmt: skip


def is_number(id: str) -> bool:
    """Whether an id is an identity number: nine digits of which the last checks the others."""
    if len(id) != _DIGITS or not (id.isascii() and id.isdigit()):
        return False
    products = (int(digit) * (1 + place % 2) for place, digit in enumerate(id))
    return sum(sum(divmod(product, 10)) for product in products) % 10 == 0


def _taken(at: Path, title: str, half: str) -> list[Row]:
    """The rows of a release whose person is of that half and share."""
    commit, file = _RELEASES[title]
    asked = ("git", "-C", str(at), "show", f"{commit}:{file}")
    content = subprocess.run(asked, check=True, capture_output=True).stdout
    rows = _sheet(content) if file.endswith(".xlsx") else csv.DictReader(content.decode().splitlines())
    return [row for row in rows if _is_taken(row["id"], half)]


def _sheet(content: bytes) -> Iterable[Row]:
    """The rows below the line that names the columns; an age in months or days is none of years."""
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    names: list[str] = []
    for cells in sheet.iter_rows(values_only=True):
        row = ["" if cell is None else str(cell).strip() for cell in cells]
        if names and row[0].isdigit():
            told = dict(zip(names, row, strict=True))
            yield {**told, "dob": told["dob"][: len("2023-05-03")], "sex": told["sex"].upper()}
        elif "Sex" in row:
            names = [_SHEET.get(name, name) for name in row]


def _is_taken(id: str, half: str) -> bool:
    digest = hashlib.sha256(id.encode()).digest()
    share = int(os.environ.get("ONRECORD_GAZA_SHARE", "100"))
    return half == ("held" if digest[0] % 2 else "dev") and digest[1] * 100 < share * 256


def _records(one: _List) -> list[Record]:
    return [_record(row, one) for row in one.rows]


def _record(row: Row, one: _List) -> Record:
    words, language = (row["latin"], "") if one.latin else (row["name_ar_raw"], "ar")
    return Record(
        f"{one.title.replace(' ', '')} {row['id']}", words, bool(words), one.title,
        born=_born(row, int(one.title.split()[1])), language=language, sex=_SEXES.get(row["sex"]),  # type: ignore[arg-type]
    )  # fmt: skip


def _born(row: Row, year: int) -> Edtf | None:
    """A birth on 1 January is a year whose day nobody knew; an age was counted in the year of the release or before.
    A few cells hold something else ("01/01/1000"), which is no birth."""
    born, age = row["dob"], row.get("age") or ""
    if _DAY.fullmatch(born):
        return Edtf(born.removesuffix("-01-01"))
    return Edtf(f"{year - int(age) - 2}/{year - int(age)}") if age.isdigit() and 0 < int(age) < 120 else None
