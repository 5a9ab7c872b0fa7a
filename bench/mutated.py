"""Mutated files of every kind through intake and the layer readers: none stops a build, whatever it says.

    python3 dev.py bench mutated                          2,000 files
    ONRECORD_MUTATED=20000 python3 dev.py bench mutated   as many

File number N is the same for ever: one of `bench/files.py`, its bytes flipped, cut, repeated, moved or spliced with
another kind's by a generator seeded with N; of a zip also what is packed in it, so that its parts are broken and not
only its wrapping. Every file is opened for what lies in it, and that and itself are lifted to text. What an error is
made of is not asked here: all that reaches this module would have ended a reader's process, and costs its item one
finding there; but opening happens in the process of the build, and an error there would have stopped it.
"""

import collections
import datetime as dt
import io
import os
import random
import resource
import sys
import time
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from bench.figure import Figure
from bench.files import whole
from onrecord.collect import Budget, holds_others, members, sniff
from onrecord.nouns import Finding, Item, ObjectRef, fault_of
from onrecord.read.layers import lift

_ORDINARY = 2_000
_SLOW = 10.0  # seconds for one small file
_MOST_INSIDE = 16 << 20  # bytes of a member that are looked at


class Tried(NamedTuple):
    """What one file came to: errors that would have stopped a build, and those that would have ended a reader."""

    stopped: str = ""
    died: str = ""
    findings: int = 0
    seconds: float = 0.0


def figures() -> Iterator[Figure]:
    wanted = int(os.environ.get("ONRECORD_MUTATED", _ORDINARY))
    tried = []
    for number in range(wanted):
        tried.append(trial(number))
        if not number % 1000:
            print(f"  {number} of {wanted} files", file=sys.stderr, flush=True)
    for kind, found in (("stopped", [t.stopped for t in tried]), ("died", [t.died for t in tried])):
        for fault, times in collections.Counter(filter(None, found)).most_common(20):
            print(f"  {kind} {times} times: {fault}", file=sys.stderr)
    yield Figure("mutated files of every kind", len(tried), "", "asked for", float(wanted))
    yield Figure("  that would stop a build", sum(bool(one.stopped) for one in tried), "", "limit", 0.0, False)
    yield Figure("  that would end a reader's process", sum(bool(one.died) for one in tried), "", "limit", 0.0, False)
    yield Figure("  with a finding", sum(bool(one.findings) for one in tried), "")
    yield Figure("  the slowest of them", max(one.seconds for one in tried), "s", "limit", _SLOW, False)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure("  the most memory held", held, "MiB", "least of a reader", 1024.0, False)


def trial(number: int) -> Tried:
    """File `number`, opened and lifted as a build does."""
    name, data = mutated(number)
    began, findings, died = time.monotonic(), 0, ""
    try:
        inside = list(_opened(name, data, Budget()))
    except Exception as fault:  # noqa: BLE001  whatever it is, it is what is looked for
        return Tried(stopped=f"{fault_of(fault)} in {name}")
    findings += sum(one is None for one in inside)
    for one in [(name, data), *(one for one in inside if one is not None)]:
        try:
            findings += len(lift(_item(*one), one[1]).findings)
        except Exception as fault:  # noqa: BLE001  as above
            died = f"{fault_of(fault)} in {name}"
    return Tried(died=died, findings=findings, seconds=time.monotonic() - began)


def _opened(name: str, data: bytes, budget: Budget) -> Iterator[tuple[str, bytes] | None]:
    """What lies in a file, by name; None for a finding."""
    item = _item(name, data)
    if not holds_others(item.media_type):
        return
    for member in members(item, io.BytesIO(data), budget):
        if isinstance(member, Finding):
            yield None
            continue
        with member.open() as stream:
            content = stream.read(_MOST_INSIDE)
        yield member.to_be.name, content
        yield from _opened(member.to_be.name, content, budget.deeper())


def _item(name: str, data: bytes) -> Item:
    kind = sniff(data[: 1 << 16], name, data[-(1 << 16) :]).media_type
    ref = ObjectRef(name="o", sha256="0" * 64, size=len(data), media_type=kind)
    return Item(id="i-1", name=name, object=ref, taken_in=dt.datetime(2031, 4, 2, tzinfo=dt.UTC))


def mutated(number: int) -> tuple[str, bytes]:
    """The name and the bytes of mutated file `number`."""
    rng = random.Random(f"file {number}")
    names = sorted(whole())
    name = names[number % len(names)]
    data = whole()[name]
    if data.startswith(b"PK\x03\x04") and rng.random() < 0.6:
        return name, _inside(data, rng)
    return name, _changed(data, rng)


def _inside(data: bytes, rng: random.Random) -> bytes:
    """A zip whose wrapping is whole and one of whose parts is not."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        entries = old.infolist()
        broken = rng.choice(entries).filename
        for entry in entries:
            content = old.read(entry)
            new.writestr(entry, _changed(content, rng) if entry.filename == broken else content)
    return out.getvalue()


def _changed(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.choice((1, 1, 2, 4))):
        data = rng.choice((_flipped, _flipped, _odd, _cut, _gap, _repeated, _moved, _spliced))(data, rng)
    return data


def _two(data: bytes, rng: random.Random) -> tuple[int, int]:
    a, b = sorted((rng.randint(0, len(data)), rng.randint(0, len(data))))
    return a, b


def _flipped(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 20)) if changed else 0):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _odd(data: bytes, rng: random.Random) -> bytes:
    """A number of a format at one of its ends."""
    at = rng.randint(0, len(data))
    ends = (
        b"\0\0\0\0",
        b"\xff\xff\xff\xff",
        b"\x7f\xff\xff\xff",
        b"\xff\xff\xff\x7f",
        b"-1",
        b"99999999999",
        b"<",
        b"\r\n",
    )
    end = rng.choice(ends)
    return data[:at] + end + data[at + len(end) :]


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randint(0, len(data))]


def _gap(data: bytes, rng: random.Random) -> bytes:
    a, b = _two(data, rng)
    return data[:a] + data[b:]


def _repeated(data: bytes, rng: random.Random) -> bytes:
    a, b = _two(data, rng)
    return data[:b] + data[a:b] * rng.choice((1, 1, 8)) + data[b:]


def _moved(data: bytes, rng: random.Random) -> bytes:
    a, b = _two(data, rng)
    return data[b:] + data[a:b] + data[:a]


def _spliced(data: bytes, rng: random.Random) -> bytes:
    other = whole()[rng.choice(sorted(whole()))]
    return data[: rng.randint(0, len(data))] + other[rng.randint(0, len(other)) :]
