"""The worst inputs that we know, each read as a build reads it: the most memory a reader held and the time it took.

The bound on memory is a reader's share of half of this computer's; that on time what an item of that length is given.
"""

import datetime as dt
import io
import resource
import time
import zipfile
from collections.abc import Iterator

from bench.figure import Figure
from onrecord.collect import sniff
from onrecord.nouns import Ids, Item, ObjectRef
from onrecord.read import PoolLimits, Source, read_all
from onrecord.read.machine import share

_SENTENCE = "The ministry denied on Tuesday that anyone had been detained in the northern district of Tarn, "
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def figures() -> Iterator[Figure]:
    bound, limits = share(1).memory / (1 << 20), PoolLimits()
    for name, data in _worst():
        seconds, characters, codes = _read(name, data)
        given = limits.seconds + characters / limits.characters_a_second
        yield Figure(f"worst: {name} ({', '.join(codes) or 'no finding'})", seconds, "s", "given", given, False)
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield Figure("worst: the most memory that a reader of these held", held, "MiB", "its share", bound, False)


def _worst() -> Iterator[tuple[str, bytes]]:
    yield "440 kB of brackets.md", b"[" * 440_000
    yield "440 kB of items.md", b"- a\n" * 110_000
    yield "200,000 attributes.html", b"<p " + b" ".join(b"a%d" % one for one in range(200_000)) + b">Denied.</p>"
    yield "5,000 deep.html", b"<div>" * 5_000 + _SENTENCE.encode()
    yield "5,000 deep.docx", _deep(5_000)
    yield "a line of 100,000 quotation marks.txt", b'"a" ' * 50_000
    yield "a line of 5 MB.txt", (_SENTENCE * 55_000)[:5_000_000].encode()


def _deep(deep: int) -> bytes:
    out = io.BytesIO()
    said = f"<w:p><w:r><w:t>{_SENTENCE}</w:t></w:r></w:p>"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        inside = said + "<w:sdt>" * deep + said + "</w:sdt>" * deep
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{inside}</w:body></w:document>')
    return out.getvalue()


def _read(name: str, data: bytes) -> tuple[float, int, list[str]]:
    """Seconds, characters of text, and what was found, for one item in a reader of its own."""
    kind = sniff(data[: 1 << 16], name, data[-(1 << 16) :]).media_type
    ref = ObjectRef(name="o", sha256="0" * 64, size=len(data), media_type=kind)
    item = Item(id="i-1", name=name, object=ref, taken_in=dt.datetime(2031, 4, 2, tzinfo=dt.UTC))
    began = time.monotonic()
    [(_, layer, reading)] = read_all([(Source(item=item), lambda: data)], Ids(key=bytes(32)), workers=1)
    codes = sorted({one.code for one in (*layer.findings, *reading.findings)} - {"no-date"})
    return time.monotonic() - began, len(layer.text), codes
