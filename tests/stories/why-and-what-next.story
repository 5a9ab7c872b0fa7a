# What waits for a look, why the machine proposed it, and what happens once a person has decided.
file case/gazette.txt <<
Ministry answers

20 May 2031

The Interior Ministry denied on Tuesday that anyone had been detained in Orlo harbour.

Ines Tarrow, who speaks for the dockers, said that nine men were detained in Orlo harbour in April 2031. She did not say whether they were alive. The families want the ministry to answer.
.
file case/case.toml <<
[item."gazette.txt"]
published_on = "2031-05-20"
outlet = "Orlo Gazette"
.
$ onrecord build case
1  items sealed

$ onrecord queue case
denial: denies the act  Interior Ministry, 20 May 2031
“anyone had been detained in Orlo harbour”  gazette.txt
onrecord accept <denial> --case case
onrecord reject @denial --case case --why '…'
assertion  Ines Tarrow
2 of 2 that wait. Denials first

$ onrecord read --case case
<item>  en  …2 statements  gazette.txt

$ onrecord read @item --explain --case case
gazette.txt
not searched for statements: 1 dateline, 1 title
1 denial: denies the act  @denial
{The Interior Ministry} *denied* on Tuesday that [anyone had been detained in Orlo harbour].
· its cue is the verb “deny” of the list of reporting verbs
· the verb itself denies
· date: a date in the same sentence governs the cue: “Tuesday” (weekday)
Considered and left out
“say” says that it was not said  She did not say whether they were alive.
“want” tells what somebody wants, fears or thinks: an attitude, not a statement

$ onrecord read @denial --explain --json --case case
"rules":["found.verb=deny","sure.agreed","kind.verb-denies","denial.verb"]

$ onrecord accept @denial --case case
Kept under your name

$ onrecord queue case --denials
Nothing waits for a look.

$ onrecord read @denial --case case
how sure decided by documenter

$ onrecord read e-none --case case
=> 16
no item, statement, claim, count or entry has this id
