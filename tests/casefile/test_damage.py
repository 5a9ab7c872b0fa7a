"""Threats 16 to 18 and 23: bit flips, truncation, strange tails, exchanged parts. Each is found, and has a place."""

import io
import random
import shutil
from pathlib import Path

import pytest

from onrecord.casefile import check_record, create, open_casefile
from onrecord.ledger import LINE_BYTES
from onrecord.nouns import Finding, ItemToBe, Refusal
from onrecord.nouns.refusal import RecordDamaged

DISPOSABLE = ("view.db", "view.db-wal", "view.db-shm", "lock")


@pytest.fixture
def record(folder: Path) -> Path:
    with open_casefile(folder) as case, case.writer() as writer:
        writer.take_in(ItemToBe(name="a.txt", media_type="text/plain"), io.BytesIO(b"hello"))
        writer.keep(Finding(code="no-date", what="no date", where="i-1"))
    return folder


def parts(record: Path) -> list[Path]:
    return sorted(path for path in record.rglob("*") if path.is_file() and path.name not in DISPOSABLE)


def damaged(record: Path) -> set[str]:
    """The places where a check finds damage."""
    try:
        return {each.where for each in check_record(record).findings if each.how_bad == "damage"}
    except Refusal as refusal:
        return {refusal.where}


def test_a_whole_record_holds(record: Path) -> None:
    checked = check_record(record)
    assert checked.holds
    assert (checked.entries, checked.signatures, checked.objects, checked.object_bytes) == (3, 3, 1, 5)
    assert checked.findings == ()
    assert checked.unprotected


def test_a_flipped_bit_in_any_byte_is_found_where_it_is(record: Path) -> None:
    """One bit of every byte of every file; every bit of every byte is tried by the bench."""
    for path in parts(record):
        whole, name = path.read_bytes(), path.relative_to(record).as_posix()
        for at in range(0, len(whole), 1 if len(whole) < 300 else 3):
            flipped = bytearray(whole)
            flipped[at] ^= 1 << (at * 7 + at // 8) % 8
            path.write_bytes(flipped)
            assert name in damaged(record), (name, at)
        path.write_bytes(whole)
    assert damaged(record) == set()


def test_a_file_that_is_gone_is_found_where_it_was(record: Path) -> None:
    for path in parts(record):
        whole, name = path.read_bytes(), path.relative_to(record).as_posix()
        path.unlink()
        expected = "keys/" if name == "keys/master.json" else name
        if path.parent.name != "keys" or path.name == "master.json":
            assert expected in damaged(record), name
        path.write_bytes(whole)


def test_an_altered_line_is_named_with_its_entry_and_its_bytes(record: Path) -> None:
    path = record / "log/a1/entries.dat"
    data = bytearray(path.read_bytes())
    data[LINE_BYTES + 20] ^= 1
    path.write_bytes(data)
    (line,) = [each for each in check_record(record).findings if each.code == "log-line"]
    assert line.what == "Entry 1 is altered in the log (bytes 66 to 132)."


def test_a_damaged_object_is_named_with_the_entry_that_points_to_it(record: Path) -> None:
    (path,) = (path for path in (record / "objects").rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes()[:-1])
    (found,) = check_record(record).findings
    assert "Entry 1 (item)" in found.what
    assert found.where.endswith(path.name)


def test_a_log_short_of_what_was_signed_is_refused_at_every_length(record: Path) -> None:
    path = record / "log/a1/entries.dat"
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(RecordDamaged) as refusal:
            open_casefile(record)
        assert "backup" in refusal.value.next
        assert path.read_bytes() == whole[:length]
        assert "log/a1/entries.dat" in damaged(record)


@pytest.mark.parametrize("tail", ["zeros", "garbage", "last line again", "half a line", "framed garbage"])
def test_a_tail_that_was_never_acknowledged_is_cut_off(tail: str, record: Path) -> None:
    path = record / "log/a1/entries.dat"
    whole = path.read_bytes()
    tails = {
        "zeros": bytes(135_168),
        "garbage": random.Random(1).randbytes(1000),
        "last line again": whole[-LINE_BYTES:],
        "half a line": whole[-LINE_BYTES:][:30],
        "framed garbage": b"\x00\x40" + random.Random(2).randbytes(64),
    }
    path.write_bytes(whole + tails[tail])
    told = check_record(record)
    assert told.holds
    assert [each.code for each in told.findings] == ["unsigned-tail"]
    with open_casefile(record, write=False) as reader:
        assert reader.size == 3
    with open_casefile(record) as case:
        assert case.size == 3
    assert path.read_bytes() == whole
    assert check_record(record).findings == ()


def test_an_entry_that_holds_but_was_not_yet_signed_for_is_adopted(record: Path) -> None:
    """A crash between the log and its checkpoint: the entry is whole, so it stays."""
    checkpoint = record / "log/a1/checkpoint"
    older = checkpoint.read_bytes()
    with open_casefile(record) as case, case.writer() as writer:
        writer.keep(Finding(code="no-date", what="late", where="i-2"))
    checkpoint.write_bytes(older)
    with open_casefile(record) as case:
        assert case.size == 4
        assert [found.what for _, found in case.findings()] == ["no date", "late"]
    assert check_record(record).findings == ()


def test_parts_of_another_record_are_refused(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    create(other, member="Boris")
    for part in ("record.json", "log", "keys"):
        mixed = tmp_path / f"mixed-{part}"
        shutil.copytree(record, mixed)
        (shutil.rmtree if (mixed / part).is_dir() else Path.unlink)(mixed / part)
        source = other / part
        shutil.copytree(source, mixed / part) if source.is_dir() else shutil.copy(source, mixed / part)
        assert damaged(mixed), part
        with pytest.raises(RecordDamaged):
            open_casefile(mixed)


def test_an_older_checkpoint_of_this_very_log_shows_as_an_unsigned_tail(record: Path) -> None:
    """Putting all of a record back to an older state is not found by the record alone: docs/format.md says so."""
    path = record / "log/a1/checkpoint"
    with open_casefile(record) as case:
        older = case.checkpoint()
        with case.writer() as writer:
            writer.keep(Finding(code="no-date", what="late", where="i-2"))
    path.write_bytes(older)
    assert next(each.code for each in check_record(record).findings) == "unsigned-tail"


def test_a_damaged_text_hides_nothing_else(record: Path) -> None:
    """One unreadable entry is named; the others are shown."""
    with open_casefile(record) as case:
        late = case.entry_of(case.items()[0].id)
    path = record / "openings" / late.id[:2] / late.id
    path.write_bytes(path.read_bytes()[:-1])
    (record / "view.db").unlink()
    with open_casefile(record) as case:
        assert [each.where for each in case.damage] == [path.relative_to(record).as_posix()]
        assert [found.what for _, found in case.findings()] == ["no date"]
        with pytest.raises(RecordDamaged, match="opening of entry 1"):
            case.opened(1)


def test_the_view_is_whole_again_once_the_file_is_back(record: Path) -> None:
    with open_casefile(record) as case:
        entry, live = case.entry_of(case.items()[0].id), case._view.dump()
    path = record / "openings" / entry.id[:2] / entry.id
    whole = path.read_bytes()
    path.unlink()
    (record / "view.db").unlink()
    with open_casefile(record) as case:
        assert case.damage
    path.write_bytes(whole)
    with open_casefile(record) as case:
        assert case.damage == ()
        assert case._view.dump() == live


def test_a_check_in_two_processes_says_the_same(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = (path for path in (record / "objects").rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes()[:-1])
    alone = check_record(record, workers=1)
    monkeypatch.setattr("onrecord.casefile.checking.MANY", 1)
    monkeypatch.setattr("onrecord.casefile.checking.A_PART", 1)
    assert check_record(record, workers=2) == alone
    assert not alone.holds
