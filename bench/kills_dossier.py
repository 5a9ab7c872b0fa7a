"""kill -9 while a dossier is being written: the old or the new one stands, whole, and checks; never neither.

Publishing uses plain files, so the points at which it dies are those that Python itself reports of a process that asks
(`sys.addaudithook`): every file opened to be written, every name made, moved or removed below the dossier's folder.
Every second trial is killed from outside, a moment after such a point, wherever it then is, among what others left.
"""

import io
import itertools
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.figure import Figure
from bench.mortal import Acknowledge, die, in_a_process
from onrecord.casefile import create, open_casefile
from onrecord.nouns import Edtf, Finding, ItemToBe, Reading
from onrecord.publish import MANIFEST, check_dossier, publish

TRIALS = 500
A_MOMENT = 0.004  # seconds: the span after a point in which a process is killed from outside
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_MADE, _REMOVED = {"os.rename", "os.mkdir"}, {"os.remove", "os.rmdir"}


class Standing(NamedTuple):
    """Of one trial or many: how often the old dossier stood afterwards, the new one, and none that holds."""

    old: int = 0
    new: int = 0
    none: int = 0

    def plus(self, other: "Standing") -> "Standing":
        return Standing(*(a + b for a, b in zip(self, other, strict=True)))


def begin(root: Path) -> None:
    """A record with a few items, and its dossier."""
    create(root / "record", member="bench")
    with open_casefile(root / "record") as case:
        with case.writer() as writer:
            for number in range(3):
                to_be = ItemToBe(name=f"{number}.txt", media_type="text/plain")
                item = writer.take_in(to_be, io.BytesIO(b"Report %d" % number))
                told = Reading(item=item.id, layer="", model="bench@1", language="en", outlet="The Quay Courier",
                               published_on=Edtf("2024-05-01"))  # fmt: skip
                writer.keep(told)
        publish(case, root / "dossier")


def touched(root: Path, do: Callable[[], None]) -> None:
    """From now on, in this process: `do` whenever something below `root/…dossier…` is about to be touched."""
    watched = os.fspath(root / ".dossier."), os.fspath(root / "dossier")

    def hear(event: str, about: tuple[object, ...]) -> None:
        if _touches(event, about) and (event in _REMOVED or os.fspath(about[0]).startswith(watched)):  # type: ignore[call-overload]
            do()

    sys.addaudithook(hear)


def _touches(event: str, about: tuple[object, ...]) -> bool:
    """Whether it makes, moves or removes something; what is removed is reported by its last name only."""
    opened_to_write = event == "open" and isinstance(about[2], int) and bool(about[2] & _WRITES)
    return (opened_to_write or event in _MADE | _REMOVED) and isinstance(about[0], str | os.PathLike)


def tidy(root: Path) -> None:
    """Clear away what a killed publication left, so that the next one has the same points as any other."""
    for left in root.glob(".dossier.*"):
        shutil.rmtree(left)


def points(root: Path) -> int:
    """How often publishing touches the dossier's folder."""
    tidy(root)
    return in_a_process(lambda say: _publish(root, say)).acknowledged


def trial(root: Path, number: int, point: int, wait: float | None) -> Standing:
    """Publish what has changed and be killed at a point, by oneself or `wait` seconds later; see what stands then."""
    before = (root / "dossier" / MANIFEST).read_bytes()
    with open_casefile(root / "record") as case, case.writer() as writer:
        writer.keep(Finding(code="no-date", what=f"trial {number}", where="i-1"))
    if wait is None:
        tidy(root)
        passed = itertools.count(1)
        in_a_process(lambda _: _publish(root, lambda: die() if next(passed) == point else None))
    else:
        in_a_process(lambda say: _publish(root, say), kill_after=point, wait=wait)
    if not (root / "dossier").is_dir() or not all(each.holds for each in check_dossier(root / "dossier")):
        return Standing(none=1)
    stands = (root / "dossier" / MANIFEST).read_bytes()
    return Standing(old=int(stands == before), new=int(stands != before))


def _publish(root: Path, at_a_point: Acknowledge) -> None:
    with open_casefile(root / "record") as case:
        touched(root, at_a_point)
        publish(case, root / "dossier")


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=Path.cwd()) as parent:
        root, chance, total = Path(parent), random.Random(500), Standing()
        begin(root)
        last = points(root)
        for number in range(TRIALS):
            wait = chance.random() * A_MOMENT if number % 2 else None
            total = total.plus(trial(root, number, 1 + number // 2 % (last + 1), wait))
    yield Figure(f"kill -9 at {last} points of publishing, or near: the old stood", total.old, f"of {TRIALS}")
    yield Figure("  the new one stood", total.new, f"of {TRIALS}")
    yield Figure("  neither stood, or it did not check", total.none, "", "limit", 0, more_is_better=False)
