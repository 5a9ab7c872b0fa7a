"""The main path on small folders. Items are read in this process, so that the language model loads once."""

import shutil
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord import path, publish, read
from onrecord.casefile import Casefile, create, open_casefile
from onrecord.nouns import Account, Backing, Decision, Ids, Item, Reading, Run, Taken
from onrecord.nouns.refusal import NeedsModel
from onrecord.path import build

REPORT = "Lantern Watch said on 4 May 2031 that police had detained nine men in Orlo.\n"
DENIAL = "The Interior Ministry denied on 20 May 2031 that anyone had been detained in Orlo.\n"


class Nobody:
    """Watches nothing."""

    def stage(self, name: str, total: int | None) -> None:
        return None

    def step(self) -> None:
        return None


class Impatient:
    """Interrupts the work at its `last` step, as Ctrl-C does."""

    def __init__(self, last: int) -> None:
        self.left = last

    def stage(self, name: str, total: int | None) -> None:
        self.step()

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Reads in this process; gives the ids of the items that were read."""
    done: list[str] = []

    def read_all(jobs: list[read.Job], ids: Ids, *, workers: int) -> Iterator[tuple[object, object, object]]:
        for source, open_bytes in jobs:
            done.append(source.item.id)
            yield (source, *read.read_item(source, open_bytes(), ids))

    monkeypatch.setattr(read, "read_all", read_all)
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT)
    (folder / "denial.txt").write_text(DENIAL)
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Casefile]:
    create(tmp_path / "record", member="A. Documenter")
    with open_casefile(tmp_path / "record") as case:
        yield case


def run(case: Casefile, folder: Path) -> Taken:
    return build(case, folder, folder.parent / "dossier", Nobody())


def names(items: tuple[Item, ...]) -> list[str]:
    return sorted(item.name for item in items)


def test_a_folder_becomes_a_record_and_a_dossier_that_checks(case: Casefile, folder: Path) -> None:
    assert run(case, folder) == Taken(new=2)
    assert all(result.holds for result in publish.check_dossier(folder.parent / "dossier"))
    (denied,) = (case.latest(Backing) or Backing()).lines
    assert denied.on_record_then.independent == 1


def test_a_second_run_writes_nothing_and_reads_nothing(case: Casefile, folder: Path, read_here: list[str]) -> None:
    run(case, folder)
    size, reads = case.size, len(read_here)
    assert run(case, folder) == Taken(unchanged=2)
    assert (case.size, len(read_here)) == (size, reads)


def test_a_lost_dossier_is_written_again(case: Casefile, folder: Path) -> None:
    run(case, folder)
    (folder.parent / "dossier" / publish.MANIFEST).unlink()
    run(case, folder)
    assert (folder.parent / "dossier" / publish.MANIFEST).exists()


@pytest.mark.parametrize("last", [2, 3, 5, 7, 9, 11])
def test_after_an_interrupt_the_next_run_goes_on_and_ends_the_same(case: Casefile, folder: Path, last: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(case, folder, folder.parent / "dossier", Impatient(last))
    run(case, folder)
    assert names(case.current()) == ["denial.txt", "report.txt"]
    assert len(list(case.readings())) == 2
    assert case.latest(Run) is not None
    assert len([entry for entry in case.entries() if entry.kind == "item"]) == 2


def test_what_changed_is_a_new_version_and_what_vanished_stays(case: Casefile, folder: Path) -> None:
    run(case, folder)
    (folder / "report.txt").write_text(REPORT.replace("nine", "eleven"))
    (folder / "denial.txt").unlink()
    assert run(case, folder) == Taken(changed=1, vanished=1)
    assert names(case.current()) == ["report.txt"]
    assert names(case.items()) == ["denial.txt", "report.txt", "report.txt"]
    (folder / "denial.txt").write_text(DENIAL)
    assert run(case, folder).vanished == 0
    assert names(case.current()) == ["denial.txt", "report.txt"]


def test_an_archive_is_opened_once_and_its_members_go_with_it(case: Casefile, folder: Path) -> None:
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("inside/third.txt", "The ferry sailed at noon.\n")
    run(case, folder)
    assert "more.zip!/inside/third.txt" in names(case.current())
    assert run(case, folder) == Taken(unchanged=4)
    (folder / "more.zip").unlink()
    assert run(case, folder).vanished == 2


def test_the_same_bytes_are_read_once(case: Casefile, folder: Path, read_here: list[str]) -> None:
    (folder / "copy-of-report.txt").write_text(REPORT)
    run(case, folder)
    assert len(read_here) == 2


def test_other_settings_are_another_reading(case: Casefile, folder: Path) -> None:
    run(case, folder)
    (folder / "case.toml").write_text('[item."report.txt"]\noutlet = "Orlo Gazette"\n')
    run(case, folder)
    assert "Orlo Gazette" in {reading.outlet for reading in case.readings()}


def test_settings_are_found_by_name_by_last_part_and_by_archive(case: Casefile, folder: Path) -> None:
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("a/third.txt", "The ferry sailed at noon.\n")
        archive.writestr("fourth.txt", "The bridge is open.\n")
    (folder / "case.toml").write_text(
        '[item."more.zip"]\noutlet = "The Archive"\n[item."more.zip!/a/third.txt"]\noutlet = "The Third"\n'
    )
    run(case, folder)
    outlets = {case.item(reading.item).name: reading.outlet for reading in case.readings()}
    assert outlets["more.zip!/a/third.txt"] == "The Third"
    assert outlets["more.zip!/fourth.txt"] == "The Archive"


def test_a_decision_survives_a_new_reading_of_the_same_words(
    case: Casefile, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(case, folder)
    (denied,) = (case.latest(Backing) or Backing()).lines
    statement = next(one for reading in case.readings() for one in reading.statements if one.id == denied.statement)
    with case.writer() as writer:
        writer.keep(
            Decision(
                about=statement.id, verdict="reject", by="A. Documenter", at=statement_time(case),
                why="not a denial", words=statement.words, item=statement.item,
            )
        )  # fmt: skip
    monkeypatch.setattr(path.read, "MODEL", "another@2")
    run(case, folder)
    assert (case.latest(Backing) or Backing()).lines == ()
    proposed: Reading | None = case.proposed(statement.item)
    assert proposed is not None
    assert statement.id in {one.id for one in proposed.statements}


def statement_time(case: Casefile):  # type: ignore[no-untyped-def]
    return next(iter(case.entries())).at


def test_a_file_that_cannot_be_read_today_has_not_vanished(case: Casefile, folder: Path) -> None:
    run(case, folder)
    (folder / "report.txt").unlink()
    (folder / "report.txt").symlink_to(folder / "denial.txt")
    assert run(case, folder).vanished == 0


def test_a_case_that_asks_for_thorough_reading_is_read_so_or_not_at_all(
    case: Casefile, folder: Path, tmp_path: Path, read_here: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model is the one that ships, put where the larger one belongs: what is tried is the way there and back."""
    monkeypatch.setenv("ONRECORD_MODELS", str(tmp_path / "models"))
    run(case, folder)
    (folder / "case.toml").write_text('reading = "thorough"\n')
    with pytest.raises(NeedsModel):
        run(case, folder)
    shutil.copytree(str(files("onrecord.read") / "models" / "tagger-en"), tmp_path / "models" / "tagger-en-base")
    read_here.clear()
    run(case, folder)
    assert len(read_here) == 2
    assert all(one.model.startswith(f"{read.MODEL}+tagger-en-base@") for one in case.readings())
    run(case, folder)
    assert len(read_here) == 2
    (folder / "case.toml").unlink()
    run(case, folder)
    assert {one.model for one in case.readings()} == {read.MODEL}


def test_an_old_decision_without_an_anchor_is_found_again_by_what_the_log_said_of_it(
    case: Casefile, folder: Path
) -> None:
    run(case, folder)
    claim = (case.latest(Account) or Account()).claims[0]
    with case.writer() as writer:
        writer.keep(Decision(about=claim.id, verdict="reject", by="A. Documenter", at=statement_time(case)))
    ((_, decision),) = case.decided()
    assert decision.anchor is not None
    assert (decision.anchor.kind, bool(decision.anchor.told)) == ("claim", True)
    run(case, folder)
    account = case.latest(Account) or Account()
    assert [one.id for one in account.rejected_claims] == [claim.id]
    assert claim.id not in {one.id for one in account.claims}


def test_a_decision_follows_its_words_into_a_new_version_of_the_file(case: Casefile, folder: Path) -> None:
    run(case, folder)
    (denied,) = (case.latest(Backing) or Backing()).lines
    statement = next(one for reading in case.readings() for one in reading.statements if one.id == denied.statement)
    with case.writer() as writer:
        writer.keep(
            Decision(
                about=statement.id, verdict="reject", by="A. Documenter", at=statement_time(case), item=statement.item,
                words=statement.words,
            )
        )  # fmt: skip
    file = folder / case.item(statement.item).name
    file.write_text(file.read_text("utf-8") + "\n\nThe weather stayed fair.\n", "utf-8")
    run(case, folder)
    assert (case.latest(Backing) or Backing()).lines == ()
