"""Another passphrase for a record, or a first one for a record that had none.

Only what wraps the master changes: the master itself, the log and everything under its keys stay as they are. So
whoever kept a copy of the old key file and knows the old passphrase still opens the record, and there is no help
against that but to begin another one. At every moment of it the old passphrase opens the record, or the new one: the
new file is opened once for a proof, written beside the old one, synced, and only then takes its name.
"""

from pathlib import Path

from onrecord.casefile.disk import Disk
from onrecord.casefile.durable import cannot_keep
from onrecord.casefile.foundation import Foundation
from onrecord.casefile.keys import drop_clear_master, dump_master, load_master, read_master
from onrecord.casefile.layout import Layout
from onrecord.casefile.passphrase import WORK, unlock_secret


def change_passphrase(folder: Path, old: str | None, new: str, *, disk: Disk | None = None, work: int = WORK) -> None:
    """Let `new` open the record in `folder` instead of `old` (None: the record was unprotected).

    Raises WrongPassphrase, RecordInUse, RecordDamaged, TooLittleMemory, CannotKeep. After any of them one of the two
    opens the record: the old one, unless the disk failed when the new one was durable already.
    """
    layout = Layout(folder)
    master, unprotected = load_master(layout, old)
    name, data = dump_master(master, new, work)
    if read_master(unlock_secret(data, new)) != master:
        raise AssertionError("what was locked does not unlock")
    on = Foundation(layout, master, disk or Disk(), unprotected=unprotected)
    on.take_lock()
    try:
        on.durable.sweep()
        if unprotected:
            on.durable.put(layout.keys / name, data)
            drop_clear_master(layout, on.durable)
        else:
            on.durable.replace(layout.keys / name, data)
    except OSError as why:
        raise cannot_keep(why) from why
    finally:
        on.close()
