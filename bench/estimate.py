"""Estimates against published figures and against the R packages; how often intervals hold is in `calibration.py`.

* Points against what is published of the tables in `shared/tables` (`ONRECORD_SHARED`, else ../shared).
* Speed against R's own packages in the same run, on the processor's time, where R and the packages are installed
  (`R_LIBS` says where): effective draws a second, and seconds a bootstrap table.
* The wait at the first estimate on a machine.
"""

import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.figure import Figure
from onrecord import estimate as e
from onrecord.estimate import latent

_SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[2] / "shared"))
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
_AGREE = 1.05  # R-hat of R's chains beyond which their pooled figures are those of no posterior
_CLASSES = (15, 10)  # at most; with this seed R's chain of 15 begins in the one order, that of 10 in the other
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
_ORDERS = """
suppressMessages(library(LCMCR)); a <- commandArgs(TRUE); d <- read.csv(a[1], check.names=FALSE); k <- ncol(d) - 1
rows <- d[rep(seq_len(nrow(d)), d[[k + 1]]), seq_len(k)]; f <- as.data.frame(lapply(rows, factor, levels=c(0, 1)))
n <- as.integer(a[3]); m <- lcmCR(captures=f, tabular=FALSE, in_list_label="1", not_in_list_label="0",
  K=as.integer(a[2]), seed=1, buffer_size=n, thinning=50, verbose=FALSE)
m$Update(10000, FALSE); m$Change_SubSamp(50); m$Change_Trace_Length(n); m$Set_Trace(c("n0", "log_nuK"))
m$Activate_Tracing(); m$Update(n * 50, FALSE)
write.table(cbind(m$n + as.numeric(m$Get_Trace("n0")), matrix(m$Get_Trace("log_nuK"), nrow=n)), row.names=FALSE,
  col.names=FALSE)
"""
_TABLES = """
suppressMessages(library(SparseMSE)); folder <- commandArgs(TRUE)[2]
names <- data(package="SparseMSE")$results[, "Item"]
for (at in seq_along(names)) { d <- as.data.frame(get(names[at])); names(d)[ncol(d)] <- "count"
  write.csv(d, file.path(folder, paste0(at, ".csv")), row.names=FALSE)
  cat(at, exp(coef(stepwisefit(as.matrix(d), pthresh=0.02)$fit)[1]) + sum(d$count), "\n") }
"""
_FIRST = """
import time; from onrecord import estimate as e
table = e.read_overlap("a,b,c,n\\n1,0,0,50\\n0,1,0,40\\n0,0,1,30\\n1,1,0,20\\n1,0,1,12\\n0,1,1,9\\n1,1,1,4")[0]
short = e.Effort(replicates=10, burn_in=4, sweeps=8); e.loglinear_pairs(table, short); e.latent_classes(table, short)
print(time.process_time())
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
    yield from _of_peer()
    yield from _first()


def _of_peer() -> Iterator[Figure]:
    """Stepwise points on every table that R's SparseMSE brings along, beside its own of this run; none is kept."""
    with tempfile.TemporaryDirectory() as folder:
        for row in _in_r(_TABLES, "ned", folder):
            table = e.read_overlap((Path(folder) / f"{row[0]:g}.csv").read_text())[0]
            name = f"SparseMSE's table of {len(table.lists)} lists and {table.n:,} people, stepwise"
            yield _within(name, e.loglinear_pairs(table, _QUICK).point, row[1], 0.001)


def _first() -> Iterator[Figure]:
    """Processor time of the first estimate on a machine, and of the first of a later process. Not set against a limit:
    the machine decides it, and it is waited for once."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("compiled for the first time", "machine code kept"):
            words = [sys.executable, "-c", _FIRST]
            done = subprocess.run(words, env=os.environ | {"NUMBA_CACHE_DIR": folder}, capture_output=True, check=True)
            yield Figure(f"first estimate of a process, {name}", float(done.stdout), "s of processor")


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
    """The latent classes, and their effective draws a second (the fewer of middle and limits, as `mixing` has them for
    both programs) beside those of R's C++ on this core in this run; the first draws of ours are not counted, their time
    is, and of R neither."""
    table = _table(name)
    latent.missed_draws(table, e.Effort(burn_in=4, sweeps=8))  # compiled before it is timed
    start = time.process_time()
    missed, mixed = latent.missed_draws(table, e.FULL)
    ours = min(mixed.bulk, mixed.tail) / (time.process_time() - start)
    totals = table.n + missed
    yield Figure(f"{name}, latent: R-hat", mixed.r_hat, "", "below", latent.R_HAT, False)
    yield Figure(f"{name}, latent: effective draws", min(mixed.bulk, mixed.tail), "draws", "at least", latent.WORTH)
    if name == _VERDATA:
        yield _within(f"{name}, latent: mean", float(totals.mean()), _VERDATA_MEAN, 0.03)
        yield from _orders_weighed()
    rows = _in_r(_LCMCR, name, str(draws))
    if not rows:
        yield Figure(f"{name}, latent: effective draws a second; no LCMCR here", ours, "1/s")
        return
    theirs = np.array([row[1:] for row in rows])
    peer = e.mixing(theirs)
    rate = min(peer.bulk, peer.tail) / sum(row[0] for row in rows)
    yield Figure(f"{name}, latent: effective draws a second", ours, "1/s", f"{wanted} x R's LCMCR", wanted * rate)
    if peer.r_hat > _AGREE:
        yield Figure(f"{name}, latent: R's four chains do not agree, R-hat", peer.r_hat, "")
        return
    yield _within(f"{name}, latent: median, R's pooled", float(np.median(totals)), float(np.median(theirs)), 0.03)
    for share in (0.025, 0.975):
        yield _within(f"{name}, latent: {share:.1%} limit, R's pooled", float(np.quantile(totals, share)),
                      float(np.quantile(theirs, share)), 0.05)  # fmt: skip


def _orders_weighed() -> Iterator[Figure]:
    """R's own draws on the verdata stratum. A chain of it keeps the two large classes in the order in which it began;
    the model holds the other order as well, and how likely, beside this one, the prior of the stick says of each draw.
    So each draw stands for both orders, weighed: the mean of the model out of R's chain alone."""
    for classes in _CLASSES:
        rows = np.array(_in_r(_ORDERS, _VERDATA, str(classes), "8000"))
        if not rows.size:
            return
        totals, shares = rows[:, 0], np.exp(rows[:, 1:])
        weights = 1 + np.exp(_log_stick(_exchanged(shares)) - _log_stick(shares))
        both = float((weights * totals).sum() / weights.sum())
        parts = [
            (w * n).sum() / w.sum() for w, n in zip(*(np.array_split(x, 10) for x in (weights, totals)), strict=True)
        ]
        yield Figure(f"{_VERDATA}, R's chain of {classes} classes: mean", float(totals.mean()), "people")
        yield Figure(f"{_VERDATA}, the same draws, both orders weighed: mean", both, "people")
        yield Figure(f"{_VERDATA}, the same: standard error", float(np.std(parts, ddof=1)) / 10**0.5, "people")


def _exchanged(shares: np.ndarray) -> np.ndarray:
    """The shares of the classes, of each draw a row, with the two largest in each other's place."""
    rows, places = np.arange(len(shares))[:, None], np.argsort(-shares, axis=1)[:, :2]
    other = shares.copy()
    other[rows, places] = shares[rows, places[:, ::-1]]
    return other


def _log_stick(shares: np.ndarray) -> np.ndarray:
    """Log density of the shares of a broken stick, without what no exchange of two places before the last changes:
    each piece but the last two is a part of what was left."""
    left = shares[:, ::-1].cumsum(axis=1)[:, ::-1]
    return np.asarray(-np.log(np.maximum(left[:, 1:-1], 1e-300)).sum(axis=1))


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
