"""One thing inside a container, before it is read: its own name, how to open it, how large it is packed."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol, Self

from onrecord.nouns.broken import BROKEN
from onrecord.nouns.finding import Finding
from onrecord.nouns.shape import Noun


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
        except BROKEN as why:
            raise Broken(reason(why)) from None
        return data

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *why: object) -> None:
        close = getattr(self._stream, "close", None)
        if close:
            close()


def each(parts: Iterator[Part | Finding]) -> Iterator[Part | Finding]:
    """The parts of a container, whose library's many complaints become one: raises Broken where it cannot go on."""
    while True:
        try:
            part = next(parts)
        except StopIteration:
            return
        except BROKEN as why:
            raise Broken(reason(why)) from None
        yield part


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
        except BROKEN as why:
            raise Broken(reason(why)) from None

    return opened
