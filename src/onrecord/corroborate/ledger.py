"""The denial ledger: each denial held against what was on record that day.

Rules
* A denial is held against the claims it denies (`Claim.denied_by`), and against no other.
* On record then: roots with a telling certainly before it (`Edtf.before`), or one that the denial itself answers, for
  nobody answers what has not been said. Only these are counted.
* A root whose date overlaps the denial's, or that has no date, is shown as possibly before, and not counted.
* What the denial's own item tells in its own voice came after the denial it reports.
* A denial without a date is shown with no count.
* The same denial in a copy of its item is one act of speech, and one line; so is one that is told again (`one_denial`).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from onrecord.corroborate.answering import why_these
from onrecord.corroborate.chains import Trace
from onrecord.corroborate.contradictions import Contradictions
from onrecord.corroborate.material import Material
from onrecord.corroborate.one_denial import Spoken, one_denial, same_words, spoken_of
from onrecord.corroborate.roots import Group, groups, roots
from onrecord.nouns import Claim, Denied, Edtf, Ids, OnRecordThen, Root, Statement
from onrecord.nouns.answered import Answered, answered

_SHOWN = 12  # tellings printed for each root of one denial; the reason says how many more there are


class Ledger:
    """The claims of a case, asked what stood against each denial on its day."""

    def __init__(self, claims: Sequence[Claim], material: Material, against: Contradictions, ids: Ids) -> None:
        self._material, self._against, self._ids = material, against, ids
        self._claims = {claim.id: claim for claim in claims}
        self._denied: dict[str, list[Claim]] = {}
        for claim in claims:
            for denial in claim.denied_by:
                self._denied.setdefault(denial, []).append(claim)
        self._groups: dict[tuple[str, ...], list[Group]] = {}
        self._split_before: dict[tuple[object, ...], tuple[tuple[Root, ...], tuple[Root, ...], tuple[Root, ...]]] = {}

    def lines(self) -> tuple[Denied, ...]:
        """Every denial, in order of its date, undated ones last."""
        denials = [one for one in self._material.statements.values() if one.kind == "denial"]
        told = one_denial([one for one in denials if self._copied(one) is None], self._held_against, self._material)
        made = [line for group in told for line in self._group(group)]
        line_of = {line.statement: line.part_of or line.id for line in made}
        made += [self._copy(one, line_of) for one in denials if self._copied(one) is not None]
        return tuple(sorted(made, key=lambda line: (*_order(line.denied_on), line.statement)))

    def _group(self, told: Sequence[Spoken]) -> Iterator[Denied]:
        """The line of one denial, then each of its other tellings, held against its own day."""
        line = self._line(told)
        yield line
        for one in told[1:]:
            part = self._line([one, told[0]])
            yield msgspec.structs.replace(part, also=(), maybe_before=(), later=(), part_of=line.id)

    def _copy(self, denial: Statement, line_of: Mapping[str, str]) -> Denied:
        """A denial in a copy of its item: part of the line of the original."""
        original = self._copied(denial)
        tellings = [denial] if original is None else [denial, original]
        part = self._line([spoken_of(one, self._held_against(one.id), self._material) for one in tellings])
        line = line_of.get(original.id) if original else None  # a copy of a copy is a line of its own
        return msgspec.structs.replace(part, also=(), maybe_before=(), later=(), part_of=line)

    def _held_against(self, denial: str) -> frozenset[str]:
        return frozenset(claim.id for claim in self._denied.get(denial, ()))

    def _line(self, told: Sequence[Spoken]) -> Denied:
        denial, on = told[0].denial, told[0].on
        assert denial.denial_kind is not None  # noqa: S101  a denial has a kind
        held = dict.fromkeys(claim.id for one in told for claim in self._denied.get(one.denial.id, ()))
        claims = [self._claims[claim] for claim in held]
        reading = self._material.readings[denial.item]
        pointed = answered(denial, reading)
        before, maybe, later = self._roots(claims, denial, on, pointed)
        return Denied(
            id=self._ids.mint("d", denial.id),
            statement=denial.id,
            denied_on=on,
            denial_kind=denial.denial_kind,
            claims=tuple(claim.id for claim in claims),
            on_record_then=OnRecordThen(independent=len(before), roots=before),
            maybe_before=maybe,
            later=later,
            same_speaker=tuple(sorted({other for one in told for other in self._against.of(one.denial.id)})),
            decided_by=denial.decided_by,
            answered=why_these(denial, claims, pointed, on, self._material),
            also=tuple(one.denial.id for one in told[1:]),
        )

    def _roots(
        self, claims: Sequence[Claim], denial: Statement, on: Edtf | None, pointed: Answered
    ) -> tuple[tuple[Root, ...], tuple[Root, ...], tuple[Root, ...]]:
        """Counted roots certainly before, possibly before, later; asked once for all denials of one item and day that
        deny the same."""
        key = (denial.item, on, tuple(claim.id for claim in claims), tuple(pointed.lists), tuple(pointed.statements))
        if key not in self._split_before:
            before, maybe, later = self._split(self._behind(claims), denial, on, pointed)
            found = (roots(before, on=on, shown=_SHOWN), roots(maybe, on=on, shown=_SHOWN), roots(later, shown=_SHOWN))
            first, second, third = (tuple(root for root in part if root.counted) for part in found)
            self._split_before[key] = (first, second, third)
        return self._split_before[key]

    def _behind(self, claims: Sequence[Claim]) -> list[Group]:
        """The roots behind all of `claims`; asked once for each set of claims."""
        key = tuple(claim.id for claim in claims)
        if key not in self._groups:
            self._groups[key] = groups(claims, self._material)
        return self._groups[key]

    def _split(
        self, found: Sequence[Group], denial: Statement, on: Edtf | None, pointed: Answered
    ) -> tuple[list[Group], list[Group], list[Group]]:
        """Each root once, by its earliest telling: certainly before the denial, possibly before, later."""
        parts: tuple[list[Group], list[Group], list[Group]] = [], [], []
        for group in found:
            places = [(_place(trace, denial, on, pointed), trace) for trace in group.traces if trace.counts]
            if not places:
                continue
            first = min(place for place, _ in places)
            kept = tuple(trace for place, trace in places if place == first)
            parts[first].append(group._replace(traces=kept))
        return parts

    def _copied(self, denial: Statement) -> Statement | None:
        """The denial of which this one is a copy, where it stands in a copy of an item whose source holds it too."""
        origin = self._material.origin(denial.item)
        if origin == denial.item or origin not in self._material.readings:
            return None
        others = (one for one in self._material.readings[origin].statements if one.kind == "denial")
        return next((one for one in others if same_words(denial, one)), None)


def _place(trace: Trace, denial: Statement, on: Edtf | None, pointed: Answered) -> int:
    """0: certainly on record before the denial; 1: possibly; 2: later."""
    telling = trace.telling
    if on is None:
        return 1
    if telling.id in pointed.lists or telling.id in pointed.statements:
        return 0
    place = _before(telling.when, on)
    return 2 if place == 1 and telling.kind == "narrator" and telling.item == denial.item else place


@lru_cache(maxsize=65_536)
def _before(when: Edtf | None, on: Edtf) -> int:
    """0: `when` is certainly before `on`; 1: possibly, or nobody knows; 2: later. Few days, asked often."""
    if when is None:
        return 1
    if when.before(on):
        return 0
    return 1 if when.overlaps(on) or when.possibly_before(on) else 2


def _order(when: Edtf | None) -> tuple[date, date]:
    return (date.max, date.max) if when is None else (when.latest or date.max, when.earliest or date.min)
