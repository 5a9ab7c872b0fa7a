# What would harm the record or a person is refused, and every refusal says what to do next.
file case/note.txt <<
The ferry sailed at noon.
.

$ env -u ONRECORD_PASSPHRASE onrecord build case < /dev/null
=> 11
a passphrase, and none was given
What to do: …ONRECORD_PASSPHRASE

$ onrecord show s-aaaaaaaa --case case
=> 18
there is no record here

$ onrecord build case
1  items sealed

$ ONRECORD_PASSPHRASE=wrong onrecord build case
=> 12
Stopped

$ onrecord show s-aaaaaaaa --case case
=> 16
no item, statement, claim, count or entry has this id

$ onrecord init case --name Somebody
=> 18
has a record already

$ onrecord correct s-aaaaaaaa said_on --case case
=> 18
not of the form FIELD=VALUE

$ onrecord check case/note
=> 2

file case/case.toml <<
title = "unfinished
.
$ onrecord build case
=> 17
case.toml
line 1
