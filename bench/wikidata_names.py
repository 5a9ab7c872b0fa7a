"""Pairs of names from Wikidata's labels, as a question of verification: is this a spelling of that?

The pairs are those of `steveash/NETransliteration-COLING2018` (Merhav and Ash 2018; data CC0), words in Latin letters
with the same in another script. They are never in the repository: `ONRECORD_NETRANSLIT` names the folder of its
`wd_<language>_64`, `_16` and `_20`: training, development and test.

How the trial is made, the same for every split
* 3,000 pairs of a split are drawn (seeded): each word in the other script once, with its Latin spelling: the positives.
* Each gets two negatives: a Latin word drawn from the others at random, and a hard one, the nearest by letters
  (`rapidfuzz` ratio) of 300 drawn from the others. A word recorded in any split as a spelling of that name is none.
* Whole names: two pairs are put together into a name of two words; its negatives are a name that shares one word and
  differs in the other at random, one that shares one word and has the hard negative for the other, and one at random.
* The threshold is what gives the best F1 on development; on test it is only applied.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

TRAINING, DEVELOPMENT, TEST = 64, 16, 20
_DRAWN = 3_000
_AMONG = 300
Score = Callable[[str, str], float]


class Case(NamedTuple):
    there: str
    here: str
    kind: str  # "same", "random", "hard", "shares a word"

    @property
    def same(self) -> bool:
        return self.kind == "same"


class Result(NamedTuple):
    threshold: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read(folder: Path, language: str, split: int) -> list[tuple[str, str]]:
    """Pairs (word there, word in Latin letters) of a split."""
    rows = (line.split("\t") for line in (folder / f"wd_{language}_{split}").read_text("utf-8").splitlines())
    return [(there.replace(" ", ""), here) for here, there, _ in rows]


def words(folder: Path, language: str, split: int) -> list[Case]:
    """The trial of single words."""
    drawn, recorded = _drawn(folder, language, split)
    chance = random.Random(split)
    latin = sorted({here for _, here in drawn})
    return [case for there, here in drawn for case in _around(there, here, latin, recorded[there], chance)]


def names(folder: Path, language: str, split: int) -> list[Case]:
    """The trial of names of two words."""
    drawn, recorded = _drawn(folder, language, split)
    chance = random.Random(split + 1)
    latin = sorted({here for _, here in drawn})
    made = []
    for (a, one), (b, other) in zip(drawn[::2], drawn[1::2], strict=False):
        _, far, near = _around(a, one, latin, recorded[a], chance)
        _, far_b, _ = _around(b, other, latin, recorded[b], chance)
        made += [
            Case(f"{a} {b}", f"{one} {other}", "same"),
            Case(f"{a} {b}", f"{far.here} {other}", "shares a word"),
            Case(f"{a} {b}", f"{near.here} {other}", "hard"),
            Case(f"{a} {b}", f"{far.here} {far_b.here}", "random"),
        ]
    return made


def best(cases: Sequence[Case], score: Score) -> Result:
    """The threshold with the best F1, among those that say no to a score of 0."""
    scored = sorted(((score(case.there, case.here), case.same) for case in cases), reverse=True)
    positives, found, top = sum(same for _, same in scored), 0, Result(1.1, 0.0, 0.0)
    scored = [one for one in scored if one[0] > 0]
    for taken, (value, same) in enumerate(scored, 1):
        found += same
        last = taken == len(scored) or scored[taken][0] != value
        if last and (result := Result(value, found / taken, found / positives)).f1 > top.f1:
            top = result
    return top


def at(cases: Sequence[Case], score: Score, threshold: float) -> Result:
    taken = [case.same for case in cases if score(case.there, case.here) >= threshold]
    positives = sum(case.same for case in cases)
    return Result(threshold, sum(taken) / max(1, len(taken)), sum(taken) / max(1, positives))


def _drawn(folder: Path, language: str, split: int) -> tuple[list[tuple[str, str]], dict[str, set[str]]]:
    recorded: dict[str, set[str]] = defaultdict(set)
    for part in (TRAINING, DEVELOPMENT, TEST):
        for there, here in read(folder, language, part):
            recorded[there].add(here)
    first = dict(reversed(read(folder, language, split)))
    pool = sorted(first.items())
    return random.Random(7).sample(pool, min(_DRAWN, len(pool))), recorded


def _around(there: str, here: str, latin: list[str], recorded: set[str], chance: random.Random) -> Iterator[Case]:
    others = [one for one in chance.sample(latin, min(_AMONG, len(latin))) if one not in recorded]
    nearest = process.extractOne(here, others, scorer=fuzz.ratio)
    yield Case(there, here, "same")
    yield Case(there, others[0], "random")
    yield Case(there, nearest[0], "hard")
