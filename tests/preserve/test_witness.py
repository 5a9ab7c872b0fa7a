"""A log that was put back to an older state is told by what remembers a newer one."""

import datetime as dt
import io
import shutil
from pathlib import Path

import pytest

from onrecord.casefile import create, open_casefile
from onrecord.nouns import ItemToBe
from onrecord.nouns.refusal import BadRequest, RecordDamaged
from onrecord.preserve import checkpoint_of, keep_checkpoint, kept_checkpoint, look_again, report


def now() -> dt.datetime:
    return dt.datetime(2031, 6, 1, tzinfo=dt.UTC)


def take_in(record: Path, name: str) -> bytes:
    """Add one item; gives the checkpoint that was signed then."""
    with open_casefile(record) as case:
        with case.writer() as writer:
            writer.take_in(ItemToBe(name=name, media_type="text/plain"), io.BytesIO(name.encode()))
        return case.checkpoint()


@pytest.fixture
def put_back(tmp_path: Path) -> tuple[Path, bytes, bytes]:
    """A record that was put back whole, view and all; the checkpoints of its two entries then and of the lost third."""
    create(tmp_path / "record", member="Ana")
    older = take_in(tmp_path / "record", "one.txt")
    shutil.copytree(tmp_path / "record", tmp_path / "yesterday")
    newer = take_in(tmp_path / "record", "two.txt")
    shutil.rmtree(tmp_path / "record")
    (tmp_path / "yesterday").rename(tmp_path / "record")
    return tmp_path / "record", older, newer


def test_put_back_with_its_view_it_is_whole_by_itself(put_back: tuple[Path, bytes, bytes]) -> None:
    """What no check of the record alone can show; the report says so."""
    record, older, _ = put_back
    fixity = look_again(record, kept={"kept": older}, clock=now)
    assert fixity.holds
    assert "What this cannot show" in report(fixity)
    assert "Held against            view.db, kept" in report(fixity)


def test_a_newer_checkpoint_kept_anywhere_shows_that_it_was_put_back(put_back: tuple[Path, bytes, bytes]) -> None:
    record, older, newer = put_back
    fixity = look_again(record, kept={"older": older, "newer": newer}, clock=now)
    (found,) = fixity.checked.findings
    assert (found.code, found.where, found.how_bad) == ("rolled-back", "newer", "damage")
    assert "held 3 entries that were signed; its log ends at 2" in found.what


def test_one_that_went_on_from_there_is_told_as_another_history(put_back: tuple[Path, bytes, bytes]) -> None:
    record, _, newer = put_back
    take_in(record, "three.txt")
    take_in(record, "four.txt")
    (found,) = look_again(record, kept={"newer": newer}, clock=now).checked.findings
    assert "its log now holds others" in found.what


def test_a_newer_view_shows_it_where_only_the_log_was_put_back(tmp_path: Path) -> None:
    create(tmp_path / "record", member="Ana")
    take_in(tmp_path / "record", "one.txt")
    older = {path: path.read_bytes() for path in (tmp_path / "record/log/a1").iterdir()}
    take_in(tmp_path / "record", "two.txt")
    for path, data in older.items():
        path.write_bytes(data)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "record").rglob("*")}
    found = look_again(tmp_path / "record", clock=now).checked.findings
    assert [each.where for each in found if each.code == "rolled-back"] == ["view.db"]
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "record").rglob("*")}, "nothing is written"


def test_a_checkpoint_of_another_record_is_no_witness_and_is_told(
    put_back: tuple[Path, bytes, bytes], tmp_path: Path
) -> None:
    record, _, _ = put_back
    create(tmp_path / "other", member="Ana")
    foreign = take_in(tmp_path / "other", "one.txt")
    (found,) = look_again(record, kept={"kept": foreign}, clock=now).checked.findings
    assert (found.code, found.how_bad) == ("foreign-checkpoint", "damage")


def test_an_open_record_refuses_to_go_on_from_an_older_state(put_back: tuple[Path, bytes, bytes]) -> None:
    record, older, newer = put_back
    with open_casefile(record) as case:
        case.must_hold(older, "onrecord/checkpoint")
        with pytest.raises(RecordDamaged, match="held 3 entries") as refusal:
            case.must_hold(newer, "onrecord/checkpoint")
    assert "remove onrecord/checkpoint" in refusal.value.next


def test_the_checkpoint_is_found_in_a_report_a_dossier_and_by_itself(
    put_back: tuple[Path, bytes, bytes], tmp_path: Path
) -> None:
    record, older, _ = put_back
    (tmp_path / "report.txt").write_text(report(look_again(record, clock=now)), "utf-8")
    (tmp_path / "dossier/proofs").mkdir(parents=True)
    keep_checkpoint(older, tmp_path / "dossier/proofs/checkpoint")
    keep_checkpoint(older, tmp_path / "bare")
    for kept in ("report.txt", "dossier", "bare"):
        assert checkpoint_of(tmp_path / kept) == older
    assert kept_checkpoint(tmp_path / "none") is None
    with pytest.raises(BadRequest):
        checkpoint_of(tmp_path)
