"""Weigh every two rows that share a key: block, learn where there is enough to learn from, and add up the evidence.

Rules
* Fewer than `LEARN_FROM` rows and nothing judged: the chances that ship are used as they are.
* Pairs come in the order of their ids; nothing depends on how many threads there are.
* A question to the database goes through `Engine`, of which there are two: `duck` (here) and `spark` (a cluster).
"""

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Any, NamedTuple, Protocol

from msgspec import Struct

from onrecord.link.model.columns import Columns
from onrecord.link.model.field import Model
from onrecord.link.model.learn import Learnt, Patterns, Told, learn, moved
from onrecord.nouns import Finding

LEARN_FROM = 3_000  # rows
_KEYED, _DRAWN = 400_000, 400_000  # pairs to learn from, at most
_JUDGED_FROM = 10  # judgements before the prior moves
_PART = 4_000_000  # pairs weighed at a time, so that memory stays in bounds


class Engine(Protocol):
    """A database that Splink speaks to."""

    api: Any
    dialect: str

    def table(self, name: str, columns: Columns) -> Any: ...

    def made(self, name: str, sql: str) -> Any: ...

    def ask(self, sql: str) -> list[tuple[Any, ...]]: ...


class Labelled(NamedTuple):
    """A person's judgement about two records."""

    a: str
    b: str
    same: bool


class Weighed(NamedTuple):
    """Two rows, `a` before `b`; `evidence` gives for each field the number of its level (-1: missing) and its bits."""

    a: str
    b: str
    probability: float
    weight: float
    evidence: tuple[tuple[int, float], ...]


class Weighing(Struct, frozen=True, kw_only=True):
    """`prior`: how often two rows picked by chance are one person. `least`: pairs less likely are left out, unless `also`
    (SQL over gamma_field, the level's number) holds."""

    prior: float
    least: float = 0.01
    also: str = "false"


class Outcome(Struct, frozen=True):
    pairs: list[Weighed]
    model: Model
    findings: tuple[Finding, ...]


def weighed(engine: Engine, rows: Columns, model: Model, labelled: Iterable[Labelled], settings: Weighing) -> Outcome:
    """Every two rows that share one of their `keys`, weighed."""
    records = engine.table("records", rows)
    engine.made("blocked", _BLOCKED)
    known = set(rows["unique_id"][1])
    judged = sorted(
        {(*sorted((one.a, one.b)), one.same) for one in labelled if {one.a, one.b} <= known and one.a != one.b}
    )
    findings: tuple[Finding, ...] = ()
    prior = settings.prior
    if judged or len(known) >= LEARN_FROM:
        model, prior, findings = _learnt(engine, records, model, judged, sorted(known), prior)
    (pairs,) = engine.ask("select count(*) from blocked")[0]
    parts = 1 + pairs // _PART
    found: list[Weighed] = []
    for part in range(parts):
        here = engine.made(
            "part",
            f"select * from blocked where abs(hash(join_key_l)) % {parts} = {part}"
            if parts > 1
            else "select * from blocked",
        )
        table = _evidence(engine, records, here, model, prior)
        found += _rows(engine, table, model, settings)
        engine.ask(f"drop table {table}")
    return Outcome(sorted(found) if parts > 1 else found, model, findings)


_BLOCKED = """
with one as (select unique_id, explode(keys) as key from records)
select distinct '0' as match_key, l.unique_id as join_key_l, r.unique_id as join_key_r
from one l join one r on l.key = r.key and l.unique_id < r.unique_id
"""


def _evidence(engine: Engine, records: Any, pairs: Any, model: Model, prior: float) -> str:
    """The name of a table with the level and bits of every field of every pair."""
    from splink import Linker

    linker = Linker(records, model.for_splink(prior, engine.dialect), log_level=None, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(pairs)
    return str(linker.inference.predict(warning_mode="never").physical_name)


def _rows(engine: Engine, table: str, model: Model, settings: Weighing) -> Iterable[Weighed]:
    asked = ", ".join(f"gamma_{field.name}, {_bits(model, field.name)}" for field in model.fields)
    for a, b, probability, weight, *more in engine.ask(
        f"select unique_id_l, unique_id_r, match_probability, match_weight, {asked} from {table} "
        f"where match_probability >= {settings.least} or {settings.also} order by 1, 2"
    ):
        yield Weighed(a, b, probability, weight, tuple(zip(more[::2], more[1::2], strict=True)))


def _bits(model: Model, name: str) -> str:
    rare = any(level.rarity for field in model.fields if field.name == name for level in field.levels)
    return f"mw_{name} + mw_tf_adj_{name}" if rare else f"mw_{name}"


def _learnt(
    engine: Engine,
    records: Any,
    model: Model,
    judged: Sequence[tuple[str, str, bool]],
    ids: Sequence[str],
    prior: float,
) -> tuple[Model, float, tuple[Finding, ...]]:
    enough = len(ids) >= LEARN_FROM
    same = _pairs(engine, "judged_same", [(a, b) for a, b, one in judged if one])
    different = _pairs(engine, "judged_different", [(a, b) for a, b, one in judged if not one])
    told = Told(
        keyed=_keyed(engine, records, model, prior) if enough else {},
        drawn=_drawn(engine, records, model, ids, prior) if enough else {},
        same=_patterns(engine, records, same, model, prior),
        different=_patterns(engine, records, different, model, prior),
    )
    learnt = learn(model, told, prior)
    if len(judged) < _JUDGED_FROM:
        return learnt.model, prior, (_finding(learnt, len(judged), 0.0),)
    weights = [(weight, True) for weight in _weights(engine, records, same, learnt.model, prior)]
    weights += [(weight, False) for weight in _weights(engine, records, different, learnt.model, prior)]
    bits = moved(weights)
    odds = prior / (1 - prior) * 2.0**bits
    return learnt.model, odds / (1 + odds), (_finding(learnt, len(judged), bits),)


def _keyed(engine: Engine, records: Any, model: Model, prior: float) -> Patterns:
    (pairs,) = engine.ask("select count(*) from blocked")[0]
    every = 1 + pairs // _KEYED
    some = engine.made("keyed", f"select * from blocked where abs(hash(join_key_l, join_key_r)) % {every} = 0")
    return _patterns(engine, records, some, model, prior)


def _drawn(engine: Engine, records: Any, model: Model, ids: Sequence[str], prior: float) -> Patterns:
    chance = Random(1)  # the same pairs on every run
    pairs = {tuple(sorted(chance.sample(ids, 2))) for _ in range(_DRAWN)}
    cheap = Model(name=model.name, fields=tuple(field for field in model.fields if not field.costly))
    return _patterns(engine, records, _pairs(engine, "drawn", sorted(pairs)), cheap, prior)


def _pairs(engine: Engine, name: str, pairs: Sequence[tuple[str, ...]]) -> Any:
    columns: Mapping[str, tuple[str, list[Any]]] = {
        "match_key": ("VARCHAR", ["0"] * len(pairs)),
        "join_key_l": ("VARCHAR", [pair[0] for pair in pairs]),
        "join_key_r": ("VARCHAR", [pair[1] for pair in pairs]),
    }
    return engine.table(name, columns)


def _patterns(engine: Engine, records: Any, pairs: Any, model: Model, prior: float) -> Patterns:
    levels = ", ".join(f"gamma_{field.name}" for field in model.fields)
    table = _evidence(engine, records, pairs, model, prior)
    counted = engine.ask(f"select {levels}, count(*) from {table} group by {levels}")
    return {tuple(row[:-1]): row[-1] for row in counted}


def _weights(engine: Engine, records: Any, pairs: Any, model: Model, prior: float) -> list[float]:
    table = _evidence(engine, records, pairs, model, prior)
    return [row[0] for row in engine.ask(f"select match_weight from {table} order by unique_id_l, unique_id_r")]


def _finding(learnt: Learnt, judged: int, bits: float) -> Finding:
    if learnt.refused:
        return Finding(
            code="linkage-not-learnt", how_bad="note", where="link",
            what=f"The chances of agreement could not be learnt from this record: {learnt.refused}. Those that ship are used.",
            next="Judge some pairs (onrecord link review), or look whether one list is of another kind.",
        )  # fmt: skip
    told = f" and {judged} judgements" if judged else ""
    return Finding(
        code="linkage-learnt", how_bad="note", where="link",
        what=f"The chances of agreement were learnt from this record{told} in {learnt.rounds} rounds; {learnt.share:.1%} of "
        f"the pairs that share a key came out as one person" + (f"; the prior moved by {bits:+.1f} bits." if bits else "."),
    )  # fmt: skip
