"""kill -9 by progress: what was acknowledged is there, whatever the moment.

A writer saves five entries at a time (two items, a text, two findings) and acknowledges each saving over a pipe. It is
killed at every point at which it touches the disk, and after the n-th acknowledgement wherever it then is; half of the
records are killed once more while they are opened again. What is lost is counted against what was at stake: entries
that the killed process itself had acknowledged.
"""

import hashlib
import io
import itertools
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench import kills_dossier
from bench.figure import Figure
from bench.mortal import Acknowledge, Mortal, in_a_process
from onrecord.casefile import Casefile, check_record, create, open_casefile
from onrecord.nouns import Finding, ItemToBe, Refusal, TextLayer

BY_COUNT = 250  # trials in which a writer is killed after an acknowledgement
MOST_SAVINGS = 8  # before a writer is killed
ENTRIES = 5  # of one saving
AT_STAKE = 5000  # entries, at least
OPENING = 24  # points within which a second process dies while it opens what the first one left
A_SAVING = 0.02  # seconds, about twice: the span after an acknowledgement in which it is killed
SCOPE, WORDS = "subject:p-7", "told in confidence"


class Trial(NamedTuple):
    """Of one trial or of many: entries at stake, and of these lost; records that do not hold or cannot be written."""

    trials: int = 0
    at_stake: int = 0
    lost: int = 0
    damaged: int = 0

    def plus(self, other: "Trial") -> "Trial":
        return Trial(*(a + b for a, b in zip(self, other, strict=True)))


def save(case: Casefile, who: str, number: int) -> None:
    """Five entries, saved together; what is in them follows from their names."""
    with case.writer() as writer:
        for name in (f"{who}-{number}-{n}.txt" for n in range(2)):
            item = writer.take_in(ItemToBe(name=name, media_type="text/plain"), io.BytesIO(_content(name)))
        text = _content(item.name).decode()
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        writer.keep(TextLayer(item=item.id, text=text, sha256=sha256, extractor="bench@1"))
        for n in range(2):
            writer.keep(Finding(code="no-date", what=f"{who} {number} {n}", where=item.id))


def saved(case: Casefile, who: str, savings: int) -> int:
    """How many of the entries of the first `savings` are there, to the byte."""
    items, there = {item.name: item for item in case.items()}, 0
    findings = {finding.what for _, finding in case.findings()}
    for number in range(savings):
        for name in (f"{who}-{number}-{n}.txt" for n in range(2)):
            item = items.get(name)
            there += item is not None and case.read_object(item.object, 1 << 20) == _content(name)
        layer = case.layer(item.id) if item else None
        there += layer is not None and layer.text.encode() == _content(name)
        there += sum(f"{who} {number} {n}" in findings for n in range(2))
    return there


def write(folder: Path, who: str, savings: int, disk: Mortal, acknowledge: Acknowledge) -> None:
    """Open a record and save so many times, acknowledging each."""
    with open_casefile(folder, disk=disk) as case:
        for number in range(savings):
            save(case, who, number)
            acknowledge()


def points(folder: Path, savings: int) -> int:
    """At how many points a writer who saves so often could die."""
    disk = Mortal()
    write(folder, "a", savings, disk, lambda: None)
    return disk.passed


def at_point(folder: Path, savings: int, point: int, opening: int | None = None) -> Trial:
    """A writer who dies at its `point`-th touch of the disk; who opens after it dies at its `opening`-th."""
    first = in_a_process(lambda say: write(folder, "a", savings, Mortal(point), say))
    return looked_at(folder, first.acknowledged, opening)


def after_saving(folder: Path, number: int, wait: float, opening: int | None = None) -> Trial:
    """A writer who is killed `wait` seconds after its `number`-th acknowledgement."""
    died = in_a_process(lambda say: write(folder, "a", 10 * MOST_SAVINGS, Mortal(), say), kill_after=number, wait=wait)
    return looked_at(folder, died.acknowledged, opening)


def looked_at(folder: Path, savings: int, opening: int | None = None) -> Trial:
    """What is left of what was acknowledged, and whether the record holds and goes on."""
    more = 0
    if opening is not None:
        more = in_a_process(lambda say: write(folder, "b", 1, Mortal(opening), say)).acknowledged
    at_stake, there, holds = ENTRIES * (savings + more), 0, False
    try:
        holds = check_record(folder).holds
        with open_casefile(folder) as case:
            there = saved(case, "a", savings) + saved(case, "b", more)
            save(case, "c", 0)
            there += saved(case, "c", 1) - ENTRIES
        holds &= check_record(folder).holds and not any((folder / "incoming").iterdir())
    except Refusal:
        holds = False
    return Trial(1, at_stake, at_stake - there, not holds)


def begun_at_point(folder: Path, point: int) -> bool | None:
    """Kill who begins a record at a point: whether there is a record then, or room for one; None past the last."""
    if not in_a_process(lambda _: create(folder, member="bench", disk=Mortal(point))).killed:
        return None
    if not folder.exists():
        create(folder, member="bench")
    return check_record(folder).holds


def told_in_confidence(folder: Path) -> None:
    """Begin a record that holds words under a key of their own, and an item."""
    create(folder, member="bench")
    with open_casefile(folder) as case, case.writer() as writer:
        item = writer.take_in(ItemToBe(name="a.txt", media_type="text/plain"), io.BytesIO(b"seen"))
        writer.keep(Finding(code="small", what=WORDS, where="p-7"), scope=SCOPE)
        sha256 = hashlib.sha256(WORDS.encode()).hexdigest()
        writer.keep(TextLayer(item=item.id, text=WORDS, sha256=sha256, extractor="bench@1"), scope=SCOPE)


def destroyed_at_point(folder: Path, point: int) -> bool | None:
    """Kill who destroys the key of those words at a point: whether they are gone if the log says so, the rest is
    there, and the record holds; None past the last point."""

    def destroy(_: Acknowledge) -> None:
        with open_casefile(folder, disk=Mortal(point)) as case:
            case.destroy(SCOPE, "consent withdrawn")

    if not in_a_process(destroy).killed:
        return None
    try:
        held = check_record(folder).holds
        with open_casefile(folder, write=point % 2 == 0) as case:
            (item,) = case.items()
            said = any(entry.kind == "destroyed" for entry in case.entries())
            there = [finding.what for _, finding in case.findings()], bool(case.search(WORDS)), case.layer(item.id)
            gone = there == ([], False, None)
            held &= said == gone and case.read_object(item.object, 9) == b"seen"
        return held and check_record(folder).holds
    except Refusal:
        return False


def figures() -> Iterator[Figure]:
    yield from _records()
    yield from kills_dossier.figures()


def _records() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=Path.cwd()) as parent:
        root, chance = Path(parent), random.Random(500)
        create(root / "empty", member="bench")
        told_in_confidence(root / "told")
        every, counted = Trial(), Trial()
        last = points(fresh(root, "empty"), MOST_SAVINGS)
        for point in range(1, last + 1):
            opening = chance.randint(1, OPENING) if point % 2 else None
            every = every.plus(at_point(fresh(root, "empty"), MOST_SAVINGS, point, opening))
        for number in range(BY_COUNT):
            opening, wait = chance.randint(1, OPENING) if number % 2 else None, chance.random() * A_SAVING
            counted = counted.plus(after_saving(fresh(root, "empty"), 1 + number % MOST_SAVINGS, wait, opening))
        begun = list(until_none(lambda point: begun_at_point(fresh(root), point)))
        destroyed = list(until_none(lambda point: destroyed_at_point(fresh(root, "told"), point)))
    yield from _told("at every point of a writer", every)
    yield from _told("after an acknowledgement, wherever it then is", counted)
    at_stake = every.at_stake + counted.at_stake
    yield Figure("entries at stake in all of these", at_stake, "entries", "limit", AT_STAKE)
    yield _none(f"killed at all {len(begun)} points of a beginning: stuck", begun.count(False))
    yield _none(f"killed at all {len(destroyed)} points of a destruction: wrong", destroyed.count(False))


def until_none(trial: Callable[[int], bool | None]) -> Iterator[bool]:
    """A trial at point after point, to the last."""
    for point in itertools.count(1):
        if (right := trial(point)) is None:
            return
        yield right


def fresh(root: Path, of: str | None = None) -> Path:
    """A copy of one of the records in `root`, or room for one."""
    folder = root / "killed"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(folder.with_name(f".{folder.name}.begun"), ignore_errors=True)
    if of is not None:
        shutil.copytree(root / of, folder)
    return folder


def _told(when: str, trial: Trial) -> Iterator[Figure]:
    yield Figure(f"kill -9 {when}", trial.trials, "trials")
    yield _none(f"  lost, of {trial.at_stake:,} entries acknowledged and at stake", trial.lost)
    yield _none("  records that did not hold or could not be written", trial.damaged)


def _none(what: str, count: int) -> Figure:
    return Figure(what, count, "", "limit", 0, more_is_better=False)


def _content(name: str) -> bytes:
    return f"What {name} says. ".encode() * 40
