"""Memory that no swap file, core dump or other program of the same person sees: on Linux, and `POSSIBLE` says so.

`mlock` keeps a page out of swap, `MADV_DONTDUMP` out of core dumps; a process that is not dumpable leaves no core at
all, and its memory cannot be read through /proc or a debugger by anybody but the system's administrator.
"""

import ctypes
import mmap
import os
import sys

from onrecord.alone import leave_no_core

POSSIBLE = sys.platform == "linux"
_PR_SET_DUMPABLE = 4  # linux/prctl.h


def hide_process() -> None:
    """Nobody but the administrator reads this process's memory. Raises OSError where the system does not grant it."""
    leave_no_core()
    _call("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0)


class GuardedPage:
    """One page for a secret; `read` fills it without a copy elsewhere, `wipe` empties it."""

    def __init__(self) -> None:
        self._map = mmap.mmap(-1, mmap.PAGESIZE)
        self._address = ctypes.addressof(ctypes.c_char.from_buffer(self._map))
        _call("mlock", ctypes.c_void_p(self._address), ctypes.c_size_t(mmap.PAGESIZE))
        self._map.madvise(mmap.MADV_DONTDUMP)
        self._length = 0

    def read(self, fd: int) -> None:
        """Fill the page from `fd`, to its end."""
        with memoryview(self._map) as whole:
            while got := os.readv(fd, [whole[self._length :]]):
                self._length += got

    def view(self) -> memoryview:
        """The secret, in its place."""
        return memoryview(self._map)[: self._length]

    def wipe(self) -> None:
        ctypes.memset(self._address, 0, mmap.PAGESIZE)
        self._length = 0


def _call(name: str, *arguments: object) -> None:
    function = getattr(ctypes.CDLL(None, use_errno=True), name)
    if function(*arguments) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")
