"""One folder on disk, and the one door to it: what was taken in, what was proposed, what people decided.

Promises: what is acknowledged is durable, signed and encrypted; nothing readable lies outside the key table's reach;
what is shown is always what the log says; damage is found, named and never repaired in silence.
Rules: one writer at a time; entries are added, never changed; views are thrown away and made anew; no clear text in
names, errors or passing files. The bytes are described in `docs/format.md`.
It does not decide what is logged, reach the network, or judge whether anything that was logged is so.
"""

from onrecord.casefile.begin import create
from onrecord.casefile.checking import Checked, check_record
from onrecord.casefile.disk import Disk
from onrecord.casefile.door import Casefile, open_casefile
from onrecord.casefile.foundation import is_protected, record_name
from onrecord.casefile.keys import Master, Secret, master_table, read_master, unlock
from onrecord.casefile.kinds import KINDS, Begun, Destroyed, Kind
from onrecord.casefile.opening import Opened
from onrecord.casefile.rewrap import change_passphrase
from onrecord.casefile.view import AsOf, Found
from onrecord.casefile.writer import Writer

__all__ = [
    "KINDS", "AsOf", "Begun", "Casefile", "Checked", "Destroyed", "Disk", "Found", "Kind", "Master", "Opened", "Secret",
    "Writer", "change_passphrase", "check_record", "create", "is_protected", "master_table", "open_casefile",
    "read_master", "record_name", "unlock",
]  # fmt: skip
