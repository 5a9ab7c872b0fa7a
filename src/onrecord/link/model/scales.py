"""Rows in a database, and the evidence of every field for any pairs of them: the part that Splink does.

SQL here speaks to tables in memory that this room made and forgets, never to a casefile. Column and table names come
from the model and from this room; no value from the material is ever part of a question.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from numpy.typing import NDArray

from onrecord.link.model.columns import Columns
from onrecord.link.model.field import Field, Level, Model

Pattern = tuple[tuple[int, ...], int]  # the level of each field as Splink numbers them; whole bits that rarity adds
Patterns = Mapping[Pattern, int]  # -> pairs

_UNDER = "select unique_id, rank, explode({keys}) as key from records"
_MET = """
select distinct l.unique_id as a, r.unique_id as b
from under_{keys} l join under_{keys} r on l.key = r.key and l.rank < r.rank where {chosen}
"""
_PAIRS = """
with met as ({met})
select distinct '0' as match_key, a as join_key_l, b as join_key_r from (
  select a, b from met join records l on l.unique_id = a join records r on r.unique_id = b where {possible}
  union all {sure}
)
"""
_PROMISING = """
select '0' as match_key, unique_id_l as join_key_l, unique_id_r as join_key_r
from {table} join records l on l.unique_id = unique_id_l join records r on r.unique_id = unique_id_r {joined}
where match_weight + {best} >= {least}
"""


class Engine(Protocol):
    """A database that Splink speaks to: `duck.Duck` in this process, `spark.Spark` on a cluster. `api` is Splink's own
    name for it, and what `table` and `made` return is what Splink calls a frame."""

    api: Any
    dialect: str

    def table(self, name: str, columns: Columns) -> Any: ...

    def made(self, name: str, sql: str) -> Any: ...

    def ask(self, sql: str) -> list[tuple[Any, ...]]: ...

    def arrays(self, sql: str) -> Mapping[str, NDArray[Any]]: ...

    def ready(self, pairs: str) -> None: ...

    def forget(self, name: str) -> None: ...


class Scales:
    """Rows ready to be weighed by models whose fields look at their columns.

    Rows that share one of their `keys`, where a model holds it possible, or one of their `sure_keys`, are compared. A
    column `tf_x` says how common the value of column `x` is."""

    def __init__(self, engine: Engine, rows: Columns) -> None:
        self.engine = engine
        ids = rows["unique_id"][1]
        order = {id: rank for rank, id in enumerate(sorted(ids))}
        plain = {name: column for name, column in rows.items() if name[:3] != "tf_"}
        self._records = engine.table("records", {**plain, "rank": ("INTEGER", [order[id] for id in ids])})
        self._rows = len(ids)
        self._keys = [name for name in ("keys", "sure_keys") if name in rows]
        self._rarity = {name[3:]: _rarity(engine, name[3:], rows) for name in rows if name[:3] == "tf_"}
        rates = {name[3:]: [one for one in values if one] for name, (_, values) in rows.items() if name[:3] == "tf_"}
        self._rarest = {name: min(values, default=1.0) for name, values in rates.items()}

    def keyed(self) -> int:
        """Make ready the pairs that share a key; returns how many there are at most, each counted under every key."""
        total = 0
        for keys in self._keys:
            self.engine.made(f"under_{keys}", _UNDER.format(keys=keys))
            asked = f"select sum(n * (n - 1) / 2) from (select count(*) as n from under_{keys} group by key)"  # noqa: S608 - our names
            total += int(self.engine.ask(asked)[0][0] or 0)
        return total

    def some(self, part: int, parts: int, model: Model, *, sieved: bool = False) -> Any:
        """The pairs that share a key, of one of `parts` even parts of the rows, in their order; `sieved`: only those
        that the model holds possible."""
        size = max(1, -(-self._rows // parts))
        return self._pairs(f"l.rank >= {part * size} and l.rank < {(part + 1) * size}", model, sieved=sieved)

    def sample(self, parts: int, model: Model, *, sieved: bool = False) -> Any:
        """The same of every row in so many."""
        return self._pairs(f"l.rank % {parts} = 0", model, sieved=sieved)

    def _pairs(self, chosen: str, model: Model, *, sieved: bool) -> Any:
        met = [_MET.format(keys=keys, chosen=chosen) for keys in self._keys]
        possible = " and ".join(field.possible for field in model.fields if field.possible) if sieved else ""
        sure = met[1] if len(met) > 1 else "select a, b from met where false"
        return self.engine.made("part", _PAIRS.format(met=met[0], possible=possible or "true", sure=sure))

    def promising(self, pairs: Any, model: Model, prior: float, least: float) -> Any:
        """Those of `pairs` that could reach the weight `least` if their costly fields agreed at their very best."""
        table = self.evidence(pairs, model.cheap, prior)
        costly = [field for field in model.fields if field.costly]
        rare = sorted({one.rarity for field in costly for one in field.levels if one.rarity})
        joined = " ".join(
            f"left join common_{name} {name}_{side} on {name}_{side}.{name} = {side}.{name}"
            for name in rare
            for side in "lr"
        )
        best = " + ".join(self._best(field) for field in costly) or "0"
        sql = _PROMISING.format(table=table, joined=joined, best=best, least=least)
        made = self.engine.made("promising", sql)
        self.engine.forget(table)
        return made

    def _best(self, field: Field) -> str:
        """SQL for the most bits that a field can say of a pair."""
        most = f"greatest({', '.join(self._bits(one) for one in field.levels)}, 0.0)"
        last = max(one.evidence for one in field.levels if not one.rarity)
        return f"case when {field.possible} then {most} else {last} end" if field.possible else most

    def _bits(self, one: Level) -> str:
        if not one.rarity:
            return str(one.evidence)
        common = ", ".join(f"{one.rarity}_{side}.tf_{one.rarity}" for side in "lr")
        rate = f"coalesce(greatest({common}), {self._rarest[one.rarity]})"
        return f"{one.evidence} + {one.rarely} * log2({one.u} / {rate})"

    def listed(self, pairs: Sequence[tuple[str, ...]]) -> Any:
        """A table of pairs given by the ids of their rows."""
        columns = {
            "match_key": ("VARCHAR", ["0"] * len(pairs)),
            "join_key_l": ("VARCHAR", [pair[0] for pair in pairs]),
            "join_key_r": ("VARCHAR", [pair[1] for pair in pairs]),
        }
        return self.engine.table("listed", columns)

    def evidence(self, pairs: Any, model: Model, prior: float) -> str:
        """The name of a table with the level and the bits of every field of every pair; `forget` it."""
        from splink import Linker

        if any(field.costly for field in model.fields):
            self.engine.ready(pairs.physical_name)
        settings = model.for_splink(prior, self.engine.dialect)
        linker = Linker(self._records, settings, log_level=None, validate_settings=False)
        for column in model.rarities:
            linker.table_management.register_term_frequency_lookup(self._rarity[column], column)
        linker.table_management.register_blocked_pairs_for_predict(pairs)
        return str(linker.inference.predict(warning_mode="never").physical_name)

    def patterns(self, pairs: Any, model: Model) -> Patterns:
        """How many of `pairs` show each pattern of levels, and how rare what they agree in is."""
        levels = ", ".join(f"gamma_{field.name}" for field in model.fields)
        rare = " + ".join(["0", *(f"mw_tf_adj_{field.name}" for field in model.fields if field.rare)])
        table = self.evidence(pairs, model, 0.5)
        asked = f"select {levels}, cast(round({rare}) as int) as rare, count(*) from {table} group by {levels}, rare"  # noqa: S608 - our names
        counted = self.engine.ask(asked)
        self.engine.forget(table)
        return {(tuple(row[:-2]), row[-2]): row[-1] for row in counted}


def _rarity(engine: Engine, column: str, rows: Columns) -> Any:
    values, common = rows[column][1], rows[f"tf_{column}"][1]
    known = sorted({(value, rate) for value, rate in zip(values, common, strict=True) if value is not None})
    return engine.table(
        f"common_{column}",
        {column: ("VARCHAR", [one for one, _ in known]), f"tf_{column}": ("DOUBLE", [rate for _, rate in known])},
    )
