"""From lists to an estimate, with links in doubt: how often what is published holds the truth.

An invented population of known size; four lists that reach each of them by chance, written as lists are (in two
scripts, with slips, with much left out); who is whom by our own `link`, and the total by our own `estimate` over the
linkages it drew. So an error of a link, a slip that nobody sees and a model that is wrong count here together.

* Worlds: lists independent of each other, or reaching two kinds of people unalike; written as public lists are, or with
  half of all births and dates left out; and a place where a few names cover everybody, which is hard the other way.
* Each is looked at when nobody was asked, after ten and twenty true answers in the order of the queue, when no link is
  unsure any more, and with everybody known: what is amiss there the models do by themselves, and no link.
* Where one is given the headline is to hold the truth in 93 of 100, or as often as with everybody known where that is
  less; and in 5 at most it may be too high, for that is what an opponent attacks.

World k of a kind is drawn from the seed (2033, kind, k); nothing was chosen on these. `ONRECORD_JOINED` names a folder
in which each world is one line, so a run can be cut off and gone on with; `ONRECORD_WORLDS` says how many of a kind
(2). The long run's totals stand in docs/methods/estimation.md.
"""

import datetime as dt
import json
import math
import os
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from training.linkage import spelling
from training.linkage.people import Faults, population
from training.linkage.unseen import POOR

from bench.figure import Figure
from onrecord.estimate import QUICK, examine, tabulated
from onrecord.estimate.of_case import Tables
from onrecord.link import Queue, Record, Weighed, people, weighed
from onrecord.nouns import Account, Headline, Ids, Judged, Link, ListEntry, Numbers, PeopleList, Reading

SEED = int(os.environ.get("ONRECORD_JOINED_SEED", "2033"))  # those on which anything was chosen: 2032
_WORLDS = int(os.environ.get("ONRECORD_WORLDS", "2"))
_KEPT = os.environ.get("ONRECORD_JOINED")
_LISTS = 4
_EVERY = 4  # of the twenty linkages drawn, which take minutes a world; five at even distances stand for them
_ROUNDS = 6  # of answering all unsure links and weighing anew, at most
_BOUND, _TOO_HIGH = 93, 5
STAGES = ("nobody asked", "10 answers", "20 answers", "no link unsure")
KNOWN = "who is who known"
IDS = Ids(key=b"\x07" * 32)
WHEN = dt.datetime(2031, 7, 1, tzinfo=dt.UTC)


Said = dict[str, float | None]


class Kind(NamedTuple):
    faults: Faults
    alike: bool = True  # whether every list reaches everybody with one chance
    few_names: bool = False


KINDS = {
    "independent lists": Kind(Faults()),
    "two kinds of people": Kind(Faults(), alike=False),
    "independent lists, half left out": Kind(POOR),
    "two kinds of people, half left out": Kind(POOR, alike=False),
    "few names, half left out": Kind(POOR, few_names=True),
}


class World(NamedTuple):
    """`people` in truth, listed or not; the lists as read; and of each row whose it is."""

    people: int
    readings: tuple[Reading, ...]
    truth: Mapping[str, int]


def figures() -> Iterator[Figure]:
    for name in KINDS:
        worlds = _outcomes(name)
        for stage in (KNOWN, *STAGES):
            yield from _of_stage(f"{name}, {stage}", [one[stage] for one in worlds], [one[KNOWN] for one in worlds])


def _of_stage(name: str, said: Sequence[Said], known: Sequence[Said]) -> Iterator[Figure]:
    given = _given(said)
    yield Figure(f"{name}: headline given", 100 * len(given) / len(said), f"% of {len(said)}")
    if given:
        by_itself = 100 * _share(_given(known), lambda low, high: low <= 1 <= high)
        chance = 100 * 2 * math.sqrt(0.95 * 0.05 / len(given))  # what is true may still show in so few
        held = 100 * _share(given, lambda low, high: low <= 1 <= high)
        high = 100 * _share(given, lambda low, _: low > 1)
        yield Figure("  holds the truth", held, "%", "93 or known, less chance", min(_BOUND, by_itself) - chance)
        yield Figure("  too high", high, "%", "5 and chance", _TOO_HIGH + chance, False)
        yield Figure("  width (median)", statistics.median(high - low for low, high in given), "of truth")
    for what in ("listed", "point"):
        yield Figure(f"  {what} over the truth (median)", statistics.median(one[what] or math.nan for one in said), "")
    yield Figure("  says that links matter", 100 * statistics.mean(bool(one["links"]) for one in said), "%")


def _given(said: Sequence[Said]) -> list[tuple[float, float]]:
    return [(low, high) for one in said if (low := one["low"]) is not None and (high := one["high"]) is not None]


def _share(given: Sequence[tuple[float, float]], holds: Callable[[float, float], bool]) -> float:
    return sum(holds(*one) for one in given) / max(len(given), 1)


def world(name: str, k: int) -> World:
    """World `k` of a kind."""
    kind = KINDS[name]
    rng = np.random.default_rng((SEED, tuple(KINDS).index(name), k))
    many = int(rng.integers(600, 1501))
    chances = np.tile(rng.uniform(0.15, 0.3, _LISTS), (many, 1))
    if not kind.alike:
        easy = rng.random(many)[:, None] < 0.3
        chances = np.where(easy, np.minimum(chances * 2.2, 0.9), chances * 0.4)
    size = spelling.Size(families=60, given=25, villages=12) if kind.few_names else spelling.Size()
    made = list(population(chances.tolist(), int(rng.integers(2**31)), kind.faults, size))
    rows: dict[str, list[Record]] = defaultdict(list)
    for one, _ in made:
        rows[one.list].append(one)
    return World(many, tuple(_read(*one) for one in sorted(rows.items())), {one.id: number for one, number in made})


def _read(listed: str, rows: Sequence[Record]) -> Reading:
    entries = tuple(
        ListEntry(
            id=one.id, row=at, name=one.name, born=one.born, when=one.when, place=one.place, within=one.places,
            sex=one.sex,
        )
        for at, one in enumerate(rows)
    )  # fmt: skip
    made = PeopleList(id=listed, decided_by="bench", item=f"i-{listed}", owner=f"Office {listed}", entries=entries)
    return Reading(item=made.item, layer="", model="bench@1", language="", lists=(made,))


def stages(world: World) -> Iterator[tuple[str, Weighed]]:
    """Records weighed, with more and more answers by somebody who knows; the machine learns every ten, as at the
    desk."""
    now = _weighed(world, ())
    yield STAGES[0], now
    for stage in STAGES[1:3]:
        now = _after_ten(world, now)
        yield stage, now
    for _ in range(_ROUNDS):
        unsure = [one for one in Queue(now, IDS).waiting() if one.judgement == "unsure"]
        if unsure:
            now = _weighed(world, (*now.judged, *(_answer(world, one) for one in unsure)))
    yield STAGES[3], now


def _after_ten(world: World, now: Weighed) -> Weighed:
    queue = Queue(now, IDS)
    for _ in range(10):
        if left := queue.waiting():
            said = _answer(world, left[0])
            now = now.after(said)
            queue.answered(said)
    return _weighed(world, now.judged)


def _weighed(world: World, judged: Sequence[Judged]) -> Weighed:
    return weighed(Account(), world.readings, (), judged, IDS)


def _answer(world: World, link: Link) -> Judged:
    same = world.truth[link.a] == world.truth[link.b]
    return Judged(a=link.a, b=link.b, verdict="same" if same else "different", by="Mira", at=WHEN)


def said(world: World, now: Weighed) -> Said:
    """What is said of a world, over the truth: the headline or its refusal (None), the people listed, the middle point
    of all models that stand; and whether it is said that links matter."""
    linked = people(now, Account(), world.readings, IDS)
    tables = Tables(linked, [one.lists[0] for one in world.readings])
    unsure = sum(one.judgement == "unsure" for one in linked.links)
    told = _told(world, examine(tables.whole(), QUICK, tables.drawn()[::_EVERY], QUICK))
    return told | {"unsure": unsure, "judged": len(now.judged)}


def known(world: World) -> Said:
    """The same with everybody known."""
    names = tuple(one.lists[0].id for one in world.readings)
    patterns: dict[int, int] = defaultdict(int)
    for at, one in enumerate(world.readings):
        for entry in one.lists[0].entries:
            patterns[world.truth[entry.id]] |= 1 << at
    return _told(world, examine(tabulated(names, patterns.values()), QUICK))


def _told(world: World, numbers: Numbers) -> Said:
    (headline,) = numbers.headlines
    points = [one.point for one in numbers.estimates if one.point and not one.changed and "Chao" not in one.model]
    low, high = _over(headline, world.people)
    return {
        "low": low, "high": high, "listed": headline.listed / len(set(world.truth.values())),
        "point": statistics.median(points) / world.people if points else None,
        "links": float(any(one.code == "links-matter" for one in numbers.findings)),
    }  # fmt: skip


def _over(headline: Headline, people: int) -> tuple[float | None, float | None]:
    if headline.low is None or headline.high is None:
        return None, None
    return headline.low / people, headline.high / people


def _outcomes(name: str) -> list[dict[str, Said]]:
    """Of the first `_WORLDS` worlds of a kind; those that stand in the folder are read."""
    file = Path(_KEPT) / f"{name.replace(' ', '-').replace(',', '')}.jsonl" if _KEPT else None
    outcomes = [json.loads(line) for line in file.read_text().splitlines()] if file and file.is_file() else []
    for k in range(len(outcomes), _WORLDS):
        drawn = world(name, k)
        outcomes.append({KNOWN: known(drawn)} | {stage: said(drawn, now) for stage, now in stages(drawn)})
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a") as out:
                out.write(json.dumps(outcomes[-1]) + "\n")
    return outcomes[:_WORLDS]
