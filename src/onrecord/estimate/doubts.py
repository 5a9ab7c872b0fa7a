"""What speaks against believing an estimate from these lists. Each doubt is a finding with the lists it is about.

`lists-dependent`   two lists share more people, or fewer, than lists made independently would; or one holds the other
`reach-differs`     more or fewer people are on many lists than any dependence of pairs explains
`models-disagree`   models that all fit give totals further apart than `AGREE`
`leans-on-a-list`   leaving out or joining lists moves the total further than `AGREE`
`bound-matters`     the answer depends on how many people were held possible beforehand
`links-matter`      which unsure links hold decides a good part of the answer
`many-lists`        there are more lists than most models can reckon with, so nothing is held against them
`chains-unmixed`    the sampler of the latent classes finds more than one answer
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from onrecord.estimate import decomposable, latent, loglinear
from onrecord.estimate.overlap import Overlap
from onrecord.nouns import Estimate, Finding

AGREE = 1.5  # the largest total over the smallest: beyond, the models tell different stories about what happened
_CHANCE = 0.05  # of a false alarm of one kind where lists are independent and reach everyone alike
_BOUND = 1.1  # a mean that moves by more than this when the bound is lifted depends on it
_LINKS = 0.1  # share of an answer's spread that comes from the links


def dependence(table: Overlap) -> Iterator[Finding]:
    """Pairs of lists that are not independent (likelihood ratio, the chance shared over all pairs), and what pairs
    leave unexplained."""
    size = len(table.lists)
    if not 3 <= size <= loglinear.MOST:
        return
    import numpy as np
    from scipy.special import chdtrc, chdtri

    from onrecord.estimate.poisson import choose

    pairs = np.array([1 << a | 1 << b for a, b in combinations(range(size), 2)])
    dense = table.dense()
    nothing = np.array([], dtype=np.int64)
    if np.isnan(choose(dense, size, nothing, np.inf, False, 0)[1]):
        return
    missed, likelihood, chosen, _ = choose(dense, size, pairs, chdtri(1, _CHANCE / pairs.size), False, 0)
    for (a, b), taken in zip(combinations(range(size), 2), chosen, strict=True):
        if taken:
            times = table.size(a, b) * (table.n + missed) / (table.size(a) * table.size(b))
            yield _dependent(table.lists[a], table.lists[b], table.size(a, b), times)
        elif _held_whole(table, a, b):
            yield _contained(table, *sorted((a, b), key=table.size))
    full = float(sum(people * np.log(people) - people for _, people in table.cells))
    free = (1 << size) - 2 - size - int(chosen.sum())
    if free > 0 and chdtrc(free, max(2 * (full - likelihood), 0.0)) < _CHANCE:
        yield Finding(
            code="reach-differs", where=" / ".join(table.lists),
            what="More or fewer people are on many of the lists than any dependence of two lists explains: lists may "
            "reach some people far more easily than others, or rows may be linked wrongly.",
            next="Split the people into kinds that are alike (place, period, sex); look at the doubtful links again.",
        )  # fmt: skip


def _held_whole(table: Overlap, a: int, b: int) -> bool:
    """Whether everyone on one of two lists is on the other too, which chance would hardly bring about."""
    small, large = sorted((table.size(a), table.size(b)))
    return table.size(a, b) == small and (large / table.n) ** small < _CHANCE


def _contained(table: Overlap, small: int, large: int) -> Finding:
    return Finding(
        code="lists-dependent", where=f"{table.lists[small]} / {table.lists[large]}",
        what=f"Everyone on {table.lists[small]} ({table.size(small)} people) is on {table.lists[large]} too.",
        next="Find out whether one was made from the other; if so leave the smaller out, for it adds nothing.",
    )  # fmt: skip


def _dependent(a: str, b: str, both: int, times: float) -> Finding:
    on = f"{both} {'person is' if both == 1 else 'people are'} on both {a} and {b}"
    how = f"{on}, {times:.1f} times as many as independent lists would share."
    return Finding(
        code="lists-dependent", where=f"{a} / {b}",
        what=how if both else f"Nobody is on both {a} and {b}; independent lists would overlap.",
        next="Find out whether one was made from the other, or whether they looked in the same or in separate places.",
    )  # fmt: skip


def many_lists(table: Overlap) -> Iterator[Finding]:
    """More lists than the log-linear models and the tests of dependence can look at."""
    size = len(table.lists)
    if size > loglinear.MOST:
        yield Finding(
            code="many-lists", where=f"{size} lists",
            what=f"{size} lists have {2**size - 1:,} patterns, most of them empty. Only the latent classes and the "
            "lower bound are reckoned, and whether lists depend on one another is not tested.",
            next=f"Before you look at any total, join lists that were made alike until {loglinear.MOST} are left "
            f"({decomposable.MOST} for the graphs).",
        )  # fmt: skip


def disagreement(standing: Sequence[Estimate]) -> Iterator[Finding]:
    """Models whose totals are further apart than `AGREE`."""
    points = {one.model: one.point for one in standing if one.point is not None}
    if points and max(points.values()) > AGREE * min(points.values()):
        low, high = min(points, key=lambda one: points[one]), max(points, key=lambda one: points[one])
        yield Finding(
            code="models-disagree", where=f"{low} / {high}",
            what=f"One model gives {points[low]:,.0f}, another {points[high]:,.0f}: more than {AGREE} times apart.",
            next="Say neither. Look for lists that copy one another and for people whom only one list reaches.",
        )  # fmt: skip


def of_models(estimates: Iterable[Estimate]) -> Iterator[Finding]:
    """Doubts that the models' own diagnostics raise."""
    for one in estimates:
        mean = one.diagnostics.get("mean without the bound", 0.0)
        if one.model == decomposable.MODEL and one.point and mean > _BOUND * one.point:
            yield Finding(
                code="bound-matters", where=one.model,
                what=f"The mean is {one.point:,.0f} if at most ten people were missed for everyone listed, and "
                f"{mean:,.0f} without that bound.", next="Do not use the mean of this model alone.",
            )  # fmt: skip
        if one.diagnostics.get("share of the spread that is between tables", 0.0) > _LINKS:
            yield Finding(
                code="links-matter", where=one.model,
                what="A large part of what is uncertain comes from not knowing who is whom on different lists.",
                next="Decide the unsure links first; they change the total.",
            )  # fmt: skip
        if one.model in latent.NAMES and "R-hat" in one.diagnostics and one.refused:
            yield Finding(
                code="chains-unmixed", where=one.model, what=one.refused,
                next="Run longer; if that does not help, the lists hold more than one story: use strata.",
            )  # fmt: skip


def leaning(whole: Sequence[Estimate], changed: Sequence[Estimate]) -> Iterator[Finding]:
    """Models whose total moves by more than `AGREE` when the lists are changed, with the changes that move it most."""
    for one in whole:
        moved = {other.changed: other.point for other in changed if other.model == one.model and other.point}
        if not one.point or not moved:
            continue
        low, high = min(moved, key=lambda change: moved[change]), max(moved, key=lambda change: moved[change])
        if moved[high] > AGREE * one.point or one.point > AGREE * moved[low]:
            yield Finding(
                code="leans-on-a-list", where=one.model,
                what=f"The total of {one.point:,.0f} becomes {moved[low]:,.0f} ({low}) or {moved[high]:,.0f} ({high}).",
                next="Say how much the total leans on single lists, or do not give it.",
            )  # fmt: skip
