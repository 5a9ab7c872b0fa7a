"""A dossier that was changed in any way is found out, by the Python check and by the shell script alike."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.publish import check_dossier, publish
from onrecord.publish.proofs import manifest_of

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")


def broken(folder: Path) -> list[str]:
    return [each.what for each in check_dossier(folder) if not each.holds]


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
    assert {f"item {item}" for item in items} <= {each.what for each in results}


@needs_openssl
def test_a_stranger_with_bash_and_openssl_finds_that_it_holds(dossier: Path) -> None:
    code, said = by_script(dossier)
    assert (code, said.split(":")[0]) == (0, "All of it holds")


def first(folder: Path, pattern: str) -> Path:
    return sorted(folder.glob(pattern))[0]


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a changed page": lambda at: flip(at / "denials.html"),
    "a changed figure": lambda at: flip(at / "data/denials.json"),
    "a missing file": lambda at: (at / "claims.html").unlink(),
    "an added file": lambda at: (at / "extra.html").write_text("x"),
    "a changed checkpoint": lambda at: flip(at / "proofs/checkpoint"),
    "a changed manifest": lambda at: flip(at / "MANIFEST.sha256"),
    "a changed signature": lambda at: flip(at / "MANIFEST.note"),
    "a changed entry": lambda at: flip(first(at, "proofs/items/*/entry.json")),
    "a changed author": lambda at: flip(first(at, "proofs/items/*/author.bin")),
    "a changed field": lambda at: flip(first(at, "proofs/items/*/disclosed")),
    "a changed proof": lambda at: flip(first(at, "proofs/items/*/item.tlog-proof")),
    "a missing signature": lambda at: (at / "MANIFEST.note").unlink(),
    "a missing key": lambda at: (at / "proofs/key.pem").unlink(),
}


@needs_openssl
@pytest.mark.parametrize("how", DAMAGE)
def test_damage_is_found_and_named(copy: Path, how: str) -> None:
    DAMAGE[how](copy)
    assert broken(copy)
    code, said = by_script(copy)
    assert code != 0
    assert "DOES NOT HOLD" in said


@needs_openssl
@pytest.mark.parametrize(
    "part",
    ["proofs", "data", "MANIFEST.sha256", "MANIFEST.note", "proofs/checkpoint", "proofs/key.pem", "proofs/items"],
)
def test_parts_swapped_between_two_valid_dossiers_are_refused(
    copy: Path, make_case: Callable[[int], Any], tmp_path: Path, part: str
) -> None:
    publish(make_case(8), tmp_path / "other")
    source, target = tmp_path / "other" / part, copy / part
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    assert broken(copy)
    assert by_script(copy)[0] != 0


@needs_openssl
@pytest.mark.parametrize("name", ["entry.json", "author.bin", "disclosed", "item.tlog-proof", ""])
def test_proofs_of_two_items_swapped_and_signed_anew_are_refused(book: Any, tmp_path: Path, name: str) -> None:
    """Even the record's own key cannot make one item's proof hold for another."""
    publish(book, tmp_path / "dossier")
    folder = tmp_path / "dossier"
    one, two = sorted((folder / "proofs/items").iterdir())[:2]
    a, b = (one / name, two / name) if name else (one, two)
    a.rename(folder / "aside")
    b.rename(a)
    (folder / "aside").rename(b)
    _sign_anew(book, folder)
    assert {f"item {one.name}", f"item {two.name}"} & set(broken(folder))
    assert by_script(folder)[0] != 0


@needs_openssl
def test_a_hash_exchanged_on_the_page_and_signed_anew_is_refused(book: Any, tmp_path: Path) -> None:
    publish(book, tmp_path / "dossier")
    folder = tmp_path / "dossier"
    items = folder / "data/items.json"
    shown = next(each for each in json.loads(items.read_text("utf-8")) if each["sha256"])
    items.write_text(items.read_text("utf-8").replace(shown["sha256"], "0" * 64), "utf-8")
    _sign_anew(book, folder)
    assert broken(folder) == [f"item {shown['id']}"]
    assert by_script(folder)[0] != 0


def _sign_anew(book: Any, folder: Path) -> None:
    import hashlib

    listed = manifest_of(folder)
    (folder / "MANIFEST.sha256").write_bytes(listed)
    digest = hashlib.sha256(listed).hexdigest()
    (folder / "MANIFEST.note").write_bytes(book.sign(f"onrecord/v1 dossier\n{book.origin}\n{digest}\n"))


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


@needs_openssl
def test_a_printed_hash_without_a_proof_is_refused(book: Any, tmp_path: Path) -> None:
    publish(book, tmp_path / "dossier")
    folder = tmp_path / "dossier"
    shutil.rmtree(sorted((folder / "proofs/items").iterdir())[0])
    _sign_anew(book, folder)
    assert broken(folder)
    assert by_script(folder)[0] != 0
