"""Figures of names across scripts: a hard set written for the project, pairs from Wikidata, and speed.

The hard set (`bench/data/names-hard.csv`, invented people) is two thirds development; the held third was written before
any tuning and is looked at by totals only. The Wikidata pairs (`bench.wikidata_names`) are run where
`ONRECORD_NETRANSLIT` names their folder. The threshold is what gives the best F1 on the development split; the test
split is scored with it, and printed as totals. The peer of the same run is equality of consonant skeletons.
"""

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure
from bench.wikidata_names import Case, at, best, names, words
from onrecord.link.names import blocks, compare, judged, read_pairs
from onrecord.link.names.compare import _compared
from onrecord.nouns.names import consonants

_HARD = Path(__file__).parent / "data" / "names-hard.csv"
_TARGETS = {"russian": ("ru", 0.93), "arabic": ("ar", 0.88)}
_YES = ("same", "sounds")
_SPEED_PAIRS = 20_000
_SPEED = 50_000  # pairs a second


def figures() -> Iterator[Figure]:
    yield from _hard_set()
    yield from _speed()
    folder = os.environ.get("ONRECORD_NETRANSLIT")
    if folder is None:
        yield Figure("Wikidata pairs left out: ONRECORD_NETRANSLIT is not set", 0, "")
        return
    for language in _TARGETS:
        yield from _wikidata(Path(folder), language)


def _hard_set() -> Iterator[Figure]:
    head, *lines = _HARD.read_text("utf-8").splitlines()
    for part in ("dev", "held"):
        rows = [line for line in lines if line.endswith(f",{part}")]
        found = judged(*read_pairs("\n".join([head, *rows]))).pairs
        one, two = [row for row in found if row.same], [row for row in found if not row.same]
        yield Figure(f"hard set, {part}: pairs", len(found), "")
        wrong = sum(row.level in _YES for row in two)
        yield Figure(f"hard set, {part}: two names said to be one", wrong, f"of {len(two)}", "limit", 0, False)
        yield Figure(
            f"hard set, {part}: two names said to be near", sum(row.level == "near" for row in two), f"of {len(two)}"
        )
        right = sum(row.level in _YES for row in one)
        near = sum(row.level == "near" for row in one)
        yield Figure(f"hard set, {part}: one name found so", 100 * right / len(one), f"% of {len(one)}")
        yield Figure(
            f"hard set, {part}: one name found so or near", 100 * (right + near) / len(one), f"% of {len(one)}"
        )
        met = sum(bool(blocks(row.a) & blocks(row.b)) for row in one)
        yield Figure(f"hard set, {part}: one name met by a key", 100 * met / len(one), f"% of {len(one)}")


def _speed() -> Iterator[Figure]:
    rows = read_pairs(_HARD.read_text("utf-8"))[0]
    pool = sorted({name for row in rows for name in (row.a, row.b)})
    chance = random.Random(5)
    pairs = [(chance.choice(pool), chance.choice(pool)) for _ in range(_SPEED_PAIRS)]
    for name, limit in (("names never seen before", None), ("whose words were met before", _SPEED)):
        _compared.cache_clear()
        start = time.process_time()
        for a, b in pairs:
            compare(a, b)
        pace = len(pairs) / (time.process_time() - start)
        yield Figure(f"comparing {name}", pace, "pairs/s", "limit a core (CPU time)" if limit else "", limit)


def _wikidata(folder: Path, language: str) -> Iterator[Figure]:
    code, target = _TARGETS[language]

    def ours(there: str, here: str) -> float:
        return compare(there, here, code).score

    for trial, of in ((words, "words"), (names, "names of two words")):
        chosen = best(trial(folder, language, 16), ours)
        cases = trial(folder, language, 20)
        result, peer = at(cases, ours, chosen.threshold), at(cases, _skeletons, 1.0)
        bound = target if trial is words else None
        title = f"Wikidata {code}-en, {of}"
        yield Figure(f"{title}: development F1 at {chosen.threshold:.3f}", chosen.f1, "F1")
        yield Figure(f"{title}: test F1", result.f1, "F1", "target", bound)
        yield Figure(f"{title}: test F1 against skeletons", result.f1, "F1", "equal skeletons", peer.f1)
        yield Figure(f"{title}: test precision", result.precision, "")
        yield Figure(f"{title}: test recall", result.recall, "")
        for kind in ("random", "hard", "shares a word"):
            yield from _taken(title, kind, cases, ours, chosen.threshold)


def _taken(title: str, kind: str, cases: list[Case], ours: object, threshold: float) -> Iterator[Figure]:
    scores = [ours(case.there, case.here) for case in cases if case.kind == kind]  # type: ignore[operator]
    if scores:
        share = 100 * sum(score >= threshold for score in scores) / len(scores)
        yield Figure(f"{title}: {kind} negatives taken for one", share, f"% of {len(scores)}")


def _skeletons(there: str, here: str) -> float:
    return float([consonants(word) for word in there.split()] == [consonants(word) for word in here.split()])
