"""What this computer can give to those who read: at most half of its memory, whatever is in the folder.

Its memory is what the system says, or less where a container or service is held to less (control groups, Linux).
"""

import contextlib
import os
from pathlib import Path

from onrecord.nouns import Noun

MIB = 1 << 20
LEAST = 1024 * MIB  # of data for one reader: the models of three languages are 480 MiB, the rest is for the item
MOST = 2048 * MIB  # what needs more is no document; and the same file is read alike on a small machine and a large one
_CONTROL = Path("/sys/fs/cgroup")


class Share(Noun, frozen=True, kw_only=True):
    """So many readers at a time, each with so many bytes."""

    readers: int
    memory: int


def share(wanted: int, total: int | None = None) -> Share:
    """The readers and what each may hold: together never more than half of `total` bytes (None: of this computer)."""
    half = (total or memory()) // 2
    readers = max(1, min(wanted, half // LEAST))
    return Share(readers=readers, memory=min(MOST, half // readers))


def memory() -> int:
    """Bytes of memory of this computer, as far as this process may use them."""
    whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4 * LEAST
    return min([whole, *_allowed()])


def _allowed() -> list[int]:
    """What the control groups of this process allow, from its own to the outermost (cgroup v2, and v1 at its top)."""
    found = []
    with contextlib.suppress(OSError, ValueError):
        own = Path("/proc/self/cgroup").read_text().splitlines()[-1].split(":", 2)[2].lstrip("/")
        places = [_CONTROL / own, *(_CONTROL / own).parents]
        named = [place / "memory.max" for place in places if place.is_relative_to(_CONTROL)]
        for limit in (*named, _CONTROL / "memory" / "memory.limit_in_bytes"):
            with contextlib.suppress(OSError, ValueError):  # "max" is no number
                found.append(int(limit.read_text()))
    return found


def hold_to(limit: int) -> None:
    """Let this process hold at most `limit` bytes of its own (RLIMIT_DATA: what it writes, not what it maps to read).

    Linux keeps it. macOS takes it and does not keep it, Windows has no such limit: there only the time holds.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such limit here, or a smaller one is in force
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
