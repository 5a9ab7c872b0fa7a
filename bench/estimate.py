"""Estimates against published figures and against the R packages, and how often an interval holds what it should.

* Points against what is published of the tables in `shared/tables` (`ONRECORD_SHARED`, else ../shared).
* Speed against R's own packages in the same run, on the processor's time, where R and the packages are installed
  (`R_LIBS` says where): effective draws a second, and seconds a bootstrap table.
* Simulations: coverage where the assumptions hold, how often a doubt is raised where they are broken, and how often one
  is where they hold. `ONRECORD_SIMULATIONS` says how many (40; five times as many where a table takes milliseconds,
  a quarter for the latent classes, which take seconds).
"""

import math
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.figure import Figure
from onrecord import estimate as e
from onrecord.estimate import latent
from onrecord.estimate.doubts import dependence, of_models
from onrecord.nouns import Estimate

_SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[2] / "shared"))
_TIMES = int(os.environ.get("ONRECORD_SIMULATIONS", "40"))
_STEPWISE = {"kosovo_aggregate": 14_341.66, "ukdat_5": 11_313, "ned": 111_139, "ned_5": 121_522, "mse_korea": 268.8}
_CHAO = {
    "kosovo_aggregate": 10_270,
    "ukdat": 15_628,
    "ukdat_5": 17_617,
    "ned": 81_750,
    "ned_5": 81_240,
    "mse_korea": 145,
}
_GRAPHS = {"kosovo_aggregate": 12_749, "ukdat_5": 20_228, "ned_5": 48_005}
_VERDATA, _VERDATA_MEAN = "verdata_reclutamiento_R1_hombre_1999", 2_066
_TRIPLE = [pair for size in (2, 3) for pair in combinations(("EXH", "ABA", "OSCE"), size)]
_QUICK = e.QUICK
_LCMCR = """
suppressMessages(library(LCMCR)); a <- commandArgs(TRUE); d <- read.csv(a[1], check.names=FALSE); k <- ncol(d) - 1
rows <- d[rep(seq_len(nrow(d)), d[[k + 1]]), seq_len(k)]; f <- as.data.frame(lapply(rows, factor, levels=c(0, 1)))
for (s in 1:4) { m <- lcmCR(captures=f, tabular=FALSE, in_list_label="1", not_in_list_label="0", K=10, a_alpha=0.25,
  b_alpha=0.25, seed=s, buffer_size=10000, thinning=100, verbose=FALSE)
  lcmCR_PostSampl(m, burnin=10000, samples=1, thinning=1, output=FALSE); t <- proc.time()[["user.self"]]
  N <- lcmCR_PostSampl(m, burnin=0, samples=as.integer(a[2]), thinning=100, output=FALSE)
  cat(proc.time()[["user.self"]] - t, N, "\\n") }
"""
_SPARSE = """
suppressMessages(library(SparseMSE)); a <- commandArgs(TRUE); d <- as.matrix(read.csv(a[1], check.names=FALSE))
t <- proc.time()[["user.self"]]; r <- estimatepopulation(d, nboot=20, pthresh=0.02)
cat((proc.time()[["user.self"]] - t) / 20, r$popest, "\\n")
"""


def figures() -> Iterator[Figure]:
    if not (_SHARED / "tables").is_dir():
        yield Figure("estimate: no shared/tables here, nothing published to hold against", 0, "tables")
    else:
        yield from _published()
        yield from _sampled("kosovo_aggregate", 2_000, wanted=3)
        yield from _sampled(_VERDATA, 500, wanted=5)
        yield from _bootstrap()
    yield from _coverage()
    yield from _warnings()


def _table(name: str) -> e.Overlap:
    return e.read_overlap((_SHARED / "tables" / f"{name}.csv").read_text())[0]


def _within(name: str, made: float | None, published: float, share: float) -> Figure:
    off = math.inf if made is None else abs(made / published - 1)
    return Figure(
        f"{name}: {made or math.nan:,.1f} for {published:,}", 100 * off, "% off", "at most", 100 * share, False
    )


def _published() -> Iterator[Figure]:
    for name, point in _STEPWISE.items():
        yield _within(f"{name}, stepwise", e.loglinear_pairs(_table(name), _QUICK).point, point, 0.001)
    yield _within("kosovo_aggregate, EXH:ABA:OSCE in",
                  e.loglinear_triples(_table("kosovo_aggregate"), _QUICK, _TRIPLE).point, 10_314, 0.02)  # fmt: skip
    for name, point in _CHAO.items():
        yield _within(f"{name}, Chao", round(e.chao(_table(name)).point or 0), point, 0.0)
    for name, point in _GRAPHS.items():
        yield _within(f"{name}, graphs", e.decomposable_graphs(_table(name)).point, point, 0.005)


def _sampled(name: str, draws: int, wanted: float) -> Iterator[Figure]:
    """The latent classes, and their effective draws a second beside those of R's C++ in this run."""
    table = _table(name)
    latent.missed_draws(table, e.Effort(burn_in=10, sweeps=10))  # compiled before it is timed
    start = time.process_time()
    missed, mixed = latent.missed_draws(table, e.FULL)
    seconds = time.process_time() - start
    ours = mixed.bulk / seconds * missed.shape[1] / (missed.shape[1] + e.FULL.burn_in / e.FULL.thin)
    totals = table.n + missed
    yield Figure(f"{name}, latent: R-hat", mixed.r_hat, "", "below", latent.R_HAT, False)
    yield Figure(f"{name}, latent: effective draws", min(mixed.bulk, mixed.tail), "draws", "at least", latent.WORTH)
    if name == _VERDATA:
        yield _within(f"{name}, latent: mean", float(totals.mean()), _VERDATA_MEAN, 0.03)
    rows = _in_r(_LCMCR, name, str(draws))
    if not rows:
        yield Figure(f"{name}, latent: effective draws a second; no LCMCR here", ours, "1/s")
        return
    theirs = np.array([row[1:] for row in rows])
    peer = e.mixing(theirs)
    rate = peer.bulk / sum(row[0] for row in rows)
    yield Figure(f"{name}, latent: effective draws a second", ours, "1/s", f"{wanted} x R's LCMCR", wanted * rate)
    if peer.bulk < latent.WORTH:
        yield Figure(f"{name}, latent: R's chains worth too few draws to hold ours against", peer.bulk, "draws")
        return
    yield _within(f"{name}, latent: median, R's pooled", float(np.median(totals)), float(np.median(theirs)), 0.03)
    for share in (0.025, 0.975):
        yield _within(f"{name}, latent: {share:.1%} limit, R's pooled", float(np.quantile(totals, share)),
                      float(np.quantile(theirs, share)), 0.05)  # fmt: skip


def _bootstrap() -> Iterator[Figure]:
    for name in ("kosovo_aggregate", "ukdat_5"):
        e.loglinear_pairs(_table(name), _QUICK)
        start = time.process_time()
        e.loglinear_pairs(_table(name), e.FULL)
        ours = e.FULL.replicates / (time.process_time() - start)
        rows = _in_r(_SPARSE, name)
        peer = 20 / rows[0][0] if rows else None
        yield Figure(f"{name}, bootstrap tables a second", ours, "1/s", "20 x R's SparseMSE", peer)


def _in_r(script: str, name: str, *more: str) -> list[list[float]]:
    """The numbers that an R script prints; none where R or the package is missing."""
    if shutil.which("Rscript") is None:
        return []
    words = ["Rscript", "-e", script, str(_SHARED / "tables" / f"{name}.csv"), *more]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return [[float(word) for word in line.split()] for line in done.stdout.splitlines()] if not done.returncode else []


World = Callable[[np.random.Generator], tuple[e.Overlap, list[e.Overlap]]]
_PEOPLE, _LISTS = 2_000, 4


def _drawn(rng: np.random.Generator, chances: np.ndarray) -> np.ndarray:
    return rng.random((_PEOPLE, _LISTS)) < chances


def _tabulated(rows: np.ndarray) -> e.Overlap:
    return e.tabulated(tuple("abcd"[: rows.shape[1]]), (rows @ (1 << np.arange(rows.shape[1]))).tolist())


def _independent(rng: np.random.Generator) -> tuple[e.Overlap, list[e.Overlap]]:
    return _tabulated(_drawn(rng, rng.uniform(0.15, 0.4, _LISTS))), []


def _dependent(rng: np.random.Generator) -> tuple[e.Overlap, list[e.Overlap]]:
    """The second list takes half of the first."""
    rows = _drawn(rng, rng.uniform(0.15, 0.4, _LISTS))
    rows[:, 1] |= rows[:, 0] & (rng.random(_PEOPLE) < 0.5)
    return _tabulated(rows), []


def _of_two_kinds(rng: np.random.Generator) -> tuple[e.Overlap, list[e.Overlap]]:
    """A third of the people are reached five times as easily as the others, by every list."""
    chances = rng.uniform(0.15, 0.4, _LISTS)
    easy = rng.random(_PEOPLE)[:, None] < 0.3
    return _tabulated(_drawn(rng, np.where(easy, np.minimum(chances * 2.2, 0.9), chances * 0.4))), []


def _wrongly_linked(rng: np.random.Generator) -> tuple[e.Overlap, list[e.Overlap]]:
    """Of the people on several lists three in ten are missed on one of them; the link was unsure, as were as many that
    were rightly kept apart. The tables drawn say so."""
    rows = _drawn(rng, rng.uniform(0.15, 0.4, _LISTS))
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
    return tables[0], tables[1:]


def _coverage() -> Iterator[Figure]:
    models: Sequence[tuple[str, Callable[[e.Overlap], Estimate], int]] = (
        ("log-linear, pairs", e.loglinear_pairs, 5 * _TIMES),
        ("log-linear, up to three lists", e.loglinear_triples, 5 * _TIMES),
        ("decomposable graphs", e.decomposable_graphs, 5 * _TIMES),
        ("latent classes", lambda table: e.latent_classes(table, _QUICK), _TIMES // 4),
    )
    for name, model, times in models:
        rng = np.random.default_rng(2031)
        intervals = [model(_independent(rng)[0]).interval for _ in range(times)]
        given = [each for each in intervals if each is not None]
        held = 100 * float(np.mean([low <= _PEOPLE <= high for low, high in given]))
        chance = 100 * math.sqrt(0.95 * 0.05 / len(given))
        bound = 93 - 2 * chance  # what a true 93 per cent may still show in so few
        yield Figure(f"{name}: covers, {len(given)} of {times} worlds", held, "%", "93 less chance", bound)


def _warnings() -> Iterator[Figure]:
    worlds: Sequence[tuple[str, World]] = (
        ("a list takes from another", _dependent),
        ("two kinds of people", _of_two_kinds),
        ("wrong links", _wrongly_linked),
    )
    for name, world in worlds:
        rng = np.random.default_rng(2032)
        fired = 100 * float(np.mean([_doubted(*world(rng)) for _ in range(_TIMES)]))
        yield Figure(f"a doubt is raised: {name}, {_TIMES} worlds", fired, "%", "at least", 90)
    rng = np.random.default_rng(2033)
    false = 100 * float(np.mean([_doubted(*_independent(rng)) for _ in range(_TIMES)]))
    yield Figure(f"a doubt is raised: all is well, {_TIMES} worlds", false, "%")


def _doubted(table: e.Overlap, drawn: list[e.Overlap]) -> bool:
    models = [e.combined([e.loglinear_pairs(one, _QUICK) for one in drawn])] if drawn else []
    return any(True for _ in dependence(table)) or any(True for _ in of_models(models))
