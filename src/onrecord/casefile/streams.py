"""Turning a library that pushes bytes into a stream that is pulled, in bounded memory.

`pour` runs the pushing side in a thread and joins the two with a pipe, so that no more than a pipe's buffer is held.
An error on the pushing side is raised by the read that would otherwise say "end of file": half an object never passes
for a whole one.
"""

import hashlib
import io
import os
import threading
from collections.abc import Callable
from typing import BinaryIO, cast

from onrecord.nouns.refusal import Refusal
from onrecord.nouns.shape import Noun


class Poured(Noun, frozen=True, kw_only=True):
    """How many bytes came through, and their SHA-256."""

    size: int
    sha256: str


class _Pulled(io.RawIOBase):
    def __init__(self, push: Callable[[BinaryIO], None], at_end: Callable[[Poured], None]) -> None:
        super().__init__()
        self._out, inward = os.pipe()
        self._at_end = at_end
        self._hash = hashlib.sha256()
        self._size = 0
        self._failed: Refusal | None = None
        self._thread = threading.Thread(target=self._run, args=(push, inward), daemon=True)
        self._thread.start()

    def _run(self, push: Callable[[BinaryIO], None], inward: int) -> None:
        try:
            with os.fdopen(inward, "wb", buffering=0) as sink:
                push(sink)
        except BrokenPipeError:
            pass  # the reader has stopped reading
        except Refusal as why:
            self._failed = why

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        data = os.read(self._out, len(buffer))
        if not data:
            self._thread.join()
            if self._failed:
                raise self._failed
            self._at_end(Poured(size=self._size, sha256=self._hash.hexdigest()))
        self._hash.update(data)
        self._size += len(data)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            os.close(self._out)
            self._thread.join()
        super().close()


def pour(push: Callable[[BinaryIO], None], at_end: Callable[[Poured], None]) -> BinaryIO:
    """What `push` writes, as a stream to read; `at_end` sees all that came through before the end is believed."""
    return cast("BinaryIO", io.BufferedReader(_Pulled(push, at_end), buffer_size=1 << 16))
