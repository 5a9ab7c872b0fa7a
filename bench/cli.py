"""What a person waits for: start-up, each look at a record, a thousand articles, a second run on the same folder."""

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
from onrecord.casefile.passphrase import lock_secret

ONRECORD = str(Path(sys.executable).with_name("onrecord"))
ARTICLES = 1_000
ITEMS = 300  # of the record that is looked at
PASSPHRASE = "a bench, not a secret"
LOOKS = 5  # at each; the best is what a quiet core takes


def figures() -> Iterator[Figure]:
    yield _start_up()
    yield from _looks()
    with tempfile.TemporaryDirectory() as folder:
        case = _articles(Path(folder), ARTICLES)
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


def _articles(case: Path, many: int) -> Path:
    for number in range(many):
        (case / f"article-{number:04}.txt").write_text(article(number), encoding="utf-8")
    return case


def _looks() -> Iterator[Figure]:
    """What is asked of a record again and again, while it is unlocked; unlocking apart."""
    with tempfile.TemporaryDirectory() as folder:
        case = _articles(Path(folder), ITEMS)
        _build(case)
        unlocking = _timed("unlock", str(case))
        most = _stretching() + 1.0
        yield Figure(f"onrecord unlock, {ITEMS} items", unlocking, "s", "scrypt and 1 s", most, more_is_better=False)
        try:
            waiting = json.loads(_run("queue", str(case), "--json").stdout.splitlines()[0])["id"]
            for words in (("show", waiting, "--case", str(case)), ("queue", str(case)), ("log", "--case", str(case))):
                best = min(_timed(*words) for _ in range(LOOKS))
                yield Figure(f"  onrecord {words[0]}, best of {LOOKS}", best, "s", "limit", 0.5, more_is_better=False)
        finally:
            _run("lock", str(case))


def _timed(*words: str) -> float:
    begun = time.monotonic()
    _run(*words)
    return time.monotonic() - begun


def _run(*words: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "ONRECORD_PASSPHRASE": PASSPHRASE}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as on the machine of a person who runs it twice
    return subprocess.run([ONRECORD, *words], check=True, capture_output=True, text=True, env=environment)


def _stretching() -> float:
    """What the factor of our files takes here, by itself."""
    begun = time.monotonic()
    lock_secret(b"", PASSPHRASE)
    return time.monotonic() - begun


def _build(case: Path) -> tuple[float, dict]:  # type: ignore[type-arg]
    begun = time.monotonic()
    done = _run("build", str(case), "--json", "--workers", "2")
    return time.monotonic() - begun, json.loads(done.stdout)
