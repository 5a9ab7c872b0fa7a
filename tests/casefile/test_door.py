import datetime as dt
import io
import stat
from pathlib import Path

import pytest

from onrecord.casefile import check_record, create, is_protected, open_casefile
from onrecord.ledger import Place, fields_of, read_proof, verify_author, verify_proof
from onrecord.nouns import Account, Decision, Finding, Item, ItemToBe, ObjectRef, Survey, Vanished
from onrecord.nouns.refusal import BadRequest, CannotKeep, NeedsPassphrase, RecordInUse, UnknownId, WrongPassphrase


def finding(n: int) -> Finding:
    return Finding(code="no-date", what=f"no date {n}", where=f"i-{n}")


def test_a_new_record_says_who_writes_it(casefile) -> None:
    assert casefile.member == "Ana"
    assert casefile.size == 1
    assert casefile.unprotected


def test_a_record_is_not_begun_over_something(folder: Path) -> None:
    with pytest.raises(BadRequest, match="already"):
        create(folder, member="Ana")


def test_a_folder_without_a_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="no record"):
        open_casefile(tmp_path)


def test_an_item_comes_back_byte_for_byte(casefile, take_in) -> None:
    item = take_in(casefile, "photos/one.jpg", b"\xff\xd8 bytes", "image/jpeg")
    assert casefile.read_object(item.object, 1 << 20) == b"\xff\xd8 bytes"
    assert casefile.items() == casefile.current() == (item,)
    assert casefile.item(item.id) == item
    assert item.taken_in == dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def test_a_file_time_in_nanoseconds_survives(casefile) -> None:
    to_be = ItemToBe(name="a", media_type="text/plain", modified=1_700_000_000_123_456_789)
    with casefile.writer() as writer:
        item = writer.take_in(to_be, io.BytesIO(b"x"))
    assert casefile.items()[0].modified == item.modified == 1_700_000_000_123_456_789


def test_the_same_file_twice_is_one_object_and_two_entries(casefile, take_in) -> None:
    first, second = take_in(casefile, "a.txt", b"same"), take_in(casefile, "b.txt", b"same")
    assert first.object.name == second.object.name
    assert second.duplicate_of == first.id
    assert len(casefile.items()) == 2
    assert len([path for path in (casefile.folder / "objects").rglob("*") if path.is_file()]) == 1


def test_other_bytes_at_a_name_are_a_new_version(casefile, take_in) -> None:
    first, second = take_in(casefile, "a.txt", b"one"), take_in(casefile, "a.txt", b"two")
    assert second.supersedes == first.id
    assert casefile.current() == (second,)
    assert casefile.items() == (first, second)
    assert casefile.entry_of(second.id).supersedes == first.id


def test_the_same_bytes_at_the_same_name_write_nothing(casefile, take_in) -> None:
    first = take_in(casefile, "a.txt", b"one")
    size = casefile.size
    assert take_in(casefile, "a.txt", b"one") == first
    assert casefile.size == size


def test_both_hold_within_one_batch(casefile) -> None:
    with casefile.writer() as writer:
        a, again, newer, b = (
            writer.take_in(ItemToBe(name=name, media_type="text/plain"), io.BytesIO(data))
            for name, data in [("a", b"1"), ("a", b"1"), ("a", b"2"), ("b", b"1")]
        )
    assert again == a
    assert newer.supersedes == a.id
    assert b.duplicate_of == a.id


def test_what_vanished_stays_in_the_record_and_can_come_back(casefile, take_in) -> None:
    item = take_in(casefile, "a.txt", b"one")
    with casefile.writer() as writer:
        writer.keep(Vanished(item=item.id))
    assert casefile.current() == ()
    assert casefile.vanished() == {item.id}
    back = take_in(casefile, "a.txt", b"one")
    assert back.id != item.id
    assert casefile.current() == (back,)
    assert casefile.items() == (item, back)


def test_the_record_can_be_asked_as_of_a_position_or_a_time(folder: Path) -> None:
    days = iter(range(1, 9))
    with open_casefile(folder, clock=lambda: dt.datetime(2026, 4, next(days), tzinfo=dt.UTC)) as case:
        for n in range(3):
            with case.writer() as writer:
                writer.keep(finding(n))
        assert [entry.index for entry in case.entries(2)] == [0, 1]
        assert [entry.index for entry in case.entries(dt.datetime(2026, 4, 2, tzinfo=dt.UTC))] == [0, 1, 2]
        assert case.items(dt.datetime(2026, 1, 1, tzinfo=dt.UTC)) == ()


def test_every_entry_can_be_proven_to_a_stranger(casefile, take_in) -> None:
    take_in(casefile, "a.txt", b"one")
    for entry in casefile.entries():
        opened = casefile.opened(entry.index)
        verify_author(opened.entry, Place(casefile.origin, entry.index), opened.author)
        proof = read_proof(casefile.proof(entry.index))
        assert verify_proof(proof, opened.leaf, casefile.verifier_key).size == casefile.size
        assert fields_of(opened.entry, opened.disclosures)["kind"] == entry.kind


def test_one_field_can_be_shown_without_the_others(casefile, take_in) -> None:
    """The dossier shows the hash of an item without its name."""
    item = take_in(casefile, "secret source/a.txt", b"one")
    opened = casefile.opened(casefile.entry_of(item.id).index)
    shown = [text for text in opened.disclosures if "object" in fields_of(opened.entry, [text])]
    assert len(shown) == 1
    assert fields_of(opened.entry, shown)["object"]["sha256"] == item.object.sha256


def test_nouns_are_found_by_the_ids_they_give(casefile) -> None:
    decision = Decision(about="s-1", verdict="reject", by="Boris", at=dt.datetime(2026, 3, 1, tzinfo=dt.UTC), why="no")
    with casefile.writer() as writer:
        entry = writer.keep(decision, reason="seen")
        writer.keep(finding(1))
    assert casefile.decisions() == (decision,)
    assert casefile.entry(entry.id) == entry
    assert (entry.by, entry.about, entry.reason) == ("Boris", ("s-1",), "seen")
    assert [found for _, found in casefile.findings()] == [finding(1)]
    assert casefile.last_entry().kind == "finding"


def test_only_the_newest_of_a_kind_is_the_latest(casefile) -> None:
    assert casefile.latest(Account) is None
    with casefile.writer() as writer:
        writer.keep(Account(party_of={"i-1": "p-1"}))
        writer.keep(Account(party_of={"i-1": "p-2"}))
    assert casefile.latest(Account).party_of == {"i-1": "p-2"}


def test_a_small_noun_that_outgrows_its_entry_goes_into_an_object(casefile) -> None:
    survey = Survey(findings=tuple(finding(n) for n in range(1000)))
    with casefile.writer() as writer:
        entry = writer.keep(survey)
    assert entry.object is not None
    assert casefile.latest(Survey) == survey


def test_a_noun_that_is_all_defaults_comes_back(casefile) -> None:
    with casefile.writer() as writer:
        writer.keep(Survey())
    assert casefile.latest(Survey) == Survey()


def test_what_is_no_kind_of_entry_cannot_be_kept(casefile) -> None:
    with casefile.writer() as writer, pytest.raises(TypeError, match="kinds"):
        writer.keep(ObjectRef(name="", sha256="", size=0, media_type=""))


def test_an_unknown_id_is_refused(casefile) -> None:
    for ask in (casefile.entry, casefile.entry_of, casefile.item):
        with pytest.raises(UnknownId, match="no-such"):
            ask("no-such")


def test_a_second_writer_is_refused_and_told_what_to_do(folder: Path, casefile) -> None:
    with pytest.raises(RecordInUse) as refusal:
        open_casefile(folder)
    assert refusal.value.next.startswith("Wait")
    with open_casefile(folder, write=False) as reader:
        assert reader.size == 1
        with pytest.raises(CannotKeep, match="reading"):
            reader.writer()


def test_an_error_inside_the_writer_saves_nothing_more(folder: Path) -> None:
    with open_casefile(folder) as case:
        with pytest.raises(TypeError), case.writer() as writer:
            writer.keep((writer.keep(finding(1)), "no noun")[1])
        assert case.size == 1
        with case.writer() as writer:
            writer.keep(finding(2))
        assert [found for _, found in case.findings()] == [finding(2)]
    assert check_record(folder).holds


def test_an_unreadable_source_is_its_own_error_and_leaves_nothing(casefile) -> None:
    class Gone(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise FileNotFoundError("gone")

    with casefile.writer() as writer:
        with pytest.raises(FileNotFoundError):
            writer.take_in(ItemToBe(name="a", media_type="text/plain"), Gone())
        kept = writer.take_in(ItemToBe(name="b", media_type="text/plain"), io.BytesIO(b"b"))
    assert casefile.items() == (kept,)
    assert list((casefile.folder / "incoming").iterdir()) == []


def test_many_entries_are_saved_in_between(casefile) -> None:
    with casefile.writer() as writer:
        for n in range(600):
            writer.keep(finding(n))
        assert casefile.size >= 512
    assert casefile.size == 601


def test_a_protected_record_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    create(folder, member="Ana", passphrase="пароль из слов", work=4)
    assert is_protected(folder)
    with pytest.raises(NeedsPassphrase, match="protected"):
        open_casefile(folder)
    with pytest.raises(WrongPassphrase):
        open_casefile(folder, passphrase="пароль")
    with open_casefile(folder, passphrase="пароль из слов") as case:
        assert not case.unprotected
        assert case.member == "Ana"


def test_files_and_folders_are_their_owners_alone(casefile, take_in) -> None:
    take_in(casefile, "a.txt", b"one")
    for path in casefile.folder.rglob("*"):
        if not path.name.startswith("view.db"):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_nothing_readable_lies_on_the_disk(tmp_path: Path) -> None:
    folder, canary = tmp_path / "record", "CANARY-Ivanna"
    create(folder, member=canary, passphrase="words", work=4)
    with open_casefile(folder, passphrase="words") as case:
        with case.writer() as writer:
            item = writer.take_in(ItemToBe(name=f"{canary}.txt", media_type="text/plain"), io.BytesIO(canary.encode()))
            writer.keep(Finding(code="x", what=canary, where=item.id), reason=canary)
        for path in folder.rglob("*"):
            assert canary not in path.name
            assert path.is_dir() or canary.encode() not in path.read_bytes(), path.name
    assert isinstance(item, Item)
