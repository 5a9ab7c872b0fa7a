"""Names: what they are, their fullest form, their office, and who "he" is."""

import pytest
from tests.read.reading_of import reading_of

from onrecord.nouns import Mention, Reading


def named(reading: Reading, words: str) -> Mention:
    return next(one for one in reading.mentions if one.span.text == words)


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("Major Ilko Stavrin ordered the guards to leave.", "Ilko Stavrin", "person"),
        ("The mayor of Orlo, Tomas Wren, refused.", "Tomas Wren", "person"),
        ("The Interior Ministry denied the raid.", "Interior Ministry", "body"),
        ("The Corvale Gazette reported the deaths.", "Corvale Gazette", "outlet"),
        ("He wrote to the newspaper Dawnlight about it.", "Dawnlight", "outlet"),
    ],
)
def test_a_name_is_what_its_words_say(sentence: str, words: str, kind: str) -> None:
    assert named(reading_of(sentence), words).kind == kind


def test_a_surname_stands_for_the_fullest_name_of_the_item() -> None:
    reading = reading_of("Governor Pavel Rudin denied the raid. Later Rudin left.")
    assert named(reading, "Rudin").name == "Pavel Rudin"


def test_a_short_form_stands_for_the_long_one_it_was_given_with() -> None:
    reading = reading_of("The Lantern Rights Committee (LRC) counted six. The LRC said so on Monday.")
    assert {one.name for one in reading.mentions if one.span.text == "LRC"} == {"Lantern Rights Committee"}


@pytest.mark.parametrize(
    ("sentence", "words", "official"),
    [
        ("Foreign Minister Ilka Vant denied it.", "Ilka Vant", True),
        ("The governor's press secretary, Oksana Prell, denied it.", "Oksana Prell", True),
        ("The president's spokesperson Dorn Hale denied it.", "Dorn Hale", True),
        ("Ada Brenn, a nurse from Sorrel, said so.", "Ada Brenn", False),
        ("The lawyer Daria Voss said so.", "Daria Voss", False),
        ("Marek Dunn, the head of the family, said so.", "Marek Dunn", False),
    ],
)
def test_only_a_public_office_makes_an_official(sentence: str, words: str, official: bool) -> None:
    assert named(reading_of(sentence), words).official is official


def test_he_is_whoever_spoke_last() -> None:
    reading = reading_of("Governor Pavel Rudin denied the raid. He said the road was closed.")
    assert named(reading, "He").name == "Pavel Rudin"


def test_he_is_never_somebody_of_whom_the_speaker_speaks() -> None:
    text = "A former guard said that Major Ilko Stavrin had ordered the fire. “We obeyed,” he said."
    assert not [one for one in reading_of(text).mentions if one.span.text == "he"]


def test_she_is_nobody_who_is_called_a_spokesman() -> None:
    reading = reading_of("The army's spokesman, Jory Bell, denied the raid. She said nothing had happened.")
    assert not [one for one in reading.mentions if one.span.text == "She"]


def test_a_role_is_the_one_person_who_was_given_it() -> None:
    reading = reading_of(
        "Ruler Vant's spokesperson Dorn Hale denied it on Monday.\n\nLater Vant's spokesperson dismissed the list."
    )
    assert named(reading, "Vant's spokesperson").name == "Dorn Hale"


def test_a_role_that_two_people_bear_is_nobody() -> None:
    text = "Minister Ada Brenn denied it. Minister Jon Holt denied it.\n\nThe minister dismissed the list."
    assert not [one for one in reading_of(text).mentions if one.span.text == "The minister"]


def test_names_in_a_language_without_a_reader_are_people_until_somebody_says_otherwise() -> None:
    reading = reading_of("Вчера адвокат Дарья Восс сообщила, что журнал сгорел в ночь на третье июня.", language="ru")
    assert [(one.name, one.kind, one.official) for one in reading.mentions] == [("Дарья Восс", "person", False)]
