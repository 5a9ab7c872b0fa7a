"""A seekable copy of bytes that come only once, without ever writing plain text to a disk.

Up to `IN_MEMORY` bytes stay in memory. More goes to an unnamed file, encrypted (AES-256 in counter mode) under a key
that is never written down and dies with the object: a seized or imaged disk holds noise. Counter mode is enough here,
because nobody relies on these bytes for integrity: what is sealed is hashed when it is read back. The file lies in the
folder it is given, one of the record's own; without one all stays in memory. Nothing of a case goes to a disk that
nobody chose for it.
"""

import io
import os
import tempfile
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, algorithms, modes

from onrecord.nouns.refusal import cannot_write

IN_MEMORY = 4 << 20  # most letters, pages and pictures; a hundred nested levels of it still fit
_CHUNK = 1 << 18
_BLOCK = 16


class _Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


class TooMuch(Exception):
    """The stream gave more bytes than the cap allows; `size` is the cap."""

    def __init__(self, size: int) -> None:
        super().__init__(f"more than {size} bytes")
        self.size = size


class Scratch:
    """A copy of `source`, at most `cap` bytes long; `folder` is for a large one. Raises TooMuch beyond; `close` forgets
    it."""

    def __init__(self, source: _Source, cap: int, folder: Path | None = None) -> None:
        self.size = 0
        self._folder = folder
        self._memory = bytearray()
        self._file: BinaryIO | None = None
        self._key = os.urandom(32)
        try:
            self._fill(source, cap)
        except BaseException:
            self.close()
            raise

    def _fill(self, source: _Source, cap: int) -> None:
        cipher: CipherContext | None = None
        while chunk := source.read(_CHUNK):
            self.size += len(chunk)
            if self.size > cap:
                raise TooMuch(cap)
            self._memory += chunk
            if self._file or (self._folder and len(self._memory) > IN_MEMORY):
                cipher = cipher or self._cipher(0)
                self._spill(cipher.update(bytes(self._memory)))
                self._memory.clear()

    def _spill(self, sealed: bytes) -> None:
        """Raises CannotKeep where the disk takes no more: that says nothing about the archive."""
        try:
            if self._file is None:
                self._file = cast("BinaryIO", tempfile.TemporaryFile(buffering=0, dir=self._folder))  # noqa: SIM115 (closed with the scratch)
            rest = memoryview(sealed)
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as why:
            raise cannot_write(
                why,
                where="the folder of the record",
                means="An archive could not be opened. What was saved before is safe.",
                next="Make room there, and build again: it goes on from there.",
            ) from why

    def _cipher(self, block: int) -> CipherContext:
        return Cipher(algorithms.AES(self._key), modes.CTR(block.to_bytes(_BLOCK, "big"))).encryptor()

    def at(self, start: int, size: int) -> bytes:
        """Up to `size` bytes from `start`."""
        if self._file is None:
            return bytes(self._memory[start : start + size])
        before = start % _BLOCK
        sealed = os.pread(self._file.fileno(), before + size, start - before)
        return self._cipher(start // _BLOCK).update(sealed)[before:]

    def open(self) -> BinaryIO:
        """A fresh seekable reader from the start."""
        return io.BufferedReader(_Reader(self), buffer_size=_CHUNK)

    def close(self) -> None:
        self._memory.clear()
        if self._file:
            self._file.close()


class _Reader(io.RawIOBase):
    def __init__(self, scratch: Scratch) -> None:
        super().__init__()
        self._scratch = scratch
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        start = (0, self._at, self._scratch.size)[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        data = self._scratch.at(self._at, len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
