# Two articles and a list become a record and a dossier; a denial is held against what was on record that day.
file case/lantern-report.txt <<
Lantern Watch: nine men held in Orlo harbour

4 May 2031

ORLO - The rights group Lantern Watch said on Friday that police had detained nine men in Orlo harbour in April 2031.

"We have spoken to nine families," Lantern Watch said in its report.
.
file case/gazette.txt <<
Ministry answers

20 May 2031

The Interior Ministry denied on Tuesday that anyone had been detained in Orlo harbour.

"There are no prisoners in Orlo," ministry spokesman Darin Volk told the Orlo Gazette.
.
file case/list.csv <<
Name,Year of birth,Taken on
Oleth Karr,1999,2031-04-11
Joran Pell,2001,2031-04-12
unidentified man,,2031-04-12
.
file case/case.toml <<
title = "Orlo harbour"
member = "A. Documenter"
languages = ["en"]
[item."lantern-report.txt"]
published_on = "2031-05-04"
outlet = "Lantern Watch"
[item."gazette.txt"]
published_on = "2031-05-20"
outlet = "Orlo Gazette"
[item."list.csv"]
owner = "Lantern Watch"
origin = "interviews with families"
published_on = "2031-05-04"
.

$ onrecord build case
Orlo harbour
3  items sealed (3 new, 0 changed, 0 as before, 0 vanished)
Denied on 20 May 2031 by …; already on record then: 1 independent source
denies the act: “…
Withheld
case/onrecord/dossier/index.html

# Again: nothing is taken in twice.
$ onrecord build case
3  items sealed (0 new, 0 changed, 3 as before, 0 vanished)

$ onrecord check case
Signed checkpoint       holds
everything holds

# What a stranger is told, with OnRecord or with bash and openssl alone: it is whole, and the key that signed it.
$ onrecord check case/onrecord/dossier
Whole, signed by the key …; whether it is the documenters' key you must learn from them by another way.

$ cd case/onrecord/dossier && bash check.sh
Whole, signed by the key …; whether it is the documenters' key you must learn from them by another way.

# Whose key it is they learn from the documenters, who publish this by another way.
$ onrecord key case --json
"fingerprint":"<fingerprint>"
$ onrecord check case/onrecord/dossier --key @fingerprint
Whole, signed by the key …, the one you expected.
$ cd case/onrecord/dossier && bash check.sh @fingerprint
Whole, signed by the key …, the one you expected.
$ cd case/onrecord/dossier && bash check.sh 0000000000000000000000000000000000000000000000000000000000000000
=> 1
DOES NOT HOLD  the key: it is not the key that you expected
Signed by another key than the one you expected
$ onrecord check case/onrecord/dossier --key "not a fingerprint"
=> 18
That is not a fingerprint

$ onrecord build case --json
"denials":[{"id":"<denial>"

# From the line down to words, item, entry and signature.
$ onrecord show @denial --case case
Denial
on record then: 1 independent source
Statement <statement>
anyone had been detained in Orlo harbour
Item
gazette.txt
Entry
signature holds
included in the signed checkpoint

$ onrecord accept @statement --case case
Kept under your name

$ onrecord build case
not reviewed

$ onrecord log --case case --kind decision
A. Documenter  accepted @statement

$ onrecord correct @statement said_on=2031-05-19 --case case --why "the broadcast was a day earlier"
$ onrecord log --case case --last 1
corrected …: said_on = 2031-05-19  because: the broadcast was a day earlier
$ onrecord build case
Denied on 19 May 2031 by Interior Ministry
$ onrecord reject @statement --case case --why "a denial of something else"
$ onrecord build case --json
"denials":[

$ onrecord search prisoners --case case
gazette.txt
prisoners

$ onrecord export case --to full
names and testimony in clear
$ ls full
claims.json
counts.json
denials.json
texts

# Names of people on the list are nowhere in what is published.
$ grep -rl "Karr" case/onrecord/dossier
=> 1

# One changed byte in what was published is found.
$ sed -i 's/Denied/denied/' case/onrecord/dossier/denials.html
$ onrecord check case/onrecord/dossier
=> 1
DOES NOT HOLD  denials.html: the file is not the one that was published
$ cd case/onrecord/dossier && bash check.sh
=> 1
DOES NOT HOLD  denials.html: the file is not the one that was published
