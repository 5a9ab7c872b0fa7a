# Two lists in two scripts: a person judges what the machine is not sure of, takes it back, and the count follows.
file vell/case.toml <<
title = "Vell"
[item."lantern.csv"]
owner = "Lantern Watch"
published_on = "2031-04-01"
[item."heron.csv"]
owner = "Heron Committee"
published_on = "2031-04-20"
.
file vell/lantern.csv <<
Name,Имя,Year of birth,Detained,Village,District
Oren Tasvik,Орен Тасвик,1979,2031-03-02,Lower Quay,Vell
Lio Marnov,,1990,2031-03-05,Orsk,Vell
Ada Vennova,,,2031-03-07,Dorn,Kessal
Ada Vennova,,,2031-03-07,Dorn,Kessal
Bo Karn,,,,Dorn,Kessal
Ula Venter,,,,,
,,,2031-03-07,Dorn,Kessal
.
file vell/heron.csv <<
ФИО,Дата рождения,Задержан,Место
Тасвик Орен Иванович,1979,02.03.2031,Нижний Ки
Марнов Лио,1990,05.03.2031,Орск
Карн Бо,,,
Вентер Ула,1962,01.03.2031,Дорн
.
$ onrecord build vell --name Mira
6..8  people listed, certain..possible; 7 named, 1 unnamed

$ onrecord link vell
6..8 people on the lists (certain..possible)
By list
Heron Committee
By place
Kessal
Links: 3 same, 2 unsure by the machine; none by people
Before you use these numbers
1 of its 5 named people stand on it more than once, in 2 rows.
links wait for a person

# The same questions for programs, with ids to judge by.
$ onrecord link review vell --json | head -1
"a":{"id":"<first>"…"b":{"id":"<second>"…"probability":

# One letter and Enter; what is behind it is the reason; back and withdrawn; skipped; quit.
$ printf 'b\n?\nx\ns one father\nb\nw\nk\nk\nq\n' | onrecord link review vell --in-turn
in Latin:
names sound alike
One person? s same, d different, u unsure…There is no question before this one.
in bits: +1 doubles the odds
One letter, please
Saved: same.
Judged before: same by Mira on …(one father)
Saved: withdrawn.
2 skipped.

# For scripts: ids, never names. The reason may come from standard input. The count follows at once.
$ echo "one telephone number" | onrecord link judge @first @second same --reason - --case vell
Kept under your name: …same.
$ onrecord link judge @first @first same --case vell
=> 18
both ids are of one record

# The next build keeps the count with its reasons, down to the words.
$ onrecord build vell --json
"possible":7
$ onrecord link vell --json
"counts":[{"id":"<count>","by":"all"
$ onrecord show @count --case vell
Count by all
+1  (1 of
Held to be one person
judged same by Mira on …(one telephone number)
Name:
Item
signature holds
