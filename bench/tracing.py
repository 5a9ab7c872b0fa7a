"""What a command opens and writes, in all of its processes: by the kernel's word where there is `strace`, else by that
of every Python in it (audit events, PEP 578), which knows nothing of libraries in C.

A socket that was refused is told too: nothing should have asked. A file counts as written when it was made, opened to
be written to, renamed or removed; what only failed does not.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_CALLS = (
    "socket,io_uring_setup,execve,open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,"
    "unlink,unlinkat,link,linkat,symlink,symlinkat,truncate"
)
_SOCKET = re.compile(r"\bsocket\((\w+)|\b(io_uring_setup)\(")
_WRITES = re.compile(
    r"O_CREAT|O_WRONLY|O_RDWR|O_TMPFILE|\b(?:creat|mk\w+|rename\w*|unlink\w*|link\w*|symlink\w*|trunc\w+)\("
)
_PLACE = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
_FAILED = re.compile(r"= -1 E\w+")

_AUDIT = """
import os, sys
_TO = os.open(os.environ["TRACE_TO"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGES = {"os.mkdir": 1, "os.rename": 2, "os.remove": 1, "os.rmdir": 1, "os.link": 2, "os.symlink": 2}
def _hear(event, given):
    if event == "socket.__new__":
        told = ["socket", "AF_UNIX" if given[1] == 1 else f"AF_{int(given[1])}"]
    elif event == "subprocess.Popen" or event == "os.posix_spawn":
        told = ["begun", str(given[0])]
    elif event == "open" and isinstance(given[2], int) and given[2] & _WRITES and not isinstance(given[0], int):
        told = ["wrote", os.path.abspath(os.fsdecode(given[0]))]
    elif event in _CHANGES:
        told = ["wrote", *(os.path.abspath(os.fsdecode(path)) for path in given[: _CHANGES[event]])]
    else:
        return
    os.write(_TO, (__import__("json").dumps(told) + "\\n").encode())
os.write(_TO, b'["begun", "python"]\\n')
sys.addaudithook(_hear)
"""


class Trace(NamedTuple):
    """`code`: how the command ended; `printed`: its output; `sockets`: the families asked for, each time;
    `written`: absolute paths; `processes`: how many programs were begun; `by`: who was asked."""

    code: int
    printed: str
    sockets: tuple[str, ...]
    written: frozenset[Path]
    processes: int
    by: str


def traced(command: list[str], environment: Mapping[str, str], folder: Path) -> Trace:
    """Run `command` in `folder` with that environment alone, to its end."""
    with tempfile.TemporaryDirectory() as place:
        log = Path(place) / "trace"
        if _strace():
            # not --seccomp-bpf, though quicker: it does not see a call that another filter of the kernel refuses
            calls = f"trace={_CALLS}"
            command = ["strace", "-f", "-y", "-s", "4096", "-e", calls, "-o", str(log), *command]
        else:
            (Path(place) / "sitecustomize.py").write_text(_AUDIT)
            environment = {**environment, "PYTHONPATH": place, "TRACE_TO": str(log)}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        told = list(_by_kernel(lines, folder) if _strace() else map(json.loads, lines))
    sockets = tuple(one for kind, *rest in told if kind == "socket" for one in rest)
    written = {
        Path(one) for kind, *rest in told if kind == "wrote" for one in rest if not one.startswith(("/dev/", place))
    }
    processes = sum(kind == "begun" for kind, *_ in told)
    return Trace(done.returncode, done.stdout + done.stderr, sockets, frozenset(written), processes, _who())


def _by_kernel(lines: list[str], folder: Path) -> Iterator[list[str]]:
    for line in lines:
        if found := _SOCKET.search(line):
            yield ["socket", found[1] or found[2]]
        elif _FAILED.search(line):
            continue
        elif " execve(" in line:
            yield ["begun", line]
        elif _WRITES.search(line):
            for base, path in _PLACE.findall(line):
                yield ["wrote", os.path.normpath(os.path.join(base or folder, path))]  # noqa: PTH118 - as the kernel does


@cache
def _strace() -> bool:
    """Whether there is one that may look."""
    return (
        shutil.which("strace") is not None
        and subprocess.run(["strace", "-qq", "-o", os.devnull, "true"]).returncode == 0
    )


def _who() -> str:
    return "strace" if _strace() else "audit events of Python"
