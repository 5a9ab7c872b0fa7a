"""The packed lists load, and agree with how words and names are read."""

import pytest

from onrecord.publish.lexicon import LANGUAGES, is_name_too, is_ordinary, world
from onrecord.publish.names import keys

ORDINARY = {
    "en": "table police tannery",
    "fr": "maison policier école",
    "ru": "стол полиция ёлка елка",
    "uk": "дім поліція",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_words_of_a_language_are_known_and_names_are_not(language: str) -> None:
    assert all(is_ordinary(word, language) for word in ORDINARY[language].split())
    assert not any(is_ordinary(word, language) for word in ("orvesh", "merkhot", "мерхот", "халмаров", ""))


def test_a_word_of_no_known_language_is_asked_in_every_language_of_its_script() -> None:
    assert is_ordinary("maison")
    assert is_ordinary("дім")
    assert not is_ordinary("maison", "en")
    assert not is_ordinary("дім", "ru")


def test_a_word_is_asked_in_its_own_script_whatever_the_language_of_the_text() -> None:
    assert is_ordinary("table", "ru")
    assert is_ordinary("стол", "en")


def test_some_ordinary_words_are_names_too() -> None:
    assert is_name_too("rose", "en")
    assert is_name_too("вера", "ru")
    assert not is_name_too("table", "en")
    assert not is_name_too("merkhot", "en")


@pytest.mark.parametrize("name", ["France", "Франция", "Украина", "Україна", "United Kingdom", "Jordan"])
def test_a_state_is_one_in_every_language(name: str) -> None:
    assert world()[keys(name)] == "s"


@pytest.mark.parametrize("name", ["Marseille", "Київ", "Москва"])
def test_a_town_is_no_state(name: str) -> None:
    assert world()[keys(name)][0] in "tr"


def test_the_packed_keys_are_what_names_give_today() -> None:
    """Whoever changes `names.key` must pack the world anew."""
    assert [phrase for phrase in world() if keys(" ".join(phrase)) != phrase] == []
    assert len(world()) > 50_000
    assert set(world().values()) <= {"s", "r", "t", "s?", "r?", "t?"}
