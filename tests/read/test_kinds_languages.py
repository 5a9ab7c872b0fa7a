"""What is a denial in Russian and French: who speaks, what is negated, and what is alleged near, as in English."""

import pytest
from tests.read.reading_of import IDS, layer_of, reading_of, source_of

from onrecord.nouns import ItemSettings, Reading
from onrecord.read.explaining import explain


def read(text: str, language: str) -> Reading:
    return reading_of(text, published="2031-05-14", language=language)


@pytest.mark.parametrize(
    ("words", "denial"),
    [
        ("Минобороны не подтверждает информацию об ударе по рынку.", "denies_act"),
        ("Сообщения о задержаниях не соответствуют действительности, заявили в полиции.", "denies_act"),
        ("Мать нашли мёртвой. «Откуда вы это взяли? Полный бред», — оборвал замначальника изолятора.", "denies_act"),
        ("Жители говорят о пытках. Комендант сообщил, что никого в подвале не держали.", "denies_act"),
        ("Армия не признаёт ответственность за удар по автобусу.", "denies_responsibility"),
        ("Частная компания дистанцировалась от боевиков, напавших на прииск.", "denies_responsibility"),
        ("Адвокаты полковника заявили, что их клиент не имеет отношения к похищению.", "denies_responsibility"),
        ("Начальник лагеря рассказал, что рабочие приехали добровольно.", "other_explanation"),
        ("Студента избили. В полиции говорят, что он поскользнулся на лестнице.", "other_explanation"),
        ("Правительство назвало доклад предвзятым.", "disputes_source"),
        ("Полковник усомнился в подлинности снимков.", "disputes_source"),
        ("В штабе не стали ни подтверждать, ни опровергать гибель генерала.", "no_comment"),
        ("Пресс-секретарь от дальнейших вопросов уклонился.", "no_comment"),
        ("Комиссар признал: речь идёт о единичных случаях.", "mitigates"),
        ("Секретариат пояснил, что слова министра вырваны из контекста.", "out_of_context"),
    ],
)
def test_those_in_power_deny_in_many_russian_words(words: str, denial: str) -> None:
    assert read(words, "ru").statements[-1].denial_kind == denial


@pytest.mark.parametrize(
    "words",
    [
        "Мать пропавшего солдата говорит, что ей никто не звонил и тело не показали.",
        "Омбудсмен заявила, что прокуратура не проверила ни одной жалобы на пытки.",
        "Министр признал, что задержанных держали без еды и к врачу не пускали.",
        "Полиция сообщила, что нападавшие до сих пор не найдены.",
        "Мэр сказал, что денег на мост в бюджете нет.",
        "Глава района предупредил, что никто из поджигателей не уйдёт от ответа.",
        "Министр обвинил оппозицию в том, что она не осудила нападение.",
        "Капитан не стал отрицать, что бил задержанного.",
        "Агентство не может подтвердить эти сведения.",
        "Официально эта информация не подтверждена.",
        "Консульство журналисту во въезде отказало. Причин он не узнал.",
    ],
)
def test_a_russian_negation_that_denies_nothing_is_no_denial(words: str) -> None:
    assert [one.words for one in read(words, "ru").statements if one.kind == "denial"] == []


@pytest.mark.parametrize(
    ("words", "denial"),
    [
        ("Le ministère dément toute frappe sur le marché.", "denies_act"),
        ("Les rumeurs d'arrestations sont infondées, a fait savoir la préfecture.", "denies_act"),
        ("Démenti formel de la présidence : « Cette réunion n'a jamais eu lieu. »", "denies_act"),
        ("Des rescapés parlent de coups. « Personne n'a été frappé », coupe le préfet.", "denies_act"),
        ("Le gouverneur s'inscrit en faux contre les accusations de la veuve.", "denies_act"),
        ("L'armée décline toute responsabilité dans la frappe contre l'autocar.", "denies_responsibility"),
        ("La société se désolidarise des hommes armés qui ont attaqué la mine.", "denies_responsibility"),
        ("Le frère du ministre se dit étranger à l'affaire de l'entrepôt.", "denies_responsibility"),
        ("Les policiers imputent la mort des détenus à un court-circuit.", "other_explanation"),
        ("La police soutient avoir tiré en l'air.", "other_explanation"),
        ("Le colonel met en doute l'authenticité des clichés.", "disputes_source"),
        ("L'état-major n'a voulu ni confirmer ni démentir la mort du général.", "no_comment"),
        ("Le parquet a décliné toute question sur le dossier.", "no_comment"),
        ("Le commissaire a concédé quelques gestes isolés.", "mitigates"),
    ],
)
def test_those_in_power_deny_in_many_french_words(words: str, denial: str) -> None:
    assert read(words, "fr").statements[-1].denial_kind == denial


@pytest.mark.parametrize(
    "words",
    [
        "La mère du soldat dit que personne ne l'a appelée et qu'on ne lui a pas montré le corps.",
        "La médiatrice déplore que le parquet n'ait examiné aucune plainte pour torture.",
        "Le ministre a admis que les détenus n'avaient pas été nourris.",
        "La police a indiqué que les agresseurs n'avaient pas été retrouvés.",
        "La maire a dit qu'il n'y avait pas d'argent pour le pont.",
        "Le procureur a promis qu'aucun dossier ne resterait dans un tiroir.",
        "Le ministre reproche à l'opposition de ne pas avoir condamné l'attaque.",
        "Le capitaine n'a pas nié avoir frappé le détenu.",
        "Si le ministère dément le rapport, ses auteurs promettent de publier les enregistrements.",
        "La préfecture n'a pas précisé si des mineurs avaient été arrêtés.",
    ],
)
def test_a_french_negation_that_denies_nothing_is_no_denial(words: str) -> None:
    assert [one.words for one in read(words, "fr").statements if one.kind == "denial"] == []


@pytest.mark.parametrize(
    ("words", "language", "audience"),
    [
        ("The minister told Reuters that no one was arrested.", "en", "Reuters"),
        ("The colonel told reporters that the list was fake.", "en", "reporters"),
        ("Министр заявил журналистам, что тюрьма закрыта.", "ru", "журналистам"),
        ("Он сказал агентству «Рубеж», что список поддельный.", "ru", "агентству «Рубеж»"),
        ("«Пыток не было», — сказал в интервью газете «Полдень» мэр.", "ru", "газете «Полдень»"),
        ("Le ministre a déclaré à la presse que la prison était vide.", "fr", "la presse"),
        ("« Il n'y a pas eu de tortures », a-t-il déclaré aux journalistes.", "fr", "journalistes"),
        ("Le colonel a assuré devant le parlement que la prison était vide.", "fr", "le parlement"),
    ],
)
def test_to_whom_something_was_said(words: str, language: str, audience: str) -> None:
    to = read(words, language).statements[-1].audience
    assert to is not None
    assert to.text == audience


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (
            "Министр Павел Рудин приехал. Он опроверг, что части отступили. «Паники не было», — сказал министр.",
            "ru",
        ),
        (
            "Le ministre Pavel Rudin est là. Il dément que des unités aient fui. Le ministre a ajouté que tout allait.",
            "fr",
        ),
    ],
)
def test_he_and_the_office_are_whoever_bears_it(words: str, language: str) -> None:
    reading = read(words, language)
    said = {one.span.text: one.name for one in reading.mentions}
    he, office = ("Он", "министр") if language == "ru" else ("Il", "Le ministre")
    bearer = "Павел Рудин" if language == "ru" else "Pavel Rudin"
    assert (said.get(he), said.get(office)) == (bearer, bearer)


@pytest.mark.parametrize(
    ("words", "language", "reasons"),
    [
        ("Губернатор боится, что семьи устанут. Полиция не сообщила, кто задержан.", "ru", {"attitude", "negated"}),
        ("Министр скажет, что лагерь закрыт.", "ru", {"not-yet"}),
        (
            "Le gouverneur craint que les familles se lassent. La police n'a pas dit qui était arrêté.",
            "fr",
            {"attitude", "negated"},
        ),
        ("Si le ministre affirme que le camp est fermé, tous riront.", "fr", {"supposed"}),
    ],
)
def test_what_was_left_out_is_told_with_its_reason(words: str, language: str, reasons: set[str]) -> None:
    passed = explain(source_of(ItemSettings(language=language)), layer_of(words), IDS).left_out
    assert {one.why for one in passed} == reasons
