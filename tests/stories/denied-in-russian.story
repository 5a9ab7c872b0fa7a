# A Russian case: a denial of the ministry is held against what a centre had on record that day.
file case/maiak.txt <<
Центр «Маяк»: в Залесовске удерживают девять мужчин

4 мая 2031

Правозащитный центр «Маяк» сообщил в пятницу, что полиция задержала девять мужчин в Залесовске в апреле 2031 года.

«Мы поговорили с девятью семьями», — сказала координатор центра Лена Марш.
.
file case/vestnik.txt <<
Министерство отвечает

20 мая 2031

Министерство внутренних дел во вторник опровергло сообщения о задержаниях в Залесовске.

«Никаких задержанных в Залесовске нет», — заявил «Северному вестнику» пресс-секретарь министерства Дарин Волк.
.
file case/case.toml <<
title = "Залесовск"
member = "A. Documenter"
languages = ["ru"]
[item."maiak.txt"]
published_on = "2031-05-04"
outlet = "Центр «Маяк»"
[item."vestnik.txt"]
published_on = "2031-05-20"
outlet = "Северный вестник"
.

$ onrecord build case
Залесовск
4  statements found, of which 2 denials
Denied on 20 May 2031 by Министерство внутренних дел; already on record then: 1 independent source
denies the act: “сообщения о задержаниях в Залесовске”

# The words are found in any of their forms.
$ onrecord search --case case "задержанный"
Никаких задержанных в Залесовске нет
