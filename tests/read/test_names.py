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
        ("They met Ramlan Sade, the fight promoter who is also the leader of Orlova.", "Ramlan Sade", True),
        ("They met Ramlan Sade, a fight promoter who is also a keen angler.", "Ramlan Sade", False),
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
    assert named(reading_of(text), "he").name == "a former guard"


def test_he_may_be_who_spoke_in_the_passage_before_less_surely() -> None:
    reading = reading_of("Governor Pavel Rudin denied the raid.\n\nHe said the road was closed.")
    assert named(reading, "He").name == "Pavel Rudin"
    across = reading.statements[1].confidence
    beside = reading_of("Governor Pavel Rudin denied the raid. He said the road was closed.").statements[1].confidence
    assert across is not None
    assert beside is not None
    assert across < 0.9 * beside


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        # somebody else who fits is named in between
        ("Governor Pavel Rudin denied the raid.\n\nTomas Wren fled.\n\nIn the spring he said it was over.", "he"),
        ("Ada Brenn and Lena Marsh came back.\n\nShe said nothing had changed.", "She"),
        ("Governor Pavel Rudin denied the raid.\n\nShe said the road was closed.", "She"),
        ("The presenter said that Mara Vint, a nurse, had fled. She said that the ward was full.", "She"),
        ("The ministry's spokesman denied it.\n\nThe Orlen Watch and the Lantern Centre met. The group said no.",
         "The group"),
    ],
)  # fmt: skip
def test_a_word_that_may_point_to_two_points_to_nobody(text: str, pointer: str) -> None:
    assert not [one for one in reading_of(text).mentions if one.span.text == pointer]


@pytest.mark.parametrize(
    ("text", "pointer", "name"),
    [
        ("Colonel Piet Maas took command.\n\n“I gave no order,” he said.", "he", "Piet Maas"),
        ("The Orlen Watch counted six deaths.\n\nThe group said that more would follow.", "The group", "Orlen Watch"),
        ("The Orlen Watch counted six deaths. It said that more would follow.", "It", "Orlen Watch"),
        ("Orla Venn denied it. Ilya Stroh denied it.\n\n“No,” the man said.", "the man", "Ilya Stroh"),
        ("Two women said nobody was free.\n\n“We ran,” they said.", "they", "two women"),
    ],
)  # fmt: skip
def test_a_word_points_to_the_one_who_fits(text: str, pointer: str, name: str) -> None:
    assert {one.name for one in reading_of(text).mentions if one.span.text == pointer} == {name}


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


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Men were held in Orlo harbour.", "Orlo"),
        ("A camp near Tsalmak was burned.", "Tsalmak"),
        ("Refugees from Dar Yusa said so.", "Dar Yusa"),
        ("The town of Nkembe fell.", "Nkembe"),
        ("Soldiers from Bar-Elmi district came.", "Bar-Elmi"),
        ("Soldiers closed Lukanga camp.", "Lukanga"),
        ("They were kept in Karsu province.", "Karsu"),
    ],
)
def test_what_stands_like_a_place_is_a_place(sentence: str, words: str) -> None:
    assert named(reading_of(sentence), words).kind == "place"


def test_nobody_becomes_a_place_who_is_named_as_a_person() -> None:
    reading = reading_of(
        "Confidence in Rudin fell, and Pavel Rudin denied it. Guards shouted at Stavrin; Ilko Stavrin fled."
    )
    assert "place" not in {one.kind for one in reading.mentions}


def test_who_was_named_with_an_office_is_official_by_the_surname_alone() -> None:
    reading = reading_of("Prosecutor General Oru Kassim denied it. Kassim added nothing. Reporters asked Kassim why.")
    assert [(one.name, one.official) for one in reading.mentions] == [("Oru Kassim", True)] * 3


@pytest.mark.parametrize(
    ("sentence", "words", "official"),
    [
        ("The chief of police of Orlo, Tam Lee, denied it.", "Tam Lee", True),
        ("Idris Bakari, head of the republic, denied it.", "Idris Bakari", True),
        ("The warlord Ken Dast denied it.", "Ken Dast", False),
        ("Marek Dunn, president of the chess club, said so.", "Marek Dunn", False),
        ("Judge Hadiza Bello asked why.", "Hadiza Bello", True),
    ],
)
def test_offices_of_a_state_are_public_and_others_are_not(sentence: str, words: str, official: bool) -> None:
    assert named(reading_of(sentence), words).official is official


def test_months_weekdays_and_ordinary_words_are_nobody_and_places_are_no_people() -> None:
    text = "Вчера Дарья Восс ждала. Однако Иван Рудин ушёл. Понедельник был тихим. В Марте люди жили в Орло."
    found = [(one.name, one.kind) for one in reading_of(text, language="ru").mentions]
    assert found == [("Дарья Восс", "person"), ("Иван Рудин", "person"), ("Орло", "place")]
    text = "Hier, Madame Alice Morel a dit à Dufour que tout allait bien. Lundi, on attendait en Sarnie."
    found = [(one.name, one.kind) for one in reading_of(text, language="fr").mentions]
    assert found == [("Alice Morel", "person"), ("Dufour", "person"), ("Sarnie", "place")]


def test_part_of_a_name_is_no_place_anywhere_in_the_item() -> None:
    text = "Адвокат Иван Рудин ждал у ворот весь день.\n\nЛюди верили только в Рудина и никому больше не верили."
    assert {one.kind for one in reading_of(text, language="ru").mentions} == {"person"}
