"""Objects: bytes as they came, each sealed once, in bounded memory and without a plaintext copy on the disk.

An object is an age file (age-encryption.org/v1) to the X25519 identity of its scope. While it streams through, its
SHA-256 is taken, and its name on disk follows from that: HMAC(record key, handle of the scope || SHA-256), so the same
bytes become one object, and a stranger who holds the same video cannot confirm that the record has it.

What `seal` returns is not yet durable: the writer settles it before the entry that points to it.
"""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pyrage

from onrecord.casefile.durable import Durable, write_all
from onrecord.casefile.keys import RECORD_SCOPE, KeyTable
from onrecord.casefile.layout import Layout
from onrecord.casefile.streams import Poured, pour
from onrecord.nouns.item import ObjectRef
from onrecord.nouns.refusal import RecordDamaged

SMALL = 4 << 20  # bytes: decrypted in memory, in one go
READ_AT_ONCE = 1 << 20


class SourceFailed(Exception):
    """The stream that was handed in could not be read; `why` is its own error."""

    def __init__(self, why: OSError) -> None:
        super().__init__(str(why))
        self.why = why


class Objects:
    """The objects of one record: those in their place, and those on their way there."""

    def __init__(self, layout: Layout, durable: Durable, keys: KeyTable) -> None:
        self._layout = layout
        self._durable = durable
        self._keys = keys
        self.on_their_way: dict[str, Path] = {}

    def seal(self, stream: BinaryIO, media_type: str, scope: str = RECORD_SCOPE) -> ObjectRef:
        """Seal what `stream` holds and return what it is called."""
        key = self._keys.need(scope)
        recipient = pyrage.x25519.Identity.from_str(key.identity).to_public()
        passing = self._durable.passing_name()
        tap = _Tap(stream)
        try:
            self._encrypt(tap, passing, recipient)
            name = self._keys.master.derive("object", key.handle + tap.hash.digest()).hex()
            ref = ObjectRef(name=name, sha256=tap.hash.hexdigest(), size=tap.size, media_type=media_type)
            if self.has(name):
                self._durable.disk.remove(passing)
            else:
                self.on_their_way[name] = passing
        except BaseException:
            self._durable.disk.remove(passing)
            raise
        return ref

    def seal_bytes(self, data: bytes, media_type: str, scope: str = RECORD_SCOPE) -> ObjectRef:
        """As `seal`, for bytes at hand."""
        return self.seal(io.BytesIO(data), media_type, scope)

    def has(self, name: str) -> bool:
        return name in self.on_their_way or self._layout.object(name).exists()

    def settle(self) -> None:
        """Bring what is on its way to its place, durably."""
        self._durable.settle({passing: self._layout.object(name) for name, passing in self.on_their_way.items()})
        self.on_their_way.clear()

    def forget(self) -> None:
        """Drop what is on its way: it was never acknowledged."""
        for passing in self.on_their_way.values():
            self._durable.disk.remove(passing)
        self.on_their_way.clear()

    def open(self, ref: ObjectRef) -> BinaryIO:
        """The plain bytes as a stream; its last read refuses if they are not those that were logged."""
        path = self.on_their_way.get(ref.name) or self._layout.object(ref.name)
        try:
            if ref.size <= SMALL:
                return io.BytesIO(self._decrypt(path, ref))
            sealed = self._durable.disk.open_read(path)
        except FileNotFoundError as why:
            raise _damaged("An object of this record is missing.", ref) from why
        return pour(lambda sink: self._pour(sealed, sink, ref), lambda poured: _compare(poured, ref))

    def read(self, ref: ObjectRef, limit: int) -> bytes:
        """The plain bytes, at most `limit` of them."""
        with self.open(ref) as stream:
            return stream.read(limit)

    def _encrypt(self, tap: "_Tap", passing: Path, recipient: pyrage.x25519.Recipient) -> None:
        disk = self._durable.disk
        fd = disk.create(passing)
        sink = _Sink(lambda data: write_all(disk, fd, data))
        try:
            pyrage.encrypt_io(tap, sink, [recipient])
        except (pyrage.EncryptError, OSError):
            if not (tap.failed or sink.failed):
                raise
        finally:
            disk.close(fd)
        if tap.failed:
            raise SourceFailed(tap.failed)
        if sink.failed:
            raise sink.failed

    def _decrypt(self, path: Path, ref: ObjectRef) -> bytes:
        sealed = self._durable.disk.read(path)
        try:
            data = bytes(pyrage.decrypt(sealed, self._keys.identities()))
        except pyrage.DecryptError as why:
            raise _damaged("An object of this record is damaged, or its key was destroyed.", ref) from why
        if len(data) != ref.size or hashlib.sha256(data).hexdigest() != ref.sha256:
            raise _damaged("An object of this record does not hold the bytes that were logged.", ref)
        return data

    def _pour(self, sealed: BinaryIO, sink: BinaryIO, ref: ObjectRef) -> None:
        try:
            with sealed:
                pyrage.decrypt_io(sealed, sink, self._keys.identities())
        except (pyrage.DecryptError, OSError) as why:
            raise _damaged("An object of this record is damaged, or its key was destroyed.", ref) from why


class _Tap:
    """Reads on behalf of age, hashing; keeps the error that age would only report as text."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._buffer = memoryview(b"")
        self.hash = hashlib.sha256()
        self.size = 0
        self.failed: OSError | None = None

    def read(self, size: int) -> bytes:
        if not self._buffer:
            try:
                data = self._stream.read(READ_AT_ONCE)
            except OSError as why:
                self.failed = why
                raise
            self.hash.update(data)
            self.size += len(data)
            self._buffer = memoryview(data)
        chunk, self._buffer = self._buffer[:size], self._buffer[size:]
        return bytes(chunk)


class _Sink:
    """Writes on behalf of age; keeps the error, which age swallows when it comes with the last bytes."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self.failed: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            self._write(data)
        except OSError as why:
            self.failed = why
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""


def _compare(poured: Poured, ref: ObjectRef) -> None:
    if poured.size != ref.size or poured.sha256 != ref.sha256:
        raise _damaged("An object of this record does not hold the bytes that were logged.", ref)


def _damaged(what: str, ref: ObjectRef) -> RecordDamaged:
    return RecordDamaged(
        what,
        where=f"objects/{ref.name[:2]}/{ref.name}",
        means="These bytes cannot be shown or published; everything else is unaffected.",
        next="Bring the file back from a backup, then run the check again.",
    )
