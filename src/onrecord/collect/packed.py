"""Packed files (zip, tar, gzip): what is in them, in the order in which it stands there.

Members are only ever read, never extracted: no name in an archive touches a disk. A link or device has no content of
its own and is refused.
"""

import calendar
import datetime as dt
import gzip
import io
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from onrecord.collect.limits import Budget
from onrecord.collect.part import Part, opener
from onrecord.nouns.finding import Finding

_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_LARGEST_END = (1 << 16) + 22 + 20 + 56  # bytes: comment, end record, and the two records of zip64
_LINK = Finding(
    code="archive-link", what="A link or device inside an archive is refused: it has no content of its own.", where=""
)


def zip_parts(stream: BinaryIO, budget: Budget) -> Iterator[Part | Finding]:
    """Members of a zip; of a WACZ only the archived traffic, since its lists and indexes are no material."""
    if _directory_size(stream) > budget.limits.directory_bytes:
        yield Finding(code="archive-count", what="Its list of members alone is too large: it is not opened.", where="")
        return
    with zipfile.ZipFile(stream) as archive:
        entries = archive.infolist()
        if _is_wacz(entries):
            entries = [entry for entry in entries if entry.filename.startswith("archive/")]
        for entry in entries:
            if entry.is_dir() or _is_junk(entry.filename):
                continue
            yield _zip_part(archive, entry)


def _directory_size(stream: BinaryIO) -> int:
    """How many bytes a zip says its directory has (APPNOTE 4.3.14 and 4.3.16); 0 where it does not say."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _LARGEST_END))
    tail = stream.read(_LARGEST_END)
    stream.seek(0)
    end, end64 = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    said = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    return int.from_bytes(tail[end64 + 40 : end64 + 48], "little") if said == 0xFFFFFFFF and end64 >= 0 else said


def _is_wacz(entries: list[zipfile.ZipInfo]) -> bool:
    listed = {entry.filename for entry in entries}
    return "datapackage.json" in listed and any(name.startswith("archive/") and ".warc" in name for name in listed)


def _is_junk(name: str) -> bool:
    return name.startswith(_JUNK[0]) or PurePosixPath(name).name in _JUNK


def _zip_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Part | Finding:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return _LINK
    if entry.flag_bits & 0x1:
        what = "A member is encrypted; it stays, unread, inside its archive."
        return Finding(
            code="member-encrypted", what=what, where="", next="Unpack it with its password and add what is in it."
        )
    return Part(
        name=entry.filename,
        open=opener(lambda: archive.open(entry)),
        packed=entry.compress_size,
        modified=_zip_time(entry),
    )


def _zip_time(entry: zipfile.ZipInfo) -> int:
    try:
        moment = dt.datetime(*entry.date_time, tzinfo=dt.UTC)  # a zip knows no time zone: a claim, like all such times
    except ValueError:
        return 0
    return 0 if entry.date_time == (1980, 1, 1, 0, 0, 0) else calendar.timegm(moment.timetuple()) * 10**9


def gzip_parts(stream: BinaryIO, budget: Budget) -> Iterator[Part | Finding]:
    """The one file inside a gzip stream."""
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    yield Part(name="", open=opener(lambda: gzip.GzipFile(fileobj=stream)), packed=packed)


def tar_parts(stream: BinaryIO, budget: Budget) -> Iterator[Part | Finding]:
    """Members of a tar archive. Sparse members claim more than they hold: the ratio cap is over all of it."""
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    with tarfile.open(fileobj=stream, mode="r:") as archive:
        while (entry := archive.next()) is not None:
            if entry.isreg() and not _is_junk(entry.name):
                yield _tar_part(archive, entry, packed)
            elif not entry.isdir() and not entry.isreg():
                yield _LINK


def _tar_part(archive: tarfile.TarFile, entry: tarfile.TarInfo, packed: int) -> Part:
    modified = max(0, int(entry.mtime)) * 10**9
    return Part(name=entry.name, open=opener(lambda: archive.extractfile(entry)), packed=packed, modified=modified)
