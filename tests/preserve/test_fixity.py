import datetime as dt
import io
from pathlib import Path

import pytest

from onrecord.casefile import create, open_casefile
from onrecord.ledger import open_checkpoint
from onrecord.nouns import ItemToBe
from onrecord.nouns.refusal import NeedsPassphrase
from onrecord.preserve import look_again, report

DAY = dt.datetime(2027, 5, 4, 12, 30, tzinfo=dt.timezone(dt.timedelta(hours=3)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create(tmp_path / "record", member="Ana")
    with open_casefile(tmp_path / "record") as case, case.writer() as writer:
        writer.take_in(ItemToBe(name="Ilyana's diary.txt", media_type="text/plain"), io.BytesIO(b"hello"))
    return tmp_path / "record"


def test_a_report_is_dated_and_holds_the_checkpoint_of_its_day(folder: Path) -> None:
    with open_casefile(folder) as case:
        key = case.verifier_key
    fixity = look_again(folder, clock=lambda: DAY)
    text = report(fixity)
    assert fixity.holds
    assert text.startswith("Fixity of the record, 2027-05-04 09:30 UTC")
    assert "everything holds" in text
    note = text[text.index(key.name) :].encode()
    assert open_checkpoint(note, key).size == fixity.checked.entries == 2


def test_damage_is_in_the_report_with_its_place_and_nobodys_name(folder: Path) -> None:
    (path,) = (path for path in (folder / "objects").rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes() + b"x")
    fixity = look_again(folder, clock=lambda: DAY)
    text = report(fixity)
    assert not fixity.holds
    assert "DAMAGED" in text
    assert path.relative_to(folder).as_posix() in text
    assert "Ilyana" not in text
    assert str(folder) not in text


def test_a_protected_record_needs_its_passphrase_here_too(tmp_path: Path) -> None:
    create(tmp_path / "record", member="Ana", passphrase="words", work=4)
    with pytest.raises(NeedsPassphrase):
        look_again(tmp_path / "record", clock=lambda: DAY)
    assert look_again(tmp_path / "record", passphrase="words", clock=lambda: DAY).holds
