import random
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pyrage
import pytest

from onrecord.casefile import change_passphrase, check_record, create, is_protected, open_casefile, unlock
from onrecord.casefile.passphrase import LARGEST_WORK, WORK, lock_secret, unlock_secret
from onrecord.nouns.refusal import CannotKeep, RecordDamaged, Refusal, WrongPassphrase

LOCKED = lock_secret(b"the secret", "right", work=4)


def _asking(work: int) -> bytes:
    return LOCKED.replace(b" 4\n", b" %d\n" % work)


def test_another_implementation_of_age_opens_what_is_locked() -> None:
    assert (
        pyrage.passphrase.decrypt(lock_secret(b"the secret", "four words of mine", work=4), "four words of mine")
        == b"the secret"
    )


def test_what_another_implementation_of_age_locked_is_opened() -> None:
    theirs = bytes(pyrage.passphrase.encrypt(b"the secret", "right"))
    assert unlock_secret(theirs, "right") == b"the secret"


def test_a_wrong_passphrase_is_refused_and_told_what_to_do() -> None:
    with pytest.raises(WrongPassphrase) as refusal:
        unlock_secret(LOCKED, "wrong")
    assert refusal.value.exit_code == 12
    assert "again" in refusal.value.next
    assert "wrong" not in str(refusal.value)


def test_the_right_passphrase_opens_where_the_age_library_finds_the_machine_too_slow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def too_slow(*_: object) -> bytes:
        raise pyrage.DecryptError("Excessive work parameter for passphrase.")

    monkeypatch.setattr(pyrage.passphrase, "decrypt", too_slow)
    assert unlock_secret(LOCKED, "right") == b"the secret"


def test_a_file_is_opened_at_its_own_factor() -> None:
    for work in (1, 4, 10):
        assert unlock_secret(lock_secret(b"s", "right", work), "right") == b"s"


def test_every_altered_byte_is_refused() -> None:
    for at in range(len(LOCKED)):
        altered = bytearray(LOCKED)
        altered[at] ^= 1 << at % 4
        with pytest.raises((WrongPassphrase, RecordDamaged)):
            unlock_secret(bytes(altered), "right")


def test_damage_beyond_what_the_passphrase_opens_is_never_called_a_wrong_passphrase() -> None:
    stanza_ends = LOCKED.index(b"---")
    for at in range(stanza_ends, len(LOCKED)):
        altered = bytearray(LOCKED)
        altered[at] ^= 1
        with pytest.raises(RecordDamaged):
            unlock_secret(bytes(altered), "right")


@pytest.mark.parametrize("length", range(0, len(LOCKED), 7))
def test_a_file_cut_short_is_damaged(length: int) -> None:
    with pytest.raises(RecordDamaged):
        unlock_secret(LOCKED[:length], "right")


@pytest.mark.parametrize("work", [LARGEST_WORK + 1, 30, 63, 64, 999])
def test_a_file_that_asks_for_an_absurd_factor_is_refused_before_memory_is_taken(work: int) -> None:
    asking = _asking(work)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(RecordDamaged) as refusal:
        unlock_secret(asking, "right")
    assert "absurd" in refusal.value.what
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024  # KiB


@pytest.mark.parametrize("written", [b"0", b"04", b"-4", b"4.0", b"", b"1000000", "\u0664".encode()])
def test_a_factor_is_spelled_in_one_way(written: bytes) -> None:
    with pytest.raises(RecordDamaged):
        unlock_secret(LOCKED.replace(b" 4\n", b" %s\n" % written), "right")


def test_too_little_memory_is_said_and_is_no_wrong_passphrase() -> None:
    asking = _asking(18)
    code = (
        "import resource, sys\n"
        "from onrecord.casefile.passphrase import unlock_secret\n"
        "from onrecord.nouns.refusal import TooLittleMemory\n"
        "room = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize() + (64 << 20)\n"
        "resource.setrlimit(resource.RLIMIT_AS, (room, room))\n"
        "try: unlock_secret(sys.stdin.buffer.read(), 'right')\n"
        "except TooLittleMemory as why: print(why.what)"
    )
    done = subprocess.run([sys.executable, "-c", code], input=asking, capture_output=True, check=True)
    assert b"256 MiB" in done.stdout


def test_the_factor_is_one_that_a_seized_laptop_must_withstand() -> None:
    assert WORK == 18


@pytest.mark.parametrize("kept", ["NFC", "NFD"])
def test_accents_may_be_composed_by_another_keyboard(kept: Any) -> None:
    typed = "fenêtre, йод"
    locked = lock_secret(b"s", normalize(kept, typed), work=4)
    for form in ("NFC", "NFD"):
        assert unlock_secret(locked, normalize(form, typed)) == b"s"  # type: ignore[arg-type]


def test_more_than_a_chunk_is_refused() -> None:
    with pytest.raises(ValueError, match="chunk"):
        lock_secret(bytes(64 * 1024 + 1), "right", work=4)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A protected record; "old" opens it, at a factor that takes no time."""
    create(tmp_path / "record", member="Ana", passphrase="old", work=2)
    return tmp_path / "record"


def opens(record: Path, passphrase: str) -> bool:
    try:
        open_casefile(record, passphrase=passphrase, write=False).close()
    except WrongPassphrase:
        return False
    return True


def test_after_a_change_only_the_new_passphrase_opens_the_record_and_nothing_else_changed(record: Path) -> None:
    before = {path: path.read_bytes() for path in record.rglob("*") if path.is_file() and path.parent.name != "keys"}
    change_passphrase(record, "old", "new", work=2)
    assert (opens(record, "old"), opens(record, "new")) == (False, True)
    assert check_record(record, passphrase="new").holds
    assert {path: path.read_bytes() for path in before if path.name != "lock" and "view.db" not in path.name} == {
        path: data for path, data in before.items() if path.name != "lock" and "view.db" not in path.name
    }


def test_a_change_needs_the_old_passphrase(record: Path) -> None:
    with pytest.raises(WrongPassphrase):
        change_passphrase(record, "guessed", "new", work=2)
    assert opens(record, "old")


def test_the_old_key_file_is_overwritten_and_not_only_unlinked(record: Path) -> None:
    place = record / "keys/master.age"
    (record / "kept").hardlink_to(place)
    old = place.read_bytes()
    change_passphrase(record, "old", "new", work=2)
    assert len((record / "kept").read_bytes()) == len(old)
    assert old[:60] not in (record / "kept").read_bytes()


def test_a_disk_that_fails_at_any_point_leaves_the_old_passphrase_or_the_new_one(
    record: Path, broken_disk: Callable[..., Any]
) -> None:
    now, other, failed = "old", "new", 0
    for after in range(100):
        try:
            change_passphrase(record, now, other, disk=broken_disk(after), work=2)
        except CannotKeep:
            failed += 1
        else:
            break
        assert opens(record, now) != opens(record, other)
        if opens(record, other):
            now, other = other, now
    assert failed > 5
    assert opens(record, other)


@pytest.mark.parametrize("seed", range(20))
def test_a_power_cut_at_any_point_leaves_the_old_passphrase_or_the_new_one(
    record: Path, dark_disk: Any, seed: int
) -> None:
    kind, cut = dark_disk
    for after in range(12):
        disk = kind(after, random.Random(1000 * seed + after))
        try:
            change_passphrase(record, "old", "new", disk=disk, work=2)
        except cut:
            disk.go_dark()
        assert opens(record, "old") != opens(record, "new")
        assert check_record(record, passphrase="old" if opens(record, "old") else "new").holds
        if opens(record, "new"):
            change_passphrase(record, "new", "old", work=2)


def test_an_unprotected_record_can_be_given_a_passphrase(folder: Path) -> None:
    change_passphrase(folder, None, "new", work=2)
    assert is_protected(folder)
    assert opens(folder, "new")
    assert not (folder / "keys/master.json").exists()


def test_protecting_that_was_cut_short_is_finished_at_the_next_writing(
    folder: Path, broken_disk: Callable[..., Any]
) -> None:
    clear = (folder / "keys/master.json").read_bytes()
    change_passphrase(folder, None, "new", work=2)
    (folder / "keys/master.json").write_bytes(clear)  # as if the crash had come before it was destroyed
    assert "clear-key" in {each.code for each in check_record(folder, passphrase="new").findings}
    open_casefile(folder, passphrase="new").close()
    assert not (folder / "keys/master.json").exists()
    assert check_record(folder, passphrase="new").findings == ()


def test_a_record_in_use_keeps_its_passphrase(record: Path) -> None:
    with open_casefile(record, passphrase="old"), pytest.raises(Refusal) as refusal:
        change_passphrase(record, "old", "new", work=2)
    assert refusal.value.exit_code == 13


def test_what_the_passphrase_opened_opens_the_record_without_it(record: Path) -> None:
    master = unlock(record, "old")
    with open_casefile(record, passphrase=master) as case:
        assert case.member == "Ana"
    assert check_record(record, passphrase=master).holds
