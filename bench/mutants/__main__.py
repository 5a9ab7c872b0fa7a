"""`python3 dev.py mutants ROOM`: break one line of a room at a time, and ask its tests whether they notice.

    python3 dev.py mutants ledger                 every mutant of the room (minutes)
    python3 dev.py mutants casefile --sample 300  a random sample, the same each time, with its 95 per cent interval
    python3 dev.py mutants ledger --only proof    the mutants of one file

The mutants are made and run by mutmut (and `dropped.py`) in `.mutants/ROOM`, on a copy: the working tree is never
changed. A mutant is tried with the tests of its room, and with the properties and vectors that import it. Killed: a
test failed, or ran without end. How to read the survivors: docs/methods/mutation.md.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from math import sqrt
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "onrecord"
SEED = 11
MEMORY = "/dev/shm"  # noqa: S108 - tests that sync what they write need no disk here
NOTICED = ("killed", "timeout", "segfault")
MUTMUT = (sys.executable, "-m", "bench.mutants.dropped")
UNTOUCHED = (r"^\s*raise \w+\(",)  # what a refusal says is prose: that it is raised is what a test can promise
CONFIG = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {only}
do_not_mutate_patterns = {untouched}
also_copy = {beside}
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = ["-p", "no:cacheprovider", "-p", "bench.mutants.quick_first"]
timeout_multiplier = 3.0
timeout_constant = 2.0
on_dependency_change = "ignore"
"""


def main() -> int:
    rooms = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))
    parser = argparse.ArgumentParser(prog="dev.py mutants", description=__doc__, formatter_class=_AsWritten)
    parser.add_argument("room", choices=rooms, metavar="ROOM", help=", ".join(rooms))
    parser.add_argument("--sample", type=int, metavar="N", help="try N mutants drawn at random instead of all")
    parser.add_argument("--only", default="*", metavar="FILE", help="one file of the room, as `proof` or `mask*`")
    parser.add_argument("--no-survivors", action="store_true", help="print the share alone")
    wanted = parser.parse_args()

    work = workplace(wanted.room, wanted.only)
    _mutmut(work, "run", "--max-children", "1", "none of them")  # makes the mutants and finds out which test runs what
    every = sorted(results(work))
    chosen = every if wanted.sample is None else draw(every, wanted.sample)
    if not chosen:
        said = (work / "log").read_text().splitlines()
        print(f"no mutants in {wanted.room}/{wanted.only}.py; what mutmut said last:", *said[-20:], sep="\n")
        return 1
    _mutmut(work, "run", "--max-children", "1", *chosen)
    came = {name: status for name, status in results(work).items() if name in set(chosen)}
    print(summary(wanted.room, came, len(every)))
    if not wanted.no_survivors:
        for name in sorted(name for name, status in came.items() if status not in NOTICED):
            print(f"\n{name}: {came[name]}\n{shown(work, name)}")
    return 0


def workplace(room: str, only: str) -> Path:
    """The folder in which mutmut works: links to what the tests read, and its settings after ours."""
    work = ROOT / ".mutants" / room
    shutil.rmtree(work / "mutants", ignore_errors=True)  # what was made of other code, by other rules
    (work / "mutants" / "src").mkdir(parents=True)  # before Python starts: it never looks again for a path it missed
    beside = ["bench", "changelog", "docs", "examples", "training", "README.md", "dev.py"]
    for name in [*beside, "src", "tests"]:
        if not (work / name).exists():
            (work / name).symlink_to(ROOT / name)
    settings = CONFIG.format(
        only=_listed([f"src/onrecord/{room}/{only}.py", f"src/onrecord/{room}/**/{only}.py"]),
        untouched=_listed(UNTOUCHED),
        beside=_listed(beside),
        tests=_listed(tests_of(room)),
    )
    (work / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text() + settings)
    return work


def tests_of(room: str) -> list[str]:
    """The room's own tests, and the properties and vectors that import it."""
    tests = ROOT / "tests"
    shared = [*sorted((tests / "properties").glob("test_*.py")), *sorted((tests / "vectors").glob("test_*.py"))]
    imports = re.compile(rf"\bonrecord\.{room}\b")
    chosen = [tests / room, *(path for path in shared if imports.search(path.read_text()))]
    return [path.relative_to(ROOT).as_posix() for path in chosen]


def results(work: Path) -> dict[str, str]:
    """Each mutant's name and what became of it."""
    said = subprocess.run([*MUTMUT, "results", "--all", "true"], cwd=work, check=True, capture_output=True, text=True)
    pairs = (line.strip().split(": ", 1) for line in said.stdout.splitlines() if ": " in line)
    return {name: status for name, status in pairs if "__mutmut_" in name}


def draw(names: list[str], size: int) -> list[str]:
    """A simple random sample, the same for the same names."""
    return sorted(random.Random(SEED).sample(names, min(size, len(names))))


def summary(room: str, came: dict[str, str], every: int) -> str:
    """The share that was noticed; of a sample, with its interval."""
    counts = Counter(came.values())
    killed, tried = sum(counts[status] for status in NOTICED), len(came)
    line = f"{room}: {every} mutants, {tried} tried, {killed} killed, {killed / tried:.1%}"
    if tried < every:
        low, high = wilson(killed, tried)
        line += f" (a random sample: 95% interval {low:.1%} to {high:.1%})"
    return line + "\n  " + ", ".join(f"{status} {count}" for status, count in counts.most_common())


def wilson(hits: int, tries: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's 95 per cent interval of a share (Wilson 1927); wider than need be where most of a room was tried."""
    share = hits / tries
    middle = (share + z * z / (2 * tries)) / (1 + z * z / tries)
    half = z * sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries)) / (1 + z * z / tries)
    return middle - half, middle + half


def shown(work: Path, name: str) -> str:
    """What the mutant changes: its lines of difference, without the rest of the function."""
    said = subprocess.run([*MUTMUT, "show", name], cwd=work, check=True, capture_output=True, text=True)
    lines = said.stdout.splitlines()[1:]
    return "\n".join(line for line in lines if line[:1] in "+-" and not line.startswith(("+++", "---")))


def _mutmut(work: Path, *words: str) -> None:
    """Run mutmut; what it says goes into a file beside. That it fails when nothing was to be run is no failure."""
    paths = [str(work / "mutants" / "src"), str(work / "mutants")]  # for the processes that tests start themselves
    memory = {"TMPDIR": MEMORY} if Path(MEMORY).is_dir() else {}
    environment = {**os.environ, **memory, "PYTHONPATH": os.pathsep.join(paths)}
    with (work / "log").open("w") as log:
        subprocess.run([*MUTMUT, *words], cwd=work, env=environment, stdout=log, stderr=log, check=False)


def _listed(words: Iterable[str]) -> str:
    return "[" + ", ".join(f"'{word}'" for word in words) + "]"


class _AsWritten(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of the docstring."""


if __name__ == "__main__":
    sys.exit(main())
