"""A small record in a fresh folder, a clock that is handed in, and disks that fail: real ones, something broken."""

import datetime as dt
import errno
import io
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.casefile import Casefile, Disk, create, open_casefile
from onrecord.nouns import Item, ItemToBe

NOON = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)


class FullDisk(Disk):
    """Takes `room` more bytes, then none; `fail_with` is what it says then, `at` the operation that says it."""

    def __init__(self, room: int, fail_with: int = errno.ENOSPC) -> None:
        self.room = room
        self.fail_with = fail_with

    def write(self, fd: int, data: bytes | memoryview) -> int:
        if self.room <= 0:
            raise OSError(self.fail_with, os.strerror(self.fail_with))
        written = super().write(fd, memoryview(data)[: self.room])
        self.room -= written
        return written


class ShortDisk(Disk):
    """Writes at most 7 bytes at a time."""

    def write(self, fd: int, data: bytes | memoryview) -> int:
        return super().write(fd, memoryview(data)[:7])


class BrokenDisk(Disk):
    """Fails at its `after`-th write, sync, rename or truncation."""

    def __init__(self, after: int) -> None:
        self.left = after

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.EIO, "Input/output error")

    def write(self, fd: int, data: bytes | memoryview) -> int:
        self._count()
        return super().write(fd, data)

    def sync(self, fd: int) -> None:
        self._count()
        super().sync(fd)

    def rename(self, old: Path, new: Path) -> None:
        self._count()
        super().rename(old, new)


class PowerCut(BaseException):
    """The machine went dark."""


class DarkDisk(Disk):
    """A disk that loses power at its `after`-th operation, and with it, at random, what was not synced.

    What was written and not synced is cut or zeroed; a name that came by a rename into a folder not synced since is
    lost, or, which is worse, there with nothing in it if the file had not been synced either.
    """

    def __init__(self, after: int, chance: random.Random) -> None:
        self.left = after
        self.chance = chance
        self._paths: dict[int, Path] = {}
        self._synced: dict[Path, int] = {}
        self._renamed: list[tuple[Path, Path, bytes | None]] = []

    def create(self, path: Path) -> int:
        fd = super().create(path)
        self._paths[fd] = path
        self._synced[path] = 0
        return fd

    def open_append(self, path: Path) -> int:
        fd = super().open_append(path)
        self._paths[fd] = path
        self._synced[path] = path.stat().st_size
        return fd

    def write(self, fd: int, data: bytes | memoryview) -> int:
        self._tick()
        return super().write(fd, data)

    def sync(self, fd: int) -> None:
        self._tick()
        super().sync(fd)
        path = self._paths.get(fd)
        if path is not None:
            self._synced.pop(path, None)

    def sync_file(self, path: Path) -> None:
        self._tick()
        self._synced.pop(path, None)

    def sync_dir(self, path: Path) -> None:
        self._tick()
        self._renamed = [each for each in self._renamed if each[1].parent != path]

    def rename(self, old: Path, new: Path) -> None:
        self._tick()
        before = new.read_bytes() if new.is_file() else None
        super().rename(old, new)
        if new.is_file():
            self._renamed.append((old, new, before))
        if old in self._synced:
            self._synced[new] = self._synced.pop(old)

    def truncate(self, path: Path, length: int) -> None:
        self._tick()
        super().truncate(path, length)

    def _tick(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise PowerCut

    def go_dark(self) -> None:
        """Leave on the real disk what a power cut would have left."""
        for path, synced in self._synced.items():
            if path.exists():
                data = path.read_bytes()
                kept = self.chance.randint(synced, len(data)) if len(data) > synced else len(data)
                tail = bytes(len(data) - kept) if self.chance.random() < 0.5 else b""
                path.write_bytes(data[:kept] + tail)
        for _, new, before in reversed(self._renamed):
            if self.chance.random() < 0.5:
                if before is None:
                    new.unlink(missing_ok=True)
                else:
                    new.write_bytes(before)


@pytest.fixture
def clock() -> Callable[[], dt.datetime]:
    return lambda: NOON


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An unprotected record with its first entry only."""
    folder = tmp_path / "record"
    create(folder, member="Ana", clock=lambda: NOON)
    return folder


@pytest.fixture
def casefile(folder: Path) -> Iterator[Casefile]:
    with open_casefile(folder, clock=lambda: NOON) as opened:
        yield opened


@pytest.fixture
def take_in() -> Callable[..., Item]:
    def take(case: Casefile, name: str, data: bytes, media_type: str = "text/plain") -> Item:
        with case.writer() as writer:
            return writer.take_in(ItemToBe(name=name, media_type=media_type), io.BytesIO(data))

    return take


@pytest.fixture
def full_disk() -> type[FullDisk]:
    return FullDisk


@pytest.fixture
def short_disk() -> type[ShortDisk]:
    return ShortDisk


@pytest.fixture
def broken_disk() -> type[BrokenDisk]:
    return BrokenDisk


@pytest.fixture
def dark_disk() -> tuple[type[DarkDisk], type[PowerCut]]:
    return DarkDisk, PowerCut
