"""What kind of thing some bytes are, by the bytes: a name may lie, and lying names are a finding.

Rules
* The signature at the very start wins; text is told by its shape; what nothing fits is `application/octet-stream`
  and kept all the same.
* The name decides only between kinds that content cannot tell apart (plain text, Markdown, a style sheet) and tips the
  balance for tables and mail.
* A file that also reads as something else (an archive behind a picture, a PDF inside a GIF) is a finding.
It does not: open archives beyond the list of names at their head and tail, nor read any text for its meaning.
"""

import re
from pathlib import PurePosixPath

from onrecord.collect import sniff_text
from onrecord.nouns.finding import Finding
from onrecord.nouns.shape import Noun

HEAD = 1 << 16  # bytes from the start that are looked at: enough for the list of parts in an office file
TAIL = 1 << 16  # bytes from the end: the longest comment a zip may carry before its directory ends
UNKNOWN = "application/octet-stream"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPENDOCUMENT = "application/vnd.oasis.opendocument.text"
CALC = "application/vnd.oasis.opendocument.spreadsheet"
OLE, OLD_SHEET = "application/x-ole-storage", "application/vnd.ms-excel"
WARC, WACZ, MAIL = "application/warc", "application/wacz", "message/rfc822"
ZIP, GZIP, TAR = "application/zip", "application/gzip", "application/x-tar"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"WARC/1.", WARC),
    (b"WARC/0.", WARC),
    (b"\x1f\x8b\x08", GZIP),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),  # old Word and Excel, and encrypted new ones
    (b"{\\rtf", "application/rtf"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
)
_EXPECTED: dict[str, tuple[str, ...]] = {
    "html": ("text/html",), "htm": ("text/html",), "xhtml": ("text/html",),
    "txt": ("text/plain", "text/csv", "text/tab-separated-values"), "text": ("text/plain",),
    "md": ("text/markdown",), "markdown": ("text/markdown",),
    "pdf": ("application/pdf",), "docx": (WORD,), "xlsx": (SHEET,), "odt": (OPENDOCUMENT,), "ods": (CALC,),
    "xls": (OLD_SHEET,),
    "eml": (MAIL,), "warc": (WARC,), "wacz": (WACZ,),
    "zip": (ZIP, WACZ), "gz": (GZIP, WARC), "tar": (TAR,), "tgz": (GZIP,),
    "csv": ("text/csv",), "tsv": ("text/tab-separated-values",),
    "jpg": ("image/jpeg",), "jpeg": ("image/jpeg",), "png": ("image/png",), "gif": ("image/gif",),
    "webp": ("image/webp",), "mp4": ("video/mp4", "video/quicktime"), "m4v": ("video/mp4",),
    "mov": ("video/quicktime", "video/mp4"),
}  # fmt: skip
_PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp")
_NOT_AN_ARCHIVE = (
    *_PICTURES,
    "application/pdf",
    "text/html",
    "text/plain",
    "text/markdown",
    "video/mp4",
    "video/quicktime",
)
_SCRIPTS = (b"<script", b"<html", b"<svg", b"<?php", b"<!doctype html")


class Sniffed(Noun, frozen=True, kw_only=True):
    """The media type that the content has, and what is odd about it."""

    media_type: str
    findings: tuple[Finding, ...] = ()


def sniff(head: bytes, name: str, tail: bytes = b"") -> Sniffed:
    """The kind of a file that begins with `head` (up to `HEAD` bytes) and ends with `tail`."""
    media_type = _kind(head, name, tail)
    return Sniffed(
        media_type=media_type,
        findings=(*_misnamed(media_type, name, bool(head)), *_second_nature(media_type, head, tail, name)),
    )


def _kind(head: bytes, name: str, tail: bytes) -> str:
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return _old(head + tail, name) if media_type == OLE else _packed(media_type, head, tail)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[257:262] == b"ustar":
        return TAR
    if head[4:8] == b"ftyp":
        return _film(head[8:12])
    if head[4:8] in (b"moov", b"mdat", b"wide", b"free") and sniff_text.as_text(head) is None:
        return "video/quicktime"
    if b"%PDF-" in head[:1024] and sniff_text.as_text(head[:512]) is None:
        return "application/pdf"
    return sniff_text.kind_of_text(head, ending(name)) or UNKNOWN


def _film(brand: bytes) -> str:
    if brand in (b"heic", b"heix", b"mif1", b"avif"):
        return "image/avif" if brand == b"avif" else "image/heic"
    return "video/quicktime" if brand == b"qt  " else "video/mp4"


def _old(bytes_seen: bytes, name: str) -> str:
    """An old Excel workbook by the name of its stream; where its directory lies further in, by the file's name."""
    streams = {stream for stream in ("Workbook", "Book", "WordDocument") if stream.encode("utf-16-le") in bytes_seen}
    is_book = bool(streams & {"Workbook", "Book"}) if streams else ending(name) == "xls"
    return OLD_SHEET if is_book else OLE


def _packed(media_type: str, head: bytes, tail: bytes) -> str:
    if media_type == GZIP:
        return WARC if sniff_text.gunzipped_start(head).startswith((b"WARC/1.", b"WARC/0.")) else GZIP
    if media_type != ZIP:
        return media_type
    for of_document in (CALC, OPENDOCUMENT):
        if b"mimetype" + of_document.encode() in head[:200]:
            return of_document
    listed = head + tail
    if b"[Content_Types].xml" in listed:
        if b"word/document" in listed:
            return WORD
        if b"xl/workbook" in listed:
            return SHEET
    if b"datapackage.json" in listed and (b"archive/" in listed) and (b"pages/" in listed or b".warc" in listed):
        return WACZ
    return ZIP


def ending(name: str) -> str:
    """The last ending of a name or address in lower case, without its dot; "" where there is none."""
    path = re.split(r"[?#]", name, maxsplit=1)[0] if "://" in name else name
    return PurePosixPath(path).suffix[1:].lower()


def _misnamed(media_type: str, name: str, filled: bool) -> tuple[Finding, ...]:
    if not filled:
        return (Finding(code="empty-file", what="The file is empty.", where=name, how_bad="note"),)
    expected = _EXPECTED.get(ending(name))
    if (
        expected is None
        or media_type in expected
        or (media_type == "text/plain" and ending(name) in ("csv", "tsv", "eml"))
    ):
        return ()
    return (
        Finding(
            code="name-and-content-disagree",
            what=f"The name ends in .{ending(name)}, but the content is {media_type}; it is read by its content.",
            where=name,
        ),
    )


def _second_nature(media_type: str, head: bytes, tail: bytes, name: str) -> tuple[Finding, ...]:
    also = []
    if media_type in _NOT_AN_ARCHIVE and b"PK\x05\x06" in tail and b"PK\x01\x02" in tail:
        also.append("a zip archive")
    if media_type in (*_PICTURES, ZIP, GZIP) and b"%PDF-" in head[:1024]:
        also.append("a PDF")
    if media_type in _PICTURES and any(mark in (head[:4096] + tail[-4096:]).lower() for mark in _SCRIPTS):
        also.append("a web page or script")
    if not also:
        return ()
    return (
        Finding(
            code="polyglot",
            what=f"The file is {media_type} and at the same time {' and '.join(also)}; only the first is read.",
            where=name,
            next="Ask who made it: a file with two natures is rarely an accident.",
        ),
    )
