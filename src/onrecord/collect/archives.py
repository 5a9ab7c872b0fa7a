"""The four kinds of container, each as parts in the order in which they stand in it."""

import binascii
import calendar
import datetime as dt
import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Self

from onrecord.collect.limits import Budget
from onrecord.collect.part import Broken, Part
from onrecord.nouns.finding import Finding

_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


class _Guarded:
    """A member being read, whose library's many complaints become one."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        try:
            data: bytes = self._stream.read(size)
        except _UNREADABLE as why:
            raise Broken(_reason(why)) from None
        return data

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *why: object) -> None:
        close = getattr(self._stream, "close", None)
        if close:
            close()


def _reason(why: BaseException) -> str:
    """What a library said, without the names that it may quote."""
    return {
        "BadZipFile": "the zip is damaged",
        "error": "the packed data is damaged",
        "EOFError": "it ends too early",
    }.get(type(why).__name__, "its bytes are not what the format promises")


def zip_parts(stream: BinaryIO, budget: Budget) -> Iterator[Part | Finding]:
    """Members of a zip; of a WACZ only the archived traffic, since its lists and indexes are no material."""
    try:
        archive = zipfile.ZipFile(stream)
    except _UNREADABLE as why:
        raise Broken(_reason(why)) from None
    with archive:
        entries = archive.infolist()
        if _is_wacz(entries):
            entries = [entry for entry in entries if entry.filename.startswith("archive/")]
        for entry in entries:
            if entry.is_dir() or _is_junk(entry.filename):
                continue
            yield _zip_part(archive, entry)


def _is_wacz(entries: list[zipfile.ZipInfo]) -> bool:
    listed = {entry.filename for entry in entries}
    return "datapackage.json" in listed and any(name.startswith("archive/") and ".warc" in name for name in listed)


def _is_junk(name: str) -> bool:
    return name.startswith(_JUNK[0]) or PurePosixPath(name).name in _JUNK


def _zip_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Part | Finding:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        what = "A link or device inside an archive is refused: it has no content of its own."
        return Finding(code="archive-link", what=what, where="")
    if entry.flag_bits & 0x1:
        what = "A member is encrypted; it stays, unread, inside its archive."
        return Finding(
            code="member-encrypted", what=what, where="", next="Unpack it with its password and add what is in it."
        )
    return Part(
        name=entry.filename,
        open=_opener(lambda: archive.open(entry)),
        packed=entry.compress_size,
        modified=_zip_time(entry),
    )


def _zip_time(entry: zipfile.ZipInfo) -> int:
    try:
        moment = dt.datetime(*entry.date_time, tzinfo=dt.UTC)  # a zip knows no time zone: a claim, like all such times
    except ValueError:
        return 0
    return 0 if entry.date_time == (1980, 1, 1, 0, 0, 0) else calendar.timegm(moment.timetuple()) * 10**9


def _opener(open_it: Callable[[], Any]) -> Callable[[], _Guarded]:
    def opened() -> _Guarded:
        try:
            return _Guarded(open_it())
        except _UNREADABLE as why:
            raise Broken(_reason(why)) from None

    return opened


def gzip_parts(stream: BinaryIO, budget: Budget) -> Iterator[Part | Finding]:
    """The one file inside a gzip stream."""
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    yield Part(name="", open=_opener(lambda: gzip.GzipFile(fileobj=stream)), packed=packed)


def warc_parts(stream: BinaryIO, budget: Budget) -> Iterator[Part | Finding]:
    """What servers answered with status 200 to 299, and resources, by address; requests and notes stay inside."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    records = ArchiveIterator(stream)
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except (ArchiveLoadFailed, *_UNREADABLE) as why:
            raise Broken(_reason(why)) from None
        status = record.http_headers.get_statuscode() if record.http_headers else "200"
        if record.rec_type in ("response", "resource") and status[:1] == "2":
            yield _warc_part(record, packed)


def _warc_part(record: Any, packed: int) -> Part:
    """`packed` is the size of the whole archive: a record's own packed size is known only after it was read."""
    return Part(
        name=record.rec_headers.get_header("WARC-Target-URI") or "",
        open=_opener(lambda: _Unclosed(record.content_stream())),
        packed=packed,
        modified=_warc_time(record.rec_headers.get_header("WARC-Date")),
        url=True,
    )


class _Unclosed:
    """A record's content; it is not to be closed, because that would close the whole archive under it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        data: bytes = self._stream.read(size)
        return data


def _warc_time(written: str | None) -> int:
    try:
        moment = dt.datetime.fromisoformat((written or "").replace("Z", "+00:00"))
    except ValueError:
        return 0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0, int(moment.timestamp())) * 10**9


def mail_parts(stream: BinaryIO, budget: Budget) -> Iterator[Part | Finding]:
    """Attachments of a letter: whatever is not its text."""
    stream.seek(0)
    raw = stream.read(budget.limits.mail_bytes + 1)
    if len(raw) > budget.limits.mail_bytes:
        what = f"A letter larger than {budget.limits.mail_bytes} bytes: its attachments are not opened."
        yield Finding(code="archive-bytes", what=what, where="")
        return
    try:
        letter = BytesParser(policy=compat32).parsebytes(raw)
        attached = list(_attached(letter))
    except (MessageError, ValueError, LookupError, RecursionError):
        raise Broken("its parts do not fit together") from None
    for number, part in enumerate(attached, 1):
        yield Part(name=_file_name(part) or f"part-{number}", open=_opener(_bytes_of(part)), packed=len(raw))


def _attached(letter: Message) -> Iterator[Message]:
    waiting = [letter]
    while waiting:
        part = waiting.pop()
        if part.get_content_type() == "message/rfc822" and part is not letter:
            yield part
        elif part.is_multipart():
            waiting.extend(reversed([inner for inner in part.get_payload() if isinstance(inner, Message)]))
        elif (
            _file_name(part) or part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text"
        ):
            yield part


def _file_name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""


def _bytes_of(part: Message) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        try:
            inner = part.get_payload(0) if part.is_multipart() else None
            content = inner.as_bytes() if isinstance(inner, Message) else part.get_payload(decode=True)
        except (MessageError, binascii.Error, LookupError, AttributeError, IndexError, KeyError) as why:
            raise ValueError("attachment") from why
        return io.BytesIO(content if isinstance(content, bytes) else b"")

    return opened
