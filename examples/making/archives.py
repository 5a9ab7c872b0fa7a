"""Containers: zip, WARC and WACZ, with the two archives that are meant to be refused or reported."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO

from making.texts import source_bytes

BOMB_BYTES = 24 * 1024 * 1024  # unpacks to this from some 24 kB: a ratio of 1,000, small enough to be harmless
DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold: says "no time" and never changes


def zipped(members: Mapping[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    """A zip of `members` in their order; those named in `stored` are not compressed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, DAY_ONE)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return out.getvalue()


def steadied(package: bytes) -> bytes:
    """The same zip package (docx, xlsx) with the clock taken out of its directory."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return zipped({entry.filename: archive.read(entry) for entry in archive.infolist()})


def bomb() -> bytes:
    """An archive whose one member unpacks to a thousand times its size."""
    return zipped({"photos/all.bmp": b"\x00" * BOMB_BYTES})


def handover(members: Mapping[str, bytes]) -> bytes:
    """What a member handed over on a stick: copies of things that are in the folder as well, and a note."""
    note = "Copied from the telephone of T. A., 6 June 2024. The picture is the same file that he gave to the paper.\n"
    return zipped({"note.txt": note.encode(), **members})


def warc(url: str, date: str, page: bytes, others: Mapping[str, tuple[str, bytes]]) -> bytes:
    """A gzipped WARC of a page and what it needed, each a request and a response. `date` is UTC, ISO 8601."""
    from warcio.warcwriter import WARCWriter

    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    info = writer.create_warcinfo_record(
        "capture.warc.gz", {"software": "made by hand for an example", "format": "WARC File Format 1.0"}
    )
    info.rec_headers.replace_header("WARC-Record-ID", _record_id("info " + url))
    info.rec_headers.replace_header("WARC-Date", date)
    writer.write_record(info)
    for address, (media_type, body) in {url: ("text/html; charset=utf-8", page), **others}.items():
        _write_exchange(writer, address, date, media_type, body)
    return out.getvalue()


def _write_exchange(writer: object, url: str, date: str, media_type: str, body: bytes) -> None:
    from warcio.statusandheaders import StatusAndHeaders

    host = url.split("/")[2]
    asked = StatusAndHeaders(f"GET /{url.split('/', 3)[3]} HTTP/1.1", [("Host", host)], is_http_request=True)
    answered = StatusAndHeaders(
        "200 OK", [("Content-Type", media_type), ("Content-Length", str(len(body)))], protocol="HTTP/1.1"
    )
    for kind, head, payload in (("response", answered, body), ("request", asked, b"")):
        record = writer.create_warc_record(  # type: ignore[attr-defined]
            url,
            kind,
            payload=io.BytesIO(payload),
            http_headers=head,
            warc_headers_dict={"WARC-Date": date, "WARC-Record-ID": _record_id(f"{kind} {url}")},
        )
        writer.write_record(record)  # type: ignore[attr-defined]


def _record_id(seed: str) -> str:
    digest = hashlib.sha256(seed.encode()).hexdigest()
    parts = (digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32])
    return f"<urn:uuid:{'-'.join(parts)}>"


def wacz(url: str, date: str, title: str, page: bytes) -> bytes:
    """A WACZ 1.1.1 package around one WARC; the archive itself is stored, as the format asks."""
    archive = warc(url, date, page, {})
    header = {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
    seen = {"id": "1", "url": url, "ts": date, "title": title}
    pages = "".join(json.dumps(line) + "\n" for line in (header, seen)).encode()
    inside = {"archive/data.warc.gz": archive, "pages/pages.jsonl": pages}
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": title,
        "created": date,
        "software": "made by hand for an example",
        "resources": [
            {
                "name": name.rsplit("/", 1)[1],
                "path": name,
                "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
                "bytes": len(content),
            }
            for name, content in inside.items()
        ],
    }
    described = json.dumps(package, indent=2).encode()
    return zipped({**inside, "datapackage.json": described}, stored=("archive/data.warc.gz",))


def page_in_warc() -> bytes:
    address = "https://quaycourier.example"
    return warc(
        f"{address}/2024/05/a-mother-takes-back-her-words",
        "2024-05-10T08:12:31Z",
        source_bytes("courier-mother.html"),
        {
            f"{address}/style.css": ("text/css", b"article { max-width: 40em; font-family: serif }\n"),
            f"{address}/count.js": ("text/javascript", b"fetch('https://counter.example/visit')\n"),
        },
    )


def page_in_wacz() -> bytes:
    return wacz(
        "https://kessaly-gov.example/news/fish-market",
        "2024-06-21T13:40:05Z",
        "Governor opens the Salt Street fish market",
        source_bytes("governor-market.html"),
    )
