"""The line at the head of an item that says when it was issued, in three languages."""

import pytest
from tests.read.reading_of import reading_of

from onrecord.read.issued import issued_on

BODY = {
    "en": "Police denied that anybody had been detained in the village. A spokesman said nothing was known of it.",
    "ru": "Полиция отрицает, что кого-либо задерживали в посёлке. Представитель сказал, что ему ничего не известно.",
    "fr": "La police a nié que quiconque ait été arrêté au village. Un porte-parole a dit qu'il n'en savait rien.",
}
TITLE = {"en": "What police said about Orlo", "ru": "Что говорят в посёлке Орло", "fr": "Ce que dit la police d'Orlo"}

ISSUED = [
    ("en", "14 March 2031"), ("en", "The Tarn Gazette, 14 March 2031"), ("en", "Published: 14 March 2031"),
    ("en", "FOR IMMEDIATE RELEASE - 14 March 2031"), ("en", "Orlo, 14 March 2031"), ("en", "Mar 14, 2031 at 10:30 AM"),
    ("en", "Published 14 March 2031 · Updated 15 March 2031"), ("en", "Statement of the Ministry, 14 March 2031"),
    ("en", "Updated 15 March 2031, first published 14 March 2031"), ("en", "By Lena Marsh | March 14, 2031"),
    ("ru", "14 марта 2031 года"), ("ru", "Опубликовано 14 марта 2031, 12:30"), ("ru", "г. Орло, 14 марта 2031 г."),
    ("ru", "№ 14/2-311 от 14 марта 2031 г."), ("ru", "Заявление министерства от 14 марта 2031 года"),
    ("ru", "Тарнская газета, 14 марта 2031"), ("ru", "Дата публикации: 14.03.2031"),
    ("fr", "14 mars 2031"), ("fr", "Publié le 14 mars 2031 à 10h30"), ("fr", "Orlo, le 14 mars 2031"),
    ("fr", "La Dépêche du Lac, 14 mars 2031"), ("fr", "Publié le 14 mars 2031, mis à jour le 18 mars 2031"),
    ("fr", "Par Jeanne Morel, le 14 mars 2031"),
]  # fmt: skip

NOT_ISSUED = [
    ("en", "The raid of 3 March 2031"), ("en", "Raid on Orlo, 3 March 2031"), ("en", "Updated 15 March 2031"),
    ("en", "Interview held on 14 March 2031"), ("en", "Date of the arrest: 3 March 2031"),
    ("en", "Deadline: 20 March 2031"), ("en", "Deaths in Orlo, 3 March 2031"),
    ("ru", "Обновлено 15 марта 2031"), ("ru", "События 14 марта 2031 года в посёлке"),
    ("ru", "Задержания в Орло, 3 марта 2031"),
    ("fr", "Mis à jour le 17 mars 2031"), ("fr", "Les victimes du 3 mars 2031"),
    ("fr", "Arrestations à Orlo, 3 mars 2031"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "line"), ISSUED)
def test_the_line_at_the_head_dates_the_item(language: str, line: str) -> None:
    reading = reading_of(f"{TITLE[language]}\n\n{line}\n\n{BODY[language]}", published=None, language=language)
    assert (reading.published_on, reading.dated_by) == ("2031-03-14", "byline")


@pytest.mark.parametrize(("language", "line"), NOT_ISSUED)
def test_the_day_of_an_act_or_of_a_change_is_not_that_of_publication(language: str, line: str) -> None:
    reading = reading_of(f"{TITLE[language]}\n\n{line}\n\n{BODY[language]}", published=None, language=language)
    assert reading.published_on is None


@pytest.mark.parametrize(
    ("language", "despatch"),
    [
        ("ru", "ОРЛО, 14 марта 2031. /ВТА/. "),
        ("ru", "Орло. 14 марта 2031. ТАРНПРЕСС - "),
        ("fr", "ORLO, 14 mars 2031 (TVP) - "),
    ],
)
def test_a_despatch_is_dated_by_its_dateline(language: str, despatch: str) -> None:
    reading = reading_of(despatch + BODY[language], published=None, language=language)
    assert (reading.published_on, reading.dated_by) == ("2031-03-14", "byline")
    assert "Орло" in {one.name for one in reading.mentions} or language == "fr"


def test_a_line_further_down_dates_nothing() -> None:
    reading = reading_of(f"{TITLE['en']}\n\n{BODY['en'] * 3}\n\nThe Tarn Gazette, 14 March 2031", published=None)
    assert reading.published_on is None


def test_a_head_that_the_story_contradicts_is_given_up_and_said() -> None:
    reading = reading_of(
        "Orlo, 3 March 2031\n\nOn 9 March 2031 the police denied that anybody was held.", published=None
    )
    assert reading.published_on is None
    assert "date-after-publication" in {one.code for one in reading.findings}


def test_a_line_without_a_day_or_too_long_says_nothing() -> None:
    assert issued_on("The Tarn Gazette, March 2031", "en") is None
    assert issued_on("Tarn Gazette, 14 March 2031 " + "1" * 80 + "x", "en") is None  # and says so at once
    assert issued_on("The Tarn Gazette " * 20 + ", 14 March 2031", "en") is None
