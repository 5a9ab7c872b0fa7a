"""docs/format.md describes every byte on disk: what the code writes is on the page."""

import re
from pathlib import Path

import pytest

from onrecord.casefile import KINDS, check_record, open_casefile
from onrecord.casefile.keys import MASTER_CLEAR, MASTER_PROTECTED
from onrecord.casefile.layout import Layout
from onrecord.ledger import fields_of

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "format.md").read_text("utf-8")
CODE = "\n".join(
    path.read_text("utf-8") for room in ("ledger", "casefile") for path in (ROOT / "src/onrecord" / room).glob("*.py")
)


def test_every_file_and_folder_of_a_record_is_on_the_page() -> None:
    names = {path.name for path in vars(Layout(Path("x"))).values()} - {"x"}
    assert names == {"record.json", "log", "openings", "objects", "keys", "incoming", "view.db", "lock"}
    for name in (*names, "entries.dat", "checkpoint", MASTER_CLEAR, MASTER_PROTECTED):
        assert name in PAGE, name


@pytest.mark.parametrize("words", sorted(set(re.findall(r'b"(onrecord/v1 [a-z]+)', CODE))))
def test_every_separating_string_is_on_the_page(words: str) -> None:
    assert f'"{words}\\n"' in PAGE


@pytest.mark.parametrize("purpose", sorted(set(re.findall(r'derive\("([a-z]+)"', CODE))))
def test_every_derived_key_is_on_the_page(purpose: str) -> None:
    assert f"`{purpose}`" in PAGE


def test_every_field_of_an_entry_is_on_the_page(casefile, take_in) -> None:
    take_in(casefile, "a", b"1")
    take_in(casefile, "a", b"2")
    names = {name for n in range(casefile.size) for name in fields_of(*_parts(casefile.opened(n)))}
    for name in names:
        assert f"`{name}`" in PAGE or name.startswith("body."), name


def test_every_kind_has_a_name_of_its_own() -> None:
    assert len({kind.name for kind in KINDS}) == len({kind.noun for kind in KINDS}) == len(KINDS)


def test_a_record_on_a_read_only_disk_can_be_checked(folder: Path) -> None:
    with open_casefile(folder) as case:
        size = case.size
    for path in folder.rglob("*"):
        path.chmod(0o500 if path.is_dir() else 0o400)
    assert check_record(folder).entries == size
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _parts(opened) -> tuple[bytes, tuple[str, ...]]:
    return opened.entry, opened.disclosures
