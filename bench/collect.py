"""What intake costs: walking, opening archives, and reading each kind of item; each against a named peer or limit."""

import datetime as dt
import io
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.figure import Figure
from onrecord.collect import Budget, Handed, Known, Limits, hand_in, members, sniff
from onrecord.nouns import Finding, Item, ObjectRef
from onrecord.read.layers import lift

MIB = 1 << 20
FILES, LARGE_MIB = 1_000, 256
_SENTENCE = "The ministry denied on Tuesday that anyone had been detained in the northern district of Tarn. "


def figures() -> Iterator[Figure]:
    yield _walk()
    yield _unpacking()
    yield _memory()
    yield from _bombs()
    yield from _pages()


def _best(work: Callable[[], object]) -> float:
    """Seconds for one run of `work`, the best of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def _item(name: str, data: bytes) -> Item:
    media_type = sniff(data[: 1 << 16], name, data[-(1 << 16) :]).media_type
    ref = ObjectRef(name="o", sha256="0" * 64, size=len(data), media_type=media_type)
    return Item(id="i-1", name=name, object=ref, taken_in=dt.datetime(2031, 4, 2, tzinfo=dt.UTC))


def _walk() -> Figure:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number in range(FILES):
            (folder / f"{number:05}.txt").write_text(_SENTENCE * 40)
        known = {
            one.to_be.name: Known(size=one.size, modified=one.to_be.modified, item_id="i")
            for one in hand_in(folder, {})
            if isinstance(one, Handed)
        }
        seconds = _best(lambda: list(hand_in(folder, known)))
    return Figure(f"collect: {FILES} unchanged files walked again", seconds, "s", "limit", 1.0, more_is_better=False)


def _drain(data: bytes, limits: Limits | None = None) -> tuple[int, list[str]]:
    """Bytes that came out of an archive, and the codes of what was found."""
    size, codes = 0, []
    for found in members(_item("box.zip", data), io.BytesIO(data), Budget(limits)):
        if isinstance(found, Finding):
            codes.append(found.code)
            continue
        with found.open() as stream:
            while chunk := stream.read(MIB):
                size += len(chunk)
    return size, codes


def _zipped(files: dict[str, bytes], level: int = 6) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _unpacking() -> Figure:
    """Our members are read through once to be sure of them and once more to be sealed; the peer reads them once."""
    words = random.Random(1).randbytes(64 << 10).hex().encode()
    data = _zipped({f"{number}.txt": words * 16 for number in range(32)})

    def plain() -> int:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(len(archive.read(name)) for name in archive.namelist())

    size = plain()
    ours, theirs = size / MIB / _best(lambda: _drain(data)), size / MIB / _best(plain)
    return Figure(
        "collect: opening a zip of 64 MiB, twice through", ours, "MiB/s", "a third of zipfile, once", theirs / 3
    )


_LARGE = f"""
import io, zipfile, os, resource
from pathlib import Path
from bench.collect import _item
from onrecord.collect import Budget, members
path = os.environ["BENCH_ZIP"]
item = _item("box.zip", open(path, "rb").read(65536))
for found in members(item, open(path, "rb"), Budget(folder=Path(path).parent)):
    stream = found.open()
    while stream.read({MIB}):
        pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def _memory() -> Figure:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "large.zip"
        with zipfile.ZipFile(path, "w") as archive, archive.open("large.bin", "w") as member:
            for _ in range(LARGE_MIB):
                member.write(os.urandom(MIB))
        done = subprocess.run(
            [sys.executable, "-c", _LARGE], env={**os.environ, "BENCH_ZIP": str(path)}, capture_output=True, check=True
        )
    return Figure(
        f"collect: memory while a member of {LARGE_MIB} MiB is opened",
        float(done.stdout),
        "MiB",
        "limit",
        200,
        more_is_better=False,
    )


def _bombs() -> Iterator[Figure]:
    bomb = _zipped({"a.txt": b"\x00" * (512 * MIB)}, level=9)
    start = time.perf_counter()
    _, codes = _drain(bomb)
    seconds = time.perf_counter() - start
    assert codes == ["archive-ratio"]
    yield Figure("collect: a bomb of 512 MiB, until it is refused", seconds, "s", "limit", 5, more_is_better=False)


def _pages() -> Iterator[Figure]:
    import trafilatura
    from lxml import html

    page = (
        f"<!doctype html><html><body><nav>Home</nav><article>{f'<p>{_SENTENCE * 4}</p>' * 12}</article></body></html>"
    )
    item, data = _item("a.html", page.encode()), page.encode()
    ours = 1 / _best(lambda: lift(item, data))
    theirs = 1 / _best(lambda: trafilatura.bare_extraction(html.fromstring(page), fast=True))
    yield Figure("layers: web pages of 4 kB", ours, "pages/s", "a third of trafilatura alone", theirs / 3)
    text = (_SENTENCE * 4 + "\n\n").encode() * 20_000
    plain = _item("a.txt", text)
    yield Figure("layers: plain text", len(text) / MIB / _best(lambda: lift(plain, text)), "MiB/s", "limit", 10)
    rows = b"Name,Town,Age\n" + b"Oru Belen,Tarn,31\n" * 100_000
    table = _item("a.csv", rows)
    yield Figure("layers: rows of a table", 100_000 / _best(lambda: lift(table, rows)), "rows/s", "limit", 50_000)
