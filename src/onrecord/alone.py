"""A process that keeps to itself: it can open no connection, and leaves no image of its memory when it dies.

Rules
* Every process of OnRecord that may see a case asks for this first; it cannot be taken back.
* Python code is refused every socket but those between processes of this computer (AF_UNIX), on every system.
* On Linux the kernel refuses them too, so a library in C, or a document that has taken over its parser, gets none
  either, nor does a program begun from here (seccomp; where a kernel knows no seccomp, Python's refusal stands alone).
* No core dump: one would hold words of the case, and the key, in clear.
It does not: keep a program outside from being asked over AF_UNIX, nor contain a document that runs code of its own.
"""

import ctypes
import errno
import os
import socket
import sys
from typing import NamedTuple

_LOCAL = 1  # AF_UNIX, on every system
_NO_CORE = 1  # byte: where a program is handed the cores, Linux minds this limit and not 0 (core(5))
_REFUSED = "this process opens no connection"


class _Machine(NamedTuple):
    """What the kernel calls a kind of processor (`linux/audit.h`), and its number of the call `socket`."""

    architecture: int
    socket: int


_MACHINES = {"x86_64": _Machine(0xC000003E, 41), "aarch64": _Machine(0xC00000B7, 198)}
_IO_URING_SETUP = 425  # the other way to a socket, on every processor
_X32 = 0x40000000  # the calls of a second set of numbers on x86_64 begin here

# Words of classic BPF, `linux/bpf_common.h`; of seccomp, `linux/seccomp.h`; of prctl, `linux/prctl.h`.
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # places in `struct seccomp_data`
_ALLOW, _FAIL_WITH = 0x7FFF0000, 0x00050000
_SET_SECCOMP, _FILTER, _SET_NO_NEW_PRIVILEGES = 22, 2, 38


class _Step(ctypes.Structure):
    _fields_ = [("code", ctypes.c_uint16), ("then", ctypes.c_uint8), ("other", ctypes.c_uint8), ("k", ctypes.c_uint32)]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step))]


def keep_to_itself() -> None:
    """From here on this process, and every process it begins, opens no connection and leaves no core dump."""
    socket.has_ipv6 = False  # urllib3, which readers bring along, would open one at import to see if there is IPv6
    sys.addaudithook(_refuse)
    leave_no_core()
    if sys.platform == "linux" and (machine := _MACHINES.get(os.uname().machine)):
        _ask_the_kernel(machine)


def leave_no_core() -> None:
    """From here on this process, and those it starts, leave no core dump: it would hold testimony and keys."""
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    least = _NO_CORE if most == resource.RLIM_INFINITY else min(_NO_CORE, most)
    resource.setrlimit(resource.RLIMIT_CORE, (least, least))


def _refuse(event: str, given: tuple[object, ...]) -> None:
    if event == "socket.__new__" and given[1] != _LOCAL:
        raise OSError(errno.EAFNOSUPPORT, _REFUSED)


def _ask_the_kernel(machine: _Machine) -> None:
    steps = _steps(machine)
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    if prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0:  # without it only an administrator may set a filter
        prctl(_SET_SECCOMP, _FILTER, ctypes.addressof(program), 0, 0)


def _steps(machine: _Machine) -> list[_Step]:
    """The filter: `then` and `other` say how many steps to skip."""
    return [
        _Step(_LOAD, 0, 0, _ARCHITECTURE),
        _Step(_IF_EQUAL, 0, 7, machine.architecture),
        _Step(_LOAD, 0, 0, _NUMBER),
        _Step(_IF_AT_LEAST, 5, 0, _X32),
        _Step(_IF_EQUAL, 4, 0, _IO_URING_SETUP),
        _Step(_IF_EQUAL, 0, 2, machine.socket),
        _Step(_LOAD, 0, 0, _FIRST_ARGUMENT),
        _Step(_IF_EQUAL, 0, 2, _LOCAL),
        _Step(_RETURN, 0, 0, _ALLOW),
        _Step(_RETURN, 0, 0, _FAIL_WITH | errno.ENOSYS),
        _Step(_RETURN, 0, 0, _FAIL_WITH | errno.EAFNOSUPPORT),
    ]
