"""Memory while a folder in English, Russian and French is read: resident, of the build and each of its readers.

Each reader comes to read all three languages, so that each has loaded every model. What two processes share is counted
twice in the first line and halved in the second. Needs Linux's /proc; elsewhere nothing is printed.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.articles import article
from bench.figure import Figure
from bench.reading import marked

_ONRECORD = str(Path(sys.executable).with_name("onrecord"))
_PROC = Path("/proc")
_ARTICLES = 12  # of each language
_LOOK = 0.05  # seconds from one look to the next
_LIMIT = 1024.0  # MiB


def figures() -> Iterator[Figure]:
    if not (_PROC / "self" / "smaps_rollup").exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder)
        for number in range(_ARTICLES):
            (case / f"{number:02}-en.txt").write_text(article(number), encoding="utf-8")
        for language in ("ru", "fr"):
            for number, (_, _, text, _) in zip(range(_ARTICLES), marked(f"articles-{language}"), strict=False):
                (case / f"{number:02}-{language}.txt").write_text(text, encoding="utf-8")
        resident, shared = _most(case)
    yield Figure("three languages, two readers: resident, summed", resident, "MiB", "limit", _LIMIT, False)
    yield Figure("  what they share counted once", shared, "MiB")


def _most(case: Path) -> tuple[float, float]:
    """The most that all processes of a build hold at one time, in MiB: resident, and with what is shared divided."""
    environment = {**os.environ, "ONRECORD_PASSPHRASE": "a bench, not a secret"}
    build = subprocess.Popen(
        [_ONRECORD, "build", str(case), "--workers", "2"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    resident = shared = 0
    while build.poll() is None:
        family = _family(build.pid)
        resident = max(resident, sum(_held(one, "status", "VmRSS:") for one in family))
        shared = max(shared, sum(_held(one, "smaps_rollup", "Pss:") for one in family))
        time.sleep(_LOOK)
    if build.returncode:
        raise SystemExit("the build failed: its memory says nothing")
    return resident / 1024, shared / 1024


def _family(first: int) -> list[int]:
    """A process and all below it."""
    found = [first]
    for one in found:
        for children in (_PROC / str(one) / "task").glob("*/children"):
            found += [int(child) for child in _read(children).split()]
    return found


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it has ended
        return ""


def _held(process: int, file: str, name: str) -> int:
    """KiB."""
    lines = _read(_PROC / str(process) / file).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)
