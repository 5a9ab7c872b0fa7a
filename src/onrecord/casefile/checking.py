"""Reading a whole record and checking it, item by item: label, keys, log, every opening, every signature, every object.

The view is not checked: it is thrown away and made anew. But it remembers the log it was made from, as do checkpoints
that were kept elsewhere: a log that falls short of one of them was put back or rewritten. Files that no entry names are
told, and are no damage: a crash leaves them, and nobody was told that they were saved. Nothing is written, no lock is
needed.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from types import MappingProxyType

from onrecord.alone import keep_to_itself
from onrecord.casefile.check import (
    EntryCheck,
    LogCheck,
    blame,
    check_entry,
    check_kept,
    check_log,
    damage,
    fallen_behind,
    note,
    rolled_back,
)
from onrecord.casefile.disk import Disk
from onrecord.casefile.durable import Durable
from onrecord.casefile.foundation import VIEW_SCOPE, read_label
from onrecord.casefile.keys import (
    MASTER_CLEAR,
    MASTER_PROTECTED,
    RECORD_SCOPE,
    KeyTable,
    Master,
    ScopeKey,
    Secret,
    load_master,
)
from onrecord.casefile.layout import Layout, opening_at
from onrecord.casefile.objects import Objects
from onrecord.casefile.view import remembered
from onrecord.ledger import VerifierKey, leaf_hash
from onrecord.nouns import Finding, Noun, ObjectRef
from onrecord.nouns.refusal import Refusal

AT_ONCE = 1 << 20
MANY = 4000  # entries from which a second process pays for its start
SMALL = 1 << 16  # bytes: an opening has less
A_PART = 1000  # entries handed to a process at a time


class Checked(Noun, frozen=True, kw_only=True):
    """What a check of a record looked at and found. `shredded` counts entries whose words were destroyed on purpose;
    `note` is the signed checkpoint, where it holds; `held_against` names what remembers an earlier state of the log."""

    entries: int
    signatures: int
    objects: int
    object_bytes: int
    shredded: int
    checkpoint: bool
    unprotected: bool
    note: str = ""
    held_against: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether no damage was found."""
        return all(each.how_bad != "damage" for each in self.findings)


def check_record(
    folder: Path,
    *,
    passphrase: Secret | None = None,
    workers: int | None = None,
    kept: Mapping[str, bytes] = MappingProxyType({}),
) -> Checked:
    """Check every byte of a record that carries meaning. `kept` are signed checkpoints from outside the record, by
    where they lie, read before this is called: a writer may be at work, and then the log is the later. Raises
    NeedsPassphrase, WrongPassphrase, and RecordDamaged where the master key itself cannot be read, without which
    nothing can be checked."""
    layout = Layout(folder)
    master, unprotected = load_master(layout, passphrase)
    findings = _check_label(layout, master)
    table = KeyTable(layout, master, Durable(Disk(), layout.incoming))
    keys, key_findings = _check_keys(layout, table)
    signer = VerifierKey(master.origin, master.signing_key().public_key().public_bytes_raw())
    view = _remembered(layout, keys.get(table.handle(VIEW_SCOPE)))
    log = _check_log(layout, master, signer)
    checks = list(_check_entries(layout, log, signer, keys, workers or os.cpu_count() or 1))
    held = [each for each in checks if each.holds]
    names = {each.hashed.hex() for each in checks}
    orphans = {name: Path(path).read_bytes() for path, name in _files(layout.openings) if name not in names}
    blamed, explained = blame([each for each in checks if not each.holds], orphans, signer, keys)
    refs = {each.object.name: (each, each.object) for each in reversed(held) if each.object}
    shredded = {each.destroys for each in held if each.kind == "destroyed"}
    objects = Objects(layout, Durable(Disk(), layout.incoming), table)
    object_findings, sizes = _check_objects(objects, refs)
    findings += [*key_findings, *log.findings, *_rolled_back(log, view), *check_kept(log, signer, kept)]
    findings += [*blamed, *_lost_keys(checks, shredded), *object_findings]
    findings += _strays(layout, set(orphans) - explained, set(refs), told=len(held) == len(checks))
    return Checked(
        entries=len(log.leaves),
        signatures=len(held),
        objects=len(sizes),
        object_bytes=sum(sizes),
        shredded=sum(bool(each.shredded) for each in checks),
        checkpoint=log.checkpoint is not None,
        unprotected=unprotected,
        note=layout.checkpoint(master.device).read_text("utf-8") if log.checkpoint else "",
        held_against=(*(["view.db"] if view else []), *kept),
        findings=tuple(findings),
    )


def _remembered(layout: Layout, key: ScopeKey | None) -> tuple[int, bytes] | None:
    """The size and root of the log that the view was made from; read before the log, which is never the older."""
    return remembered(layout.view, key.key) if key and layout.view.exists() else None


def _rolled_back(log: LogCheck, view: tuple[int, bytes] | None) -> Iterator[Finding]:
    tree = log.tree() if view else None
    if view and tree and (behind := fallen_behind(tree, *view)):
        yield rolled_back(behind, "view.db")


def _check_label(layout: Layout, master: Master) -> list[Finding]:
    try:
        name = read_label(layout)
    except Refusal as why:
        return [damage("label", str(why), "record.json")]
    if name != master.record:
        return [damage("label", "The label names another record than the keys do.", "record.json")]
    return []


def _check_keys(layout: Layout, table: KeyTable) -> tuple[dict[bytes, ScopeKey], list[Finding]]:
    keys, findings = {}, []
    for handle in sorted(table.seen | {table.handle(RECORD_SCOPE), table.handle(VIEW_SCOPE)}):
        try:
            key = table.find(handle)
        except Refusal as why:
            findings.append(damage("key", str(why), f"keys/{handle.hex()}"))
            continue
        if key is not None:
            keys[handle] = key
        elif handle == table.handle(RECORD_SCOPE):
            findings.append(damage("key", "The key of the record is missing.", f"keys/{handle.hex()}"))
    known = {MASTER_PROTECTED, MASTER_CLEAR, *(handle.hex() for handle in table.seen)}
    strays = [name for _, name in _files(layout.keys) if name not in known]
    findings += [note("stray-file", "A file that belongs to no key.", f"keys/{name}") for name in strays]
    if (layout.keys / MASTER_CLEAR).exists() and (layout.keys / MASTER_PROTECTED).exists():
        what = (
            "The record's key lies in the clear beside the protected one: whoever holds this disk can read everything."
        )
        findings.append(damage("clear-key", what, f"keys/{MASTER_CLEAR}", "Build again: it is then destroyed."))
    return keys, findings


def _check_log(layout: Layout, master: Master, signer: VerifierKey) -> LogCheck:
    def read(path: Path) -> bytes:
        return path.read_bytes() if path.exists() else b""

    data, signed = read(layout.entries(master.device)), read(layout.checkpoint(master.device))
    return check_log(data, signed, signer, f"log/{master.device}")


def _check_entries(
    layout: Layout, log: LogCheck, signer: VerifierKey, keys: Mapping[bytes, ScopeKey], workers: int
) -> Iterator[EntryCheck]:
    leaves = [(index, leaf) for index, leaf in enumerate(log.leaves) if leaf is not None]
    check = partial(_check_some, layout.folder, signer, dict(keys))
    if len(leaves) < MANY or workers < 2:
        yield from check(leaves)
        return
    parts = [leaves[start : start + A_PART] for start in range(0, len(leaves), A_PART)]
    try:
        hands = min(workers, len(parts))
        with ProcessPoolExecutor(hands, mp_context=get_context("spawn"), initializer=keep_to_itself) as pool:
            checked = [each for checks in pool.map(check, parts) for each in checks]
    except BrokenProcessPool:  # no second process can be had here: slower, and the same answer
        checked = check(leaves)
    yield from checked


def _check_some(
    folder: Path, signer: VerifierKey, keys: Mapping[bytes, ScopeKey], leaves: Sequence[tuple[int, bytes]]
) -> list[EntryCheck]:
    place = partial(opening_at, str(Layout(folder).openings))
    return [check_entry(index, leaf, _read(place(leaf_hash(leaf))), signer, keys) for index, leaf in leaves]


def _read(path: str) -> bytes | None:
    """The bytes of a small file, by the system's own calls: a file object for each costs more than the read."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        data = os.read(fd, SMALL)
        while more := os.read(fd, SMALL):
            data += more
        return data
    except OSError:
        return None
    finally:
        os.close(fd)


def _lost_keys(checks: Sequence[EntryCheck], shredded: set[bytes]) -> list[Finding]:
    """Keys that are gone although no entry says that they were destroyed."""
    lost = {handle: each.index for each in reversed(checks) for handle in each.shredded if handle not in shredded}
    what = "A key is gone, and no entry says that it was destroyed; it opens words of entry"
    return [damage("lost-key", f"{what} {index}.", f"keys/{handle.hex()}") for handle, index in lost.items()]


def _check_objects(
    objects: Objects, refs: Mapping[str, tuple[EntryCheck, ObjectRef]]
) -> tuple[list[Finding], list[int]]:
    findings, sizes = [], []
    for name, (entry, ref) in refs.items():
        try:
            sizes.append(_read_through(objects, ref))
        except Refusal as why:
            what = f"{why} Entry {entry.index} ({entry.kind}) points to it."
            findings.append(damage("object", what, f"objects/{name[:2]}/{name}"))
    return findings, sizes


def _read_through(objects: Objects, ref: ObjectRef) -> int:
    size = 0
    with objects.open(ref) as stream:
        while chunk := stream.read(AT_ONCE):
            size += len(chunk)
    return size


def _strays(layout: Layout, openings: set[str], refs: set[str], *, told: bool) -> list[Finding]:
    """Files that no entry names; of objects that can only be told where every entry could be read."""
    what = "No entry that can be read names this file: its key was destroyed, or its write was never acknowledged."
    found = [f"openings/{name[:2]}/{name}" for name in sorted(openings)]
    unnamed = (path for path, name in _files(layout.objects) if told and name not in refs)
    found += [Path(path).relative_to(layout.folder).as_posix() for path in unnamed]
    found += [f"incoming/{name}" for _, name in _files(layout.incoming)]
    return [note("stray-file", what, where) for where in found]


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """Path and name of the files below a folder, in order; as text, since a record has hundreds of thousands."""
    for where, folders, names in os.walk(folder):
        folders.sort()
        yield from ((f"{where}/{name}", name) for name in sorted(names))
