"""The numbers of a case: of everybody named on its lists, and by period, place and sex."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from onrecord.estimate.effort import FULL, QUICK, Effort
from onrecord.estimate.examine import examine, of_stratum
from onrecord.estimate.headline import LEAST_LISTS, too_few
from onrecord.estimate.of_case import UNKNOWN, Tables
from onrecord.estimate.overlap import Overlap
from onrecord.estimate.ready import is_ready
from onrecord.nouns import Finding, Headline, Numbers, People, Reading, to_json

_RULES = 4  # counted up whenever a model, a doubt or the way they are put together gives another answer than before
_BEFOREHAND = (
    "list-copied", "list-overlaps", "list-retold", "list-unowned", "list-doubles", "list-only-spoken",
    "judgements-clash",
)  # fmt: skip
_LEAST_PEOPLE = 50  # of a stratum: fewer leave most patterns empty, and every model says anything
_MOST_STRATA = 12  # of a kind, the largest; more would cost minutes each and be read by nobody


def estimate(
    people: People, readings: Iterable[Reading], effort: Effort = FULL, quick: Effort = QUICK,
    before: Numbers | None = None, compiling: Callable[[], None] = lambda: None,
    called: Mapping[str, str] = MappingProxyType({}),
) -> Numbers:  # fmt: skip
    """What each model makes of the named people on lists by at least three owners; or why no number is given.

    `before`: the last answer; it is given again where every table, drawn ones and strata too, is as it was then.
    `compiling` is called before the models where this machine must compile them first. `called`: a place as written
    -> the name that stands for all its names."""
    lists = sorted((one for reading in readings for one in reading.lists if one.entries), key=lambda one: one.id)
    tables = Tables(people, lists, called)
    whole = tables.whole()
    if len(tables.names) < LEAST_LISTS or not whole.n:
        return Numbers(headlines=(too_few(whole, len(lists)),))
    known, drawn, strata = _beforehand(people), tables.drawn(), tuple(tables.strata())
    under = hashlib.sha256(to_json((_RULES, known, whole, drawn, strata, effort, quick))).hexdigest()
    if before is not None and before.under == under:
        return before
    if not is_ready():
        compiling()
    parts = [Numbers(findings=known), examine(whole, effort, drawn, quick), *_strata(strata, quick)]
    return Numbers(
        estimates=tuple(one for part in parts for one in part.estimates),
        findings=tuple(one for part in parts for one in part.findings),
        headlines=tuple(one for part in parts for one in part.headlines),
        lists=whole.lists, cells=whole.cells, under=under,
    )  # fmt: skip


def _beforehand(people: People) -> tuple[Finding, ...]:
    """What is known of the lists themselves that bears on any estimate from them."""
    return tuple(finding for finding in people.findings if finding.code in _BEFOREHAND)


def _strata(strata: Sequence[tuple[str, Mapping[str, Overlap]]], effort: Effort) -> Iterator[Numbers]:
    for kind, by_value in strata:
        if len(by_value) == 1:
            continue
        unknown = by_value[UNKNOWN].n if UNKNOWN in by_value else 0
        if unknown:
            of = sum(table.n for table in by_value.values())
            yield Numbers(findings=(_unknown(kind, unknown, of),))
        for value, table in list(by_value.items())[:_MOST_STRATA]:
            yield _stratum(f"{kind}: {value}", table, effort)


def _stratum(name: str, table: Overlap, effort: Effort) -> Numbers:
    for place in reversed(range(len(table.lists))):
        if not table.size(place):
            table = table.without(place)
    if table.n < _LEAST_PEOPLE:
        why = f"So few people (fewer than {_LEAST_PEOPLE}) carry no estimate of their own."
        return Numbers(headlines=(Headline(stratum=name, listed=table.n, refused=(why,)),))
    return of_stratum(table, name, effort)


def _unknown(kind: str, unknown: int, of: int) -> Finding:
    have = f"{unknown} has" if unknown == 1 else f"{unknown} have"
    return Finding(
        code="stratum-unknown", how_bad="note", where=kind,
        what=f"Of {of} people listed {have} no {kind}, or rows that differ in it: a group of their own.",
        next=f"Do not add up the numbers by {kind}.",
    )  # fmt: skip
