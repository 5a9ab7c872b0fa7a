"""What decides the kind of a statement is one code for all languages, with the words of each as data."""

import pytest

from onrecord.read.statements.deciding import pattern, settle_admission, settled_by_own_words, wording, words_of
from onrecord.read.statements.told import Told

LANGUAGES = ("en", "fr", "ru")
PATTERNS = ("admits", "assures_past", "but", "first_person", "no_denial", "promise", "retracts", "source")


def told(language: str, speaker: str, cue: str, content: str, text: str, words: str = "", quoted: bool = False) -> Told:
    def place(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    return Told(
        speaker=place(speaker),
        cues=[place(cue)],
        contents=[place(content)],
        kind="assertion",
        speaker_words=frozenset(words.split()),
        quoted=quoted,
        language=language,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", PATTERNS)
def test_every_language_has_every_pattern(language: str, which: str) -> None:
    assert pattern(Told(speaker=None, cues=[], contents=[], kind="report", language=language), which).pattern


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "We deny this", "denial"),
        ("ru", "Мы это отрицаем", "denial"),
        ("fr", "Nous démentons cela", "denial"),
        ("en", "I was mistaken", "retraction"),
        ("ru", "Я всё выдумал", "retraction"),
        ("fr", "Je me suis trompé", "retraction"),
    ],
)
def test_words_in_quotation_marks_deny_or_take_back_themselves(language: str, text: str, kind: str) -> None:
    one = Told(speaker=None, cues=[], contents=[(0, len(text))], kind="assertion", quoted=True, language=language)
    assert settled_by_own_words(one, words_of(one, text))
    assert one.kind == kind
    one = Told(speaker=None, cues=[], contents=[(0, len(text))], kind="assertion", language=language)
    assert not settled_by_own_words(one, words_of(one, text))
    assert one.kind == "assertion"


@pytest.mark.parametrize(
    ("language", "text", "first", "second"),
    [
        (
            "en",
            "The mayor acknowledged that men died, but he said it was a short illness",
            ("The mayor", "acknowledged", "men died"),
            ("The mayor", "said", "it was a short illness"),
        ),
        (
            "ru",
            "Мэр признал, что люди погибли, но назвал причиной болезнь",
            ("Мэр", "признал", "люди погибли"),
            ("Мэр", "назвал", "болезнь"),
        ),
        (
            "fr",
            "Le maire a reconnu que des hommes sont morts, mais il a parlé de maladie",
            ("Le maire", "reconnu", "des hommes sont morts"),
            ("Le maire", "parlé", "de maladie"),
        ),
    ],
)
def test_who_admits_but_says_more_explains_away(
    language: str, text: str, first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    one, other = told(language, *first, text), told(language, *second, text)
    settle_admission([one, other], text)
    assert one.kind == "assertion"
    assert (other.kind, other.denial) == ("denial", "other_explanation")


def test_words_are_spelled_as_the_lists_are() -> None:
    text = "Всё это ложь’"
    one = Told(speaker=None, cues=[], contents=[(0, len(text))], kind="assertion", language="ru")
    assert wording(one, text).words == "Все это ложь'"
    assert wording(one, text).setting.side == "unnamed"
