"""A disk that is full, or may only be read, is told in words and is no fault of ours; what was saved stays whole."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import onrecord.desk.cli as desk
from onrecord.desk.cli import main

ONRECORD = str(Path(sys.executable).with_name("onrecord"))
FAULT, REFUSED = 70, 15
NOTE = (
    "Orlo Gazette, 20 May 2031\n\nGuards killed three people at Orlo harbour on 14 May 2031, a baker said.\n\n"
    "“Nobody was killed at Orlo harbour,” said Viktor Halmar, the interior minister, on 15 May 2031.\n"
)


def _onrecord(*words: str, before: Callable[[], None] | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [ONRECORD, *words], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, preexec_fn=before
    )


def _build(case: Path, to: Path, before: Callable[[], None] | None = None) -> "subprocess.CompletedProcess[str]":
    return _onrecord("build", str(case), "--unprotected", "--workers", "1", "--to", str(to), before=before)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    for n in range(3):
        (folder / f"note-{n}.txt").write_text(f"{NOTE}\nNote {n}.\n", encoding="utf-8")
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a disk of that many bytes, or mounts it anew with other options."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(options: str) -> Path:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True, check=False
        )
        if done.returncode != 0:
            pytest.skip("needs the right to mount a disk")
        return place

    yield mount
    subprocess.run(["umount", str(place)], capture_output=True, check=False)


@pytest.mark.parametrize("room", ["4k", "200k", "330k"])
def test_a_disk_full_at_any_point_of_a_build_is_told_and_the_next_build_goes_on(
    small_disk: Callable[[str], Path], room: str
) -> None:
    disk = small_disk(f"size={room}")
    case = disk / "case"
    case.mkdir()
    (case / "note.txt").write_text(NOTE, encoding="utf-8")
    done = _build(case, case / "onrecord/dossier")
    assert done.returncode in (0, REFUSED), done.stderr
    assert done.returncode == 0 or "ake room" in done.stderr
    small_disk("remount,size=64m")
    again = _build(case, case / "onrecord/dossier")
    assert again.returncode == 0, again.stderr
    assert _onrecord("check", str(case)).returncode == 0
    assert (case / "onrecord/dossier/index.html").is_file()
    assert not list((case / "onrecord").glob(".*"))


@pytest.mark.parametrize("largest", [5000, 60_000])
def test_a_limit_on_files_is_told_and_the_next_build_goes_on(case: Path, largest: int) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    to = case / "onrecord/dossier"
    done = _build(case, to, before=limit)
    assert done.returncode == REFUSED, done.stderr
    assert _build(case, to).returncode == 0
    assert _onrecord("check", str(case)).returncode == 0


def test_a_dossier_that_has_no_room_leaves_the_one_before_and_the_record(
    case: Path, small_disk: Callable[[str], Path]
) -> None:
    to = small_disk("size=16m") / "dossier"
    assert _build(case, to).returncode == 0
    before = (to / "MANIFEST.sha256").read_bytes()
    (case / "note-9.txt").write_text(NOTE, encoding="utf-8")
    with suppress(OSError), (to.parent / "other").open("wb", buffering=0) as other:  # somebody else fills the disk
        while other.write(b"x" * 4096):
            pass
    done = _build(case, to)
    assert done.returncode == REFUSED, done.stderr
    assert "The disk is full." in done.stderr
    assert "dossier" in done.stderr
    assert (to / "MANIFEST.sha256").read_bytes() == before
    assert [path.name for path in to.parent.iterdir() if path.name.startswith(".")] == []
    (to.parent / "other").unlink()
    assert _build(case, to).returncode == 0
    assert (to / "MANIFEST.sha256").read_bytes() != before


def test_a_case_on_a_disk_that_can_only_be_read_is_refused_with_words(small_disk: Callable[[str], Path]) -> None:
    disk = small_disk("size=16m")
    case = disk / "case"
    case.mkdir()
    (case / "note.txt").write_text(NOTE, encoding="utf-8")
    small_disk("remount,ro")
    done = _build(case, case / "onrecord/dossier")
    assert done.returncode == REFUSED, done.stderr
    assert "can only be read" in done.stderr
    small_disk("remount,rw")
    assert _build(case, case / "onrecord/dossier").returncode == 0
    small_disk("remount,ro")
    for words in (["log", "--case"], ["queue"], ["search", "nobody", "--case"], ["build"], ["check"]):
        done = _onrecord(*words, str(case))
        assert done.returncode in (0, REFUSED), (words, done.stderr)
    assert _onrecord("check", str(case)).returncode == 0
    small_disk("remount,rw")
    assert _build(case, case / "onrecord/dossier").returncode == 0


def test_a_folder_of_somebody_else_is_refused_with_words(case: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("needs a second person, and only the administrator can be one")

    def nobody() -> None:
        os.chdir(case)
        os.setuid(65534)

    for path in case.iterdir():
        path.chmod(0o644)
    case.chmod(0o755)
    done = _onrecord("build", ".", "--unprotected", "--workers", "1", before=nobody)
    assert done.returncode == REFUSED, done.stderr
    assert "under your account" in done.stderr


@pytest.mark.parametrize("words", [["export", "CASE", "--to", "FILE/x"], ["check", "CASE", "--report", "FILE/x"]])
def test_a_place_that_cannot_be_written_to_is_refused_with_words(case: Path, words: list[str]) -> None:
    assert _build(case, case / "onrecord/dossier").returncode == 0
    given = [word.replace("CASE", str(case)).replace("FILE", str(case / "note-0.txt")) for word in words]
    done = _onrecord(*given)
    assert done.returncode == REFUSED, done.stderr
    assert "note-0" not in done.stderr


def test_what_the_system_says_is_a_refusal_that_names_no_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: object) -> None:
        raise OSError(28, "No space left on device", "/home/joran-pell/testimony.txt")

    monkeypatch.setattr(desk.cli, "main", fail)
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr().err
    assert left.value.code == REFUSED
    assert "The disk is full." in said
    assert "test_no_room.py" in said
    assert "joran" not in said
