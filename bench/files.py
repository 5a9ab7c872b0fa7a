"""Small whole files of every kind that is taken in or read, made of invented words: what `bench/mutated.py` breaks."""

import datetime as dt
import io
import re
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from functools import cache
from typing import Any

from onrecord.collect.sniff import CALC, OPENDOCUMENT

WORDS = "The Interior Ministry denied on 4 March 2031 that Oru Belen had been detained in Tarn. "
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Denied</title>
<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"2031-03-05"}}</script></head>
<body><nav>Home</nav><article><h1>Denied</h1><p>{WORDS}</p><table><tr><th>Name<th>Age<tr><td>Oru Belen<td>31</table>
<blockquote>“We saw the lorries,” she said.</blockquote><ul><li>one<li>two</ul></article></body></html>""".encode()
_DOC = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")  # when it was saved: the same for ever
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_OF = "urn:oasis:names:tc:opendocument:xmlns:"


@cache
def whole() -> dict[str, bytes]:
    """A file of each kind, by its name."""
    made: dict[str, Callable[[], bytes]] = {
        "a.txt": lambda: (WORDS + "\n\n").encode() * 4,
        "koi.txt": lambda: ("Министр заявил, что в Тарне никого не задерживали. " * 4).encode("koi8_r"),
        "a.md": lambda: f"# Denied\n\n{WORDS}\n\n* one\n* two\n\n> {WORDS}\n\n|Name|Age|\n|-|-|\n|Oru|31|\n".encode(),
        "a.html": lambda: PAGE,
        "a.csv": lambda: b'Name,Town,Age\n"Oru Belen",Tarn,31\nMika Sorn,Orlo,44\n',
        "a.pdf": _pdf, "a.docx": _docx, "a.odt": _odt, "a.ods": _ods, "a.xlsx": _xlsx, "a.xls": _xls,
        "a.jpg": lambda: _picture("JPEG"), "a.png": lambda: _picture("PNG"), "a.gif": lambda: _picture("GIF"),
        "a.webp": lambda: _picture("WEBP"), "a.mp4": _film,
        "a.eml": _mail, "a.zip": lambda: _zipped({"b/one.txt": WORDS.encode(), "two.html": PAGE}),
        "a.tar": _tar, "a.txt.gz": lambda: _gzipped(WORDS.encode() * 3),
        "a.warc": lambda: _warc(packed=False), "a.warc.gz": lambda: _warc(packed=True), "a.wacz": _wacz,
    }  # fmt: skip
    return {name: make() for name, make in made.items()}


def _zipped(parts: Mapping[str, bytes | str], first: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo("mimetype", (2031, 1, 1, 0, 0, 0)), first)
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def _gzipped(data: bytes) -> bytes:
    import gzip

    return gzip.compress(data, mtime=0)


def _docx() -> bytes:
    said = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"
    table = f"<w:tbl><w:tr><w:tc>{said}</w:tc><w:tc>{said}</w:tc></w:tr></w:tbl>"
    body = f'<w:document xmlns:w="{_DOC}"><w:body>{said}<w:sdt><w:sdtContent>{said}</w:sdtContent></w:sdt>{table}'
    return _zipped({"[Content_Types].xml": _TYPES, "word/document.xml": f"{body}</w:body></w:document>"})


def _opendocument(kind: str, inside: str) -> str:
    names = " ".join(f'xmlns:{one}="{_OF}{one}:1.0"' for one in ("office", "text", "table", "style"))
    body = f"<office:body><office:{kind}>{inside}</office:{kind}></office:body>"
    return f"<office:document-content {names}>{body}</office:document-content>"


def _odt() -> bytes:
    item = "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
    inside = f"<text:h>Denied</text:h><text:p>{WORDS}<text:s text:c='3'/>so</text:p>{item}"
    return _zipped({"content.xml": _opendocument("text", inside)}, OPENDOCUMENT)


def _ods() -> bytes:
    cell = "<table:table-cell><text:p>Oru Belen</text:p></table:table-cell>"
    day = '<table:table-cell office:value-type="date" office:date-value="2031-02-27"/>'
    inside = f'<table:table table:name="Detained"><table:table-row>{cell}{day}</table:table-row></table:table>'
    return _zipped({"content.xml": _opendocument("spreadsheet", inside)}, CALC)


def _xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (["Name", "Taken", "Age"], ["Oru Belen", dt.date(2031, 2, 27), 31], ["Mika Sorn", None, 4.5]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as saved:
        parts = {name: saved.read(name) for name in saved.namelist()}
    parts["docProps/core.xml"] = _MOMENT.sub(b"2031-03-05T10:00:00Z", parts["docProps/core.xml"])
    return _zipped(parts)


def _xls() -> bytes:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Detained")
    rows: tuple[tuple[object, ...], ...] = (("Name", "Age"), ("Oru Belen", 31), ("Mika Sorn", True))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _pdf() -> bytes:
    from fpdf import FPDF

    document = FPDF()
    document.set_creation_date(dt.datetime(2031, 3, 5, tzinfo=dt.UTC))
    document.set_title("Denied")
    for _ in range(2):
        document.add_page()
        document.set_font("helvetica", size=11)
        document.multi_cell(0, text=WORDS * 3)
    return bytes(document.output())


def _picture(form: str) -> bytes:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F], exif[0x8825] = "Camera", {1: "N", 2: (45.0, 30.0, 0.0), 3: "E", 4: (9.0, 0.0, 0.0)}
    out = io.BytesIO()
    Image.linear_gradient("L").resize((64, 64)).convert("RGB").save(out, form, exif=exif)
    return out.getvalue()


def _film() -> bytes:
    import av
    from PIL import Image

    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as film:
        film.metadata["title"] = "Lorries"
        stream = film.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        black: Any = av.VideoFrame
        for _ in range(3):
            film.mux(stream.encode(black.from_image(Image.new("RGB", (64, 64)))))
        film.mux(stream.encode(None))
    return out.getvalue()


def _mail() -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "Oru <oru@post.example>", "mika@post.example", "Тарн"
    letter["Date"] = "Tue, 05 Mar 2031 10:00:00 +0000"
    letter.set_content(WORDS)
    letter.add_alternative(PAGE.decode(), subtype="html")
    letter.add_attachment(b"Name,Age\nOru,31\n", maintype="text", subtype="csv", filename="list.csv")
    for number, part in enumerate(part for part in letter.walk() if part.is_multipart()):
        part.set_boundary(f"====={number}")  # else one of chance
    return letter.as_bytes()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in (("one.txt", WORDS.encode()), ("two.html", PAGE)):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def _warc(*, packed: bool) -> bytes:
    records = []
    for number, body in enumerate((PAGE, PAGE * 2)):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2031-03-05T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
            f"WARC-Target-URI: https://post.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(_gzipped(one) for one in records) if packed else b"".join(records)


def _wacz() -> bytes:
    return _zipped({"archive/data.warc.gz": _warc(packed=True), "datapackage.json": "{}", "pages/pages.jsonl": "{}"})
