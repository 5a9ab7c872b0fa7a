"""A process that keeps one unlocked key for a while, and hands it to the person who unlocked it.

    python -m onrecord.desk.keeper SOCKET SECONDS      with the key on standard input; says "ready" once it listens

Rules: the key comes through a pipe and lies in one guarded page (`guarded_memory`), never in an argument, an
environment or a file. It goes out through a socket in a folder of that person alone, to processes of that person alone,
as the system (and not the process) says. It is wiped when the time is up (sleep of the laptop counts), on "lock", on a
signal, and when the socket is gone, as it is when the person logs out.
It does not guard against other programs that the same person runs: they may ask for the key as a command does.
"""

import os
import select
import signal
import socket
import struct
import sys
import time
from contextlib import suppress
from pathlib import Path

from onrecord.desk.guarded_memory import GuardedPage, hide_process

KEY, LEFT, LOCK = b"key", b"left", b"lock"  # what may be asked: the key, the seconds left, to forget it
OURS = "onrecord-"  # how sockets, and a folder that is made for them alone, are named
_LOOKS = 20.0  # seconds between looks at the clock and at the socket
_PATIENCE = 2.0  # seconds for a question


def keep(path: Path, seconds: float) -> None:
    """Keep the key that standard input holds, at `path`, for `seconds`."""
    hide_process()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    page = GuardedPage()
    try:
        page.read(0)
        with _listening(path) as server:
            print("ready", flush=True)
            _let_go_of_the_terminal()
            _serve(server, page, path, _clock() + seconds)
    finally:
        page.wipe()


def _listening(path: Path) -> socket.socket:
    path.unlink(missing_ok=True)
    os.umask(0o177)
    os.chdir(path.parent)  # an address has 107 bytes, a folder's name may have more
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(path.name)
    server.listen(8)
    return server


def _serve(server: socket.socket, page: GuardedPage, path: Path, until: float) -> None:
    ours = path.stat().st_ino
    try:
        while (left := until - _clock()) > 0 and _is(path, ours):
            if select.select([server], [], [], min(left, _LOOKS))[0]:
                connection, _ = server.accept()
                with connection, suppress(OSError):
                    if until > _clock() and _answer(connection, page, until - _clock()) == LOCK:
                        return
    finally:
        if _is(path, ours):
            path.unlink()
            if path.parent.name.startswith(OURS):
                with suppress(OSError):  # another record is unlocked still
                    path.parent.rmdir()


def _answer(connection: socket.socket, page: GuardedPage, left: float) -> bytes:
    """Answer one question of the person's own process; any other gets nothing. Returns what was asked."""
    connection.settimeout(_PATIENCE)
    if peer(connection) != os.getuid():
        return b""
    asked = connection.recv(16)
    if asked == KEY:
        with page.view() as key:
            connection.sendall(key)
    elif asked == LEFT:
        connection.sendall(b"%d" % left)
    elif asked == LOCK:
        page.wipe()
        connection.sendall(b"locked")
    return asked


def peer(connection: socket.socket) -> int:
    """The user id of the process at the other end, as the system says (SO_PEERCRED)."""
    form = struct.Struct("3i")  # pid, uid, gid
    return int(form.unpack(connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, form.size))[1])


def _clock() -> float:
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def _is(path: Path, inode: int) -> bool:
    try:
        return path.stat().st_ino == inode
    except OSError:
        return False


def _let_go_of_the_terminal() -> None:
    """Hold nothing open of whoever started this: neither their terminal nor their pipe."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nothing, fd)


if __name__ == "__main__":
    keep(Path(sys.argv[1]), float(sys.argv[2]))
