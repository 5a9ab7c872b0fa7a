"""What is promised of `onrecord unlock`: the key is kept for a while, for this person alone, and nowhere else."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.casefile import Master, create, unlock
from onrecord.desk import guarded_memory, kept
from onrecord.nouns.refusal import BadRequest

pytestmark = pytest.mark.skipif(not guarded_memory.POSSIBLE, reason="a key is kept on Linux only")
ONRECORD = str(Path(sys.executable).with_name("onrecord"))


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the logged-in person."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return folder


@pytest.fixture
def record(tmp_path: Path, runtime: Path) -> Iterator[Path]:
    folder = tmp_path / "case/onrecord/record"
    create(folder, member="Ana", passphrase="right", work=2)
    yield folder
    kept.forget(folder)


@pytest.fixture
def master(record: Path) -> Master:
    return unlock(record, "right")


def _socket(runtime: Path) -> Path:
    (path,) = runtime.iterdir()
    return path


def _keeper(path: Path) -> int:
    """The process that keeps the key at `path`."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if str(path).encode() in words:
            return int(folder.name)
    raise AssertionError("no keeper")


def _gone(path: Path) -> bool:
    """Whether the socket goes away within a while that no machine is too slow for."""
    for _ in range(2000):
        if not path.exists():
            return True
        time.sleep(0.01)
    return False


def test_what_was_unlocked_is_handed_to_the_next_command(record: Path, master: Master) -> None:
    assert kept.kept(record) is None
    kept.keep(record, master, 60)
    assert kept.kept(record) == master
    assert 0 < kept.seconds_left(record) <= 60


def test_it_is_forgotten_at_once_when_it_is_locked(record: Path, master: Master, runtime: Path) -> None:
    kept.keep(record, master, 60)
    path = _socket(runtime)
    assert kept.forget(record)
    assert kept.kept(record) is None
    assert _gone(path)
    assert not kept.forget(record)


def test_it_is_forgotten_when_the_time_is_up(record: Path, master: Master, runtime: Path) -> None:
    kept.keep(record, master, 0.2)
    assert not list(runtime.iterdir()) or _gone(_socket(runtime))
    assert kept.kept(record) is None


def test_it_is_forgotten_on_a_signal(record: Path, master: Master, runtime: Path) -> None:
    kept.keep(record, master, 60)
    path = _socket(runtime)
    os.kill(_keeper(path), 15)
    assert _gone(path)


def test_every_record_is_locked_at_once(record: Path, master: Master, runtime: Path, tmp_path: Path) -> None:
    other = tmp_path / "other/onrecord/record"
    create(other, member="Ana", passphrase="right", work=2)
    kept.keep(record, master, 60)
    kept.keep(other, unlock(other, "right"), 60)
    assert kept.kept(other) != kept.kept(record)
    assert kept.forget_all() == 2
    assert kept.kept(record) is kept.kept(other) is None


def test_the_socket_is_the_persons_alone(record: Path, master: Master, runtime: Path) -> None:
    kept.keep(record, master, 60)
    assert _socket(runtime).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o701])
def test_a_folder_that_others_may_enter_is_not_used(record: Path, master: Master, runtime: Path, mode: int) -> None:
    runtime.chmod(mode)
    kept.keep(record, master, 60)
    assert not list(runtime.iterdir())
    assert kept.kept(record) == master  # among the temporary files, in a folder closed to others


def test_a_folder_that_somebody_laid_in_wait_is_refused(
    record: Path, master: Master, runtime: Path, tmp_path: Path
) -> None:
    runtime.chmod(0o755)
    (tmp_path / f"onrecord-{os.getuid()}").symlink_to(tmp_path)
    with pytest.raises(BadRequest):
        kept.keep(record, master, 60)


def test_key_and_passphrase_stand_in_no_argument_and_no_environment(
    record: Path, master: Master, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_PASSPHRASE", "right")
    kept.keep(record, master, 60)
    process = Path(f"/proc/{_keeper(_socket(runtime))}")
    seen = (process / "cmdline").read_bytes()
    if os.getuid() == 0:  # nobody else may look at its environment
        seen += (process / "environ").read_bytes()
    for secret in (b"right", master.key.hex().encode(), master.seed.hex().encode()):
        assert secret not in seen


def test_its_memory_is_locked_left_out_of_dumps_and_hidden(record: Path, master: Master, runtime: Path) -> None:
    kept.keep(record, master, 60)
    process = Path(f"/proc/{_keeper(_socket(runtime))}")
    assert "VmLck:\t       4 kB" in (process / "status").read_text()
    assert process.stat().st_uid == 0  # not dumpable: the kernel hands its files to the administrator
    assert (process / "limits").read_text().split("Max core file size")[1].split()[:2] == ["1", "1"]
    if os.getuid() == 0:
        assert "dd" in next(line for line in _flags_of_locked(process)).split()


def _flags_of_locked(process: Path) -> Iterator[str]:
    """The flags (proc(5)) of the pieces of memory that are locked."""
    lines = (process / "smaps").read_text().splitlines()
    return (line for line in lines if line.startswith("VmFlags") and " lo " in f"{line} ")


def test_a_process_of_somebody_else_gets_nothing(record: Path, master: Master, runtime: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("needs a second person, and only the administrator can be one")
    kept.keep(record, master, 60)
    path = _socket(runtime)
    path.chmod(0o777)
    code = (
        "import os, socket, sys\n"
        "os.chdir(sys.argv[1])\n"
        "os.setuid(65534)\n"
        "s = socket.socket(socket.AF_UNIX)\n"
        "s.connect(sys.argv[2])\n"
        "print('connected')\n"
        "try:\n"
        "    s.sendall(b'key')\n"
        "    print(len(s.recv(4096)))\n"
        "except ConnectionError: print(0)"
    )
    path.parent.chmod(0o711)  # as if neither folder nor mode stood in the way
    command = [sys.executable, "-c", code, str(path.parent), path.name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    path.parent.chmod(0o700)
    assert done.stdout.split() == ["connected", "0"]
    assert kept.kept(record) == master


def test_a_question_that_is_none_and_one_that_never_comes_are_no_harm(
    record: Path, master: Master, runtime: Path
) -> None:
    kept.keep(record, master, 60)
    for said in (b"give me everything", b"", b"\0" * 4096):
        with kept._connected(_socket(runtime)) as asking:
            asking.sendall(said)
    assert kept.kept(record) == master


def test_asking_for_a_locked_record_leaves_no_trace(record: Path, runtime: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    assert kept.kept(record) is None
    assert kept.forget_all() == 0
    assert sorted(tmp_path.iterdir()) == before
    assert not list(runtime.iterdir())


def test_elsewhere_than_on_linux_it_is_refused_with_words(
    record: Path, master: Master, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded_memory, "POSSIBLE", False)
    with pytest.raises(BadRequest) as refusal:
        kept.keep(record, master, 60)
    assert "Linux" in refusal.value.what
    assert kept.kept(record) is None


def _onrecord(*words: str, passphrase: str | None = None, new: str | None = None) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    given = {"ONRECORD_PASSPHRASE": passphrase, "ONRECORD_NEW_PASSPHRASE": new}
    environment |= {name: value for name, value in given.items() if value is not None}
    return subprocess.run(
        [ONRECORD, *words], capture_output=True, text=True, check=False, env=environment, stdin=subprocess.DEVNULL
    )


def test_a_row_of_commands_asks_once(record: Path) -> None:
    case = str(record.parents[1])
    assert _onrecord("log", "--case", case).returncode == 11
    assert _onrecord("unlock", case, passphrase="right").returncode == 0
    assert _onrecord("log", "--case", case).returncode == 0
    assert "Locked" in _onrecord("lock").stdout
    assert _onrecord("log", "--case", case).returncode == 11


def test_a_wrong_passphrase_unlocks_nothing(record: Path) -> None:
    case = str(record.parents[1])
    assert _onrecord("unlock", case, passphrase="wrong").returncode == 12
    assert _onrecord("log", "--case", case).returncode == 11


def test_a_check_asks_for_the_passphrase_because_it_checks_the_key_file_too(record: Path) -> None:
    case = str(record.parents[1])
    assert _onrecord("unlock", case, passphrase="right").returncode == 0
    assert _onrecord("check", case).returncode == 11
    assert _onrecord("check", case, passphrase="right").returncode == 0


def test_the_passphrase_is_changed_by_a_command_and_a_weak_one_is_warned_about(record: Path) -> None:
    case = str(record.parents[1])
    changed = _onrecord("passphrase", case, passphrase="right", new="orlova2031")
    assert changed.returncode == 0
    assert "weak" in changed.stderr
    assert "graphics cards finds it in" in changed.stderr
    assert _onrecord("log", "--case", case, passphrase="right").returncode == 12
    better = _onrecord("passphrase", case, passphrase="orlova2031", new="granite heron umbrella nine pebble")
    assert (better.returncode, better.stderr) == (0, "")


def test_a_changed_passphrase_needs_the_one_before_even_while_the_record_is_unlocked(record: Path) -> None:
    case = str(record.parents[1])
    assert _onrecord("unlock", case, passphrase="right").returncode == 0
    assert _onrecord("passphrase", case, new="granite heron umbrella nine pebble").returncode == 11


def test_no_process_that_a_command_starts_inherits_a_passphrase(
    record: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A program that a command starts (a reader, a text recogniser) shows its environment to the whole account."""
    from onrecord.desk.cli import case, main

    monkeypatch.setenv("ONRECORD_PASSPHRASE", "right")
    monkeypatch.setenv("ONRECORD_NEW_PASSPHRASE", "other")
    monkeypatch.setattr(sys, "argv", ["onrecord", "log", "--case", str(record.parents[1])])
    found: list[str] = []
    monkeypatch.setattr(case, "need_record", lambda folder: found.extend(os.environ) or record)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    assert not [name for name in found if name.startswith("ONRECORD_")]
