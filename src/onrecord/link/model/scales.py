"""Rows in a database, and the evidence of every field for any pairs of them: the part that Splink does.

SQL here speaks to tables in memory that this room made and forgets, never to a casefile. Column and table names come
from the model and from this room; no value from the material is ever part of a question.
"""

from collections.abc import Mapping, Sequence
from math import log2
from typing import Any, Protocol

from onrecord.link.model.columns import Columns
from onrecord.link.model.field import Field, Model

Patterns = Mapping[tuple[int, ...], int]  # the level of each field, as Splink numbers them -> pairs

_KEYED = """
with one as (select unique_id, explode(keys) as key from records)
select distinct '0' as match_key, l.unique_id as join_key_l, r.unique_id as join_key_r
from one l join one r on l.key = r.key and l.unique_id < r.unique_id
"""


class Engine(Protocol):
    """A database that Splink speaks to: `duck.Duck` in this process, `spark.Spark` on a cluster. `api` is Splink's own
    name for it, and what `table` and `made` return is what Splink calls a frame."""

    api: Any
    dialect: str

    def table(self, name: str, columns: Columns) -> Any: ...

    def made(self, name: str, sql: str) -> Any: ...

    def ask(self, sql: str) -> list[tuple[Any, ...]]: ...

    def forget(self, name: str) -> None: ...


class Scales:
    """Rows ready to be weighed by models whose fields look at their columns.

    A column `tf_x` says how common the value of column `x` is."""

    def __init__(self, engine: Engine, rows: Columns) -> None:
        self.engine = engine
        self._records = engine.table("records", {name: column for name, column in rows.items() if name[:3] != "tf_"})
        self._rarity = {name[3:]: _rarity(engine, name[3:], rows) for name in rows if name[:3] == "tf_"}
        rates = {name[3:]: [one for one in values if one] for name, (_, values) in rows.items() if name[:3] == "tf_"}
        self._rarest = {name: min(values, default=1.0) for name, values in rates.items()}

    def keyed(self) -> int:
        """Make the table `keyed` of all pairs that share a key; returns how many there are."""
        self.engine.made("keyed", _KEYED)
        return int(self.engine.ask("select count(*) from keyed")[0][0])

    def some(self, part: int, parts: int) -> Any:
        """One of `parts` even parts of the pairs that share a key."""
        chosen = f"select * from keyed where abs(hash(join_key_l, join_key_r)) % {parts} = {part}"  # noqa: S608 - numbers
        return self.engine.made("part", chosen if parts > 1 else "select * from keyed")

    def promising(self, pairs: Any, model: Model, prior: float, least: float) -> Any:
        """Those of `pairs` that could reach the weight `least` if their costly fields agreed at their very best."""
        table = self.evidence(pairs, model.cheap, prior)
        wanted = least - sum(self._best(field) for field in model.fields if field.costly)
        chosen = (
            "select '0' as match_key, unique_id_l as join_key_l, unique_id_r as join_key_r "  # noqa: S608 - our name
            f"from {table} where match_weight >= {wanted}"
        )
        made = self.engine.made("promising", chosen)
        self.engine.forget(table)
        return made

    def _best(self, field: Field) -> float:
        """The most bits that a field can say."""
        return max(
            one.evidence + (one.rarely * log2(one.u / self._rarest[one.rarity]) if one.rarity else 0.0)
            for one in field.levels
        )

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

        settings = model.for_splink(prior, self.engine.dialect)
        linker = Linker(self._records, settings, log_level=None, validate_settings=False)
        for column in model.rarities:
            linker.table_management.register_term_frequency_lookup(self._rarity[column], column)
        linker.table_management.register_blocked_pairs_for_predict(pairs)
        return str(linker.inference.predict(warning_mode="never").physical_name)

    def patterns(self, pairs: Any, model: Model) -> Patterns:
        """How many of `pairs` show each pattern of levels."""
        levels = ", ".join(f"gamma_{field.name}" for field in model.fields)
        table = self.evidence(pairs, model, 0.5)
        counted = self.engine.ask(f"select {levels}, count(*) from {table} group by {levels}")  # noqa: S608 - our names
        self.engine.forget(table)
        return {tuple(row[:-1]): row[-1] for row in counted}


def _rarity(engine: Engine, column: str, rows: Columns) -> Any:
    values, common = rows[column][1], rows[f"tf_{column}"][1]
    known = sorted({(value, rate) for value, rate in zip(values, common, strict=True) if value is not None})
    return engine.table(
        f"common_{column}",
        {column: ("VARCHAR", [one for one, _ in known]), f"tf_{column}": ("DOUBLE", [rate for _, rate in known])},
    )
