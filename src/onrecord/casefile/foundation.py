"""What an open record stands on: its folder, keys, objects and log, loaded and held by one process.

Opening for writing takes the lock, sweeps away what a crash left in `incoming/`, and mends the log's tail.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from onrecord.casefile.disk import Disk
from onrecord.casefile.durable import Durable, cannot_keep
from onrecord.casefile.keys import MASTER_PROTECTED, KeyTable, Master, Secret, drop_clear_master, load_master
from onrecord.casefile.layout import Layout
from onrecord.casefile.log import DeviceLog
from onrecord.casefile.objects import Objects
from onrecord.casefile.opening import open_opening
from onrecord.ledger import LedgerError, Malformed, Place, canonical, leaf_hash, parse_canonical, verify_author
from onrecord.nouns.finding import Finding
from onrecord.nouns.refusal import BadRequest, RecordDamaged, RecordInUse, cannot_write

VIEW_SCOPE = "view"


class Foundation:
    """The parts of one open record."""

    def __init__(self, layout: Layout, master: Master, disk: Disk, *, unprotected: bool) -> None:
        self.layout = layout
        self.master = master
        self.unprotected = unprotected
        self.durable = Durable(disk, layout.incoming)
        self.keys = KeyTable(layout, master, self.durable)
        self.objects = Objects(layout, self.durable, self.keys)
        self.log = DeviceLog(layout, self.durable, master)
        self.writes = False
        self.broken = False  # a write was cut short: what is in memory may differ from what is on the disk
        self.damage: list[Finding] = []
        self._lock = FileLock(layout.lock, mode=0o600)

    @classmethod
    def open(cls, folder: Path, passphrase: Secret | None, *, write: bool, disk: Disk) -> "Foundation":
        """The parts of the record in `folder`, its log checked against what was signed."""
        layout = Layout(folder)
        name = read_label(layout)
        master, unprotected = load_master(layout, passphrase)
        if master.record != name:
            raise RecordDamaged(
                "The label of this record and its keys do not belong together.",
                where="record.json",
                means="It cannot be said which record this is.",
                next="Bring record.json and keys/ back from the same backup.",
            )
        opened = cls(layout, master, disk, unprotected=unprotected)
        opened.load(write=write)
        return opened

    def load(self, *, write: bool) -> None:
        """Take the lock where it is to be written, and load the log."""
        if write:
            self.take_lock()
        try:
            if write:
                self.durable.sweep()
                drop_clear_master(self.layout, self.durable)
                self.log.mend(self.log.load(self._vouch))
            else:
                self.reload()
        except OSError as why:
            self.close()
            raise cannot_keep(why) from why
        except BaseException:
            self.close()
            raise

    def reload(self) -> None:
        """Load the log as it was last signed, without looking beyond that."""
        self.log.load(lambda index, leaf: False)

    def take_lock(self) -> None:
        """Become the one who writes. Raises RecordInUse."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as why:
            raise RecordInUse(
                "Another program is writing in this record.",
                where="lock",
                means="Two writers would tear its log; nothing was changed.",
                next="Wait until the other one is done, or close it, and run the command again.",
            ) from why
        except OSError as why:
            raise cannot_write(
                why,
                where="lock",
                means="Nothing was changed. A record on a read-only disk can be checked, but not opened.",
                next="Make room or copy the record to a folder of your own, and open it there.",
            ) from why
        self.writes = True

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock for as long as this lasts: one that is held is kept, any other is borrowed."""
        borrowed = not self.writes
        if borrowed:
            self.take_lock()
        try:
            if borrowed:
                self.reload()  # a writer may have been here in the meantime
            yield
        finally:
            if borrowed:
                self.close()

    def close(self) -> None:
        """Let go of the lock."""
        self._lock.release()
        self.writes = False

    def view_key(self) -> bytes:
        """The key of the view; a damaged one is replaced, and the view with it."""
        try:
            return self.keys.need(VIEW_SCOPE).key
        except RecordDamaged:
            self.new_view_key()
            return self.keys.need(VIEW_SCOPE).key

    def new_view_key(self) -> None:
        """Destroy the view with its key: what lay in it cannot be read again, even from freed disk blocks."""
        self.keys.destroy(VIEW_SCOPE)
        self.drop_view()
        self.keys.need(VIEW_SCOPE)

    def drop_view(self) -> None:
        """Throw the view away."""
        for end in ("", "-wal", "-shm"):
            self.durable.disk.remove(self.layout.view.with_name(self.layout.view.name + end))

    def _vouch(self, index: int, leaf: bytes) -> bool:
        hashed = leaf_hash(leaf)
        try:
            opened = open_opening(self.durable.disk.read(self.layout.opening(hashed)), hashed, self.keys.find)
            author = verify_author(opened.entry, Place(self.master.origin, index), opened.author)
        except (LedgerError, FileNotFoundError):
            return False
        return author == self.log.verifier.public


def is_protected(folder: Path) -> bool:
    """Whether the record in `folder` needs a passphrase."""
    return (Layout(folder).keys / MASTER_PROTECTED).exists()


def record_name(folder: Path) -> str:
    """The opaque random name of the record in `folder`: it says nothing about the case. Raises BadRequest."""
    return read_label(Layout(folder))


def read_label(layout: Layout) -> str:
    """The opaque name of the record in this folder. Raises BadRequest where there is none."""
    try:
        data = layout.label.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as why:
        raise BadRequest(
            "There is no record in this folder.",
            means="Nothing was read and nothing was changed.",
            next="Begin one with `onrecord build`.",
        ) from why
    try:
        match parse_canonical(data):
            case {"record": str(name), "v": 1, **rest} if not rest:
                return name
        raise Malformed("not a label")
    except LedgerError as why:
        raise RecordDamaged(
            "The label of this record is damaged.",
            where="record.json",
            means="It cannot be said which record this is.",
            next="Bring record.json back from a backup.",
        ) from why


def label(name: str) -> bytes:
    """The bytes of record.json."""
    return canonical({"record": name, "v": 1})
