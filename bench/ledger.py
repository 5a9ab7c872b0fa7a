"""What the record survives, and how fast it is: every trial on a real folder, with real syncs, through the one door."""

import errno
import hashlib
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.figure import Figure
from onrecord.casefile import Casefile, Disk, check_record, create, open_casefile
from onrecord.nouns import Finding, ItemToBe, Refusal
from onrecord.nouns.refusal import CannotKeep, RecordDamaged

ENTRIES = 100_000
SIGNED_BYTES = 81  # what an author signs: a heading, the origin, the index, a digest
LARGE = 1 << 30
DISPOSABLE = ("view.db", "view.db-wal", "view.db-shm", "lock")


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=Path.cwd()) as folder:
        root = Path(folder)
        yield from _flips(root)
        yield from _truncations(root)
        yield from _full_disks(root)
        yield from _many(root)
        yield from _intake(root)


def _save(case: Casefile, numbers: range) -> None:
    with case.writer() as writer:
        for n in numbers:
            writer.take_in(ItemToBe(name=f"{n}.txt", media_type="text/plain"), io.BytesIO(b"%d" % n * 50))


def _small(root: Path, name: str) -> Path:
    folder = root / name
    create(folder, member="b")
    with open_casefile(folder) as case:
        _save(case, range(1))
    return folder


def _flips(root: Path) -> Iterator[Figure]:
    """Every bit of every byte of every file of a small record."""
    folder, tried, found, located = _small(root, "flips"), 0, 0, 0
    for path in [path for path in folder.rglob("*") if path.is_file() and path.name not in DISPOSABLE]:
        whole, name = path.read_bytes(), path.relative_to(folder).as_posix()
        for bit in range(8 * len(whole)):
            flipped = bytearray(whole)
            flipped[bit // 8] ^= 1 << bit % 8
            path.write_bytes(flipped)
            places = _damaged(folder)
            tried, found, located = tried + 1, found + bool(places), located + (name in places)
        path.write_bytes(whole)
    yield Figure("single-bit flips of a small record, all of them", tried, "flips")
    yield Figure("  found", found, "flips", "flips tried", tried)
    yield Figure("  located in the right file", located, "flips", "flips tried", tried)


def _damaged(folder: Path) -> set[str]:
    try:
        return {each.where for each in check_record(folder).findings if each.how_bad == "damage"}
    except Refusal as refusal:
        return {refusal.where}


def _truncations(root: Path) -> Iterator[Figure]:
    """The log cut at every offset: below what was signed it is refused, and a torn tail above it is cut off."""
    folder = _small(root, "cuts")
    path, checkpoint = folder / "log/a1/entries.dat", folder / "log/a1/checkpoint"
    signed, size = checkpoint.read_bytes(), path.stat().st_size
    with open_casefile(folder) as case:
        _save(case, range(1, 6))
    whole, newest = path.read_bytes(), checkpoint.read_bytes()
    right = 0
    for length in range(len(whole) + 1):
        path.write_bytes(whole[:length])
        checkpoint.write_bytes(signed)
        for view in folder.glob("view.db*"):  # it remembers the newer log, and would say so
            view.unlink()
        try:
            with open_casefile(folder) as case:
                right += length >= size and case.size == length // 66
        except RecordDamaged:
            right += length < size
    path.write_bytes(whole)
    checkpoint.write_bytes(newest)
    assert check_record(folder).holds
    yield Figure("truncations of the log decided rightly", right, "offsets", "offsets tried", len(whole) + 1)


class _Full(Disk):
    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, fd: int, data: bytes | memoryview) -> int:
        if self.room <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = super().write(fd, memoryview(data)[: self.room])
        self.room -= written
        return written


def _full_disks(root: Path) -> Iterator[Figure]:
    """The disk is full after so many bytes, for many numbers: it is said, and what was saved stays."""
    tried = survived = 0
    for room in range(0, 9_000, 61):
        folder, saved = root / "full", 0
        shutil.rmtree(folder, ignore_errors=True)
        create(folder, member="bench")
        try:
            with open_casefile(folder, disk=_Full(room)) as case:
                while True:
                    _save(case, range(saved, saved + 2))
                    saved += 2
        except CannotKeep:
            tried += 1
        with open_casefile(folder) as case:
            survived += len(case.items()) >= saved and check_record(folder).holds
    yield Figure("disks full at any byte, told and nothing lost", survived, "trials", "trials", tried)


def _many(root: Path) -> Iterator[Figure]:
    """A hundred thousand entries: written, checked, opened, and the view made anew."""
    folder = root / "many"
    create(folder, member="bench")
    begun = time.monotonic()
    with open_casefile(folder) as case, case.writer() as writer:
        for n in range(ENTRIES - 1):
            writer.keep(Finding(code="no-date", what=f"The text {n} gives no date.", where=f"i-{n}"))
    yield Figure("entries written, synced and signed", ENTRIES / (time.monotonic() - begun), "entries/s")
    begun = time.monotonic()
    checked = check_record(folder)
    spent = time.monotonic() - begun
    assert checked.holds
    assert checked.signatures == ENTRIES
    most = 2 * _bare_signatures(time.monotonic)
    yield Figure(f"check of {ENTRIES:,} entries, all signatures", spent, "s", "2x bare", most, more_is_better=False)
    begun = time.process_time()
    check_record(folder, workers=1)
    spent, most = time.process_time() - begun, 2 * _bare_signatures(time.process_time)
    yield Figure("  the same in one process, CPU", spent, "s", "2x bare", most, more_is_better=False)
    begun = time.monotonic()
    open_casefile(folder).close()
    yield Figure("  opened again, root checked", time.monotonic() - begun, "s", "limit", 5.0, more_is_better=False)
    for part in folder.glob("view.db*"):
        part.unlink()
    begun = time.monotonic()
    open_casefile(folder).close()
    yield Figure("  view made anew from the log", ENTRIES / (time.monotonic() - begun), "entries/s")
    shutil.rmtree(folder)


def _bare_signatures(clock: Callable[[], float]) -> float:
    """As many signatures checked in one process, one after the other, with nothing around them."""
    key, said = Ed25519PrivateKey.generate(), bytes(SIGNED_BYTES)
    signature, public = key.sign(said), key.public_key()
    begun = clock()
    for _ in range(ENTRIES):
        public.verify(signature, said)
    return clock() - begun


def _intake(root: Path) -> Iterator[Figure]:
    """One large file, in a process of its own so that its memory is its own."""
    source = root / "large.bin"
    block = random.Random(1).randbytes(1 << 20)
    with source.open("wb") as file:
        for _ in range(LARGE >> 20):
            file.write(block)
        os.fsync(file.fileno())
    begun = time.monotonic()
    with source.open("rb") as stream:
        hashlib.file_digest(stream, "sha256")
    plain = (LARGE >> 20) / (time.monotonic() - begun)
    create(root / "intake", member="bench")
    child = "from bench.ledger import take_in_one; take_in_one()"
    command = [sys.executable, "-c", child, str(root / "intake"), str(source)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    speed, memory = map(float, done.stdout.split())
    yield Figure("intake of a 1 GiB file, sealed and synced", speed, "MiB/s", "limit", 100.0)
    yield Figure(f"  as a share of plain hashlib SHA-256 ({plain:.0f} MiB/s)", speed / plain, "")
    yield Figure("  resident memory at its peak", memory, "MB", "limit", 200.0, more_is_better=False)


def take_in_one() -> None:
    """Run by `_intake`: take in one file and print MiB/s and this process's peak memory in MB."""
    folder, source = map(Path, sys.argv[1:3])
    begun = time.monotonic()
    with open_casefile(folder) as case, case.writer() as writer, source.open("rb") as stream:
        item = writer.take_in(ItemToBe(name=source.name, media_type="application/octet-stream"), stream)
        writer.commit()
        spent = time.monotonic() - begun
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(item.object.size / (1 << 20) / spent, int(peak.split()[1]) / 1000)
