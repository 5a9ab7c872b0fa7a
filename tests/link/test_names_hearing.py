"""Letters, and how surprising one spelling is beside another."""

import pytest

from onrecord.link.names.hearing import surprise
from onrecord.link.names.letters import folded, script_of
from onrecord.link.names.skeletons import skeletons
from onrecord.link.names.tables import table


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Čapajeŭ", "chapajeu"), ("O'Brien", "obrien"), ("ŁÓDŹ", "lodz"), ("Ӏумар", "умар"), ("Хьасан", "хасан"),
        ("Къурбан", "курбан"), ("Їжак", "їжак"), ("أَحْمَد", "أحمد"), ("کاوه", "كاوه"), ("عبدهللا", "عبدالله"),
        ("محمـــد", "محمد"),
    ],
)  # fmt: skip
def test_a_word_is_folded_into_the_letters_of_its_script(word: str, plain: str) -> None:
    assert folded(word) == plain


def test_letters_that_look_the_same_are_read_in_the_script_of_the_word() -> None:
    assert script_of("1умар") == "cyrillic"
    assert folded("Кoвaлёв") == "ковалёв"  # Latin o and a
    assert folded("Аndrei") == "andrei"  # Cyrillic А


@pytest.mark.parametrize(
    ("there", "near", "far"),
    [("щукин", "schtschukin", "schukin"), ("дзержинский", "dzerzhinsky", "dergachevsky"), ("елена", "yelena", "elina")],
)
def test_a_usual_spelling_surprises_less_than_another_name(there: str, near: str, far: str) -> None:
    assert surprise(there, near, "russian-latin").mean < surprise(there, far, "russian-latin").mean


def test_one_foreign_letter_in_a_long_name_is_little_on_average_and_much_in_its_place() -> None:
    heard = surprise("константиновский", "konstantimovskiy", "russian-latin")
    assert heard.mean < 1.0
    assert heard.worst > 3.2


def test_a_short_vowel_is_expected_inside_and_not_at_the_end() -> None:
    inside, behind = (surprise("نادر", word, "arabic-latin").mean for word in ("nadir", "nadira"))
    assert behind > inside


def test_words_that_have_nothing_in_common_are_given_up() -> None:
    assert surprise("щукин", "abdulmalik", "russian-latin").mean > 2.6


def test_what_a_standard_writes_never_costs_much() -> None:
    assert table("russian-latin")["є"]["ye"] <= 0.9
    assert table("arabic-latin")["ژ"]["j"] <= 0.9


def test_a_letter_heard_two_ways_gives_two_skeletons() -> None:
    assert set(skeletons("jukov")) & set(skeletons("жуков"))
    assert set(skeletons("jakov")) & set(skeletons("яков"))
