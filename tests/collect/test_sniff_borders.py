"""Each kind from both sides: what is just enough to be it, and what is just not."""

import codecs
import gzip
import io
import zipfile

import pytest

from onrecord.collect import sniff
from onrecord.collect.sniff import UNKNOWN, ending
from onrecord.collect.sniff_text import as_text, delimiter_of, kind_of_text


def kind(data: bytes, name: str = "a", tail: bytes | None = None) -> str:
    return sniff(data, name, data[-(1 << 16) :] if tail is None else tail).media_type


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"GIF87a", "image/gif"),
        (b"WARC/0.18\r\n", "application/warc"),
        (b"PK\x05\x06" + bytes(18), "application/zip"),
        (b"Rar!\x1a\x07\x00", "application/vnd.rar"), (b"ID3\x04", "audio/mpeg"), (b"OggS\x00", "audio/ogg"),
        (gzip.compress(b"WARC/0.18\r\n", mtime=0), "application/warc"),
        (b"\x1f\x8b\x08 broken", "application/gzip"),
        (b"\x00\x00\x00\x20ftypheic", "image/heic"), (b"\x00\x00\x00\x20ftypheix", "image/heic"),
        (b"\x00\x00\x00\x20ftypmif1", "image/heic"), (b"\x00\x00\x00\x20ftypavif", "image/avif"),
        (b"\x00\x00\x00\x20ftypmp42", "video/mp4"),
        (b"\x00\x00\x00\x08moov\x00", "video/quicktime"), (b"\x00\x00\x00\x08mdat\x00", "video/quicktime"),
        (b"\x00\x00\x00\x08wide\x00", "video/quicktime"), (b"\x00\x00\x00\x08free\x00", "video/quicktime"),
        (b"The free press.\n", "text/plain"), (b"All moov on.\n", "text/plain"), (b"1234free\n", "text/plain"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", UNKNOWN), (b"RIFX\x00\x00\x00\x00WEBPVP8 ", UNKNOWN),
        (bytes(257) + b"ustar\x0000", "application/x-tar"), (bytes(256) + b"ustar\x0000", UNKNOWN),
        (b"\x00\x01\x02 junk %PDF-1.4", "application/pdf"), (bytes(1019) + b"%PDF-1.4", "application/pdf"),
        (bytes(1020) + b"%PDF-1.4", UNKNOWN), (b"The format is %PDF-1.4.\n", "text/plain"),
    ],
)  # fmt: skip
def test_a_signature_is_enough_and_nothing_less_is(data: bytes, media_type: str):
    assert kind(data) == media_type


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("streams", "name", "media_type"),
    [
        ("Book", "a", "application/vnd.ms-excel"),
        ("WordDocument", "a", "application/x-ole-storage"),
        ("", "a.XLS", "application/vnd.ms-excel"),
        ("", "a.doc", "application/x-ole-storage"),
    ],
)
def test_an_old_office_file_is_told_by_its_streams_wherever_they_stand(streams: str, name: str, media_type: str):
    assert kind(OLE + streams.encode("utf-16-le"), name) == media_type
    assert kind(OLE, name, tail=streams.encode("utf-16-le")) == media_type


@pytest.mark.parametrize(
    ("names", "media_type"),
    [
        (("datapackage.json", "archive/a.warc", "pages/p.jsonl"), "application/wacz"),
        (("datapackage.json", "archive/a.warc"), "application/wacz"),
        (("datapackage.json", "archive/x", "pages/p.jsonl"), "application/wacz"),
        (("datapackage.json", "archive/x"), "application/zip"),
        (("datapackage.json", "pages/p.jsonl"), "application/zip"),
        (("archive/a.warc", "pages/p.jsonl"), "application/zip"),
        (("word/document.xml",), "application/zip"),
        (("[Content_Types].xml", "ppt/presentation.xml"), "application/zip"),
    ],
)
def test_a_package_is_told_by_all_of_its_parts(names: tuple[str, ...], media_type: str):
    assert kind(packed(*names)) == media_type


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("https://a.example/s.css?v=1?w=2", "css"), ("https://a.example/s.css#x.js", "css"), ("a?b.txt", "txt"),
        ("https://a.example/p.html#a?b", "html"), ("a/b.TXT", "txt"), ("a.tar.GZ", "gz"), ("a", ""), (".txt", ""),
    ],
)  # fmt: skip
def test_an_ending_is_that_of_the_path_and_not_of_what_follows_it(name: str, expected: str):
    assert ending(name) == expected


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.eml", "a.txt", "a.log"])
def test_plain_text_under_a_name_for_text_is_no_lie(name: str):
    assert sniff(b"We deny it.\n", name).findings == ()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"We deny it.\n", "a.pdf", "text/plain"),
        (b"%PDF-1.4", "a.eml", "application/pdf"),
        (b"GIF89a", "a.csv", "image/gif"),
    ],
)
def test_a_lying_name_is_told_with_both(data: bytes, name: str, said: str):
    (finding,) = sniff(data, name).findings
    assert (finding.code, finding.where, finding.how_bad) == ("name-and-content-disagree", name, "warning")
    assert finding.what == f"The name ends in .{ending(name)}, but the content is {said}; it is read by its content."


def test_an_empty_file_is_a_note_with_its_name():
    (finding,) = sniff(b"", "a.pdf").findings
    assert (finding.code, finding.where, finding.how_bad) == ("empty-file", "a.pdf", "note")


JPEG = b"\xff\xd8\xff\xe0"


@pytest.mark.parametrize(
    ("head", "tail", "also"),
    [
        (JPEG, packed("x"), "image/jpeg and at the same time a zip archive;"),
        (b"We deny it.", packed("x"), "text/plain and at the same time a zip archive;"),
        (JPEG + b"%PDF-1.4", b"", "image/jpeg and at the same time a PDF;"),
        (packed("x") + b"%PDF-1.4", b"", "application/zip and at the same time a PDF;"),
        (JPEG, b"<ScRipt>", "image/jpeg and at the same time a web page or script;"),
        (JPEG + b"<?php", b"", "image/jpeg and at the same time a web page or script;"),
        (JPEG + b"<!DOCTYPE HTML", b"", "image/jpeg and at the same time a web page or script;"),
        (JPEG + b"%PDF-<svg", packed("x"),
         "image/jpeg and at the same time a zip archive and a PDF and a web page or script;"),
    ],
)  # fmt: skip
def test_every_second_nature_is_named(head: bytes, tail: bytes, also: str):
    (finding,) = sniff(head, "a", tail).findings
    assert (finding.code, finding.where, finding.how_bad) == ("polyglot", "a", "warning")
    assert finding.what == f"The file is {also[:-1]}; only the first is read."
    assert finding.next.startswith("Ask who made it")


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        (JPEG + bytes(1020) + b"%PDF-1.4", b""),
        (JPEG + bytes(4092) + b"<script>", b""),
        (JPEG, b"<script>" + bytes(4089)),
        (JPEG, b"PK\x05\x06"),
        (JPEG, b"PK\x01\x02"),
        (b"<p>%PDF-1.4</p>", b""),
        (b"<html><script>", b""),
    ],
    ids=["a PDF mark far in", "a script far in", "a script far from the end", "half a zip", "the other half",
         "a page about PDF", "a page with a script"],
)  # fmt: skip
def test_what_only_looks_like_a_second_nature_is_none(head: bytes, tail: bytes):
    assert sniff(head, "a", tail).findings == ()


@pytest.mark.parametrize(
    ("text", "name_ends", "media_type"),
    [
        ("<!-- a --> <!-- b -->\n<HTML>", "", "text/html"),
        ("<?xml version='1.0'?><html>", "", "text/html"),
        ("<?xml version='1.0'?>\n<svg>", "", "image/svg+xml"),
        ("<SVG xmlns='x'>", "", "image/svg+xml"),
        ("\n<?XML version='1.0'?><feed>", "", "application/xml"),
        ("<x-page><!DOCTYPE html>", "", "text/html"),
        ("<" + "x" * 250 + "<!doctype html>", "", "text/plain"),
        ("About <!doctype html>", "", "text/plain"),
        ("words <b>bold</b> ", "html", "text/html"), ("words <B >bold", "htm", "text/html"),
        ("words <h1>bold", "xhtml", "text/html"), ("words <b>bold</b>", "txt", "text/plain"),
        ("a < b > c", "html", "text/plain"), ("no mark", "html", "text/plain"), ("a/b> c", "html", "text/plain"),
        ("p { }", "css", "text/css"), ("let a", "js", "text/javascript"), ("# x", "markdown", "text/markdown"),
        ("a\tb\nc\td\n", "csv", "text/csv"), ("a\tb\nc\td\ne\tf\n", "csv", "text/tab-separated-values"),
        ("a,b\n", "tsv", "text/tab-separated-values"), ("a,b\n", "csv", "text/csv"),
        ("a\tb\nc\td\ne\tf\n", "", "text/tab-separated-values"), ("a,b,c\nd,e,f\ng,h,i\n", "", "text/csv"),
    ],
)  # fmt: skip
def test_the_kind_of_a_text(text: str, name_ends: str, media_type: str):
    assert kind_of_text(text.encode(), name_ends) == media_type


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (codecs.BOM_UTF8 + "да".encode(), "да"),
        (codecs.BOM_UTF16_LE + "да".encode("utf-16-le"), "да"),
        (codecs.BOM_UTF16_BE + "да".encode("utf-16-be"), "да"),
        ("Denied".encode("utf-16-be"), "Denied"), ("Denied".encode("utf-16-le"), "Denied"),
        ("noon".encode("utf-16-le"), "noon"), ("no".encode("utf-16-le"), None),
        (b"caf\xe9 noir", "café noir"), ("да".encode()[:-1], "д"), (b"a\tb\r\n\x0c\x1b", "a\tb\r\n\x0c\x1b"),
        (b"x" * 999 + b"\x01", "x" * 999 + "\x01"), (b"x" * 998 + b"\x01", None), (b"x" * 500 + b"\x7f", None),
        (bytes(20), None),
    ],
)  # fmt: skip
def test_text_is_told_from_what_is_none(head: bytes, text: str | None):
    assert as_text(head) == text


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a\tb\nc\td\ne\tf", "\t"), ("a;b;c\nd;e;f\ng;h;i", ";"), ("a,b,c\nd,e,f\ng,h,i", ","),
        ("a|b|c\nd|e|f\ng|h|i", "|"),
        ("a;b\nc;d\ne;f", None), ("a\nb\nc", None), ("a;b;c\nd;e;f", None), ("a;b;c\n\nd;e;f\n \ng;h;i\n", ";"),
        ("a;b;c\nd;e;f\ng;h;i\nj;k", ";"), ("a;b;c\nd;e;f\nj;k\ng;h;i\nl;m;n", None),
        ("a;b;c.\nd;e;f. \ng;h;i\nj;k;l", None), ("a;b;c.\nd;e;f\ng;h;i\nj;k;l", ";"),
        ("a;b;c\nd;e;f:\n;;\ng;h;i.\nj", ";"),
        (f"{'x' * 60};{'x' * 60};{'x' * 60}\n" * 3, ";"), (f"{'x' * 60};{'x' * 60};{'x' * 61}\n" * 3, None),
        ("a;b;c\n" * 50 + "d;e\n", ";"),
        ("a;b;c\n" * 48 + "d;e\n" + "a;b;c\n" * 9, None),
    ],
)  # fmt: skip
def test_a_table_has_the_same_cells_in_every_line_and_is_no_prose(text: str, delimiter: str | None):
    assert delimiter_of(text) == delimiter


@pytest.mark.parametrize(
    ("text", "name_ends", "is_mail"),
    [
        ("From me Thu\nReceived: x\nFrom: a\nTo: b\n\n", "", True),
        ("Received: x\n folded\n\tmore\nFrom: a\nTo: b\n\n", "", True),
        ("Received: x\nnot folded\nFrom: a\nTo: b\n\n", "", False),
        (" indented\nReceived: x\nFrom: a\nTo: b\n\n", "", False),
        ("Received: x\nFrom: a\n\nTo: b\n", "", False),
        ("From: a\nTo: b\nSubject: c\nDate: d\n\n", "", False),
        ("RECEIVED: x\nFROM: a\nTO: b\n\n", "", True),
        ("Subject: x\n\n", "eml", True), ("Message-ID: x\n\n", "eml", True), ("Colour: x\n\n", "eml", False),
        ("Subject: x\n\n", "", False),
        *((f"{header}: x\nCc: a\nDate: b\n\n", "", True) for header in (
            "Received", "Message-ID", "MIME-Version", "Return-Path", "Delivered-To", "Content-Type", "DKIM-Signature",
            "X-Mailer")),
        *((f"X-Mailer: x\nCc: a\n{header}: b\n\n", "", True) for header in (
            "From", "To", "Subject", "Reply-To", "Sender")),
    ],
)  # fmt: skip
def test_mail_has_headers_that_only_mail_programs_write(text: str, name_ends: str, is_mail: bool):
    assert (kind_of_text(text.encode(), name_ends) == "message/rfc822") is is_mail
