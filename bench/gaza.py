"""People on the published lists of the killed in Gaza, linked from one release to the next without their ids.

`ONRECORD_GAZA` names a git directory of TechForPalestine/palestine-datasets; nothing of it is kept here. Names are in
Arabic, with sex, and a birth or an age. The ids are the truth and are never seen by the model. People are divided by a
hash of their id: one half may be looked at, the other is scored once, by totals (`half`). `ONRECORD_GAZA_SHARE` takes
only so many percent of the people of that half, for a machine with little time.

Each release tells people apart, and hardly anybody on an earlier one is missing from a later one: `others` says so.
"""

import csv
import hashlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure
from onrecord.link.model import Scoring, scored
from onrecord.link.model.apart import one_to_one
from onrecord.link.records import Record
from onrecord.nouns import Edtf

_RAW = "scripts/data/common/killed-in-gaza/data/raw.csv"
_RELEASES = {"February 2024": "794084a3", "April 2024": "98394cb8", "May 2024": "de20c9b7", "August 2024": "8ef25540"}
_WANTED = 0.99
_OTHERS = 1.0  # further records of a person, of which a release of the same list is nearly always one
_SEXES = {"M": "male", "F": "female"}


def figures(half: str = "held") -> Iterator[Figure]:
    if not (named := os.environ.get("ONRECORD_GAZA")):
        yield Figure("Gaza skipped: ONRECORD_GAZA names no copy of the lists", 0, "lists")
        return
    share = os.environ.get("ONRECORD_GAZA_SHARE", "100")
    lists = {name: _release(Path(named), name, half) for name in _RELEASES}
    for earlier, later in zip(list(lists), list(lists)[1:], strict=False):
        begun = time.process_time()
        score, both = _linked(lists[earlier], lists[later])
        seconds = time.process_time() - begun
        yield Figure(
            f"Gaza, {share} % of the {half} half, {earlier} to {later}, {both} on both: F1", score, "", "limit", _WANTED
        )
        yield Figure("  processor time", seconds, "s")


def _linked(a: list[Record], b: list[Record]) -> tuple[float, int]:
    true = {one.id.partition(" ")[2] for one in a} & {one.id.partition(" ")[2] for one in b}
    list_of = {one.id: one.list for one in (*a, *b)}
    scores = scored([*a, *b], settings=Scoring(others=_OTHERS))
    found = [one for one in one_to_one(scores, list_of) if one.probability >= 0.5]
    right = sum(one.a.partition(" ")[2] == one.b.partition(" ")[2] for one in found)
    return 2 * right / (len(found) + len(true)), len(true)


def _release(at: Path, name: str, half: str) -> list[Record]:
    asked = ("git", "-C", str(at), "show", f"{_RELEASES[name]}:{_RAW}")
    text = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    year = int(name.split()[1])
    return [_record(row, name, year) for row in csv.DictReader(text.splitlines()) if _taken(row["id"], half)]


def _taken(id: str, half: str) -> bool:
    digest = hashlib.sha256(id.encode()).digest()
    share = int(os.environ.get("ONRECORD_GAZA_SHARE", "100"))
    return half == ("held" if digest[0] % 2 else "dev") and digest[1] * 100 < share * 256


def _record(row: dict[str, str], name: str, year: int) -> Record:
    words = row["name_ar_raw"]
    return Record(
        f"{name.split()[0]} {row['id']}", words, bool(words), name, born=_born(row, year), language="ar",
        sex=_SEXES.get(row["sex"]),  # type: ignore[arg-type]
    )  # fmt: skip


def _born(row: dict[str, str], year: int) -> Edtf | None:
    """A birth on 1 January is a year whose day nobody knew; an age was counted in the year of the release or before."""
    born, age = row["dob"], row.get("age") or ""
    if born:
        return Edtf(born.removesuffix("-01-01"))
    return Edtf(f"{year - int(age) - 2}/{year - int(age)}") if age.isdigit() and 0 < int(age) < 120 else None
