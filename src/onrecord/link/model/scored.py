"""How likely two records are one person, with the evidence field by field."""

from collections.abc import Iterable, Iterator, Sequence
from math import log2
from typing import Any, NamedTuple

from msgspec import Struct

from onrecord.link.model.columns import columns
from onrecord.link.model.duck import Duck, duck
from onrecord.link.model.field import Model
from onrecord.link.model.keys import keys
from onrecord.link.model.person import person
from onrecord.link.model.reasons import words
from onrecord.link.records import Record
from onrecord.nouns import Finding


class Labelled(NamedTuple):
    """A person's judgement about two records."""

    a: str
    b: str
    same: bool


class Part(NamedTuple):
    """What one field says: `weight` in bits (+1 doubles the odds) and in words."""

    field: str
    level: str
    weight: float
    words: str


class Scored(NamedTuple):
    """Two records, `a` before `b`, and how likely they are one person."""

    a: str
    b: str
    probability: float
    weight: float
    parts: tuple[Part, ...]

    @property
    def reason(self) -> str:
        """What weighed most, first: "names sound alike +16.3, births agree (1979, 1979) +5.1"."""
        told = sorted(self.parts, key=lambda part: -abs(part.weight))
        return ", ".join(f"{part.words} {part.weight:+.1f}" for part in told)


class Scoring(Struct, frozen=True, kw_only=True):
    """`least`: pairs less likely than this are left out, unless their names are the same or sound alike.

    `listed_of`: of at least how many people the lists can be thought to name some: two records picked by chance are one
    person no more often than once in so many. `others`: how many further records of the same person a record has."""

    least: float = 0.01
    listed_of: int = 20_000
    others: float = 0.25


class Scores(Struct, frozen=True):
    """The pairs worth a line, in the order of their ids, what was found while weighing, and the model used."""

    pairs: tuple[Scored, ...]
    findings: tuple[Finding, ...]
    model: Model

    def __iter__(self) -> Iterator[Scored]:
        return iter(self.pairs)


def scored(records: Sequence[Record], labelled: Iterable[Labelled] = (), settings: Scoring | None = None) -> Scores:
    """Weigh every two records that share a key; `labelled` is what people have judged, and the model learns from it."""
    settings = settings or Scoring()
    shared, dropped = keys(records)
    model = person()
    prior = 2 * settings.others / max(len(records), settings.listed_of)
    with duck() as engine:
        frame = engine.table("records", columns(records, shared))
        pairs = engine.made("blocked", _BLOCKED)
        weighed = weigh(engine, frame, pairs, model, prior)
        rows = _rows(engine, weighed, model, settings)
    known = {one.id: one for one in records}
    made = tuple(Scored(a, b, p, w, _parts(known[a], known[b], model, more)) for a, b, p, w, *more in rows)
    return Scores(made, (), model)


_BLOCKED = """
with one as (select unique_id, unnest(keys) as key from records)
select distinct '0' as match_key, l.unique_id as join_key_l, r.unique_id as join_key_r
from one l join one r on l.key = r.key and l.unique_id < r.unique_id
"""


def weigh(engine: Duck, frame: Any, pairs: Any, model: Model, prior: float, least: float | None = None) -> str:
    """The name of a table of `pairs` with the evidence of every field."""
    from splink import Linker

    linker = Linker(frame, model.for_splink(prior), log_level=None, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(pairs)
    weighed = linker.inference.predict(threshold_match_probability=least, warning_mode="never")
    return str(weighed.physical_name)


def _rows(engine: Duck, table: str, model: Model, settings: Scoring) -> list[tuple[Any, ...]]:
    rare = {field.name for field in model.fields if any(level.rarity for level in field.levels)}
    asked = []
    for field in model.fields:
        adjusted = f" + mw_tf_adj_{field.name}" if field.name in rare else ""
        asked += [f"gamma_{field.name}", f"mw_{field.name}{adjusted}"]
    return engine.ask(
        f"select unique_id_l, unique_id_r, match_probability, match_weight, {', '.join(asked)} from {table} "
        f"where match_probability >= {settings.least} or gamma_names >= 3 order by 1, 2"
    )


def _parts(a: Record, b: Record, model: Model, more: Sequence[Any]) -> tuple[Part, ...]:
    parts = []
    for field, gamma, weight in zip(model.fields, more[::2], more[1::2], strict=True):
        level = field.level(gamma)
        if level is not None:
            parts.append(Part(field.name, level.name, weight, words(field.name, level.name, a, b)))
    return tuple(parts)
