"""All that can be said of one table: the models, what moves them, the doubts, and the headline or its refusal."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from onrecord.estimate import decomposable, loglinear
from onrecord.estimate.chao import chao
from onrecord.estimate.combine import combined
from onrecord.estimate.decomposable import decomposable_graphs
from onrecord.estimate.doubts import dependence, disagreement, leaning, linkages, many_lists, of_models
from onrecord.estimate.effort import FULL, QUICK, Effort
from onrecord.estimate.headline import LEAST_LISTS, headline
from onrecord.estimate.latent import careful_classes, latent_classes
from onrecord.estimate.loglinear import loglinear_pairs, loglinear_triples
from onrecord.estimate.overlap import Overlap, middle
from onrecord.nouns import Estimate, Finding, Numbers

Estimator = Callable[[Overlap, Effort], Estimate]

ESTIMATORS: tuple[Estimator, ...] = (
    loglinear_pairs,
    loglinear_triples,
    lambda table, _: decomposable_graphs(table),
    latent_classes,
)


def examine(table: Overlap, effort: Effort = FULL, drawn: Sequence[Overlap] = (), quick: Effort = QUICK) -> Numbers:
    """Every model on `table`, on the tables with a list left out or two joined, and what may be said of it all.

    The headline is a range over models and no interval at a level: in the worlds of docs/methods/estimation.md it holds
    the truth in 98 of 100. Where the table raises a doubt about its lists, the latent classes are asked under two
    priors. Not to be used to pick the model whose answer pleases.

    `drawn`: what the table may be, each as likely, because it is not certain who is whom; then each model's answer is
    that over all of them (`combined`), and where one table must stand for them it is the middle one: `table` has every
    doubtful person twice, which makes any total too high. `quick` goes for all tables but a single one."""
    answers, table = _over(table, effort, drawn, quick), middle(drawn or [table])
    depend = tuple(dependence(table))
    models = [answers(estimator) for estimator in _asked(depend)]
    changed = list(_changed(table, quick))
    return Numbers(
        estimates=(chao(table), *models, *changed),
        headlines=(headline(table, models),),
        findings=(
            *linkages(drawn), *many_lists(table), *depend, *disagreement(models), *of_models(models),
            *leaning(models, changed),
        ),
        lists=table.lists, cells=table.cells,
    )  # fmt: skip


def of_stratum(table: Overlap, stratum: str, effort: Effort = QUICK, drawn: Sequence[Overlap] = ()) -> Numbers:
    """The models on one part of the people, without the tables that differ by a list. `drawn` as in `examine`."""
    answers, table = _over(table, effort, drawn, effort), middle(drawn or [table])
    asked = _asked(tuple(dependence(table)))
    models = [replace(answers(estimator), stratum=stratum) for estimator in asked]
    return Numbers(estimates=tuple(models), headlines=(headline(table, models, stratum),))


def _asked(doubts: Sequence[Finding]) -> tuple[Estimator, ...]:
    """Where the table shows that lists depend on one another or reach people unalike, the latent classes answer twice:
    also under a prior that does not hold people whom every list hardly reaches to be unlikely."""
    return (*ESTIMATORS, careful_classes) if doubts else ESTIMATORS


def _over(table: Overlap, effort: Effort, drawn: Sequence[Overlap], quick: Effort) -> Callable[[Estimator], Estimate]:
    """What a model answers over all tables that may be."""
    may_be = dict.fromkeys(drawn or [table])
    if len(may_be) == 1:
        return lambda estimator: estimator(next(iter(may_be)), effort)

    def combine(estimator: Estimator) -> Estimate:
        answers = {one: estimator(one, quick) for one in may_be}
        return combined([answers[one] for one in drawn])

    return combine


def _changed(table: Overlap, effort: Effort) -> Iterator[Estimate]:
    """Answers with each list left out and with every two joined, where enough lists are left, by pairs and by graphs;
    where the two smallest lists are joined, which moves them most, by the latent classes too (they take seconds)."""
    size = len(table.lists)
    if size <= LEAST_LISTS:
        return
    smallest = tuple(sorted(sorted(range(size), key=table.size)[:2]))
    tables = [(f"without {name}", table.without(place), False) for place, name in enumerate(table.lists)]
    for a, b in combinations(range(size), 2):
        joined = f"{table.lists[a]} and {table.lists[b]} as one list"
        tables.append((joined, table.merged(a, b), (a, b) == smallest))
    for change, other, sampled in tables:
        if len(other.lists) <= loglinear.MOST:
            yield replace(loglinear_pairs(other, effort), changed=change)
        if len(other.lists) <= decomposable.MOST:
            yield replace(decomposable_graphs(other), changed=change)
        if sampled:
            yield replace(latent_classes(other, effort), changed=change)
