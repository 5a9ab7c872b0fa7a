"""Forged and tampered dossiers, and who notices: bash, Python, a browser. From the same table as the tests."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.tampering import TAMPERINGS, Sealed

from bench.figure import Figure
from onrecord.casefile import create, open_casefile
from onrecord.path import build
from onrecord.publish import judge

EXAMPLE = Path("examples/orvesh")
SECONDS = 5.0  # the limit for a stranger's check
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
Notices = Callable[[Path, str], bool]


class _Nobody:
    def stage(self, name: str, total: int | None) -> None: ...
    def step(self) -> None: ...


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=Path.cwd()) as folder:
        root = Path(folder)
        yield from _figures(root, *_two_dossiers(root))


def _figures(root: Path, true: Path, other: Path, sign: Callable[[str], bytes], key: str) -> Iterator[Figure]:
    yield from _of("bash", _by_bash(other / "check.sh"), root, Sealed(true, other, sign), key)
    yield from _of("Python", lambda at, expected: not judge(at, expected).whole, root, Sealed(true, other, sign), key)
    if CHROMIUM is None:
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        tab = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]).new_page()
        page = shutil.copy(true / "check.html", root / "check.html")
        tab.goto(Path(page).as_uri())
        yield from _of("the browser", lambda at, expected: _on(tab, at, expected), root, Sealed(true, other, sign), key)


def _of(who: str, notices: Notices, root: Path, sealed: Sealed, key: str) -> Iterator[Figure]:
    started = time.perf_counter()
    alarm = notices(sealed.at, key)
    took = time.perf_counter() - started
    seen = 0
    for tampering in TAMPERINGS.values():
        copy = Path(shutil.copytree(sealed.at, root / "copy"))
        tampering.do(sealed._replace(at=copy))
        seen += notices(copy, "")
        shutil.rmtree(copy)
    forged = notices(sealed.other, key)
    count = len(TAMPERINGS)
    yield Figure(f"tampered dossiers noticed by {who}, of {count}", seen, "", "all", count)
    yield Figure(f"  the forged one noticed by {who}", forged, "", "all", 1)
    yield Figure(f"  false alarms of {who}", alarm, "", "limit", 0, more_is_better=False)
    yield Figure(f"  a check by {who}", took, "s", "limit", SECONDS, more_is_better=False)


def _by_bash(script: Path) -> Notices:
    def notices(folder: Path, expected: str) -> bool:
        command = ["bash", str(script), "-C", str(folder), *([expected] if expected else [])]
        return subprocess.run(command, capture_output=True, check=False).returncode == 1

    return notices


def _on(tab: Any, folder: Path, expected: str) -> bool:
    tab.reload()
    tab.fill("#expected", expected)
    tab.set_input_files("#folder", folder)
    tab.wait_for_selector("#verdict .words")
    return tab.get_attribute("#result", "data-outcome") in ("another", "changed", "unsigned")


def _two_dossiers(root: Path) -> tuple[Path, Path, Callable[[str], bytes], str]:
    """The example's dossier and one of the same material under another key; the first key's hand and fingerprint."""
    for name in ("true", "other"):
        create(root / name / "record", member="bench")
        with open_casefile(root / name / "record") as case:
            build(case, EXAMPLE, root / name / "dossier", _Nobody(), workers=2)
    with open_casefile(root / "true/record") as case:
        return root / "true/dossier", root / "other/dossier", case.sign, case.verifier_key.fingerprint
