"""Who bears an office of state, by the words beside the name; who never does."""

import pytest
from tests.masking import officials

BORNE = {
    "en": """
The Interior Minister, [Viktor Halmar], denied it.
Interior Minister [Viktor Halmar] denied it.
[Viktor Halmar], the Interior Minister, denied it.
[Viktor Halmar], minister of the interior of Tarnovia, denied it.
It was denied by the Interior Minister, [Viktor Halmar], on Monday.
The governor’s press secretary, [Oksana Prell], spoke.
Police spokesman [Lev Dorn] said so.
The Chancellor’s spokesman, [Lev Dorn], said so.
The cantonal governor, [Lev Dorn], said so.
The spokesman for the ministry, [Lev Dorn], said so.
[Lev Dorn], head of the regional police, said so.
The police chief, Colonel [Lev Dorn], said so.
Deputy Prosecutor [Anna Vell] refused.
President [Jan van der Holt] spoke.
Tarnovian President [Jan Holt] spoke.
[Akhmat-Sultan Dorn], the mayor, spoke.
[V. Halmar], the governor, spoke.
Journalist [Dorn], the mayor, spoke.
President elect [Viktor Halmar] spoke.
Foreign ministry spokesman [Viktor Halmar] spoke.
They met him when Governor [Viktor Halmar] spoke.
The national police chief for the region of Tarnovia, [Lev Dorn], spoke.
[Lev Dorn], deputy head of the interior ministry, spoke.
THE POLICE ARRESTED NOBODY, SAID GOVERNOR [VIKTOR HALMAR].""",
    "fr": """
Le ministre de l’Intérieur, [Gaspard Montreuil], a nié.
[Gaspard Montreuil], ministre de l’Intérieur, a nié.
Le ministre, le général [Gaspard Montreuil], a nié.
La porte-parole du gouvernement, [Inès Faure], a parlé.
Le gouverneur [Gaspard Montreuil-Lacaze] a nié.""",
    "ru": """
Министр внутренних дел [Виктор Халмар] отрицает это.
[Виктор Халмар], министр внутренних дел, отрицает это.
Пресс-секретарь губернатора [Оксана Прелль] отрицает это.
«Это ложь», — заявил министр внутренних дел [Виктор Халмар].
Заместитель министра обороны [Инга Вершигора] отрицает это.
Начальник полиции района полковник [Лев Дорн] отрицает это.
Адвокат пришёл. Губернатор [Дорн] отрицает это.
[Анна Иванова], новый министр юстиции, отрицает это.""",
    "uk": """
Міністр внутрішніх справ [Віктор Халмар] заперечує.
Речник поліції [Лев Дорн] заперечує.
[Віктор Халмар], міністр внутрішніх справ, заперечує.""",
}

NEVER = {
    "a relative or a servant": {
        "en": """
The governor’s driver, Lev Dorn, spoke.
The mayor’s wife, Anna Vell, spoke.
The wife of the mayor, Anna Vell, spoke.
The governor’s secretary, Anna Vell, spoke.
Anna Vell, secretary to the judge, spoke.
Anna Vell, a neighbour of the governor, spoke.
Lev Dorn, nephew of the mayor, spoke.
Lev Dorn, the police commander’s brother, spoke.
The minister’s victim Lev Dorn spoke.
The mother of Lev Dorn wrote to the president.""",
        "fr": """
Le chauffeur du gouverneur, Luc Faure, a parlé.
La femme du maire, Inès Faure, a parlé.
Luc Faure, voisin du préfet, a parlé.
Luc Faure, frère du ministre, a fui.""",
        "ru": """
Водитель губернатора Лев Дорн молчит.
Жена мэра Анна Велл молчит.
Лев Дорн, сосед губернатора, молчит.""",
        "uk": """
Водій губернатора Лев Дорн мовчить.
Дружина мера Анна Велл мовчить.""",
    },
    "who was one": {
        "en": """
The former minister Anna Vell spoke.
The former interior minister, Anna Vell, spoke.
Anna Vell, the ousted governor, spoke.
The runaway mayor Anna Vell spoke.
The self-styled governor, Anna Vell, spoke.
The ex-governor Anna Vell spoke.""",
        "fr": "L’ancien ministre Gaspard Montreuil a parlé.",
        "ru": """
Бывший министр Виктор Халмар молчит.
Беглый губернатор Лев Дорн молчит.""",
        "uk": "Колишній міністр Віктор Халмар мовчить.",
    },
    "a rank, which is a first name too": {
        "en": """
Marshal Ibragimov was taken.
Prince Halmar was taken.
Major Ibragimov was taken.
Judge Ibragimov was taken.""",
        "ru": "Генерал Ибрагимов молчит.",
        "fr": "Le général Faure a parlé.",
    },
    "an office that governs nothing": {
        "en": """
The bakery director, Lev Dorn, was taken.
Lev Dorn, head of the family, was taken.
The company’s president, Lev Dorn, was taken.
Lev Dorn, president of the chess club, was taken.
Mosque spokesman Lev Dorn was taken.
Class president Lev Dorn was taken.
Student council president Lev Dorn was taken.
Lev Dorn, a rival mayor, was taken.""",
        "fr": "Le président du club, Luc Faure, a parlé.",
        "ru": "Директор школы Лев Дорн молчит.",
        "uk": "Директор школи Лев Дорн мовчить.",
    },
    "whom a verb or another word parts from the office": {
        "en": """
The minister of the interior told Lev Dorn to leave.
The minister arrested Lev Dorn.
The governor and Lev Dorn spoke.
Lev Dorn, wanted by the minister, hid.
Lev Dorn, who sued the mayor, was killed.
Lev Dorn, beaten by a police commander, died.
Lev Dorn, not the governor, was taken.
Shot governor Lev Dorn lay dead.""",
        "fr": """
Le gouverneur a fait arrêter Luc Faure.
Luc Faure, qui a vu le gouverneur, a fui.
Luc Faure, battu par le commandant de police, a fui.""",
        "ru": """
Губернатор приказал задержать Льва Дорна.
Губернатор Льва Дорна не видел.
Губернатор Ивановым недоволен.
Лев Дорн, которого бил начальник полиции, молчит.
Как сказал губернатор, Лев Дорн, сосед, в море.""",
        "uk": """
Лев Дорн, якого бив начальник поліції, мовчить.
Як сказав губернатор, Лев Дорн у морі.""",
    },
    "who only stands behind a comma": {
        "en": """
They wrote to the governor, Lev Dorn and his brother.
The governor met a teacher, Lev Dorn, in the yard.
After a complaint to the mayor, Lev Dorn was taken.
According to the mayor, Lev Dorn, a fisherman, left the country.
Before the president, Lev Dorn, still weeping, knelt.
Asked about the minister, Lev Dorn, still weeping, knelt.
The man who saw the mayor, Lev Dorn, was taken.
The mayor, Anna Vell said, lied.
They met the mayor, Lev Dorn, and his brother.
They met the mayor, Lev Dorn, Anna Vell and Ivo Brand.
Mr President, Lev Dorn, my son, is innocent.
Governor, Lev Dorn, my son, is innocent.""",
        "fr": """
Selon le préfet, Luc Faure est en mer.
Devant le maire, Luc Faure, en larmes, est tombé.
Le préfet, Luc Faure l’a dit, ment.""",
    },
    "of whom another sentence speaks": {
        "en": """
They wrote to the governor. Lev Dorn was taken.
Minister! Lev Dorn is innocent.
Minister: Lev Dorn is innocent.""",
    },
}  # fmt: skip


def lines(told: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, line) for language, text in told.items() for line in text.strip().split("\n")]


@pytest.mark.parametrize(("language", "line"), lines(BORNE))
def test_an_office_beside_a_name_is_borne_by_it(language: str, line: str) -> None:
    name = line[line.index("[") + 1 : line.index("]")]
    assert officials(line.replace("[", "").replace("]", ""), language) == [name]


@pytest.mark.parametrize("why", NEVER)
def test_no_office_is_borne_by(why: str) -> None:
    assert [line for language, line in lines(NEVER[why]) if officials(line, language)] == []


def test_the_office_before_one_name_is_not_in_apposition_to_the_name_before_it() -> None:
    assert officials("They freed Lev Dorn, Governor Viktor Halmar said.") == ["Viktor Halmar"]


def test_a_particle_at_the_end_of_a_text_leads_to_no_name() -> None:
    assert officials("President Jan van") == ["Jan"]


def test_a_list_makes_nobody_an_official() -> None:
    assert officials("Lev Dorn, the minister, Viktor Halmar, and his guard came.") == []


def test_a_name_that_follows_a_place_is_the_official_s_alone() -> None:
    told = "Министр внутренних дел Тарновии Виктор Халмар отрицает это."
    assert officials(told, "ru", places=["tarnov"]) == ["Виктор Халмар"]


def test_in_a_language_without_rules_nobody_bears_an_office() -> None:
    assert officials("El ministro Viktor Halmar lo negó.", "es") == []
    assert officials("President Viktor Halmar", "und") == []
