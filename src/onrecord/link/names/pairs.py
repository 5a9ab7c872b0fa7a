"""Name pairs, each held against the other: what the comparison is worth can be measured by anybody.

With `same`, the levels are counted against what people said: "same" and "sounds" say yes, everything else says no.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from onrecord.link.names.alike import Alike
from onrecord.link.names.compare import compare
from onrecord.link.names.words import Likeness
from onrecord.nouns import Finding

_LEVELS: tuple[Likeness, ...] = ("same", "sounds", "near", "related", "different")
_YES: tuple[Likeness, ...] = ("same", "sounds")


class NamePair(Struct, frozen=True):
    """A row of a file (`pairs_file`), beginning on `line`; `same` is what a person says, None where nobody does."""

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

    @property
    def agrees(self) -> bool:
        """Whether the level says that the two are one name."""
        return self.level in _YES


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


def judged(pairs: Iterable[NamePair], findings: Sequence[Finding] = ()) -> Pairs:
    """Every pair compared, and counted against what people said of them."""
    found = tuple(_judged(pair, compare(pair.a, pair.b, pair.language_a, pair.language_b)) for pair in pairs)
    levels = {level: sum(one.level == level for one in found) for level in _LEVELS}
    return Pairs(found, levels, _agreement(found), tuple(findings))


def _judged(pair: NamePair, alike: Alike) -> Judged:
    return Judged(pair.line, pair.a, pair.b, alike.level, alike.score, alike.reason, pair.same)


def _agreement(found: Sequence[Judged]) -> Agreement | None:
    same = [one.agrees for one in found if one.same is True]
    other = [one.agrees for one in found if one.same is False]
    if not same and not other:
        return None
    right, wrong = sum(same), sum(other)
    return Agreement(
        said_same=len(same), said_different=len(other), rightly_same=right, wrongly_same=wrong,
        precision=right / (right + wrong) if right + wrong else None, recall=right / len(same) if same else None,
    )  # fmt: skip
