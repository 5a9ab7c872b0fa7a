"""Asking the keeper (`keeper.py`) of a record: to begin, for the key, to forget it.

The socket is named after the record's own opaque name and lies in the folder that the system gives to a logged-in
person (XDG_RUNTIME_DIR), or in a folder of ours among the temporary files: of that person, closed to all others, or it
is not used. Asking makes nothing: a command on a record that nobody unlocked leaves no trace.
"""

import hashlib
import os
import select
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from onrecord.casefile import Master, master_table, read_master, record_name
from onrecord.desk import guarded_memory
from onrecord.desk.keeper import KEY, LEFT, LOCK, OURS, peer
from onrecord.nouns.refusal import BadRequest

_PATIENCE = 3.0  # seconds for an answer
_START = 20.0  # seconds for the process to begin


def keep(record: Path, master: Master, seconds: float) -> None:
    """Let a process of its own keep `master` for `seconds`. Raises BadRequest where this system cannot guard it."""
    if not guarded_memory.POSSIBLE:
        raise _refused("A key can be kept between commands on Linux only.")
    forget(record)
    path = _socket(record, make=True)
    if path is None:
        raise _refused("There is no folder here that is yours alone, in which a key could be asked for.")
    if not _start(path, master_table(master), seconds):
        raise _refused("This system does not grant memory that is safe for a key.")


def _start(path: Path, key: bytes, seconds: float) -> bool:
    """Start a keeper, which outlives this process; whether it listens."""
    keeper = subprocess.Popen(
        [sys.executable, "-m", "onrecord.desk.keeper", str(path), str(seconds)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", start_new_session=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")},
    )  # fmt: skip
    assert keeper.stdin is not None  # noqa: S101  both were asked for
    assert keeper.stdout is not None  # noqa: S101
    with suppress(BrokenPipeError), keeper.stdin as pipe:
        pipe.write(key)
    with keeper.stdout as said:
        ready = bool(select.select([said], [], [], _START)[0]) and said.readline() == b"ready\n"
    if not ready:
        keeper.kill()
        keeper.wait()
    keeper.returncode = 0  # nobody waits for it
    return ready


def kept(record: Path) -> Master | None:
    """The key of a record that was unlocked, or None."""
    data = _ask(_socket(record), KEY)
    return read_master(data) if data else None


def seconds_left(record: Path) -> int:
    """How long its keeper keeps the key; 0 for a record that is locked."""
    return int(_ask(_socket(record), LEFT) or 0)


def forget(record: Path) -> bool:
    """Let its keeper forget the key now; whether there was one."""
    return _ask(_socket(record), LOCK) == b"locked"


def forget_all() -> int:
    """Let every keeper of this person forget its key; how many did."""
    return sum(_ask(path, LOCK) == b"locked" for folder in _folders() for path in folder.glob(f"{OURS}*"))


def _ask(path: Path | None, question: bytes) -> bytes:
    """The answer of a keeper of this person; b"" where there is none."""
    if path is None or not guarded_memory.POSSIBLE:
        return b""
    try:
        with closing(_connected(path)) as connection:
            if peer(connection) != os.getuid():
                return b""
            connection.sendall(question)
            return b"".join(iter(lambda: connection.recv(4096), b""))
    except OSError:
        return b""


def _connected(path: Path) -> socket.socket:
    """A connection, through the open folder: an address has 107 bytes, a folder's name may have more."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        connection.settimeout(_PATIENCE)
        connection.connect(f"/proc/self/fd/{folder}/{path.name}")
    except OSError:
        connection.close()
        raise
    finally:
        os.close(folder)
    return connection


def _socket(record: Path, *, make: bool = False) -> Path | None:
    name = OURS + hashlib.sha256(b"onrecord/v1 keeper\n" + record_name(record).encode()).hexdigest()[:32]
    return next((folder / name for folder in _folders(make=make)), None)


def _folders(*, make: bool = False) -> Iterator[Path]:
    """Folders that are this person's alone, the best first."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    if given and _is_private(Path(given)):
        yield Path(given)
    ours = Path(os.environ.get("TMPDIR") or "/tmp") / f"{OURS}{os.getuid()}"  # noqa: S108  no probe is written there
    if make:
        ours.mkdir(mode=0o700, exist_ok=True)
    if _is_private(ours):
        yield ours


def _is_private(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _refused(what: str) -> BadRequest:
    return BadRequest(
        what,
        means="Nothing is kept: every command asks for the passphrase, as before.",
        next="Go on without `onrecord unlock`.",
    )
