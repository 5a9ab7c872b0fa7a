"""Which figures may stand, and which give way: what is no date, no time and no count can lead to a person."""

import pytest

from onrecord.publish.figures import withheld_figures

STAND = """
It was on 6 March 2024 and on 2024-03-07.
It was on 06.03.2024 at 4.30.
At 14:20 on March 6 they came.
They were held on the 1st of March.
In the 1990s and in 2017–2018 it was quiet.
27 men were held in 3 cells.
It took 10–12 days.
They paid $500 for it, or 1,200 roubles.
About 40% and 12 % of them fled.
Under article 205.1 he was charged.
At least 30 were taken.
He was held for 12 years.
Men aged 18 to 40 were held.
The 3rd brigade came.
COVID-19 spread.
He counted 19 of them.
One thousand two hundred people came.
27 человек были задержаны 6 марта 2024 года в 14:20.
По статье 205.1 осуждены 12 мужчин.
В течение 12 лет он молчал. Через десять лет он вернулся.
27 hommes ont été pris le 6 mars 2024 à 14h20.
Article 12 de la loi. Pendant 12 ans il attend.
27 чоловіків затримали 6 березня 2024 року."""

GIVE_WAY = """
Lev is [34] years old.
Lev is at least [34] years old.
Lev ([34]) was taken.
She is [34] and lives there.
She is [34].
He lives at house [12].
Flat [9] was searched.
Room [14] was dark.
Number [12] opened. No. [12] opened.
Call [555] [01] [77] now.
The plate K [512] TM was seen.
At [54.7812], [46.1234] lies the grave.
Passport [45] [08] [123456].
He is [170] cm tall.
The [34-year-old] man fled.
Ring [oh-seven-seven, double four, nine one] at night.
Il est né en [mil neuf cent soixante-dix-huit].
She turned [thirty-four]. He was [thirty-four] and tired.
She was aged [forty]. A [thirty-four]-year-old man.
Behind the door [seven].
Ему [34] года. Он жил в доме [12], в квартире [пять].
Ей было [тридцать четыре] года. Анне [тридцать] лет.
Он сидел [12] лет.
Йому [34] роки. Йому [тридцять чотири] роки. Анні [п’ятнадцять] років.
Elle a [34] ans. Elle a [trente-quatre] ans. Il est âgé de [trente] ans."""


def withheld(text: str) -> list[str]:
    return [text[start:end] for start, end in withheld_figures(text)]


@pytest.mark.parametrize("line", STAND.strip().split("\n"))
def test_a_figure_that_dates_or_counts_stands(line: str) -> None:
    assert withheld(line) == []


@pytest.mark.parametrize("line", GIVE_WAY.strip().split("\n"))
def test_a_figure_that_may_lead_to_a_person_gives_way(line: str) -> None:
    marked = [part.partition("]")[0] for part in line.split("[")[1:]]
    assert sorted(withheld(line.replace("[", "").replace("]", ""))) == sorted(marked)


def test_a_short_number_in_a_sentence_of_ours_counts_what_we_counted() -> None:
    assert list(withheld_figures("We saw 34.", ours=True)) == []
    assert len(list(withheld_figures("We saw 12345678.", ours=True))) == 1


def test_what_follows_a_withheld_figure_belongs_to_it() -> None:
    assert withheld("Call 555 - 27 men") == ["555", "27"]
    assert withheld("Call 555 - 2024") == ["555", "2024"]
    assert withheld("Call 555 - 2024-03-07") == ["555"]  # but a whole date is one
    assert withheld("Call 555, and 27 men") == ["555"]


def test_a_bare_figure_at_the_end_gives_way() -> None:
    assert withheld("34") == ["34"]
