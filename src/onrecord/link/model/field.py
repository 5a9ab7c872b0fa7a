"""The shapes of a Fellegi-Sunter model: fields, the levels at which two records can agree in one, and their chances.

For each level, `m` is the chance to find it in two records of one person, `u` in records of two different people. Its
evidence is log2(m/u) in bits: +3 means eight times as likely in one person. The weight of a pair is the prior in bits
plus the evidence of its fields (Fellegi and Sunter 1969, equations 2 and 12). A field that either record lacks counts
nothing: missing is no disagreement.
"""

import math
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from onrecord.nouns.shape import Noun

Chances = Mapping[str, Mapping[str, tuple[float, float]]]  # field -> level -> m, u

_ELSEWHERE = {"spark": (("list_has_any", "arrays_overlap"), ("list_contains", "array_contains"))}


class Level(Noun, frozen=True, kw_only=True):
    """One way to agree or not. `when` is SQL over `x_l` and `x_r` (DuckDB's dialect), "" for "in every other case".

    Where `rarity` names a column, its frequency stands for `u`: two people rarely share a rare name. `rarely` is how
    far, from 0 (not at all) to 1: a name that is only near says less about how rare it is."""

    name: str
    when: str = ""
    m: float = 0.5
    u: float = 0.5
    rarity: str = ""
    rarely: float = 1.0

    @property
    def evidence(self) -> float:
        """In bits."""
        return math.log2(self.m / self.u)


class Field(Noun, frozen=True, kw_only=True):
    """What is compared; where `missing` (SQL) holds it counts nothing. The last level is "in every other case".

    `costly`: too slow to compare in pairs picked by chance, so that its `u` is never learnt. `possible`: cheap SQL
    over l.x and r.x; where it fails, the field is taken to be at its last level."""

    name: str
    missing: str
    levels: tuple[Level, ...]
    costly: bool = False
    possible: str = ""

    @property
    def rare(self) -> bool:
        """Whether it looks at how rare a value is."""
        return any(level.rarity for level in self.levels)

    @property
    def bits(self) -> str:
        """SQL for its evidence in a table that Splink made."""
        return f"mw_{self.name} + mw_tf_adj_{self.name}" if self.rare else f"mw_{self.name}"

    def level(self, gamma: int) -> Level | None:
        """The level that Splink numbers `gamma`: the last is 0; None for -1, missing."""
        return None if gamma < 0 else self.levels[len(self.levels) - 1 - gamma]


class Model(Noun, frozen=True, kw_only=True):
    """The fields by which records are weighed."""

    name: str
    fields: tuple[Field, ...]

    @property
    def chances(self) -> Chances:
        return {field.name: {one.name: (one.m, one.u) for one in field.levels} for field in self.fields}

    @property
    def cheap(self) -> "Model":
        """Without the fields that are too slow to compare in pairs picked by chance."""
        return replace(self, fields=tuple(field for field in self.fields if not field.costly))

    @property
    def rarities(self) -> list[str]:
        """The columns whose frequencies it looks at."""
        return sorted({level.rarity for field in self.fields for level in field.levels if level.rarity})

    def having(self, chances: Chances) -> "Model":
        """The same fields with other chances."""
        fields = [
            replace(field, levels=tuple(_with(one, chances[field.name][one.name]) for one in field.levels))
            for field in self.fields
        ]
        return Model(name=self.name, fields=tuple(fields))

    def for_splink(self, prior: float, dialect: str) -> dict[str, Any]:
        """Settings as Splink takes them, with SQL in the dialect of its database."""
        return {
            "link_type": "dedupe_only",
            "probability_two_random_records_match": prior,
            "comparisons": [_comparison(field, dialect) for field in self.fields],
            "blocking_rules_to_generate_predictions": [],
            "retain_matching_columns": True,
            "retain_intermediate_calculation_columns": True,
        }


def _with(level: Level, chance: tuple[float, float]) -> Level:
    return replace(level, m=chance[0], u=chance[1])


def _comparison(field: Field, dialect: str) -> dict[str, Any]:
    missing = {"sql_condition": _said_in(field.missing, dialect), "label_for_charts": "missing", "is_null_level": True}
    levels = [_level(level, dialect) for level in field.levels]
    return {"output_column_name": field.name, "comparison_levels": [missing, *levels]}


def _level(level: Level, dialect: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "sql_condition": _said_in(level.when, dialect) if level.when else "ELSE", "label_for_charts": level.name,
        "m_probability": level.m, "u_probability": level.u,
    }  # fmt: skip
    if level.rarity:
        made |= {
            "tf_adjustment_column": level.rarity, "tf_adjustment_weight": level.rarely,
            "disable_tf_exact_match_detection": True,
        }  # fmt: skip
    return made


def _said_in(sql: str, dialect: str) -> str:
    """The few functions on lists that other databases call otherwise."""
    for here, there in _ELSEWHERE.get(dialect, ()):
        sql = sql.replace(f"{here}(", f"{there}(")
    return sql
