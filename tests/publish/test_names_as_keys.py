"""One name is one key, in every case, spelling and disguise; two names are two."""

import pytest

from onrecord.publish.names import key, keys, skeleton, tokens

CASES = {  # nominative first
    "khalmarov": "Халмаров Халмарова Халмарову Халмаровым Халмарове Халмаровой Халмаровых Халмаровыми ХАЛМАРОВУ",
    "zelev": "Зелев Зелева Зелеву Зелевым Зелеве Зелевой",
    "mukhin": "Мухин Мухина Мухину Мухиным Мухине Мухиной",
    "dorn": "Дорн Дорна Дорну Дорном Дорне",
    "merkhot": "Мерхот Мерхота Мерхоту Мерхотом Мерхоте",
    "talyksk": "Талыкский Талыкского Талыкскому Талыкским Талыкском",
    "shevchuk": "Шевчук Шевчука Шевчуку Шевчуком Шевчукові",
    "demyanchuk": "Дем'янчук Дем’янчука Демʼянчукові Дем`янчук",
    "oksan": "Оксана Оксаны Оксане Оксану Оксаной Оксано",
    "kim": "Ким Кима Киму Кимом Киме",
}


@pytest.mark.parametrize("one", CASES)
def test_a_surname_has_one_key_in_all_its_cases(one: str) -> None:
    assert {key(word) for word in CASES[one].split()} == {one}


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Ine\u0301s", "Inés"),
        ("Inés", "Ines"),
        ("Мер\u0301хот", "Мерхот"),
        ("Mer\u200bkhot", "Merkhot"),
        ("Mer\u00adkhot", "Merkhot"),
        ("Mer\u2060khot\ufeff", "Merkhot"),
        ("Isma’il", "Ismail"),
        ("Ismaʼil", "Isma'il"),
        ("Ｍerkhot", "Merkhot"),
        ("MERKHOT", "merkhot"),
    ],
)
def test_a_disguise_does_not_change_the_key(written: str, same: str) -> None:
    assert keys(written) == keys(same)
    assert len(keys(written)) == 1


def test_names_that_differ_have_different_keys() -> None:
    assert len({key(word) for word in ["Merkhot", "Merkhat", "Dorn", "Dern", "Зелев", "Зелин", "Halmar"]}) == 7


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l’Orvesh", ["l", "Orvesh"]),
        ("d'Aubry", ["d", "Aubry"]),
        ("qu’Yanis", ["qu", "Yanis"]),
        ("jusqu'Orvesh", ["jusqu", "Orvesh"]),
        ("Timen’s", ["Timen", "s"]),
        ("TIMEN'S", ["TIMEN", "S"]),
        ("O'Brien", ["O'Brien"]),
        ("Isma’il", ["Isma’il"]),
        ("Brandt-Olsen", ["Brandt", "Olsen"]),
        ("‘Timen’", ["Timen"]),
    ],
)
def test_an_elision_and_a_possessive_stand_apart_and_an_apostrophe_inside_does_not(text: str, words: list[str]) -> None:
    assert [word.text for word in tokens(text)] == words


def test_a_token_says_where_it_stands_and_what_a_reader_sees() -> None:
    word = tokens("so Mer\u200bkhot’s")[1]
    assert (word.start, word.end, word.key, word.plain) == (3, 11, "merkhot", "merkhot")


def test_a_word_has_a_capital_wherever_in_it_one_stands() -> None:
    assert [word.capital for word in tokens("Abdi alHariri iRina al ǅabar")] == [True, True, True, False, True]


def test_scripts_without_capitals_say_so() -> None:
    assert [word.cased for word in tokens("Abdi Абди أمين აბდი")] == [True, True, False, False]


def test_a_short_word_keeps_its_stem() -> None:
    assert key("ему") == "emu"
    assert key("Ая")  # a name of vowels is still a name


def test_a_skeleton_is_one_for_the_romanisations_of_one_name_and_none_for_short_ones() -> None:
    assert len({skeleton(key(name)) for name in ("Tchermoï", "Chermoy", "Чермой")}) == 1
    assert len({skeleton(key(name)) for name in ("Khalmar", "Halmar", "Халмар")}) == 1
    assert skeleton("ali") is None
    assert skeleton("mukhin") != skeleton("merkhot")
