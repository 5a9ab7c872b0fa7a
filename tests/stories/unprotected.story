# A record without a passphrase says so at every command.
file case/note.txt <<
The ferry sailed at noon.
.

$ env -u ONRECORD_PASSPHRASE onrecord build case --unprotected
1  items sealed
UNPROTECTED

$ env -u ONRECORD_PASSPHRASE onrecord log --case case
UNPROTECTED

$ env -u ONRECORD_PASSPHRASE onrecord check case
UNPROTECTED
