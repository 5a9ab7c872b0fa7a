"""The proofs of a dossier: what they open and what not; that they are the same each time; the script's own caution.

That a changed dossier is found out stands in `test_three_checkers.py`, for all three checkers from one table."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from onrecord.publish import check_dossier, publish

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")


def by_script(folder: Path) -> tuple[int, str]:
    done = subprocess.run(["bash", folder / "check.sh"], capture_output=True, text=True, timeout=30, check=False)
    return done.returncode, done.stdout


@pytest.fixture
def copy(dossier: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(dossier, tmp_path / "dossier"))


def test_everything_in_a_fresh_dossier_holds_item_by_item(dossier: Path) -> None:
    results = check_dossier(dossier)
    assert all(each.holds for each in results)
    items = [each["id"] for each in json.loads((dossier / "data/items.json").read_text("utf-8")) if each["sha256"]]
    assert len(items) == 3
    assert {f"proofs/items/{item}" for item in items} <= {each.what for each in results}


@needs_openssl
def test_a_stranger_with_bash_and_openssl_finds_that_it_holds(dossier: Path) -> None:
    code, said = by_script(dossier)
    assert (code, said.split("\n")[0]) == (0, "41 files, 3 items with a proof, a log of 6 entries.")


def first(folder: Path, pattern: str) -> Path:
    return sorted(folder.glob(pattern))[0]


def test_only_that_it_is_an_item_and_its_bytes_are_opened(dossier: Path) -> None:
    """Who took it in, when, and under which file name stays closed."""
    from onrecord.ledger import read_disclosure

    for path in dossier.glob("proofs/items/*/disclosed"):
        opened = {read_disclosure(line).name for line in path.read_text("ascii").splitlines()}
        assert opened == {"kind", "object"}


def test_the_same_record_gives_the_same_bytes_and_nothing_stale_stays(book: Any, tmp_path: Path) -> None:
    to = tmp_path / "dossier"
    one = publish(book, to)
    (to / "stale.html").write_text("left over")
    two = publish(book, to)
    assert one.manifest == two.manifest
    assert not (to / "stale.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dossier"]


@needs_openssl
def test_an_index_that_is_no_number_is_never_reckoned_with(copy: Path, tmp_path: Path) -> None:
    """A shell would run what stands in brackets inside a sum."""
    proof = first(copy, "proofs/items/*/item.tlog-proof")
    lines = proof.read_text("utf-8").split("\n")
    lines[1] = f"index a[$(touch {tmp_path / 'ran'})]"
    proof.write_text("\n".join(lines), "utf-8")
    assert by_script(copy)[0] != 0
    assert not (tmp_path / "ran").exists()
