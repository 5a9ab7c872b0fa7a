"""What proves that a name is a place, and what speaks against it."""

import pytest
from tests.masking import known

PROVEN = {
    "en": """
They came from the town of [Talyk].
They met in [Salt Street].
They hid in [Orlen] Park.
The [Talyk] district court was shut.
They were held in [Talyk].
They were held in [Port Talyk].
[Port Talyk] was shut.
Guards of the mayor of [Talyk] came.
The Ministry of the Interior of [Talagoria] denied it.
The mayor of [Talyk] denied it.
Residents of [Talyk] wept.
She was born in [Paris].
[Talyk] (Reuters) - Two men were taken.
[TALYK], 3 March 2024. Two men were taken.
[Talyk], March 3: two men were taken.""",
    "fr": """
Ils vivent dans la ville de [Talyk].
Les habitants de [Talyk] pleurent.
La rue [Salène] est vide.
Le ministère de l’Intérieur du [Talgor] a nié.""",
    "ru": """
Они жили в городе [Талыке].
Жители [Талыка] плачут.
Это было в [Талыке].
Верховный суд [Талагории] молчит.
ТАСС: улица [Солёная] пуста.
[ТАЛЫК], 3 марта /ТАСС/. Двое пропали.""",
    "uk": """
Вони жили в місті [Талик].
Мешканці [Талика] плачуть.
Це було в [Талику].""",
}

UNPROVEN = {
    "a looser word, said once": {"en": "They came from Talyk.", "fr": "Ils étaient à Talyk."},
    "somebody who is trusted, or spoken of": {
        "en": """
They believe in Merkhot.
They put their trust in Merkhot.
He confided in Merkhot.
They saw a change in Merkhot.
Interest in Merkhot grew.
In Merkhot’s view it was a lie.
The case of Merkhot was closed.""",
        "ru": "Все верят в Мерхота.",
    },
    "a word for a place that is a surname too": {
        "en": """
Daniel Park spoke.
The mother of Daniel Park spoke.
They trust in Daniel Hill.
They saw Merkhot Lane.""",
    },
    "what belongs to somebody": {
        "en": """
The Ortsuev yard was searched.
They hid in the Ortsuev house.
They hid in Ortsuev’s house.""",
        "fr": "La maison de Merkhot est vide.",
        "ru": "Дом Мерхота пуст.",
        "uk": "Дім Мерхота порожній.",
    },
    "an age, a kinship, a title, a second name": {
        "en": """
It was in Talyk. Talyk, 34, was taken.
It was in Talyk. Talyk (34) was taken.
It was in Talyk. His brother Talyk was taken.
It was in Talyk. Mr Talyk was taken.
It was in Talyk. Neighbour Talyk was taken.
It was in Talyk. Timen Talyk was taken.""",
    },
    "a line that only looks like a dateline": {
        "en": """
Merkhot — they took him.
Merkhot (a baker) spoke.
Merkhot, 34 years old, spoke.
Merkhot 3 people saw.
Two men were taken. Merkhot, 3 March, spoke.""",
    },
}  # fmt: skip


def places(*texts: str, **given: object) -> list[str]:
    """The names that words of `texts` make places, as they are written there."""
    found = known(*texts, **given).public.everywhere.values()
    return sorted(proof.name for proof in found if proof.what == "place")


def lines(told: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, line) for language, text in told.items() for line in text.strip().split("\n")]


@pytest.mark.parametrize(("language", "line"), lines(PROVEN))
def test_words_beside_a_name_prove_a_place(language: str, line: str) -> None:
    name = line[line.index("[") + 1 : line.index("]")]
    assert places(line.replace("[", "").replace("]", ""), language=language) == [name]


@pytest.mark.parametrize("what", UNPROVEN)
def test_no_place_is_proven_by(what: str) -> None:
    assert [line for language, line in lines(UNPROVEN[what]) if places(line, language=language)] == []


def test_three_loose_words_prove_together() -> None:
    assert places("He came from Ossel. She left Ossel. They live near Ossel.") == ["Ossel"]
    assert places("He came from Ossel. She left Ossel.") == []


def test_a_town_of_the_world_needs_one_loose_word_and_a_bare_one_is_none() -> None:
    assert places("They came from Marseille.") == ["Marseille"]
    assert places("They took Marseille.") == []


def test_who_stands_on_a_list_is_no_place() -> None:
    assert places("It was in the town of Talyk.", listed=["Ivan Talyk"]) == []
    assert places("Это было в городе Талыке.", language="ru", listed=["Талык Иван"]) == []


def test_what_one_item_says_of_a_person_speaks_against_the_place_in_another() -> None:
    assert places("It was in Talyk.", "Timen Talyk fled.") == []


def test_two_signs_outweigh_a_name_before_the_town_s_governor() -> None:
    """«мэр Талыка Анна …» stands as two names do."""
    told = "It was in Talyk. They wept in Talyk."
    assert places(told, "For Talyk Annara spoke.") == ["Talyk"]
    assert places("It was in Talyk.", "For Talyk Annara spoke.") == []


def test_lines_of_one_form_at_the_head_are_a_list_and_no_datelines() -> None:
    assert places("Merkhot, 3 March 2024\nDorn, 4 March 2024\n") == []


def test_a_dateline_stands_at_the_head_of_an_item_and_nowhere_else() -> None:
    assert places("A headline\n\nTalyk, 3 March 2024\n") == ["Talyk"]
    assert places("Merkhot spoke.\n\nTalyk, 3 March 2024\n") == ["Talyk"]
    assert places("One.\nTwo.\nThree.\nFour.\nFive.\nTalyk, 3 March 2024\n") == []


def test_a_place_of_case_toml_that_carries_its_owner_s_name_is_none() -> None:
    assert places("x", places=["Ortsuev yard", "Lower Olt", "the Bakery yard"]) == ["Lower Olt", "the Bakery yard"]
    assert places("x", places=["Дом Мерхота"]) == []


def test_a_place_of_case_toml_is_none_where_a_list_bears_its_name() -> None:
    assert places("x", places=["Lower Olt"], listed=["Olt Timen"]) == []


def test_an_official_s_name_is_no_place() -> None:
    assert places("The Interior Minister, Viktor Halmar, spoke. They believed it in Halmar.") == []


def test_a_place_is_known_in_every_item_with_its_reason() -> None:
    proof = known("It was in the town of Talyk.", "x").public.everywhere["talyk",]
    assert (proof.what, proof.name, proof.reason) == ("place", "Talyk", "stands after “town”")
