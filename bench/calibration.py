"""How often intervals hold the truth, and doubts are raised, in invented worlds of which everything is known.

* Worlds that meet a model's assumptions: its 95 per cent interval should hold the truth in 93 to 97 of 100.
* The headline, which is what people read: in all worlds in which one is given it should hold the truth as often.
* Worlds that break them (a list takes from another; two kinds of people; wrong links): a doubt should be raised in 90.
* How often one is raised where all is well, so that the price of the doubts is seen.

World k of a kind is drawn from the seed (2031, kind, k), so a run can be cut off and gone on with: each outcome is one
line in the folder `ONRECORD_CALIBRATION`, and what stands there is not done again. `ONRECORD_SIMULATIONS` says how many
worlds of a kind (20). The totals of the long run stand in docs/methods/estimation.md. Where no folder is named nothing
is kept.
"""

import json
import math
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.figure import Figure
from onrecord import estimate as e
from onrecord.estimate.doubts import dependence, of_models
from onrecord.estimate.examine import of_stratum
from onrecord.nouns import Estimate

_TIMES = int(os.environ.get("ONRECORD_SIMULATIONS", "20"))
_KEPT = os.environ.get("ONRECORD_CALIBRATION")
_PEOPLE, _LISTS = 2_000, 4
_LOW, _HIGH, _DOUBTED = 93, 97, 90


class Drawn(NamedTuple):
    """A world's table, and where links are unsure what it may be as well."""

    table: e.Overlap
    others: tuple[e.Overlap, ...] = ()


World = Callable[[np.random.Generator], Drawn]


def _on_lists(rng: np.random.Generator, chances: np.ndarray) -> np.ndarray:
    return rng.random((_PEOPLE, _LISTS)) < chances


def _tabulated(rows: np.ndarray) -> e.Overlap:
    return e.tabulated(tuple("abcd"[: rows.shape[1]]), (rows @ (1 << np.arange(rows.shape[1]))).tolist())


def _independent(rng: np.random.Generator) -> Drawn:
    return Drawn(_tabulated(_on_lists(rng, rng.uniform(0.15, 0.4, _LISTS))))


def _dependent(rng: np.random.Generator) -> Drawn:
    """The second list takes half of the first."""
    rows = _on_lists(rng, rng.uniform(0.15, 0.4, _LISTS))
    rows[:, 1] |= rows[:, 0] & (rng.random(_PEOPLE) < 0.5)
    return Drawn(_tabulated(rows))


def _of_two_kinds(rng: np.random.Generator) -> Drawn:
    """Three in ten people are reached five times as easily as the others, by every list."""
    chances = rng.uniform(0.15, 0.4, _LISTS)
    easy = rng.random(_PEOPLE)[:, None] < 0.3
    return Drawn(_tabulated(_on_lists(rng, np.where(easy, np.minimum(chances * 2.2, 0.9), chances * 0.4))))


def _wrongly_linked(rng: np.random.Generator) -> Drawn:
    """Of the people on several lists three in ten are missed on one of them; the link was unsure. The tables drawn say
    so."""
    rows = _on_lists(rng, rng.uniform(0.15, 0.4, _LISTS))
    several = np.flatnonzero((rows.sum(axis=1) > 1) & (rng.random(_PEOPLE) < 0.3))
    split = np.zeros((several.size, _LISTS), dtype=bool)
    for at, person in enumerate(several):
        split[at, rng.choice(np.flatnonzero(rows[person]))] = True
    tables = []
    for held in (0.0, *rng.uniform(0.4, 0.6, 20)):
        joined = rng.random(several.size) < held
        whole = rows.copy()
        whole[several] &= ~split | joined[:, None]
        tables.append(_tabulated(np.concatenate([whole, split[~joined]])))
    return Drawn(tables[0], tuple(tables[1:]))


_WORLDS: dict[str, World] = {
    "independent lists": _independent,
    "a list takes from another": _dependent,
    "two kinds of people": _of_two_kinds,
    "wrong links": _wrongly_linked,
}
_MODELS: dict[str, Callable[[e.Overlap], Estimate]] = {
    "log-linear, pairs": lambda table: e.loglinear_pairs(table, e.QUICK),
    "log-linear, up to three lists": lambda table: e.loglinear_triples(table, e.QUICK),
    "decomposable graphs": e.decomposable_graphs,
    "latent classes": lambda table: e.latent_classes(table, e.QUICK),
    "latent classes, careful prior": lambda table: e.latent_classes(table, e.QUICK, e.CAREFUL),
}
_LATENT = ("independent lists", "two kinds of people")
_MEETS = {name: _LATENT if "latent" in name else tuple(_WORLDS)[:2] for name in _MODELS}
_HEADLINES = tuple(_WORLDS)[:3]


def figures() -> Iterator[Figure]:
    for model, make in _MODELS.items():
        for world in _MEETS[model]:
            yield _coverage(model, world, _outcomes(f"{model} in {world}", world, partial(_held, make)))
    for world in _HEADLINES:
        held = _outcomes(f"headline in {world}", world, _headline_held)
        yield _at_least("headline", world, held)
        refused = 100 * sum(one is None for one in held) / len(held)
        yield Figure(f"headline is refused, {world}, {len(held)} worlds", refused, "%")
    for world in _WORLDS:
        fired = [one for one in _outcomes(f"doubts in {world}", world, _doubted) if one is not None]
        wanted = ("at least", float(_DOUBTED)) if world != "independent lists" else ("", None)
        yield Figure(f"a doubt is raised: {world}, {len(fired)} worlds", 100 * float(np.mean(fired)), "%", *wanted)


def _coverage(model: str, world: str, held: list[bool | None]) -> Figure:
    given = [one for one in held if one is not None]
    share = 100 * float(np.mean(given))
    chance = 100 * math.sqrt(0.95 * 0.05 / len(given))  # what a true 93 or 97 may still show in so few, twice
    name = f"{model} covers, {world}, {len(given)} of {len(held)} worlds"
    if share > _HIGH + 2 * chance:
        return Figure(name, share, "%", "97 and chance", _HIGH + 2 * chance, False)
    return Figure(name, share, "%", "93 less chance", _LOW - 2 * chance)


def _at_least(name: str, world: str, held: list[bool | None]) -> Figure:
    """A range over several models may hold the truth more often than 97 times."""
    given = [one for one in held if one is not None]
    chance = 100 * math.sqrt(0.95 * 0.05 / len(given))
    name = f"{name} covers, {world}, {len(given)} of {len(held)} worlds"
    return Figure(name, 100 * float(np.mean(given)), "%", "93 less chance", _LOW - 2 * chance)


def _headline_held(drawn: Drawn) -> bool | None:
    """Whether the headline holds the truth; None where none is given."""
    (said,) = of_stratum(drawn.table, "").headlines
    return None if said.low is None or said.high is None else said.low <= _PEOPLE <= said.high


def _held(make: Callable[[e.Overlap], Estimate], drawn: Drawn) -> bool | None:
    """Whether the interval holds the truth; None where the model refuses."""
    limits = make(drawn.table).interval
    return None if limits is None else limits[0] <= _PEOPLE <= limits[1]


def _doubted(drawn: Drawn) -> bool:
    models = [e.combined([e.loglinear_pairs(one, e.QUICK) for one in drawn.others])] if drawn.others else []
    return any(True for _ in dependence(drawn.table)) or any(True for _ in of_models(models))


def _outcomes(name: str, world: str, judge: Callable[[Drawn], bool | None]) -> list[bool | None]:
    """Of the first `_TIMES` worlds; those that stand in the folder are read."""
    file = Path(_KEPT) / f"{name.replace(' ', '-').replace(',', '')}.jsonl" if _KEPT else None
    known: list[bool | None] = (
        [json.loads(line) for line in file.read_text().splitlines()] if file and file.is_file() else []
    )
    kind = tuple(_WORLDS).index(world)
    for k in range(len(known), _TIMES):
        known.append(judge(_WORLDS[world](np.random.default_rng((2031, kind, k)))))
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a") as out:
                out.write(json.dumps(known[-1]) + "\n")
    return known[:_TIMES]
