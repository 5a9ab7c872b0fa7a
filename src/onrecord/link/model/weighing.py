"""Weigh every two rows that share a key: learn where there is enough to learn from, then add up the evidence.

Rules
* Fewer than `LEARN_FROM` rows and nothing judged: the chances that ship are used as they are.
* Pairs come in the order of their ids; nothing depends on how many threads there are.
"""

from collections.abc import Iterable, Sequence
from math import log2
from random import Random
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from onrecord.link.model.columns import Columns
from onrecord.link.model.field import Model
from onrecord.link.model.found import Found, found, together
from onrecord.link.model.learn import Learnt, Told, learn, moved, unlike
from onrecord.link.model.progress import Progress
from onrecord.link.model.scales import Engine, Patterns, Scales
from onrecord.nouns import Finding

LEARN_FROM = 3_000  # rows
_KEYED, _DRAWN = 300_000, 300_000  # pairs to learn from, at most; of those with a key some tenth is possible
_JUDGED_FROM = 10  # judgements before the prior moves
_SIEVED_FROM = 20_000  # pairs from which those that cannot reach `least` are left out before names are compared
_PART = 3_000_000  # pairs weighed at a time, so that memory stays in bounds

Judged = Sequence[tuple[str, str, bool]]  # ids in order, judged the same


class Labelled(NamedTuple):
    """A person's judgement about two records."""

    a: str
    b: str
    same: bool


class Weighing(Struct, frozen=True, kw_only=True):
    """`prior`: how often two rows picked by chance are one person. `least`: pairs less likely are left out, unless
    `also` holds (SQL over gamma_FIELD, the number of a level; among many pairs only those that may reach `least`)."""

    prior: float
    least: float = 0.01
    also: str = "false"


class Outcome(Struct, frozen=True):
    pairs: Found
    model: Model
    findings: tuple[Finding, ...]
    prior: float


class _Sample(NamedTuple):
    """The pairs that share a key from which is learnt: those of one row in so many."""

    parts: int
    sieved: bool


def weighed(
    engine: Engine, rows: Columns, model: Model, labelled: Iterable[Labelled], settings: Weighing,
    progress: Progress | None = None,
) -> Outcome:  # fmt: skip
    """Every two rows that share one of their `keys`, weighed; `progress` is told of it."""
    progress = progress or Progress(None)
    ids = sorted(rows["unique_id"][1])
    known = set(ids)
    judged = sorted({(min(one[:2]), max(one[:2]), one.same) for one in labelled if {one.a, one.b} <= known})
    scales = Scales(engine, rows)
    pairs = scales.keyed()
    sieved = pairs > _SIEVED_FROM
    prior, findings = settings.prior, tuple[Finding, ...]()
    keyed = _Sample(1 + pairs // _KEYED, sieved)
    if judged or len(ids) >= LEARN_FROM:
        progress.begin("Learning from pairs")
        learnt = _learnt(scales, ids, model, judged, keyed, prior)
        bits = _bits_moved(scales, learnt.model, judged, prior)
        odds = prior / (1 - prior) * 2.0**bits
        model, prior, findings = learnt.model, odds / (1 + odds), (_finding(learnt, len(judged), bits),)
        progress.next()
    parts = 1 + pairs // _PART
    weighed_parts = []
    progress.begin("Comparing pairs", parts)
    for part in range(parts):
        here = scales.some(part, parts, model, sieved=sieved)
        if sieved:
            here = scales.promising(here, model, prior, log2(settings.least / (1 - settings.least)))
        table = scales.evidence(here, model, prior)
        weighed_parts.append(_read(engine, table, model, settings))
        engine.forget(table)
        progress.next()
    return Outcome(together(weighed_parts), model, findings, prior)


def _read(engine: Engine, table: str, model: Model, settings: Weighing) -> Found:
    levels = ", ".join(f"gamma_{field.name} as level_{at}" for at, field in enumerate(model.fields))
    bits = ", ".join(f"{field.bits} as bits_{at}" for at, field in enumerate(model.fields))
    told = engine.arrays(
        f"select unique_id_l, unique_id_r, match_probability, match_weight, {levels}, {bits} from {table} "  # noqa: S608 - our names
        f"where match_probability >= {settings.least} or {settings.also} order by 1, 2"
    )
    return found(told, len(model.fields))


def _learnt(scales: Scales, ids: Sequence[str], model: Model, judged: Judged, keyed: _Sample, prior: float) -> Learnt:
    enough = len(ids) >= LEARN_FROM
    apart = unlike(model, _drawn(scales, ids, model), prior) if enough else model
    told = Told(
        keyed=scales.patterns(scales.sample(keyed.parts, model, sieved=keyed.sieved), apart) if enough else {},
        same=scales.patterns(scales.listed([(a, b) for a, b, same in judged if same]), apart),
    )
    learnt = learn(apart, told, prior)
    return replace(learnt, model=model) if learnt.refused else learnt


def _drawn(scales: Scales, ids: Sequence[str], model: Model) -> Patterns:
    chance = Random(1)  # noqa: S311 - the same pairs on every run
    pairs = {tuple(sorted(chance.sample(ids, 2))) for _ in range(_DRAWN)}
    return scales.patterns(scales.listed(sorted(pairs)), model.cheap)


def _bits_moved(scales: Scales, model: Model, judged: Judged, prior: float) -> float:
    """By how much judgements move the prior."""
    if len(judged) < _JUDGED_FROM:
        return 0.0
    weights = []
    for answer in (True, False):
        table = scales.evidence(scales.listed([(a, b) for a, b, same in judged if same is answer]), model, prior)
        asked = f"select match_weight from {table} order by unique_id_l, unique_id_r"  # noqa: S608 - our name
        weights += [(row[0], answer) for row in scales.engine.ask(asked)]
        scales.engine.forget(table)
    return moved(weights)


def _finding(learnt: Learnt, judged: int, bits: float) -> Finding:
    if learnt.refused:
        return Finding(
            code="linkage-not-learnt", how_bad="note", where="link",
            what="The chances of agreement could not be learnt from this record, and those that ship are used: "
            f"{learnt.refused}.",
            next="Judge some pairs (onrecord link review), or look whether one list is of another kind.",
        )  # fmt: skip
    what = "The chances of agreement were learnt from this record"
    what += f" and {judged} judgements" if judged else ""
    what += f"; {learnt.share:.1%} of the pairs that share a key came out as one person" if learnt.share else ""
    what += f"; the prior moved by {bits:+.1f} bits" if bits else ""
    return Finding(code="linkage-learnt", how_bad="note", where="link", what=f"{what}.")
