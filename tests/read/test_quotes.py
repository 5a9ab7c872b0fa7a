"""Quotations: every style of mark, what is no mark, and what is never closed."""

import pytest

from onrecord.read.quotes import quotations


def found(text: str, language: str = "en") -> list[tuple[str, bool]]:
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        paragraphs.append((at, at + len(part)))
        at += len(part) + 2
    return [(one.span.text, one.closed) for one in quotations(text, paragraphs, language)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She said “no one came” twice.", ["no one came"]),
        ('She said "no one came" twice.', ["no one came"]),
        ("She said 'no one came' twice.", ["no one came"]),
        ("She said ‘no one came’ twice.", ["no one came"]),
        ("She said ''no one came'' twice.", ["no one came"]),
        ("She said ``no one came'' twice.", ["no one came"]),
        ("Elle a dit « personne » hier.", ["personne"]),
        ("Elle a dit ‹ personne › hier.", ["personne"]),
        ("Sie sagte „niemand“ und ging.", ["niemand"]),
        ("Sie sagte ‚niemand‘ und ging.", ["niemand"]),
        ("Sie sagte »niemand« und ging.", ["niemand"]),
        ("Он сказал «никого не было».", ["никого не было"]),
        ("Han sade ”ingen kom” igen.", ["ingen kom"]),
    ],
)
def test_each_style_gives_the_words_between_its_marks(text: str, words: list[str]) -> None:
    assert found(text) == [(word, True) for word in words]


@pytest.mark.parametrize(
    "text",
    [
        "The villagers' houses and the mayor’s office weren't searched in '99.",
        "He's 5'10\" tall.",
        "It was the boys’ own idea.",
    ],
)
def test_an_apostrophe_is_no_mark(text: str) -> None:
    assert found(text) == []


def test_a_possessive_inside_single_marks_does_not_end_them() -> None:
    assert found("‘They took the boys’ shoes,’ she said.") == [("They took the boys’ shoes,", True)]


def test_nested_quotations_are_both_kept_the_outer_first() -> None:
    text = "“He said ‘never again’ and left,” she said."
    assert found(text) == [("He said ‘never again’ and left,", True), ("never again", True)]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "He said: “Nobody was there. It is a lie.\n\nThe families disagree."
    assert found(text) == [("Nobody was there. It is a lie.", False)]


def test_an_opening_mark_inside_the_same_marks_ends_the_unclosed_one_before_its_sentence() -> None:
    text = "He said, “It was a joke. He added that “nothing happened.”"
    assert found(text) == [("It was a joke.", False), ("nothing happened.", True)]


def test_a_repeated_opening_mark_carries_a_quotation_into_the_next_paragraph() -> None:
    text = "“They came at night.\n\n“They took him,” she said."
    assert found(text) == [("They came at night.", True), ("They took him,", True)]


def test_the_attribution_inside_a_quotation_is_not_quoted() -> None:
    assert found("“No,” she said, “never.”") == [("No,", True), ("never.", True)]


def test_a_dash_opens_dialogue_in_russian_and_french_and_not_in_english() -> None:
    text = "— Никого не было, — сказал он. — Это ложь."
    assert found(text, "ru") == [("Никого не было,", True), ("Это ложь.", True)]
    assert found("— Personne, dit-il.", "fr") == [("Personne, dit-il.", True)]
    assert found("— nobody, he said", "en") == []
