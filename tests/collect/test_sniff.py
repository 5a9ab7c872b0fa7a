import gzip
import io
import zipfile

import pytest

from onrecord.collect import sniff
from onrecord.collect.sniff import SHEET, WORD

HTML = b"<!-- saved -->\n<!DOCTYPE html><html><body><p>Denied.</p></body></html>"
MAIL = b"Received: from a.example\nFrom: a@a.example\nTo: b@b.example\nSubject: x\n\nText"
TABLE = b"name;age;town\nOru Belen;31;Lower Tarn\nMika Sorn;22;Tarn\nAde Lund;40;Orvesh\n"


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (HTML, "page", "text/html"),
        (b"\xef\xbb\xbf<html>", "page.html", "text/html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html><html xmlns="x">', "page.xhtml", "text/html"),
        (b"The ministry denied it.\n", "a", "text/plain"),
        ("Министерство отрицает.".encode("cp1251"), "a.txt", "text/plain"),
        ("Denied.".encode("utf-16"), "a.txt", "text/plain"),
        ("Denied by all of them.".encode("utf-16-le"), "a.txt", "text/plain"),
        (b"# Head\n", "a.md", "text/markdown"),
        (b"# Head\n", "a.txt", "text/plain"),
        (b"p { color: red }", "s.warc!/https://a.example/style.css?v=3", "text/css"),
        (b"<html>", "s.warc!/https://a.example/style.css", "text/html"),
        (b"%PDF-1.7\n", "a", "application/pdf"),
        (MAIL, "letter", "message/rfc822"),
        (b"Subject: x\nFrom: y\n\nz", "letter.eml", "message/rfc822"),
        (OLE + "Workbook".encode("utf-16-le"), "a", "application/vnd.ms-excel"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.xls", "application/x-ole-storage"),
        (OLE, "a.xls", "application/vnd.ms-excel"),
        (OLE, "a.doc", "application/x-ole-storage"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a",
         "application/vnd.oasis.opendocument.spreadsheet"),
        (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", "a", "application/warc"),
        (gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", mtime=0), "a", "application/warc"),
        (gzip.compress(b"hello", mtime=0), "a.gz", "application/gzip"),
        (TABLE, "a", "text/csv"),
        (TABLE.replace(b";", b"\t"), "a", "text/tab-separated-values"),
        (b"name\nOru\n", "a.csv", "text/csv"),
        (packed("a.txt"), "a.zip", "application/zip"),
        (packed("[Content_Types].xml", "word/document.xml"), "a", WORD),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "a", SHEET),
        (packed("mimetype", "content.xml"), "a", "application/vnd.oasis.opendocument.text"),
        (packed("archive/data.warc.gz", "datapackage.json", "pages/pages.jsonl"), "a", "application/wacz"),
        (b"\xff\xd8\xff\xe0", "a", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "a", "image/png"),
        (b"GIF89a", "a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a", "image/webp"),
        (b"\x00\x00\x00\x20ftypisom", "a", "video/mp4"),
        (b"\x00\x00\x00\x14ftypqt  ", "a", "video/quicktime"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a", "application/x-ole-storage"),
        (b"7z\xbc\xaf\x27\x1c", "a", "application/x-7z-compressed"),
        (b"{\\rtf1", "a", "application/rtf"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "a", "application/octet-stream"),
        (b"", "a", "application/octet-stream"),
    ],
)  # fmt: skip
def test_the_kind_is_told_by_the_bytes(data: bytes, name: str, media_type: str):
    assert sniff(data, name, data[-1000:]).media_type == media_type


@pytest.mark.parametrize(
    "text",
    [
        "He said, she said, they said.\nNobody, not one, answered.\nThen, at night, they came.\n",
        "From: the ministry\nTo: everyone\n\nWe deny it.\n",
        "Note: this was told twice.\nIt was raining.\n",
    ],
)
def test_prose_is_no_table_and_no_mail(text: str):
    assert sniff(text.encode(), "a.txt").media_type == "text/plain"


def test_a_name_that_lies_about_the_content_is_a_finding():
    sniffed = sniff(HTML, "photo.jpg")
    assert sniffed.media_type == "text/html"
    assert [finding.code for finding in sniffed.findings] == ["name-and-content-disagree"]
    assert sniff(b"\xff\xd8\xff\xe0", "photo.JPG").findings == ()


@pytest.mark.parametrize(
    ("data", "also"),
    [
        (b"\xff\xd8\xff\xe0" + b"x" * 100 + packed("evil.html"), "zip"),
        (b"%PDF-1.4\n" + b"x" * 100 + packed("evil.html"), "zip"),
        (b"GIF89a" + b"%PDF-1.4 ...", "PDF"),
        (b"GIF89a/*" + b"<script>alert(1)</script>", "web page"),
    ],
)
def test_a_file_with_two_natures_is_a_finding(data: bytes, also: str):
    findings = sniff(data, "a", data[-5000:]).findings
    assert [finding.code for finding in findings] == ["polyglot"]
    assert also in findings[0].what
