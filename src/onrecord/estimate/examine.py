"""All that can be said of one table: the models, what moves them, the doubts, and the headline or its refusal."""

from collections.abc import Callable, Iterator
from itertools import combinations

from msgspec.structs import replace

from onrecord.estimate.chao import chao
from onrecord.estimate.decomposable import decomposable_graphs
from onrecord.estimate.doubts import dependence, disagreement, leaning, of_models
from onrecord.estimate.effort import FULL, Effort
from onrecord.estimate.headline import LEAST_LISTS, headline
from onrecord.estimate.latent import latent_classes
from onrecord.estimate.loglinear import loglinear_pairs, loglinear_triples
from onrecord.estimate.overlap import Overlap
from onrecord.nouns import Estimate, Numbers

Estimator = Callable[[Overlap, Effort], Estimate]

_QUICK = 200  # replicates, where only the point is held against another

ESTIMATORS: tuple[Estimator, ...] = (
    loglinear_pairs,
    loglinear_triples,
    lambda table, _: decomposable_graphs(table),
    latent_classes,
)


def examine(table: Overlap, effort: Effort = FULL, stratum: str = "") -> Numbers:
    """Every model on `table`, on the tables with a list left out or two joined, and what may be said of it all."""
    models = [estimator(table, effort) for estimator in ESTIMATORS]
    changed = list(_changed(table, replace(effort, replicates=_QUICK))) if len(table.lists) >= LEAST_LISTS else []
    return Numbers(
        estimates=tuple(replace(one, stratum=stratum) for one in (chao(table), *models, *changed)),
        headlines=(headline(table, models, stratum),),
        findings=(*dependence(table), *disagreement(models), *of_models(models), *leaning(models, changed)),
    )


def _changed(table: Overlap, effort: Effort) -> Iterator[Estimate]:
    """Answers with each list left out and with every two joined; of the models, pairs and graphs. The latent classes,
    which take seconds, are asked where the two smallest lists are joined: their answer leans most on what is small."""
    size = len(table.lists)
    smallest = tuple(sorted(sorted(range(size), key=table.size)[:2]))
    tables = [(f"without {name}", table.without(place), False) for place, name in enumerate(table.lists)]
    for a, b in combinations(range(size), 2):
        joined = f"{table.lists[a]} and {table.lists[b]} as one list"
        tables.append((joined, table.merged(a, b), (a, b) == smallest))
    for change, other, sampled in tables:
        for estimator in ESTIMATORS if sampled else (loglinear_pairs, ESTIMATORS[2]):
            if estimator is not loglinear_triples:
                yield replace(estimator(other, effort), changed=change)
