"""When something is saved: in this order, and only then.

A new file is written under a passing name in `incoming/`, synced, renamed to its place, and the folder it came to is
synced. Many files at once are synced side by side: the disk then writes them in few rounds. What lies in `incoming/`
after a crash was never acknowledged and is swept away; what was on its way to be destroyed is destroyed.
"""

import secrets
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from onrecord.casefile.disk import Disk
from onrecord.nouns.refusal import CannotKeep, cannot_write

AT_ONCE = 16  # syncs in flight: more gain nothing on one disk
CONDEMNED = ".condemned"


class Durable:
    """Writes into one record, through `incoming/`."""

    def __init__(self, disk: Disk, incoming: Path) -> None:
        self.disk = disk
        self.incoming = incoming

    def passing_name(self) -> Path:
        """A new name in `incoming/`."""
        return self.incoming / secrets.token_hex(12)

    def write(self, path: Path, data: bytes) -> None:
        """Write a new file, not yet synced."""
        fd = self.disk.create(path)
        try:
            write_all(self.disk, fd, data)
        finally:
            self.disk.close(fd)

    def put(self, path: Path, data: bytes) -> None:
        """Put `data` at `path`, whole and durable, or leave what was there."""
        passing = self.passing_name()
        self.write(passing, data)
        self.settle({passing: path})

    def settle(self, moves: dict[Path, Path]) -> None:
        """Bring written files from their passing names to their places; all are durable when it returns."""
        if not moves:
            return
        folders = {place.parent for place in moves.values()}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            _all(pool, self.disk.sync_file, moves)
            for folder in folders - {place for place in folders if place.is_dir()}:
                self.disk.make_dir(folder)
                self.disk.sync_dir(folder.parent)
            for passing, place in moves.items():
                self.disk.rename(passing, place)
            _all(pool, self.disk.sync_dir, folders)

    def replace(self, path: Path, data: bytes) -> None:
        """Put `data` at `path` in the place of a file whose bytes nobody should read again: they are overwritten, but
        only once the new ones are durable. A crash leaves the old file or the new one."""
        old = self.disk.open_over(path)
        try:
            length = path.stat().st_size
            self.put(path, data)
            write_all(self.disk, old, secrets.token_bytes(length))
            self.disk.sync(old)
        finally:
            self.disk.close(old)

    def append(self, path: Path, data: bytes) -> None:
        """Add to the end of a file; durable when it returns."""
        fd = self.disk.open_append(path)
        try:
            write_all(self.disk, fd, data)
            self.disk.sync(fd)
        finally:
            self.disk.close(fd)

    def cut(self, path: Path, length: int) -> None:
        """Shorten a file; durable when it returns."""
        self.disk.truncate(path, length)
        self.disk.sync_file(path)

    def destroy(self, path: Path) -> None:
        """Take a file from its place, overwrite it with noise, remove it, and make each durable: at its place it is
        whole or gone, and never half noise."""
        condemned = self.passing_name().with_suffix(CONDEMNED)
        self.disk.rename(path, condemned)
        for folder in (path.parent, self.incoming):
            self.disk.sync_dir(folder)
        self._overwrite(condemned)

    def sweep(self) -> None:
        """Remove what a crash left in `incoming/`."""
        for left in self.incoming.iterdir():
            if left.suffix == CONDEMNED:
                self._overwrite(left)
            else:
                self.disk.remove(left)

    def _overwrite(self, path: Path) -> None:
        fd = self.disk.open_over(path)
        try:
            write_all(self.disk, fd, secrets.token_bytes(path.stat().st_size))
            self.disk.sync(fd)
        finally:
            self.disk.close(fd)
        self.disk.remove(path)
        self.disk.sync_dir(path.parent)


def write_all(disk: Disk, fd: int, data: bytes | memoryview) -> None:
    """Write all of `data`, however short the single writes are."""
    rest = memoryview(data)
    while rest:
        rest = rest[disk.write(fd, rest) :]


def _all(pool: ThreadPoolExecutor, do: Callable[[Path], None], paths: Iterable[Path]) -> None:
    for done in [pool.submit(do, path) for path in paths]:
        done.result()


def cannot_keep(why: OSError) -> CannotKeep:
    """The refusal for what the disk said while the record was written."""
    return cannot_write(
        why,
        where="record/",
        means="What was saved before is safe; what came after it is not in the record.",
        next="Make room or mend the disk, then run the command again: it goes on where it stopped.",
    )
