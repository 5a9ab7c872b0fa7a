"""One thing inside a container, before it is read: its own name, how to open it, how large it is packed."""

import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, Protocol, Self

from onrecord.nouns.shape import Noun

# What the libraries raise when bytes are not what their format promises.
UNREADABLE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Broken(Exception):
    """The bytes are not what their format promises; says how, in words."""


class Inner(Protocol):
    """A member being read. Reading raises Broken where its bytes are damaged."""

    def read(self, size: int, /) -> bytes: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *why: object) -> None: ...


class Part(Noun, frozen=True, kw_only=True):
    """`packed` is the compressed size in bytes; `modified` in nanoseconds, 0 where unknown; `url`: the name is one.
    An empty `name` means that the container gives none."""

    name: str
    open: Callable[[], Inner]
    packed: int
    modified: int = 0
    url: bool = False


class Guarded:
    """A member being read, whose library's many complaints become one."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        try:
            data: bytes = self._stream.read(size)
        except UNREADABLE as why:
            raise Broken(reason(why)) from None
        return data

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *why: object) -> None:
        close = getattr(self._stream, "close", None)
        if close:
            close()


def reason(why: BaseException) -> str:
    """What a library said, without the names that it may quote."""
    return {
        "BadZipFile": "the zip is damaged",
        "ReadError": "the archive is damaged",
        "error": "the packed data is damaged",
        "EOFError": "it ends too early",
    }.get(type(why).__name__, "its bytes are not what the format promises")


def opener(open_it: Callable[[], Any]) -> Callable[[], Guarded]:
    def opened() -> Guarded:
        try:
            return Guarded(open_it())
        except UNREADABLE as why:
            raise Broken(reason(why)) from None

    return opened
