# A page and its edition in another language are one source; the same story from another newsroom is a second one.
file case/en.html <<
<html lang="en"><head><title>Fourteen killed in Dorn</title><meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2031-05-07"><link rel="canonical" href="https://post.example/en/14">
<link rel="alternate" hreflang="uk" href="https://post.example/uk/14"></head><body><article>
<p>Police killed 14 men in Dorn on 4 May 2031. They lay in room 26 until the morning, and the doctor Elsa Brand wrote 3 pages about it for the judge Tomas Wren.</p>
<p>A driver, Karl Ode, counted 1,200 cartridges on the road to Lodva. The road has been closed since, and nobody has come to collect them.</p>
</article></body></html>
.
file case/uk.html <<
<html lang="uk"><head><title>Чотирнадцятьох убито в Дорні</title><meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2031-05-08"><link rel="canonical" href="https://post.example/uk/14">
<link rel="alternate" hreflang="en" href="https://post.example/en/14"></head><body><article>
<p>Поліція 4 травня 2031 року вбила в Дорні 14 чоловіків. Вони лежали в кімнаті 26 до ранку, і лікарка Елса Бранд написала про це 3 сторінки для судді Томаша Врена.</p>
<p>Водій Карл Оде нарахував на дорозі до Лодви 1200 гільз. Відтоді дорогу закрито, і ніхто не приїхав їх зібрати.</p>
</article></body></html>
.
file case/ministry.txt <<
The Interior Ministry denied on Tuesday that anyone had been killed in Dorn.
.
file case/case.toml <<
[item."ministry.txt"]
published_on = "2031-05-21"
outlet = "Stolna Courier"
.
$ onrecord build case
3  items sealed (3 new
Denied on 20 May 2031 by …; already on record then: 1 independent source

$ onrecord search Лодви --case case
uk.html  (<edition>, at

$ onrecord show @edition --case case
takes its text from i-… (translation): The page names the other as the same text in another language.

# The same words from another newsroom, without a credit, are no copy for the machine: a person is asked.
file case/berth.txt <<
Поліція 4 травня 2031 року вбила в Дорні 14 чоловіків. Вони лежали в кімнаті 26 до ранку, і лікарка Елса Бранд написала про це 3 сторінки для судді Томаша Врена.

Водій Карл Оде нарахував на дорозі до Лодви 1200 гільз. Відтоді дорогу закрито, і ніхто не приїхав їх зібрати.
.
file case/case.toml <<
[item."ministry.txt"]
published_on = "2031-05-21"
outlet = "Stolna Courier"
[item."berth.txt"]
published_on = "2031-05-09"
outlet = "Вільний берег"
.
$ onrecord build case --json
"code":"perhaps-translation"
