# What changed is a new version, what vanished is noted and stays, the same file elsewhere is one object.
file case/a.txt <<
The harbour committee said on Monday that the port would close.
.
file case/b.txt <<
The bridge is open.
.
$ onrecord build case
2  items sealed (2 new, 0 changed

file case/a.txt <<
The harbour committee said on Monday that the port would stay open.
.
$ rm case/b.txt && cp case/a.txt case/c.txt
$ onrecord build case
4  items sealed (1 new, 1 changed, 0 as before, 1 vanished)

$ onrecord log --case case --kind vanished
noted that a file has gone from the folder

$ onrecord log --case case --kind item
took in an item

$ onrecord check case
everything holds
