# A decision is made, seen, taken back, holds while the folder changes, and is left over when its words are gone.
file case/gazette.txt <<
Ministry answers

20 May 2031

The Interior Ministry denied on Tuesday that anyone had been detained in Orlo harbour.

Ines Tarrow, who speaks for the dockers, said that nine men were killed in Orlo harbour on 4 May 2031.
.
file case/case.toml <<
[item."gazette.txt"]
published_on = "2031-05-20"
outlet = "Orlo Gazette"
.
$ onrecord build case
1  items sealed

$ onrecord queue case
onrecord accept <denial> --case case
onrecord accept <said> --case case

$ onrecord correct @said speaker="Interior Ministry" --case case
Kept under your name

$ onrecord read @said --case case
Interior Ministry}

$ onrecord correct @said kind=shouting --case case
=> 18
kind is one of: assertion, denial

$ onrecord correct @said within=s-aaaaaaaaaaaaaaaa --case case
=> 18
there is no such field to correct

$ onrecord reject @said --why "of another day" --case case
Kept under your name

$ onrecord queue case --decided
Rejected  rejected by documenter
“nine men were killed in Orlo harbour on 4 May 2031”
onrecord undo <entry> --case case

$ onrecord show @said --case case
REJECTED by documenter

$ onrecord undo @entry --case case
Taken back: rejected @said

$ onrecord log --kind decision --case case
rejected @said …(entry @entry) …[taken back by entry
took back entry @entry about @said

$ onrecord undo @entry --case case
=> 18
this decision was taken back already

$ onrecord reject gazete.txt --why "not ours" --case case
=> 16
did you mean i-

$ onrecord reject gazette.txt --why "not ours" --case case
=> 18
names an item, about which nothing is decided

$ onrecord reject @denial --why "told wrongly" --case case
Kept under your name

file case/gazette.txt <<
Ministry answers

20 May 2031

The Interior Ministry denied on Tuesday that anyone had been detained in Orlo harbour. It will say more on Friday.
.
$ onrecord build case
of which 0 denials

$ onrecord queue case
A decision is left over  corrected by documenter
“nine men were killed in Orlo harbour on 4 May 2031”

$ onrecord log --kind decision --case case
[left over: “nine men were killed in Orlo harbour on 4 May 2031”
