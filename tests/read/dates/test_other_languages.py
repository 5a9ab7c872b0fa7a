"""Russian and French dates in invented sentences, published on Wednesday, 15 September 2021."""

import pytest

from onrecord.nouns.edtf import Edtf
from onrecord.read.dates import find_dates

PUBLISHED = Edtf("2021-09-15")

RUSSIAN = [
    ("Лагерь открылся 4 мая 2017 года.", "2017-05-04"),
    ("Лагерь открылся 4 мая 2017 г.", "2017-05-04"),
    ("Лагерь открылся 4 мая.", "2021-05-04"),
    ("Лагерь открылся в мае 2017 года.", "2017-05"),
    ("Лагерь открылся в мае.", "2021-05"),
    ("Лагерь открылся в 2017 году.", "2017"),
    ("Лагерь открылся 04.05.2017.", "2017-05-04"),
    ("Лагерь открылся в начале мая 2017 года.", "2017-05-01/2017-05-10"),
    ("Лагерь открылся в конце апреля.", "2021-04-21/2021-04-30"),
    ("Лагерь открылся в начале 2014 года.", "2014-01~/2014-04~"),
    ("Лагерь открылся летом 2017 года.", "2017-22"),
    ("Это лагеря 1990-х годов.", "199X"),
    ("Его держали с 26 мая по 24 июня 2017 года.", "2017-05-26/2017-06-24"),
    ("Его держали 26–28 мая 2017 года.", "2017-05-26/2017-05-28"),
    ("Он пропал с мая 2017 года.", "2017-05/.."),
    ("Его держали до 4 мая 2017 года.", "../2017-05-04"),
    ("Министр выступил сегодня.", "2021-09-15"),
    ("Министр выступил вчера.", "2021-09-14"),
    ("Министр выступил во вторник.", "2021-09-14"),
    ("Министр выступит в четверг, это будет важно.", "2021-09-16"),
    ("Министр выступил на прошлой неделе.", "2021-09-06/2021-09-12"),
    ("Министр выступил в прошлом году.", "2020"),
    ("Министр выступил две недели назад.", "2021-09-01~"),
    ("Она выступила 4 мая 2017 года. Спустя две недели он тоже.", "2017-05-18~"),
    ("Она выступила 4 мая 2017 года. На следующий день он тоже.", "2017-05-05"),
]
FRENCH = [
    ("Le camp a ouvert le 4 mai 2017.", "2017-05-04"),
    ("Le camp a ouvert le 1er mai 2017.", "2017-05-01"),
    ("Le camp a ouvert le jeudi 4 mai 2017.", "2017-05-04"),
    ("Le camp a ouvert le 4 mai.", "2021-05-04"),
    ("Le camp a ouvert en mai 2017.", "2017-05"),
    ("Le camp a ouvert en mai.", "2021-05"),
    ("Le camp a ouvert en 2017.", "2017"),
    ("Le camp a ouvert fin avril 2017.", "2017-04-21/2017-04-30"),
    ("Le camp a ouvert à la mi-mai 2017.", "2017-05-11/2017-05-20"),
    ("Le camp a ouvert début 2014.", "2014-01~/2014-04~"),
    ("Le camp a ouvert à l’été 2017.", "2017-22"),
    ("Les camps datent des années 1990.", "199X"),
    ("Il a été détenu du 26 mai au 24 juin 2017.", "2017-05-26/2017-06-24"),
    ("Il a disparu depuis le 4 mai 2017.", "2017-05-04/.."),
    ("Il a été détenu jusqu’au 4 mai 2017.", "../2017-05-04"),
    ("Le ministre a parlé aujourd’hui.", "2021-09-15"),
    ("Le ministre a parlé hier.", "2021-09-14"),
    ("Le ministre a parlé mardi.", "2021-09-14"),
    ("Le ministre a parlé la semaine dernière.", "2021-09-06/2021-09-12"),
    ("Le ministre a parlé il y a deux semaines.", "2021-09-01~"),
    ("Elle a parlé le 4 mai 2017. À peine deux semaines plus tard, lui aussi.", "2017-05-17~/2017-05-18~"),
    ("Elle a parlé le 4 mai 2017. Le lendemain, lui aussi.", "2017-05-05"),
]


@pytest.mark.parametrize(("text", "when"), RUSSIAN)
def test_russian(text: str, when: str) -> None:
    assert [m.when for m in find_dates(text, PUBLISHED, language="ru")][-1] == when


@pytest.mark.parametrize(("text", "when"), FRENCH)
def test_french(text: str, when: str) -> None:
    assert [m.when for m in find_dates(text, PUBLISHED, language="fr")][-1] == when


@pytest.mark.parametrize("text", ["Le mai est joli, et mars aussi.", "Il y a des personnes.", "La fin du texte."])
def test_french_words_that_only_look_like_dates(text: str) -> None:
    assert find_dates(text, PUBLISHED, language="fr") == []


@pytest.mark.parametrize("text", ["Марта Венн пришла.", "Их было 2000 человек.", "Год за годом."])
def test_russian_words_that_only_look_like_dates(text: str) -> None:
    assert find_dates(text, PUBLISHED, language="ru") == []


def test_ukrainian_dates_are_read() -> None:
    text = "Вчора, 3 червня 2031 року, журнал згорів. Минулого тижня міністерство мовчало."
    found = find_dates(text, Edtf("2031-06-04"), language="uk")
    assert [str(one.when) for one in found] == ["2031-06-03", "2031-06-03", "2031-05-26/2031-06-01"]
