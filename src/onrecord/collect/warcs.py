"""Web archives (WARC): what servers answered, by address and time of capture.

Requests, redirects, errors and the crawler's notes stay in the archive, which is sealed whole. WARC digests are SHA-1
and prove nothing here: every member gets its own SHA-256 when it is sealed.

An archive that broke off while it was copied gives the records that are whole, and Broken for the rest: a record says
how long it is (ISO 28500, 5.4) and ends with two line ends, so that no half of one passes for the whole.
"""

import contextlib
import datetime as dt
import io
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from onrecord.collect.limits import Budget
from onrecord.collect.part import Broken, Part, opener, reason
from onrecord.nouns.broken import BROKEN
from onrecord.nouns.finding import Finding

_PACKED = b"\x1f\x8b"
_READ = 1 << 14  # bytes at a time, so that little of what is whole is lost beside what is not
_GZIP = 16 + zlib.MAX_WBITS
_ENDS = (b"\n\r\n", b"\n\n")
_EARLY = "it ends too early"


def warc_parts(stream: BinaryIO, budget: Budget) -> Iterator[Part | Finding]:
    """What servers answered with status 200 to 299, and resources, by address; requests and notes stay inside."""
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    traffic = _Traffic(stream)
    for record, load in _records(traffic):
        if record.rec_type not in ("response", "resource"):
            continue
        try:
            record.http_headers = load(record.rec_type, _address(record), record.raw_stream, record.length)
        except BROKEN as why:
            yield Finding(
                code="member-broken", what=f"A member cannot be read: {reason(why)}.", where="", how_bad="damage"
            )
            continue
        status = (record.http_headers.get_statuscode() if record.http_headers else "200") or ""
        if status[:1] == "2":
            yield _warc_part(record, packed)
    if not traffic.last.endswith(_ENDS):
        raise Broken(_EARLY)


def _records(traffic: "_Traffic") -> Iterator[tuple[Any, Callable[..., Any]]]:
    """The records one after the other, each with what parses the headers of its answer: these may be broken alone."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    records = ArchiveIterator(traffic, no_record_parse=True)
    record: Any = None
    while True:
        try:
            with contextlib.redirect_stderr(io.StringIO()):  # it quotes what it cannot make sense of
                following = next(records, None)
        except (ArchiveLoadFailed, StatusAndHeadersParserException):
            raise Broken("no record stands where one should") from None
        if record is not None and record.raw_stream.limit:
            raise Broken(_EARLY)
        if records.err_count:
            raise Broken("a record is not as long as it says")
        if following is None:
            return
        record = following
        if not (record.rec_headers.get_header("Content-Length") or "").strip().isdecimal():
            raise Broken("a record does not say how long it is")
        yield record, records.loader.load_http_headers


def _warc_part(record: Any, packed: int) -> Part:
    """`packed` is the size of the whole archive: a record's own packed size is known only after it was read."""
    return Part(
        name=_address(record),
        open=opener(lambda: _Content(record)),
        packed=packed,
        modified=_warc_time(record.rec_headers.get_header("WARC-Date")),
        url=True,
    )


def _address(record: Any) -> str:
    return record.rec_headers.get_header("WARC-Target-URI") or ""


class _Content:
    """A record's content; it is not to be closed, because that would close the whole archive under it."""

    def __init__(self, record: Any) -> None:
        self._stream = record.content_stream()
        self._whole = record.raw_stream

    def read(self, size: int, /) -> bytes:
        data: bytes = self._stream.read(size)
        if not data:
            while self._whole.read(_READ):  # what stands behind packed content
                pass
            if self._whole.limit:
                raise Broken(_EARLY)
        return data


class _Traffic:
    """The archive unpacked. Gives all that is whole before it raises Broken, where a library would end in silence."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._packed = stream.read(len(_PACKED)) == _PACKED
        self._gzip = zlib.decompressobj(_GZIP)
        self._waiting = b""
        self._at = stream.seek(0)
        self.last = b""

    def tell(self) -> int:
        return self._at

    def read(self, size: int = _READ) -> bytes:
        data = self._unpacked(min(size, _READ)) if self._packed else self._stream.read(size)
        self._at += len(data)
        self.last = (self.last + data)[-4:]
        return data

    def _unpacked(self, size: int) -> bytes:
        while True:
            if self._gzip.eof:
                self._waiting = self._gzip.unused_data or self._stream.read(_READ)
                if not self._waiting.strip(b"\0"):
                    return b""
                self._gzip = zlib.decompressobj(_GZIP)
            packed = self._waiting or self._stream.read(_READ)
            try:
                data = self._gzip.decompress(packed, size)
            except zlib.error:
                raise Broken("the packed data is damaged") from None
            self._waiting = self._gzip.unconsumed_tail
            if data:
                return data
            if not packed and not self._gzip.eof:
                raise Broken(_EARLY)


def _warc_time(written: str | None) -> int:
    try:
        moment = dt.datetime.fromisoformat((written or "").replace("Z", "+00:00"))
    except ValueError:
        return 0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0, int(moment.timestamp())) * 10**9
