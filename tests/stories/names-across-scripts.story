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
near…a short form…You say: one name.
0 same, 2 sounds, 1 near, 1 related, 1 different
You say one name of 3 pairs; 2 are found the same or sounding.
You say two names of 2 pairs; 0 are found so, wrongly.
line 7: The row does not give two names; it is left out.
$ onrecord link --pairs pairs.csv --json
…"level":"sounds"…"agreement":{"said_same":3…

# As a spreadsheet saves it elsewhere: semicolons. What is odd is said with its line, the rest is compared.
file semicolons.csv <<
a;b;langauge_a;same
Ковалёв Андрей;Andrei Kowaljow;ru;yes
"Anna" Merk;Merk Anna;;
.
$ onrecord link --pairs=semicolons.csv
sounds…Andrei Kowaljow
1 sounds
line 1: Not read: langauge_a.
line 3: A quotation mark stands where none can

# A file without the two columns is refused with what it needs.
file names.csv <<
name
Андрей
.
$ onrecord link --pairs names.csv
=> 18
…the file has no column a and no column b
