"""Russian statements: small sentences, and what a careful reader finds in them."""

import pytest
from tests.read.reading_of import lines, reading_of

from onrecord.nouns import Reading


def russian(text: str) -> Reading:
    return reading_of(text, published="2031-05-14", language="ru")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Министерство отрицает, что полиция задерживала людей.",
            ["Министерство | отрицает | полиция задерживала людей"],
        ),
        (
            "«Мы никого не видели», — сказала Лена Марш.",
            ["Лена Марш | сказала | Мы никого не видели"],
        ),
        (
            "— Мы никого не видели, — сказал он. — Дом был пуст.",
            ["он | сказал | Мы никого не видели, … Дом был пуст."],
        ),
        (
            "«Мы никого не видели, — сказал Павел Рудин. — Дом был пуст».",
            ["Павел Рудин | сказал | Мы никого не видели … Дом был пуст"],
        ),
        (
            "По словам адвоката Лены Марш, в подвале нашли следы крови.",
            ["адвоката Лены Марш | По словам | в подвале нашли следы крови"],
        ),
        (
            "В министерстве заявили, что школа закрыта.",
            ["министерстве | заявили | школа закрыта"],
        ),
        (
            "Задержанных, утверждает правозащитница, держали в подвале.",
            ["правозащитница | утверждает | Задержанных … держали в подвале"],
        ),
        (
            "Губернатор отверг обвинения, заявив, что список составлен за границей.",
            ["Губернатор | отверг … заявив | список составлен за границей"],
        ),
        ("Генерал Оск приказал солдатам сжечь поля.", ["Генерал Оск | приказал | солдатам сжечь поля"]),
        ("Говорят, что тела увезли в карьер.", [" | Говорят | тела увезли в карьер"]),
        (
            "Прокуратура отказалась комментировать гибель задержанных.",
            ["Прокуратура | отказалась комментировать | гибель задержанных"],
        ),
    ],
)
def test_speaker_cue_and_content(sentence: str, expected: list[str]) -> None:
    assert lines(russian(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Полиция не сообщила, задержан ли кто-нибудь.",
        "Губернатор хочет закрыть расследование и боится огласки.",
        "Если министр скажет, что лагерь закрыт, ему не поверят.",
        "Кто сказал, что тюрьма пуста?",
        "Солдаты сожгли дома и увезли мужчин.",
    ],
)
def test_what_was_not_said_is_no_statement(sentence: str) -> None:
    assert lines(russian(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "denial"),
    [
        ("Министр отрицает пытки.", "denial", "denies_act"),
        ("Губернатор назвал сообщения ложью.", "denial", "denies_act"),
        ("Министр заявил, что полиция не имеет отношения к похищениям.", "denial", "denies_responsibility"),
        ("Губернатор сказал, что пленные сами покинули город.", "denial", "other_explanation"),
        ("Пресс-секретарь заявил, что слова министра вырваны из контекста.", "denial", "out_of_context"),
        ("Мэр сказал, что это единичный случай.", "denial", "mitigates"),
        ("Министерство заявило, что видео смонтировано.", "denial", "disputes_source"),
        ("Прокурор не стал комментировать арест.", "denial", "no_comment"),
        ("Выжившая рассказала, что её били.", "testimony", None),
        ("Президент пообещал открыть архив.", "promise", None),
        ("Свидетель отказался от своих показаний.", "retraction", None),
        ("В докладе говорится, что погибли сорок человек.", "report", None),
    ],
)
def test_kind_and_kind_of_denial(sentence: str, kind: str, denial: str | None) -> None:
    (one,) = russian(sentence).statements
    assert (one.kind, one.denial_kind) == (kind, denial)


def test_a_weekday_dates_the_saying_and_not_what_is_said() -> None:
    (one,) = russian("Министерство в понедельник опровергло, что в марте кого-то задержали.").statements
    assert str(one.said_on) == "2031-05-12"


def test_names_are_kept_in_the_form_of_a_list() -> None:
    reading = russian("Об этом спросили губернатора Павла Рудина. Газета «Северный голос» писала о Рудине.")
    named = {one.span.text: (one.kind, one.name, one.official) for one in reading.mentions}
    assert named["Павла Рудина"] == ("person", "Павел Рудин", True)
    assert named["Рудине"][1] == "Павел Рудин"
    assert named["Северный голос"][0] == "outlet"


def test_he_and_the_role_point_to_who_spoke_before() -> None:
    reading = russian("Губернатор Павел Рудин заявил, что тюрьма закрыта. Он добавил, что список подделан.")
    assert [one.name for one in reading.mentions if one.span.text == "Он"] == ["Павел Рудин"]


def test_whose_mother_speaks_is_not_the_speaker() -> None:
    reading = russian("Министр Дарин Волк уехал. Мать Дарина Волка сказала, что она не знает, где он.")
    at = reading.statements[0].speaker
    assert at is not None
    assert at.text == "Мать Дарина Волка"
    assert not [one for one in reading.mentions if one.span == at and one.name == "Дарин Волк"]


def test_nothing_says_that_the_language_is_not_read() -> None:
    assert not [one for one in russian("Министр отрицает пытки.").findings if one.code == "language-not-read"]


@pytest.mark.parametrize("text", ["[", "аO \U00017000 сказал, что нет.", "\ue000 министр отрицает аресты.", "«»"])
def test_what_no_parser_knows_is_read_over(text: str) -> None:
    assert reading_of(text, language="ru").language == "ru"
