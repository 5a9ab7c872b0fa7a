import errno
import io
import os
import random
import tempfile
from pathlib import Path
from typing import BinaryIO

import pytest

from onrecord.collect import scratch
from onrecord.collect.scratch import Scratch, TooMuch
from onrecord.nouns.refusal import CannotKeep

WORDS = b"the words of a witness, again and again. " * 500


@pytest.mark.parametrize("in_memory", [1 << 20, 1000])
def test_any_stretch_reads_back_as_it_was(monkeypatch: pytest.MonkeyPatch, in_memory: int, tmp_path: Path):
    monkeypatch.setattr(scratch, "IN_MEMORY", in_memory)
    monkeypatch.setattr(scratch, "_CHUNK", 777)
    copy = Scratch(io.BytesIO(WORDS), len(WORDS), tmp_path)
    assert copy.open().read() == WORDS
    for start in random.Random(7).sample(range(len(WORDS)), 50):
        assert copy.at(start, 100) == WORDS[start : start + 100]
    with copy.open() as stream:
        stream.seek(-10, 2)
        assert stream.read() == WORDS[-10:]
        stream.seek(5)
        assert stream.read(3) == WORDS[5:8]
    assert copy.size == len(WORDS)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> list[BinaryIO]:
    """The files that are made for what is larger than a thousand bytes."""
    monkeypatch.setattr(scratch, "IN_MEMORY", 1000)
    made: list[BinaryIO] = []
    real = tempfile.TemporaryFile

    def kept(**options: object) -> object:
        made.append(real(**options))
        return made[-1]

    monkeypatch.setattr(scratch.tempfile, "TemporaryFile", kept)
    return made


def test_what_is_large_lies_in_the_folder_it_is_given_under_no_name(
    files: list[BinaryIO], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))  # the system's own cannot be written to
    copy = Scratch(io.BytesIO(WORDS), len(WORDS), tmp_path)
    assert os.fstat(files[0].fileno()).st_size == len(WORDS)
    assert list(tmp_path.iterdir()) == []
    assert copy.open().read() == WORDS


def test_without_a_folder_nothing_goes_to_a_disk(files: list[BinaryIO]):
    assert Scratch(io.BytesIO(WORDS), len(WORDS)).open().read() == WORDS
    assert files == []


def test_what_goes_to_disk_is_not_the_plain_text(files: list[BinaryIO], tmp_path: Path):
    copy = Scratch(io.BytesIO(WORDS), len(WORDS), tmp_path)
    files[0].seek(0)
    on_disk = files[0].read()
    assert len(on_disk) == len(WORDS)
    assert b"witness" not in on_disk
    assert on_disk[: len(WORDS) // 2] != on_disk[len(WORDS) // 2 :]
    assert copy.open().read() == WORDS


def test_more_than_the_cap_is_too_much():
    with pytest.raises(TooMuch):
        Scratch(io.BytesIO(WORDS), len(WORDS) - 1)


def test_no_room_for_an_archive_is_told_as_that_and_not_as_a_fault_of_the_archive(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    class Full(io.RawIOBase):
        room = 3000

        def write(self, data: object) -> int:
            if self.room <= 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            taken = min(len(data), self.room)  # type: ignore[arg-type]
            self.room -= taken
            return taken

    monkeypatch.setattr(scratch, "IN_MEMORY", 1000)
    monkeypatch.setattr(scratch.tempfile, "TemporaryFile", lambda **_: Full())
    with pytest.raises(CannotKeep) as refusal:
        Scratch(io.BytesIO(WORDS), len(WORDS), tmp_path)
    assert refusal.value.what == "The disk is full."
    assert "the record" in refusal.value.where


def test_a_disk_that_writes_short_loses_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    class Short(io.FileIO):
        def write(self, data: object) -> int:
            return super().write(memoryview(data)[:7])  # type: ignore[arg-type]

    monkeypatch.setattr(scratch, "IN_MEMORY", 1000)
    monkeypatch.setattr(scratch.tempfile, "TemporaryFile", lambda **_: Short(tmp_path / "scratch", "w+"))
    assert Scratch(io.BytesIO(WORDS), len(WORDS), tmp_path).open().read() == WORDS
