"""From a name as written to words with roles."""

import pytest

from onrecord.link.names import parsed


def roles(name: str, language: str = "") -> list[tuple[str, str]]:
    return [(word.text, word.role) for word in parsed(name, language).words]


def test_a_patronymic_at_the_end_puts_the_surname_first() -> None:
    assert roles("Лозовой Артём Игнатьевич") == [
        ("Лозовой", "family"), ("Артём", "given"), ("Игнатьевич", "patronymic"),
    ]  # fmt: skip


def test_a_comma_puts_the_surname_first() -> None:
    assert roles("Hartwell, John") == [("Hartwell", "family"), ("John", "given")]


def test_an_ending_in_front_puts_the_surname_first() -> None:
    assert roles("KUZNETSOV Dmitriy") == [("KUZNETSOV", "family"), ("Dmitriy", "given")]


def test_a_surname_of_two_words_stays_together() -> None:
    assert roles("Вера Орлова-Лемех")[1:] == [("Орлова", "family"), ("Лемех", "family")]


def test_titles_and_particles_are_kept_and_never_compared() -> None:
    assert [role for _, role in roles("Dr. Ursula von der Leden")] == [
        "title",
        "given",
        "particle",
        "particle",
        "family",
    ]


def test_initials_are_initials() -> None:
    assert roles("Лозовой А.И.") == [("Лозовой", "family"), ("А", "initial"), ("И", "initial")]


def test_behind_bin_stands_a_nasab_and_behind_an_article_a_nisba() -> None:
    assert roles("Ahmad bin Salem al-Harbi") == [("Ahmad", "given"), ("bin Salem", "nasab"), ("al Harbi", "nisba")]


def test_oglu_makes_a_patronymic_of_the_word_before() -> None:
    assert roles("Гасанов Эльчин Рамиз оглы") == [("Гасанов", "family"), ("Эльчин", "given"), ("Рамиз", "patronymic")]


@pytest.mark.parametrize("name", ["Abdul Rahman", "Abd al-Rahman", "Abdurrahman", "Abd ar-Rahman", "Abdelrahman"])
def test_servant_of_god_is_one_name(name: str) -> None:
    assert [word.folded for word in parsed(name).words] == ["abdrahman"]


@pytest.mark.parametrize("name", ["Salah ad-Din", "Salah al-Din", "Salaheddine", "Salahuddin"])
def test_of_the_faith_is_one_name(name: str) -> None:
    assert [word.folded for word in parsed(name).words] == ["salahdin"]


def test_abu_in_front_or_in_brackets_is_a_kunya_and_behind_given_names_a_surname() -> None:
    assert roles("Abu Omar") == [("Abu Omar", "kunya")]
    assert roles("Khaled Mansour (Abu Yazan)")[-1] == ("Abu Yazan", "kunya")
    assert roles("Yousef Khalil Abu Shamala")[-1] == ("Abu Shamala", "family")


def test_the_surname_before_a_marriage_is_marked() -> None:
    (born,) = [word for word in parsed("Мария Лунева (урожд. Белозёрова)").words if word.born]
    assert (born.text, born.role) == ("Белозёрова", "family")


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Лозовая Инна Игнатьевна", "female"), ("Рамиз Гасанов оглы", "male"), ("Umm Khalid", "female"),
        ("Layla bint Yahya", "female"), ("Olena Tkachuk", "female"), ("Sascha Tkatschuk", ""),
        ("Dashkova R.", "female"),
    ],
)  # fmt: skip
def test_sex_is_told_where_endings_or_names_tell_it(name: str, sex: str) -> None:
    assert parsed(name).sex == sex


@pytest.mark.parametrize(
    ("name", "language"),
    [("Сяргей Гарбуноў", "be"), ("Євген Яценко", "uk"), ("Ӏумар Сатуев", "ce"), ("کاوه چراغی", "fa"), ("سالم", "ar")],
)
def test_letters_tell_languages(name: str, language: str) -> None:
    assert parsed(name).languages[0] == language


def test_a_language_that_is_given_is_taken() -> None:
    assert parsed("Hassan Ali", "ar").chain
    assert parsed("Hassan Ali", "ar").languages == ("ar",)


@pytest.mark.parametrize("name", ["", " ", "-", "...", "1234", "()", "\u200f", "؟"])
def test_what_holds_no_name_has_no_words(name: str) -> None:
    assert parsed(name).words == ()
