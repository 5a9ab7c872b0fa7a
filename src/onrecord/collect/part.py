"""One thing inside a container, before it is read: its own name, how to open it, how large it is packed."""

from collections.abc import Callable
from typing import Protocol, Self

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
