"""The few things the casefile asks of a disk, each in one place, so that every one can be made to fail in a test.

Files are private to their owner. Nothing here is durable by itself: `durable.py` says in which order writes, syncs
and renames make it so. A test puts a disk underneath that is full, breaks, writes short, or loses power.
"""

import os
from pathlib import Path
from typing import BinaryIO

PRIVATE_FILE = 0o600
PRIVATE_DIR = 0o700


class Disk:
    """A real disk."""

    def read(self, path: Path) -> bytes:
        """The whole of a small file."""
        return path.read_bytes()

    def open_read(self, path: Path) -> BinaryIO:
        """A file to be read as a stream."""
        return path.open("rb")

    def create(self, path: Path) -> int:
        """A descriptor for a file that did not exist."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE_FILE)

    def open_append(self, path: Path) -> int:
        """A descriptor at the end of a file."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, PRIVATE_FILE)

    def open_over(self, path: Path) -> int:
        """A descriptor at the beginning of a file, to write over what is there."""
        return os.open(path, os.O_WRONLY | os.O_CLOEXEC)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        """Write some of `data` and return how many bytes: it may be fewer."""
        return os.write(fd, data)

    def sync(self, fd: int) -> None:
        """Return once what was written through `fd` is on the disk."""
        os.fsync(fd)

    def close(self, fd: int) -> None:
        os.close(fd)

    def sync_file(self, path: Path) -> None:
        """As `sync`, for a file that was closed in the meantime."""
        self._sync_path(path, os.O_RDONLY)

    def sync_dir(self, path: Path) -> None:
        """Return once the names in a folder are on the disk."""
        self._sync_path(path, os.O_RDONLY | os.O_DIRECTORY)

    def rename(self, old: Path, new: Path) -> None:
        old.replace(new)

    def truncate(self, path: Path, length: int) -> None:
        os.truncate(path, length)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def make_dir(self, path: Path) -> None:
        path.mkdir(mode=PRIVATE_DIR, exist_ok=True)

    def _sync_path(self, path: Path, flags: int) -> None:
        fd = os.open(path, flags | os.O_CLOEXEC)
        try:
            self.sync(fd)
        finally:
            os.close(fd)
