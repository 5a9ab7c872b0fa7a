"""One folder put in the place of another, so that whoever looks there finds the old or the new, whole, at any moment.

Linux (`renameat2`) and macOS (`renamex_np`) exchange two names in one step. Where the system or the file system
cannot, the old folder is set aside first: a crash just then leaves it, whole, beside its place, and `bring_back` puts
it there again. Nothing is synced: what a power cut takes from a dossier is made again from the record.
"""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths as they are given
_EXCHANGE = 2  # RENAME_EXCHANGE and RENAME_SWAP have the same number


def swap(new: Path, to: Path) -> None:
    """Put the folder `new` at `to`; what was there is gone afterwards."""
    old = _aside(to)
    if not to.exists():
        new.rename(to)
    elif not exchange(new, to):
        to.rename(old)
        new.rename(to)
        old.rename(new)
    clear(new)


def bring_back(to: Path) -> None:
    """Undo a swap that was cut short between two steps."""
    old = _aside(to)
    if old.exists() and not to.exists():
        old.rename(to)
    clear(old)


def clear(folder: Path) -> None:
    """Remove a folder, or the link to one."""
    if folder.is_symlink():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Exchange what two paths name, in one step; False where it cannot be done here."""
    names = os.fsencode(one), os.fsencode(other)
    library = ctypes.CDLL(None) if sys.platform != "win32" else None
    linux, macos = (getattr(library, call, None) for call in ("renameat2", "renamex_np"))
    if linux is not None:
        return bool(linux(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)
    if macos is not None:
        return bool(macos(*names, _EXCHANGE) == 0)
    return False


def _aside(to: Path) -> Path:
    return to.with_name(f".{to.name}.old")
