"""Threats 19 to 21: power loss, disk full, EIO, short writes. What was acknowledged is there afterwards.

kill -9 has a file of its own: `test_kills.py`.
"""

import errno
import io
import random
from pathlib import Path

import pytest

from onrecord.casefile import Casefile, check_record, create, open_casefile
from onrecord.nouns import Finding, ItemToBe
from onrecord.nouns.refusal import CannotKeep


def save_some(case: Casefile, batches: int, acknowledged: list[str]) -> None:
    """Save items batch by batch, noting after each what was acknowledged."""
    for _ in range(batches):
        first = len(acknowledged)
        with case.writer() as writer:
            for n in range(first, first + 3):
                writer.take_in(ItemToBe(name=f"{n}.txt", media_type="text/plain"), io.BytesIO(b"%d" % n * 50))
        acknowledged += [f"{n}.txt" for n in range(first, first + 3)]


def survives(folder: Path, acknowledged: list[str]) -> None:
    """All that was acknowledged is there, whole, and the record can be written again."""
    assert check_record(folder).holds
    with open_casefile(folder) as case:
        items = case.items()
        assert [item.name for item in items][: len(acknowledged)] == acknowledged
        assert all(case.read_object(item.object, 999) == item.name[:-4].encode() * 50 for item in items)
        with case.writer() as writer:
            writer.keep(Finding(code="no-date", what="after", where="i-1"))
    again = check_record(folder)
    assert again.holds
    assert list((folder / "incoming").iterdir()) == []


def test_writes_that_are_short_are_finished(folder: Path, short_disk) -> None:
    acknowledged: list[str] = []
    with open_casefile(folder, disk=short_disk()) as case:
        save_some(case, 2, acknowledged)
    survives(folder, acknowledged)


@pytest.mark.parametrize("room", [0, 1, 100, 200, 700, 1500, 3000, 4000, 5000, 5200, 5300, 9000, 12_000, 14_000])
def test_a_full_disk_refuses_and_loses_nothing(room: int, folder: Path, full_disk) -> None:
    acknowledged: list[str] = []
    with open_casefile(folder, disk=full_disk(room)) as case:
        with pytest.raises(CannotKeep, match="full") as refusal:
            save_some(case, 99, acknowledged)
        assert "Make room" in refusal.value.next
    survives(folder, acknowledged)


@pytest.mark.parametrize(
    ("code", "says"), [(errno.EROFS, "only be read"), (errno.EDQUOT, "quota"), (errno.EIO, "error")]
)
def test_the_refusal_says_what_the_disk_said(code: int, says: str, folder: Path, full_disk) -> None:
    with open_casefile(folder, disk=full_disk(500, code)) as case, pytest.raises(CannotKeep, match=says):
        save_some(case, 9, [])


def test_a_writer_that_failed_writes_nothing_more(folder: Path, full_disk) -> None:
    disk = full_disk(0)
    with open_casefile(folder, disk=disk) as case:
        writer = case.writer()
        with pytest.raises(CannotKeep, match="full"):
            writer.take_in(ItemToBe(name="a", media_type="text/plain"), io.BytesIO(b"a"))
        disk.room = 1 << 20
        writer.keep(Finding(code="no-date", what="x", where="i-1"))
        with pytest.raises(CannotKeep, match="earlier"):
            writer.commit()
        with pytest.raises(CannotKeep, match="earlier"):
            case.writer()
    survives(folder, [])


def interrupted() -> None:
    raise KeyboardInterrupt


def test_an_interrupt_in_the_middle_of_saving_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    acknowledged: list[str] = []
    with open_casefile(folder) as case:
        save_some(case, 1, acknowledged)
        monkeypatch.setattr(case._on.log, "_sign", interrupted)
        with pytest.raises(KeyboardInterrupt):
            save_some(case, 1, list(acknowledged))
        with pytest.raises(CannotKeep, match="interrupted"):
            case.writer()
    survives(folder, acknowledged)


def test_a_disk_that_fails_at_any_write_sync_or_rename_loses_nothing(tmp_path: Path, broken_disk) -> None:
    done, after = False, 0
    while not done:
        folder = tmp_path / f"record-{after}"
        create(folder, member="Ana")
        acknowledged: list[str] = []
        with open_casefile(folder, disk=broken_disk(after)) as case:
            try:
                save_some(case, 2, acknowledged)
                done = True
            except CannotKeep:
                after += 2
        survives(folder, acknowledged)
    assert after > 40


def test_a_power_cut_at_any_moment_loses_nothing_acknowledged(tmp_path: Path, dark_disk) -> None:
    dark, power_cut = dark_disk
    for trial in range(60):
        folder = tmp_path / f"record-{trial}"
        create(folder, member="Ana")
        disk = dark(after=trial, chance=random.Random(trial))
        acknowledged: list[str] = []
        case = open_casefile(folder, disk=disk)
        try:
            save_some(case, 3, acknowledged)
        except power_cut:
            pass
        case.close()
        disk.go_dark()
        survives(folder, acknowledged)


def test_a_record_half_begun_is_no_record_and_can_be_begun_again(tmp_path: Path, full_disk) -> None:
    folder = tmp_path / "record"
    for room in (0, 100, 300, 900):
        with pytest.raises(CannotKeep, match="full"):
            create(folder, member="Ana", disk=full_disk(room))
        assert not folder.exists()
    create(folder, member="Ana")
    assert check_record(folder).holds
