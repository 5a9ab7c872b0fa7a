# Two lists spell their people in different scripts. Which names may be one? Nothing is written, no case is opened.
file pairs.csv <<
a,b,language_a,language_b,same
Ковалёв Андрей Петрович,Andrei Kowaljow,ru,de,1
محمد أحمد النجار,Mohamed Ahmed Elnaggar,ar,,1
Рамзан Кадиев,Ramzan Kadieva,,,0
Ali bin Hassan,Hassan bin Ali,,,0
Саша Зимин,Александр Зимин,,,1
,somebody,,,
.
$ onrecord link --pairs pairs.csv
sounds…Andrei Kowaljow…only one side gives Петрович
sounds…Elnaggar…the words sound alike
related…her surname and his
different…Ali bin Hassan…different given names
near…a short form
0 same, 2 sounds, 1 near, 1 related, 1 different
Of 3 pairs said to be one name, 2 are found the same or sounding; of 2 said to be two, 0 are, wrongly.
line 7: The row does not give two names; it is left out.
$ onrecord link --pairs pairs.csv --json
…"level":"sounds"…"agreement":{"said_same":3…

# A file without the two columns is refused with what it needs.
file names.csv <<
name
Андрей
.
$ onrecord link --pairs names.csv
=> 18
…the file has no columns a and b
