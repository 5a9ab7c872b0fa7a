"""Figures of names across scripts: a hard set written for the project, pairs from Wikidata, and speed.

The hard set (`bench/data/names-hard.csv`, invented people) is two thirds development; the held third was written before
any tuning and is looked at by totals only. The Wikidata pairs (`bench.wikidata_names`) are run where
`ONRECORD_NETRANSLIT` names their folder. The threshold is what gives the best F1 on the development split; the test
split is scored with it, and printed as totals. The peers of the same run are equality of consonant skeletons and, where
it is installed (`bench.nomenklatura_names`), nomenklatura's `logic-v2`, whose threshold is fixed as ours is.
"""

import os
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.figure import Figure
from bench.nomenklatura_names import Pair, Scored, scores
from bench.wikidata_names import DEVELOPMENT, TEST, Case, Result, Score, at, best, names, words
from onrecord.link.names import blocks, compare, judged, read_pairs
from onrecord.link.names.compare import _compared
from onrecord.nouns.names import consonants

_HARD = Path(__file__).parent / "data" / "names-hard.csv"
_TARGETS = {"russian": ("ru", 0.93), "arabic": ("ar", 0.88)}
Splits = tuple[Sequence[Case], Sequence[Case]]  # development, test
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
    for trial, of in ((words, "words"), (names, "names of two words")):
        splits = trial(folder, language, DEVELOPMENT), trial(folder, language, TEST)
        pairs = sorted({(case.there, case.here) for cases in splits for case in cases})
        ours = _ours(pairs, code)
        title = f"Wikidata {code}-en, {of}"
        found = _fixed(splits, ours.of)
        yield Figure(f"{title}: development F1 at {found.threshold:.3f}", best(splits[0], _looked(ours.of)).f1, "F1")
        yield Figure(f"{title}: test F1", found.f1, "F1", "target", target if trial is words else None)
        equal = at(splits[1], _skeletons, 1.0)
        yield Figure(f"{title}: test F1 against skeletons", found.f1, "F1", "equal skeletons", equal.f1)
        yield Figure(f"{title}: test precision", found.precision, "")
        yield Figure(f"{title}: test recall", found.recall, "")
        for kind in ("random", "hard", "shares a word"):
            yield from _taken(title, kind, splits[1], ours.of, found.threshold)
        yield from _beside(title, splits, ours, scores(pairs))


def _beside(title: str, splits: Splits, ours: Scored, peer: Scored | None) -> Iterator[Figure]:
    """The peer on the very same pairs, its threshold fixed as ours is; and both where every negative is a name drawn at
    random, the easier question that such figures are often given for."""
    if peer is None:
        yield Figure(f"{title}: logic-v2 not installed: ONRECORD_NOMENKLATURA names no Python that has it", 0, "")
        return
    development, test = ([case for case in cases if case.kind in ("same", "random")] for cases in splits)
    for cases, of in ((splits, "test F1"), ((development, test), "test F1, random negatives alone")):
        mine, theirs = _fixed(cases, ours.of), _fixed(cases, peer.of)
        yield Figure(f"{title}: {of}", mine.f1, "F1", f"logic-v2 {peer.version} at {theirs.threshold:.2f}", theirs.f1)
        yield Figure("  logic-v2: precision", theirs.precision, "")
        yield Figure("  logic-v2: recall", theirs.recall, "")
    paces = [len(scored.of) / scored.seconds for scored in (ours, peer)]
    yield Figure(f"{title}: pairs compared", paces[0], "pairs/s", "logic-v2", paces[1])


def _ours(pairs: Sequence[Pair], language: str) -> Scored:
    _compared.cache_clear()
    begun = time.process_time()
    found = {(there, here): compare(there, here, language).score for there, here in pairs}
    return Scored(found, time.process_time() - begun, "")


def _looked(of: Mapping[Pair, float]) -> Score:
    return lambda there, here: of[there, here]


def _fixed(splits: Splits, of: Mapping[Pair, float]) -> Result:
    """What the threshold that is best on development gives on test."""
    development, test = splits
    return at(test, _looked(of), best(development, _looked(of)).threshold)


def _taken(
    title: str, kind: str, cases: Sequence[Case], of: Mapping[Pair, float], threshold: float
) -> Iterator[Figure]:
    found = [of[case.there, case.here] for case in cases if case.kind == kind]
    if found:
        share = 100 * sum(score >= threshold for score in found) / len(found)
        yield Figure(f"{title}: {kind} negatives taken for one", share, f"% of {len(found)}")


def _skeletons(there: str, here: str) -> float:
    return float([consonants(word) for word in there.split()] == [consonants(word) for word in here.split()])
