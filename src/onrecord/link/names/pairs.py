"""A bare file of name pairs, each held against the other: what the comparison is worth can be measured by anybody.

    a,b,language_a,language_b,same
    Ковалёв Андрей,Andrei Kowaljow,ru,de,1

Rules
* `a` and `b` are needed; the languages (ISO 639-1) and `same` (1 or 0, yes or no) may be missing.
* With `same`, the levels are counted against it: "same" and "sounds" say yes, everything else says no.
* A row without two names is a finding with its line; nothing is guessed.
"""

import csv
from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from onrecord.link.names.alike import Alike
from onrecord.link.names.compare import compare
from onrecord.link.names.words import Likeness
from onrecord.nouns import Finding
from onrecord.nouns.refusal import BadRequest

_LEVELS: tuple[Likeness, ...] = ("same", "sounds", "near", "related", "different")
_YES: tuple[Likeness, ...] = ("same", "sounds")
_SAID = {
    "1": True,
    "yes": True,
    "true": True,
    "same": True,
    "0": False,
    "no": False,
    "false": False,
    "different": False,
}
_MOST_FINDINGS = 100


class NamePair(Struct, frozen=True):
    """A row of the file; `same` is what a person says, None where nobody does."""

    line: int
    a: str
    b: str
    language_a: str = ""
    language_b: str = ""
    same: bool | None = None


class Judged(Struct, frozen=True):
    """A pair and how alike its names are."""

    line: int
    a: str
    b: str
    level: Likeness
    score: float
    reason: str
    same: bool | None = None


class Agreement(Struct, frozen=True):
    """How far the levels "same" and "sounds" agree with what people said: of `said_same` pairs and `said_different`.

    `precision` and `recall` are None where they would be a division by nothing."""

    said_same: int
    said_different: int
    rightly_same: int
    wrongly_same: int
    precision: float | None
    recall: float | None


class Pairs(Struct, frozen=True):
    """All of the file; `levels` counts pairs by level."""

    pairs: tuple[Judged, ...]
    levels: dict[Likeness, int]
    agreement: Agreement | None = None
    findings: tuple[Finding, ...] = ()


def read_pairs(text: str) -> tuple[tuple[NamePair, ...], tuple[Finding, ...]]:
    """The rows of a CSV and what is odd about them. Raises `BadRequest` where there are no columns `a` and `b`."""
    rows = csv.reader(text.lstrip("\ufeff").splitlines())
    head = [cell.strip().casefold() for cell in next(rows, [])]
    if not {"a", "b"} <= set(head):
        raise BadRequest(
            "the file has no columns a and b", where="line 1", means="no name was compared",
            next="begin the file with a line such as: a,b,language_a,language_b,same",
        )  # fmt: skip
    pairs, findings = [], []
    for number, row in enumerate(rows, 2):
        cells = dict(zip(head, (cell.strip() for cell in row), strict=False))
        if not any(cells.values()):
            continue
        said = cells.get("same", "").casefold()
        if not (cells.get("a") and cells.get("b")):
            findings.append(_odd("pair-incomplete", "The row does not give two names; it is left out.", number))
            continue
        if said and said not in _SAID:
            findings.append(
                _odd("pair-unread", "What stands under `same` is neither 1 nor 0; it is not counted.", number)
            )
        pairs.append(
            NamePair(
                number,
                cells["a"],
                cells["b"],
                cells.get("language_a", ""),
                cells.get("language_b", ""),
                _SAID.get(said),
            )
        )
    return tuple(pairs), tuple(islice(findings, _MOST_FINDINGS))


def judged(pairs: Sequence[NamePair], findings: Sequence[Finding] = ()) -> Pairs:
    """Every pair compared, and counted against what people said of them."""
    found = tuple(_judged(pair, compare(pair.a, pair.b, pair.language_a, pair.language_b)) for pair in pairs)
    levels = {level: sum(one.level == level for one in found) for level in _LEVELS}
    return Pairs(found, levels, _agreement(found), tuple(findings))


def _judged(pair: NamePair, alike: Alike) -> Judged:
    return Judged(pair.line, pair.a, pair.b, alike.level, alike.score, alike.reason, pair.same)


def _agreement(found: Sequence[Judged]) -> Agreement | None:
    same = [one.level in _YES for one in found if one.same is True]
    other = [one.level in _YES for one in found if one.same is False]
    if not same and not other:
        return None
    right, wrong = sum(same), sum(other)
    return Agreement(
        said_same=len(same), said_different=len(other), rightly_same=right, wrongly_same=wrong,
        precision=right / (right + wrong) if right + wrong else None, recall=right / len(same) if same else None,
    )  # fmt: skip


def _odd(code: str, what: str, line: int) -> Finding:
    return Finding(code=code, what=what, where=f"line {line}")
