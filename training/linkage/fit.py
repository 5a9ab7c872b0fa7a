"""The chances that ship with the model of people, from synthetic people whose truth is known.

`m` is counted over all pairs of records of one person; `u` over pairs picked by chance, and for names, which are too
slow to compare in millions of pairs, over the pairs of two people that share a key: hardly any others are alike.
Two records of one surname and another first name are held to be one person far less readily (`_FAMILY`) than the pairs
counted here would have it: where one family has one village, and often one day, place and day say little beside it.
What the synthetic people do not have (affiliations, repeated rows) and how many lists a case has keeps the chances
that the file already gives.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from random import Random

from onrecord.link.model.columns import columns
from onrecord.link.model.duck import duck
from onrecord.link.model.field import Chances, Field, Model
from onrecord.link.model.keys import keys
from onrecord.link.model.person import person
from onrecord.link.model.scales import Scales
from onrecord.link.records import Record
from training.linkage.people import records

_MANY, _SEED = 3_000, 7
_DRAWN = 300_000
_FAMILY = 0.007  # `u` of names that only a surname ties
_KEPT = ("affiliation", "list", "row")  # fields whose chances are set by hand
_SMALL = 0.5  # pairs added to every level, so that none is impossible

Levels = Counter[tuple[str, int]]  # field, level as Splink numbers it -> pairs


def fit(into: Path) -> None:
    """Write the chances to `into`, keeping those of the fields that are set by hand."""
    made = list(records(_MANY, _SEED))
    people = [record for record, _ in made]
    person_of = {record.id: number for record, number in made}
    model = person()
    together = defaultdict(list)
    for record, number in made:
        together[number].append(record.id)
    same = [pair for ids in together.values() for pair in combinations(sorted(ids), 2)]
    chance = Random(_SEED)
    drawn = {tuple(sorted(chance.sample(sorted(person_of), 2))) for _ in range(_DRAWN)}
    shared = keys(people)
    with duck() as engine:
        scales = Scales(engine, columns(people, shared))
        in_one = _levels(scales, model, same)
        in_two = _levels(
            scales, model.cheap, [pair for pair in sorted(drawn) if person_of[pair[0]] != person_of[pair[1]]]
        )
        costly = Model(name=model.name, fields=tuple(field for field in model.fields if field.costly))
        apart = [pair for pair in _keyed(people, shared.names, shared.days) if person_of[pair[0]] != person_of[pair[1]]]
        alike = _levels(scales, costly, apart)
    for field in costly.fields:
        total = _MANY * (_MANY - 1) // 2 - len(same)
        alike[field.name, 0] += total - sum(alike[field.name, level] for level in range(len(field.levels)))
    chances = {
        field.name: model.chances[field.name]
        if field.name in _KEPT
        else _chances(field, in_one, alike if field.costly else in_two)
        for field in model.fields
    }
    _write(chances | {"names": _with_families(chances["names"])}, into)


def _with_families(names: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    (m, counted), (m_other, u_other) = names["surname"], names["different"]
    return {**names, "surname": (m, _FAMILY), "different": (m_other, round(u_other + counted - _FAMILY, 4))}


def _keyed(
    people: Sequence[Record], names: Sequence[Sequence[str]], days: Sequence[Sequence[str]]
) -> list[tuple[str, str]]:
    under = defaultdict(list)
    for one, mine, more in zip(people, names, days, strict=True):
        for key in (*mine, *more):
            under[key].append(one.id)
    return sorted({pair for ids in under.values() for pair in combinations(sorted(ids), 2)})


def _levels(scales: Scales, model: Model, pairs: Sequence[tuple[str, ...]]) -> Levels:
    patterns = scales.patterns(scales.listed(pairs), model)
    counted: Levels = Counter()
    for (pattern, _), times in patterns.items():
        for field, level in zip(model.fields, pattern, strict=True):
            counted[field.name, level] += times
    return counted


def _chances(field: Field, in_one: Levels, in_two: Levels) -> dict[str, tuple[float, float]]:
    count = len(field.levels)
    totals = [sum(counted[field.name, level] + _SMALL for level in range(count)) for counted in (in_one, in_two)]
    return {
        level.name: tuple(  # type: ignore[misc]
            float(f"{(counted[field.name, count - 1 - place] + _SMALL) / total:.4g}")
            for counted, total in zip((in_one, in_two), totals, strict=True)
        )
        for place, level in enumerate(field.levels)
    }


def _write(chances: Chances, into: Path) -> None:
    lines = [f'  "{field}": ' + json.dumps(levels) for field, levels in chances.items()]
    about = "field -> level -> [m, u]; python3 dev.py train linkage; docs/methods/linking.md"
    into.write_text(
        f'{{\n"about": {json.dumps(about)},\n"chances": {{\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8"
    )
