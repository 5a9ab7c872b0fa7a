"""Beginning a record: laid out beside its place, and renamed to it once its first entry is durable.

So a record either is there, with a signed log, or it is not; a crash in between leaves a folder ending in `.begun`,
which the next attempt removes.
"""

import datetime as dt
import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from onrecord.casefile.disk import Disk
from onrecord.casefile.door import Casefile, now
from onrecord.casefile.durable import cannot_keep
from onrecord.casefile.foundation import VIEW_SCOPE, Foundation, label
from onrecord.casefile.keys import RECORD_SCOPE, dump_master, new_master
from onrecord.casefile.kinds import Begun
from onrecord.casefile.layout import Layout
from onrecord.casefile.passphrase import WORK
from onrecord.ledger import Randomness
from onrecord.nouns.refusal import BadRequest

FIRST_DEVICE = "a1"
NAME_BYTES = 10


def create(
    folder: Path,
    *,
    member: str,
    passphrase: str | None = None,
    disk: Disk | None = None,
    clock: Callable[[], dt.datetime] = now,
    randomness: Randomness = os.urandom,
    work: int = WORK,
) -> None:
    """Begin a record in `folder`, which must not exist or be empty. Without a passphrase its keys lie in the clear.

    `work` is scrypt's work factor as a power of two: 18 takes 256 MiB. Raises BadRequest, CannotKeep.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadRequest(
            "There is something in this folder already.",
            means="A record is begun only in a new or empty folder; nothing was changed.",
            next="Give another folder, or open the record that is there.",
        )
    disk = disk or Disk()
    begun = folder.with_name(f".{folder.name}.begun")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(begun, ignore_errors=True)
        foundation = _lay_out(Layout(begun), passphrase, disk, work)
        with Casefile(foundation, clock, randomness) as casefile, casefile.writer() as writer:
            public = foundation.log.verifier.public.hex()
            writer.keep(Begun(member=member, device=foundation.master.device, key=public))
        _move(disk, begun, folder)
    except OSError as why:
        raise cannot_keep(why) from why


def _move(disk: Disk, begun: Path, folder: Path) -> None:
    for part in begun.iterdir():
        disk.sync_dir(part) if part.is_dir() else disk.sync_file(part)
    disk.sync_dir(begun)
    disk.rename(begun, folder)
    disk.sync_dir(folder.parent)


def _lay_out(layout: Layout, passphrase: str | None, disk: Disk, work: int) -> Foundation:
    disk.make_dir(layout.folder)
    for each in layout.folders():
        disk.make_dir(each)
    name = secrets.token_hex(NAME_BYTES)
    master = new_master(name, FIRST_DEVICE)
    foundation = Foundation(layout, master, disk, unprotected=passphrase is None)
    foundation.take_lock()
    file, data = dump_master(master, passphrase, work)
    foundation.durable.put(layout.keys / file, data)
    foundation.durable.put(layout.label, label(name))
    for scope in (RECORD_SCOPE, VIEW_SCOPE):
        foundation.keys.need(scope)
    foundation.log.begin()
    return foundation
