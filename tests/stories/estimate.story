# A bare table of overlaps: every model, its interval, and what speaks against it. Nothing else is read or written.
file overlap.csv <<
camp,families,hospital,count
1,0,0,212
0,1,0,180
0,0,1,95
1,1,0,60
1,0,1,31
0,1,1,25
1,1,1,9
.
$ onrecord estimate --table overlap.csv
… people in all, of whom 612 are listed (4 models).
Each model
…lower bound (Chao)…1,634…
…log-linear, pairs…1,256…
…decomposable graphs…
…latent classes…
What is assumed

# Two lists say nothing about how many both missed.
file two.csv <<
camp,families,count
1,0,212
0,1,180
1,1,60
.
$ onrecord estimate --table two.csv
452 people are listed. No total is given:
…An estimate needs at least 3 lists by different owners, made independently; there are 2.
$ onrecord estimate --table two.csv --json
…"refused":["An estimate needs at least 3 lists…

# What cannot be a count of people is refused with its line.
file odd.csv <<
camp,families,hospital,count
1,0,0,212
0,1,0,-3
.
$ onrecord estimate --table odd.csv
Stopped: the count is negative
  Where: line 3, count
  What it means: no number was made from this table
=> 18
$ onrecord estimate
Stopped: name a case folder or a table, one of them
=> 18
