# A record that was put back to an older state, view and all, is whole by itself; what lies beside it remembers more.
file case/note.txt <<
The ferry sailed at noon.
.
$ onrecord build case
1  items sealed
$ onrecord check case --report kept.txt
Held against            view.db, onrecord/checkpoint, onrecord/dossier/proofs/checkpoint
everything holds
$ cp -r case/onrecord/record yesterday
file case/late.txt <<
The ferry sailed at three.
.
$ onrecord build case
1 new
$ onrecord check case --report later.txt --against kept.txt
everything holds

# The record alone is put back.
$ rm -r case/onrecord/record && cp -r yesterday case/onrecord/record
$ onrecord check case
=> 1
DAMAGED
its log ends at
[onrecord/checkpoint]
[onrecord/dossier/proofs/checkpoint]
$ onrecord log --case case
=> 14
its log ends at
remove onrecord/checkpoint

# All of it is put back together: only what was kept elsewhere shows it.
$ rm -r case/onrecord/dossier case/onrecord/checkpoint
$ onrecord check case
everything holds
What this cannot show
$ onrecord check case --against later.txt
=> 1
its log ends at
[--against (1)]
