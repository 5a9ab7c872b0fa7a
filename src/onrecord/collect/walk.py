"""Walks a case folder and hands over every file in it, in a stable order.

Rules
* The order is that of the names' bytes, so two machines see the same folder in the same order.
* Links are never followed: what they point to is either in the folder anyway or none of ours.
* The kind of a file is told by its bytes; a file that cannot be read is a finding, and the walk goes on.
* A file of known size and modification time is `Unchanged` and not read again, its findings are told again.
It does not: change anything in the folder, unpack (see `members`), or read the record's own folder `onrecord/`, or
any other record that lies in it.
"""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from onrecord.collect import names
from onrecord.collect.handed import Handed, Known, Unchanged
from onrecord.collect.sniff import HEAD, TAIL, sniff
from onrecord.nouns.finding import Finding
from onrecord.nouns.item import ItemToBe

OURS = (b"onrecord", b"case.toml")  # the output, and the settings: not material
_JUNK = (b".DS_Store", b"Thumbs.db", b"ehthumbs.db", b"desktop.ini", b"__MACOSX", b".directory", b".git", b".Trashes")
_JUNK_STARTS = (b"._", b"~$", b".~lock.")  # AppleDouble halves and office lock files: they hold no material


def hand_in(folder: Path, known: Mapping[str, Known]) -> Iterator[Handed | Unchanged | Finding]:
    """Every file under `folder`, as a thing to be sealed or as unchanged; oddities as findings."""
    for found in _files(folder):
        if isinstance(found, Finding):
            yield found
        else:
            yield from _hand(folder, found, known)


def count(folder: Path) -> int:
    """How many files `hand_in` will hand over or find unchanged, for a progress bar."""
    return sum(not isinstance(found, Finding) for found in _files(folder))


def _files(folder: Path) -> Iterator[bytes | Finding]:
    """Paths of regular files relative to `folder`, as bytes."""
    root, waiting = os.fsencode(folder), [b""]
    while waiting:
        here = waiting.pop()
        if here and not here.endswith(b"/"):
            yield here
            continue
        try:
            with os.scandir(root + b"/" + here) as scan:
                entries = sorted(scan, key=lambda entry: entry.name + b"/" * entry.is_dir(follow_symlinks=False))
        except OSError as why:
            yield _unreadable(names.named(here.rstrip(b"/")) or ".", why)
            continue
        inner = [_look(entry, here) for entry in entries if not (here == b"" and entry.name in OURS)]
        yield from (found for found in inner if isinstance(found, Finding))
        waiting.extend(found for found in reversed(inner) if isinstance(found, bytes))


def _look(entry: "os.DirEntry[bytes]", here: bytes) -> bytes | Finding | None:
    name = names.named(here + entry.name)
    if entry.name in _JUNK or entry.name.startswith(_JUNK_STARTS):
        return None
    if entry.is_symlink():
        return Finding(
            code="link-not-followed",
            what="A link is not followed: what it points to is not taken in through it.",
            where=name,
            next="If the target is material, copy it into the folder.",
        )
    if entry.name.startswith(b"."):
        return Finding(
            code="hidden-file",
            what="A hidden file or folder (its name begins with a dot) is not taken in.",
            where=name,
            how_bad="note",
            next="If it is material, give it a name without the dot.",
        )
    if entry.is_dir(follow_symlinks=False):
        return _record_inside(entry, name) or here + entry.name + b"/"
    if entry.is_file(follow_symlinks=False):
        return here + entry.name
    return Finding(code="not-a-file", what="A device, pipe or socket is not taken in.", where=name)


def _record_inside(entry: "os.DirEntry[bytes]", name: str) -> Finding | None:
    """A finding for a folder that is a record, or holds one with its dossier: a case inside this one, a copy."""
    holds = entry.path + b"/record" if entry.name == OURS[0] else entry.path
    if not all(os.path.lexists(holds + b"/" + part) for part in (b"record.json", b"log", b"keys")):
        return None
    return Finding(
        code="record-inside",
        what="A record lies here, of a case inside this one or a copy: it is left alone, and its dossier too.",
        where=name,
        next="Move it out of the folder. What lies beside it is taken in as any other material.",
    )


def _hand(folder: Path, raw: bytes, known: Mapping[str, Known]) -> Iterator[Handed | Unchanged | Finding]:
    name, path = names.named(raw), os.fsencode(folder) + b"/" + raw
    try:
        with open_file(path) as stream:
            status = os.fstat(stream.fileno())
            head = stream.read(HEAD)
            stream.seek(max(0, status.st_size - TAIL))
            tail = stream.read(TAIL)
    except OSError as why:
        yield _unreadable(name, why)
        return
    sniffed = sniff(head, name, tail)
    findings = (*strange_name(name), *sniffed.findings)
    before = known.get(name)
    if before and (before.size, before.modified) == (status.st_size, status.st_mtime_ns):
        yield from findings
        yield Unchanged(name=name, item_id=before.item_id)
        return
    to_be = ItemToBe(name=name, media_type=sniffed.media_type, modified=status.st_mtime_ns)
    yield Handed(to_be=to_be, size=status.st_size, open=_opener(path), findings=findings)


def open_file(path: bytes | Path) -> BinaryIO:
    """Open a regular file for reading; a link, or a pipe that would wait for ever, is an OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError("not a regular file")
    return os.fdopen(handle, "rb")


def _opener(path: bytes) -> Callable[[], BinaryIO]:
    return lambda: open_file(path)


def strange_name(name: str) -> tuple[Finding, ...]:
    """A finding when `name` could be taken for another one."""
    why = names.marks(name)
    if not why:
        return ()
    return (
        Finding(
            code="strange-name",
            what=f"The name is kept as it is; it holds {', '.join(why)}, and reads {names.shown(name)}",
            where=name,
        ),
    )


def _unreadable(name: str, why: OSError) -> Finding:
    return Finding(
        code="unreadable",
        what=f"It cannot be read ({why.strerror or why}); it is not in the record.",
        where=name,
        how_bad="damage",
        next="Make it readable (permissions, disk) and build again.",
    )


def names_in(folder: Path) -> Iterator[str]:
    """The item names of all files that `hand_in` would hand over."""
    return (names.named(found) for found in _files(folder) if isinstance(found, bytes))
