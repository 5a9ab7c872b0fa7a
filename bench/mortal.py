"""Processes that die of kill -9 at a chosen point, and what they had acknowledged before.

A writer asks its disk for everything it does to a record (`casefile/disk.py`), so a disk that is handed in knows every
point at which it can die: before each operation, and half-way through each write. Nothing in the product knows of it.
"""

import itertools
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, NoReturn

from onrecord.casefile import Disk

Acknowledge = Callable[[], None]


class Died(NamedTuple):
    """What became of a process: how often it acknowledged something, and whether it was killed before its end."""

    acknowledged: int
    killed: bool


def die() -> NoReturn:
    """kill -9, to oneself: nothing is flushed, closed or undone."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("nobody outlives SIGKILL")


def in_a_process(
    work: Callable[[Acknowledge], None], *, kill_after: int | None = None, wait: float = 0.0, failed: int = 1
) -> Died:
    """Run `work` in a process of its own. It acknowledges over a pipe; after `kill_after` acknowledgements and `wait`
    seconds more it is killed from outside, wherever it is then. An error in it is an error here."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        status = failed
        try:
            work(lambda: _write_all(tell, b"x"))
            status = 0
        finally:
            os._exit(status)  # never back into the caller's stack, and no clean-up that a kill would not do
    os.close(tell)
    acknowledged = 0
    while (kill_after is None or acknowledged < kill_after) and (more := os.read(told, 1)):
        acknowledged += len(more)
    if kill_after is not None:
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
    while more := os.read(told, 4096):
        acknowledged += len(more)
    os.close(told)
    _, ended = os.waitpid(child, 0)
    if os.WIFEXITED(ended) and os.WEXITSTATUS(ended):
        raise AssertionError("the process ended by an error of its own; what it printed is above")
    return Died(acknowledged, killed=os.WIFSIGNALED(ended))


class Mortal(Disk):
    """A disk whose process dies at its `at`-th point; with `at` None it only counts the points it passes."""

    def __init__(self, at: int | None = None) -> None:
        self._at = at
        self._points = itertools.count(1)  # `next` of it is safe between the threads that sync side by side
        self.passed = 0

    def _point(self) -> bool:
        """Pass a point; whether it is the last one."""
        self.passed = next(self._points)
        return self.passed == self._at

    def _maybe_die(self) -> None:
        if self._point():
            die()

    def write(self, fd: int, data: bytes | memoryview) -> int:
        self._maybe_die()
        if self._point():
            super().write(fd, memoryview(data)[: len(data) // 2])
            die()
        return super().write(fd, data)

    def create(self, path: Path) -> int:
        self._maybe_die()
        return super().create(path)

    def open_append(self, path: Path) -> int:
        self._maybe_die()
        return super().open_append(path)

    def open_over(self, path: Path) -> int:
        self._maybe_die()
        return super().open_over(path)

    def sync(self, fd: int) -> None:
        self._maybe_die()
        super().sync(fd)

    def rename(self, old: Path, new: Path) -> None:
        self._maybe_die()
        super().rename(old, new)

    def truncate(self, path: Path, length: int) -> None:
        self._maybe_die()
        super().truncate(path, length)

    def remove(self, path: Path) -> None:
        self._maybe_die()
        super().remove(path)

    def make_dir(self, path: Path) -> None:
        self._maybe_die()
        super().make_dir(path)


def _write_all(fd: int, data: bytes) -> None:
    while data:
        data = data[os.write(fd, data) :]
