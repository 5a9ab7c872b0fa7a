"""Each passage in the language of whoever tells it."""

import pytest
from tests.read.reading_of import IDS, layer_of, lines, reading_of, source_of

from onrecord.nouns import ItemSettings
from onrecord.nouns.text import Description
from onrecord.read import read_layer
from onrecord.read.languages import is_foreign, item_language

ENGLISH = "The Interior Ministry denied on Tuesday that anyone had been held in the old cannery."
RUSSIAN = "Никаких задержанных в здании завода не было и нет, подобные сообщения являются вымыслом."
UKRAINIAN = "У вівторок міністерство заперечило, що когось утримували в будівлі старого заводу."
BELARUSIAN = "У аўторак міністэрства абвергла паведамленні пра катаванні ў будынку старога завода."
FRENCH = "Le ministère a nié mardi que quiconque ait été retenu dans l’ancienne conserverie."
GERMAN = "Das Ministerium bestritt am Dienstag, dass in der alten Fabrik jemand festgehalten worden sei."
ARABIC = "نفت الوزارة يوم الثلاثاء أن يكون أي شخص قد احتجز في المصنع القديم."


def told_in(*passages: str, language: str | None = None) -> list[str]:
    return [one.language for one in reading_of("\n\n".join(passages), language=language).segments]


def test_each_passage_has_its_own_language() -> None:
    passages = (ENGLISH, RUSSIAN, UKRAINIAN, BELARUSIAN, FRENCH, GERMAN, ARABIC)
    assert told_in(*passages) == ["en", "ru", "uk", "be", "fr", "de", "ar"]


@pytest.mark.parametrize(
    ("short", "around", "language"),
    [
        ("Nobody answered.", ENGLISH, "en"),
        ("Мы не обязаны отвечать.", RUSSIAN, "ru"),
        ("Ніхто не відповів.", UKRAINIAN, "uk"),
        ("Ніхто не адказаў.", BELARUSIAN, "be"),
        ("La police se tait.", FRENCH, "fr"),
        ("Die Polizei schweigt.", GERMAN, "de"),
    ],
)
def test_a_short_passage_leans_on_its_neighbours(short: str, around: str, language: str) -> None:
    assert told_in(around, short, around) == [language] * 3


def test_a_passage_without_letters_is_in_the_language_around_it() -> None:
    assert told_in(RUSSIAN, "12.05.2031, 14:20", RUSSIAN) == ["ru"] * 3


@pytest.mark.parametrize(
    ("passage", "language"),
    [
        ("He added: «Все вопросы о судьбе этих людей следует задавать их родственникам».", "en"),
        ("Der Sprecher sagte: “We have nothing to add to what the minister said.”", "de"),
        ("Министр сказал: “We have never held anyone in that building and never will”.", "ru"),
        ("قالت والدته: «Mon fils a été emmené de nuit par des hommes en uniforme».", "ar"),
    ],
)
def test_quoted_foreign_speech_does_not_change_the_language_of_its_passage(passage: str, language: str) -> None:
    around = {"en": ENGLISH, "de": GERMAN, "ru": RUSSIAN, "ar": ARABIC}[language]
    assert told_in(around, passage, around) == [language] * 3


def test_a_passage_that_is_all_quotation_is_in_the_language_of_the_quotation() -> None:
    assert told_in(ENGLISH, f"«{RUSSIAN}»", ENGLISH) == ["en", "ru", "en"]


def test_quoted_foreign_speech_is_what_was_said_and_is_not_parsed_as_english() -> None:
    text = f"A spokesman for the Interior Ministry said on Monday: “{RUSSIAN}”"
    assert lines(reading_of(text)) == [f"A spokesman for the Interior Ministry | said | {RUSSIAN}"]
    assert is_foreign(FRENCH, "en")
    assert is_foreign(RUSSIAN, "en")
    assert not is_foreign(ENGLISH, "en")
    assert not is_foreign("Non!", "en")


def test_what_a_person_wrote_stands_and_what_a_template_says_gives_way_to_the_words() -> None:
    assert item_language("ru", None, ENGLISH, ()) == "ru"
    assert item_language(None, "en-GB", RUSSIAN, ()) == "ru"
    assert item_language(None, "en", "Nobody answered.", ()) == "en"
    layer = layer_of(RUSSIAN, description=Description(language="en"))
    assert read_layer(source_of(ItemSettings()), layer, IDS).language == "ru"


def test_a_language_that_nobody_reads_here_is_called_by_its_own_name() -> None:
    spanish = (
        "El ministerio del interior negó el martes que alguien hubiera sido retenido en la antigua fábrica, y añadió "
        "que los familiares de los desaparecidos deberían dirigirse a los tribunales antes de hablar con la prensa."
    )
    assert told_in(ENGLISH, spanish, ENGLISH) == ["en", "es", "en"]
    assert item_language(None, None, spanish, ()) == "es"
