"""What a person waits for: start-up, a thousand articles, a second run on the same folder."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.articles import article
from bench.figure import Figure

ONRECORD = str(Path(sys.executable).with_name("onrecord"))
ARTICLES = 1_000


def figures() -> Iterator[Figure]:
    yield _start_up()
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder)
        for number in range(ARTICLES):
            (case / f"article-{number:04}.txt").write_text(article(number), encoding="utf-8")
        first, summary = _build(case)
        yield Figure("1,000 articles of 4 kB, first build", first, "s", "limit", 360.0, more_is_better=False)
        yield Figure("  statements found in them", summary["statements"], "")
        second, again = _build(case)
        yield Figure("the same folder again", second, "s", "limit", 5.0, more_is_better=False)
        changed = again["taken"].get("new", 0) + again["taken"].get("changed", 0)
        yield Figure("  items taken in twice", changed, "", "limit", 0, more_is_better=False)


def _start_up() -> Figure:
    def cpu() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    runs = []
    for _ in range(5):
        before = cpu()
        subprocess.run([ONRECORD, "--help"], check=True, capture_output=True)
        runs.append(cpu() - before)
    return Figure("onrecord --help, CPU, median of 5", sorted(runs)[2], "s", "limit", 0.3, more_is_better=False)


def _build(case: Path) -> tuple[float, dict]:  # type: ignore[type-arg]
    begun = time.monotonic()
    environment = {**os.environ, "ONRECORD_PASSPHRASE": "a bench, not a secret"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as on the machine of a person who runs it twice
    command = [ONRECORD, "build", str(case), "--json", "--workers", "2"]
    done = subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.monotonic() - begun, json.loads(done.stdout)
