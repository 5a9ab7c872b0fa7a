"""What a check says of each damage: the code, the place, how bad it is, and the reason in words. Pure, over bytes."""

import io
from pathlib import Path

import pytest

from onrecord.casefile import Casefile, check_record, open_casefile
from onrecord.casefile.check import check_entry, check_log
from onrecord.ledger import LINE_BYTES, frame, leaf_at
from onrecord.nouns import Finding, ItemToBe


@pytest.fixture
def case(folder: Path) -> Casefile:
    with open_casefile(folder) as opened, opened.writer() as writer:
        writer.take_in(ItemToBe(name="a.txt", media_type="text/plain"), io.BytesIO(b"hello"))
        writer.keep(Finding(code="no-date", what="no date", where="i-1"))
    return opened


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, str, str]]:
    return [(each.code, each.where, each.how_bad, each.what) for each in findings]


def log_of(case: Casefile) -> bytes:
    return (case.folder / "log/a1/entries.dat").read_bytes()


def test_a_log_that_is_cut_names_the_first_line_that_is_missing(case: Casefile) -> None:
    data, signed = log_of(case), case.checkpoint()
    for length, line in ((0, 0), (LINE_BYTES - 1, 0), (LINE_BYTES, 1), (2 * LINE_BYTES, 2), (3 * LINE_BYTES - 1, 2)):
        found = check_log(data[:length], signed, case.verifier_key, "log/a1").findings
        lines = [each for each in found if each.code == "log-line"]
        assert lines[0].what == (
            f"Entry {line} is missing or cut short in the log (bytes {line * LINE_BYTES} to {(line + 1) * LINE_BYTES})."
        )
        assert len(lines) == 3 - line
        assert all(each.where == "log/a1/entries.dat" for each in lines)


def test_a_line_with_another_length_mark_is_unreadable(case: Casefile) -> None:
    data = bytearray(log_of(case))
    data[2 * LINE_BYTES + 1] ^= 1
    found = check_log(bytes(data), case.checkpoint(), case.verifier_key, "log/a1").findings
    assert told(found) == [
        ("log-line", "log/a1/entries.dat", "damage", "Entry 2 is unreadable in the log (bytes 132 to 198)."),
    ]


def test_a_root_that_was_not_signed_is_damage(case: Casefile) -> None:
    data = log_of(case)
    exchanged = data[LINE_BYTES : 2 * LINE_BYTES] + data[:LINE_BYTES] + data[2 * LINE_BYTES :]
    found = check_log(exchanged, case.checkpoint(), case.verifier_key, "log/a1").findings
    assert told(found) == [
        ("root", "log/a1/entries.dat", "damage", "The log's 3 entries do not give the root that was signed."),
    ]


@pytest.mark.parametrize(("tail", "beyond"), [(b"x", 1), (bytes(LINE_BYTES), 66), (frame(b"y" * 64) + b"z", 67)])
def test_bytes_beyond_the_signed_log_are_a_note_and_no_damage(case: Casefile, tail: bytes, beyond: int) -> None:
    checked = check_log(log_of(case) + tail, case.checkpoint(), case.verifier_key, "log/a1")
    (finding,) = checked.findings
    assert (finding.code, finding.how_bad) == ("unsigned-tail", "note")
    assert finding.what.startswith(f"{beyond} bytes beyond the signed log")
    assert len(checked.leaves) == 3


def test_without_its_checkpoint_a_log_is_read_as_far_as_it_goes(case: Casefile) -> None:
    checked = check_log(log_of(case), b"nothing", case.verifier_key, "log/a1")
    assert checked.checkpoint is None
    assert len(checked.leaves) == 3
    ((code, where, how_bad, what),) = told(checked.findings)
    assert (code, where, how_bad) == ("checkpoint", "log/a1/checkpoint", "damage")
    assert what.startswith("The checkpoint does not hold: ")


def test_an_entry_that_holds_has_no_reason_not_to(case: Casefile) -> None:
    leaf, sealed = opening_of(case, 2)
    checked = check_entry(2, leaf, sealed, case.verifier_key, keys_of(case))
    assert (checked.index, checked.missing, checked.why) == (2, False, "")


def test_an_entry_without_its_opening_is_missing_and_says_so(case: Casefile) -> None:
    leaf, _ = opening_of(case, 2)
    checked = check_entry(2, leaf, None, case.verifier_key, keys_of(case))
    assert (checked.missing, checked.why) == (True, "its opening is missing")


def test_an_entry_at_another_place_or_in_another_log_is_not_its_own(case: Casefile) -> None:
    leaf, sealed = opening_of(case, 2)
    checked = check_entry(1, leaf, sealed, case.verifier_key, keys_of(case))
    assert (checked.missing, checked.why) == (False, "the author's signature on entry 1 does not hold")


@pytest.mark.parametrize("part", ["record.json", "log/a1/checkpoint", "log/a1/entries.dat"])
def test_a_part_that_is_gone_is_damage_and_says_to_bring_it_back(case: Casefile, part: str) -> None:
    (case.folder / part).unlink()
    damage = [each for each in check_record(case.folder).findings if each.how_bad == "damage"]
    assert part in {each.where for each in damage}
    assert {each.next for each in damage} == {"Bring this file back from a backup."}


def test_a_label_of_another_record_is_damage_of_the_label(case: Casefile) -> None:
    (case.folder / "record.json").write_bytes(b'{"record":"other","v":1}')
    assert told(check_record(case.folder).findings) == [
        ("label", "record.json", "damage", "The label names another record than the keys do."),
    ]
    (case.folder / "record.json").write_bytes(b"")
    ((code, where, how_bad, _),) = told(check_record(case.folder).findings)
    assert (code, where, how_bad) == ("label", "record.json", "damage")


def test_the_key_of_the_record_is_missed_and_so_is_all_that_it_opens(case: Casefile) -> None:
    handle = case._on.keys.handle("record").hex()
    (case.folder / "keys" / handle).unlink()
    checked = check_record(case.folder)
    assert ("key", f"keys/{handle}", "damage", "The key of the record is missing.") in told(checked.findings)
    assert checked.signatures == 0
    assert checked.entries == 3


def test_a_key_that_is_damaged_is_named_and_the_others_are_still_read(case: Casefile) -> None:
    with open_casefile(case.folder) as again, again.writer() as writer:
        writer.keep(Finding(code="x", what="x", where="x"), scope="subject:p-1")
        handle = again._on.keys.handle("subject:p-1").hex()
    (case.folder / "keys" / handle).write_bytes(b"x" * 100)
    found = told(check_record(case.folder).findings)
    assert found[0] == ("key", f"keys/{handle}", "damage", "A key of this record is damaged.")


def test_an_opening_that_is_altered_is_damage_of_its_entry_with_the_reason(case: Casefile) -> None:
    id = list_ids(case)[2]
    path = case.folder / "openings" / id[:2] / id
    path.write_bytes(path.read_bytes()[:-1])
    ((code, where, how_bad, what),) = told(check_record(case.folder).findings)
    assert (code, where, how_bad) == ("opening", f"openings/{id[:2]}/{id}", "damage")
    assert what == "Entry 2 cannot be opened: an opening that was cut short."


def test_an_entry_that_cannot_be_read_is_told_when_the_record_is_opened(case: Casefile) -> None:
    id = list_ids(case)[2]
    path = case.folder / "openings" / id[:2] / id
    path.unlink()
    (case.folder / "view.db").unlink()
    with open_casefile(case.folder) as again:
        ((code, where, how_bad, what),) = told(again.damage)
    assert (code, where, how_bad) == ("unreadable-entry", f"openings/{id[:2]}/{id}", "damage")
    assert what == "The opening of entry 2 is missing or damaged."


def test_an_opening_of_another_entry_in_its_place_is_damage(case: Casefile) -> None:
    ids = list_ids(case)
    paths = [case.folder / "openings" / id[:2] / id for id in ids]
    paths[2].write_bytes(paths[1].read_bytes())
    ((code, where, _, what),) = told(check_record(case.folder).findings)
    assert (code, where) == ("opening", f"openings/{ids[2][:2]}/{ids[2]}")
    assert what == "Entry 2 cannot be opened: the opening's seal does not hold."


def test_a_file_that_nothing_names_is_a_note_with_its_place(case: Casefile) -> None:
    strays = ["incoming/left", "keys/other.txt", f"objects/ab/{'ab' * 32}", f"openings/cd/{'cd' * 32}"]
    for name in strays:
        path = case.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    checked = check_record(case.folder)
    assert checked.holds
    assert {(each.code, each.where, each.how_bad) for each in checked.findings} == {
        ("stray-file", name, "note") for name in strays
    }


def test_an_object_that_is_gone_is_damage_of_its_entry(case: Casefile) -> None:
    (path,) = (path for path in (case.folder / "objects").rglob("*") if path.is_file())
    path.unlink()
    checked = check_record(case.folder)
    ((code, where, how_bad, what),) = told(checked.findings)
    assert (code, where, how_bad) == ("object", path.relative_to(case.folder).as_posix(), "damage")
    assert what == "An object of this record is missing. Entry 1 (item) points to it."
    assert (checked.objects, checked.object_bytes) == (0, 0)


def opening_of(case: Casefile, index: int) -> tuple[bytes, bytes]:
    leaf = leaf_at(log_of(case), index)
    assert leaf is not None
    return leaf, case._on.layout.opening(bytes.fromhex(list_ids(case)[index])).read_bytes()


def list_ids(case: Casefile) -> list[str]:
    with open_casefile(case.folder, write=False) as again:
        return [entry.id for entry in again.entries()]


def keys_of(case: Casefile):
    keys = case._on.keys
    return {handle: key for handle in keys.seen if (key := keys.find(handle)) is not None}
