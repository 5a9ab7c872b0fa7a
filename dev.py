#!/usr/bin/env python3
"""Everything a newcomer or CI runs. Needs only Python 3.11 and its own standard library.

python3 dev.py setup      make .venv from the hash-pinned lock files
python3 dev.py demo       build the invented example case and say where its dossier is
python3 dev.py test       run the whole test suite (further arguments go to pytest); --nightly: properties alone,
                          searched anew on ten times as many examples, with the seed that gives the same search again
python3 dev.py wheel      install the built wheel by plain pip, elsewhere, and build the example with it
python3 dev.py lint       ruff, mypy --strict, the import laws
python3 dev.py bench      print every figure the project claims (--help for single ones)
python3 dev.py mutants    break a room's code one line at a time: do its tests notice? (mutants --help; minutes)
python3 dev.py train      learn a model that ships with the package again, from its corpus (--help for which)
python3 dev.py lock       write the lock files again from pyproject.toml
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
_SCRIPTS = "Scripts" if os.name == "nt" else "bin"
BIN = VENV / _SCRIPTS
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = {
    "uv": "requirements-uv.lock",
    "run": "requirements.lock",
    "dev": "requirements-dev.lock",
    "train": "requirements-train.lock",
}
_HOLDING = {"run": ("run", "dev", "train"), "dev": ("dev", "train"), "train": ("train",)}  # which lock holds another
DEMO_PASSPHRASE = "an example, not a secret"  # noqa: S105 - printed to whoever runs the demo


def main(arguments: list[str]) -> int:
    jobs = {each.__name__: each for each in (setup, demo, test, wheel, lint, bench, mutants, train, lock)}
    if not arguments or arguments[0] not in jobs:
        print(__doc__)
        return 0 if arguments[:1] in ([], ["--help"], ["-h"]) else 2
    if sys.version_info < (3, 11):
        print("OnRecord needs Python 3.11 or newer; this is", sys.version.split()[0])
        return 2
    return jobs[arguments[0]](arguments[1:])


def setup(_: list[str], wanted: str = "run") -> int:
    """Make .venv hold what the lock file lists, to the byte; quick when it already does."""
    if not PYTHON.exists():
        print("Making .venv ...", flush=True)
        make_venv(VENV)
    mark = VENV / "installed"
    done = mark.read_text().split() if mark.exists() else []
    if any(digest(name) in done for name in _HOLDING[wanted]):
        return 0
    print("Installing what the lock file pins (10 to 60 seconds) ...", flush=True)
    run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCKS["uv"])
    uv("pip", "install", "--quiet", "--require-hashes", "-r", LOCKS[wanted])
    uv("pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", ".")
    mark.write_text(digest(wanted))
    return 0


def demo(arguments: list[str]) -> int:
    """Build the example case as a person would, in a folder of its own."""
    setup([])
    case = ROOT / "onrecord-demo"
    if case.exists():
        shutil.rmtree(case)
    shutil.copytree(_example(), case)
    os.environ.setdefault("ONRECORD_PASSPHRASE", DEMO_PASSPHRASE)
    onrecord = str(BIN / "onrecord")
    code = subprocess.call([onrecord, "build", str(case), "--name", "Demo Documenter", *arguments])
    if code == 0:
        print("\nNow what a stranger would do with the dossier, without OnRecord:  bash check.sh", flush=True)
        code = subprocess.call(["bash", "check.sh"], cwd=case / "onrecord" / "dossier")
        print(f"\nOpen in a browser: {case / 'onrecord' / 'dossier' / 'index.html'}")
        print(f"The demo's passphrase is: {os.environ['ONRECORD_PASSPHRASE']}")
    return code


def _example() -> Path:
    return next(path.parent for path in sorted((ROOT / "examples").glob("*/case.toml")))


def test(arguments: list[str]) -> int:
    setup([], "dev")
    if "--nightly" in arguments:
        arguments = nightly([word for word in arguments if word != "--nightly"])
    workers = [] if any(word.startswith(("-n", "-p", "-x", "-k")) for word in arguments) else ["-n", "2"]
    return subprocess.call([str(PYTHON), "-m", "pytest", *workers, *arguments], cwd=ROOT)


def nightly(arguments: list[str]) -> list[str]:
    """The arguments for a search of every property (`tests/tried.py`), from a new seed or the one that is given."""
    option = "--hypothesis-seed="
    given = [word for word in arguments if word.startswith(option)]
    seed = given[0] if given else f"{option}{secrets.randbelow(1 << 32)}"
    os.environ["ONRECORD_NIGHTLY"] = "1"
    print(f"Properties search anew. The same search again: python3 dev.py test --nightly {seed}", flush=True)
    return ["-m", "hypothesis", seed, *(word for word in arguments if word not in given)]


def wheel(_: list[str]) -> int:
    """As on a stranger's machine: what the wheel itself asks for is installed (in the versions of the lock file), and
    nothing of this folder is seen. An undeclared dependency or a data file left out of the wheel shows here."""
    setup([])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        uv("build", "--quiet", "--wheel", "--no-build-isolation", "--python", str(PYTHON), "--out-dir", place)
        make_venv(folder / "env")
        (folder / "versions").write_text(
            "\n".join(re.findall(r"^\S+==[^\\\n]+", (ROOT / LOCKS["run"]).read_text(), re.MULTILINE))
        )
        pip = (folder / "env" / _SCRIPTS / "python", "-m", "pip", "--disable-pip-version-check")
        run(*pip, "install", "--quiet", "--constraint", folder / "versions", *folder.glob("*.whl"))
        shutil.copytree(_example(), folder / "case")
        return _build_elsewhere(folder)


def _build_elsewhere(folder: Path) -> int:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    own["ONRECORD_PASSPHRASE"] = DEMO_PASSPHRASE
    onrecord = str(folder / "env" / _SCRIPTS / "onrecord")
    done = subprocess.run(
        [onrecord, "build", "case", "--name", "Demo Documenter", "--json"], cwd=folder, env=own, stdout=subprocess.PIPE
    )
    if done.returncode:
        return done.returncode
    summary = json.loads(done.stdout)
    stopped = [found["where"] for found in summary["findings"] if found["code"].startswith("reader-")]
    dossier = folder / "case" / "onrecord" / "dossier"
    checked = subprocess.call([onrecord, "check", "case"], cwd=folder, env=own)
    checked = checked or subprocess.call(["bash", "check.sh"], cwd=dossier)
    print("Built by the wheel alone:", summary["items"], "items,", len(summary["denials"]), "denials;", end=" ")
    print("readers stopped at", ", ".join(stopped) if stopped else "nothing")
    return 1 if stopped or not summary["denials"] else checked


def lint(_: list[str]) -> int:
    setup([], "dev")
    steps = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("lint-imports", "--no-cache"),
    )
    failed = [step for step in steps if subprocess.call([str(BIN / step[0]), *step[1:]], cwd=ROOT)]
    for step in failed:
        print("failed:", " ".join(step))
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    setup([], "dev")
    return subprocess.call([str(PYTHON), "-m", "bench", *arguments], cwd=ROOT)


def mutants(arguments: list[str]) -> int:
    setup([], "dev")
    return subprocess.call([str(PYTHON), "-m", "bench.mutants", *arguments], cwd=ROOT)


def train(arguments: list[str]) -> int:
    setup([], "train" if any(one.startswith("tagger-") for one in arguments) else "dev")
    if "tagger-en-base" in arguments:
        uv("pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r", "requirements-mpnet.lock")
    return subprocess.call([str(PYTHON), "-m", "training", *arguments], cwd=ROOT)


def lock(_: list[str]) -> int:
    setup([], "dev")
    extras = {
        "run": ["build", "french"],
        "dev": ["build", "dev", "french"],
        "train": ["build", "dev", "french", "train"],
    }
    for name, wanted in extras.items():
        chosen = [word for extra in wanted for word in ("--extra", extra)]
        how = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate")
        uv("pip", "compile", "--quiet", "pyproject.toml", *chosen, *how, "-o", LOCKS[name])
    return 0


def make_venv(place: Path) -> None:
    try:
        venv.create(place, with_pip=True)
    except (subprocess.CalledProcessError, ModuleNotFoundError):
        shutil.rmtree(place, ignore_errors=True)
        sys.exit("This Python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv")


def digest(lock_name: str) -> str:
    """What is installed depends on the lock and on the project's own metadata."""
    texts = [(ROOT / name).read_bytes() for name in (LOCKS[lock_name], "pyproject.toml") if (ROOT / name).exists()]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()


def uv(*words: str) -> None:
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "VIRTUAL_ENV": str(VENV)}
    subprocess.run([str(BIN / "uv"), *words], check=True, cwd=ROOT, env=environment)


def run(*words: object) -> None:
    subprocess.run([str(word) for word in words], check=True, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
