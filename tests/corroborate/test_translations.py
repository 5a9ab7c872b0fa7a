"""One text in two languages is one work; two texts about one event are two."""

from typing import Any

import pytest

from onrecord.nouns.names import consonants

ENGLISH = (
    "Police killed 14 men in Dorn on 4 May, the doctor Elsa Brand has told the Harbour Post in Stolna.\n"
    "“They lay in room 26 until the morning,” said Brand, who wrote 3 pages for the judge Tomas Wren.\n"
    "Colonel Marek Dolny denied it on 6 May. A driver, Karl Ode, counted 1,200 cartridges on the road to Lodva."
)
UKRAINIAN = (
    "Поліція 4 травня вбила в Дорні 14 чоловіків, розповіла у Стольні лікарка Елса Бранд.\n"
    "«Вони лежали в кімнаті 26 до ранку», — каже Бранд, яка написала 3 сторінки для судді Томаша Врена.\n"
    "Полковник Марек Дольний 6 травня це заперечив. Водій Карл Оде нарахував на дорозі до Лодви 1200 гільз."
)
ANOTHER = (
    "У Стольні суддя Томаш Врен отримав 3 сторінки від лікарки Елси Бранд. Він не каже, що на них.\n"
    "«Я прочитаю їх 9 травня», — сказав Врен. Полковник Марек Дольний був у нього 26 хвилин.\n"
    "У Дорні ховають 14 людей. Водій Карл Оде везе до Лодви 40 вінків за 1800 гривень."
)


def how(case: Any) -> list[tuple[str, str, str]]:
    return [(one.item, one.source, one.how) for one in case.backing().retellings]


def proposed(case: Any) -> list[str]:
    return [one.where for one in case.backing().findings if one.code == "perhaps-translation"]


def test_one_house_that_tells_the_same_in_two_languages_tells_it_once(case: Any) -> None:
    case.item("en", ENGLISH, on="2031-05-07", outlet="Harbour Post")
    case.item("uk", UKRAINIAN, on="2031-05-08", outlet="Harbour Post", language="uk")
    assert how(case) == [("uk", "en", "translation")]
    (one,) = case.backing().retellings
    assert one.reason.startswith("One text in two languages: one house published both within 3 days; ")
    assert "5 of 6 figures, 13 of 17 figures and names in the same order" in one.reason


def test_another_article_of_the_house_about_the_same_event_is_another_text(case: Any) -> None:
    case.item("en", ENGLISH, on="2031-05-07", outlet="Harbour Post")
    case.item("uk", ANOTHER, on="2031-05-07", outlet="Harbour Post", language="uk")
    assert how(case) == []
    assert proposed(case) == []


def test_two_houses_stay_two_however_alike_and_a_person_is_asked(case: Any) -> None:
    case.item("en", ENGLISH, on="2031-05-07", outlet="Harbour Post")
    case.item("uk", UKRAINIAN, on="2031-05-08", outlet="Вільний берег", language="uk")
    assert how(case) == []
    assert proposed(case) == ["en"]


def test_a_credit_that_names_the_other_joins_two_houses(case: Any) -> None:
    case.item("en", ENGLISH, on="2031-05-07", outlet="Harbour Post")
    credit = "Переклад з англійської, Harbour Post"
    case.item("uk", f"{UKRAINIAN}\n{credit}", on="2031-05-29", outlet="Вільний берег", language="uk")
    assert how(case) == [("uk", "en", "translation")]
    assert "it says that it is translated" in case.backing().retellings[0].reason


def test_a_credit_names_an_outlet_and_not_an_article_so_the_most_alike_is_meant(case: Any) -> None:
    other = ENGLISH.replace("Elsa Brand", "Ines Tarrow").replace("room 26", "room 41").replace("Karl Ode", "Omar Reza")
    case.item("more", other, on="2031-05-07", outlet="Harbour Post")
    case.item("en", ENGLISH, on="2031-05-07", outlet="Harbour Post")
    credit = "Переклад з англійської, Harbour Post"
    case.item("uk", f"{UKRAINIAN}\n{credit}", on="2031-05-29", outlet="Вільний берег", language="uk")
    assert ("uk", "en", "translation") in how(case)


def test_the_one_that_says_it_is_translated_takes_its_matter_from_the_other(case: Any) -> None:
    case.item("en", f"Translated from Ukrainian.\n{ENGLISH}", on="2031-05-07", outlet="Harbour Post")
    case.item("uk", UKRAINIAN, on="2031-05-08", outlet="Вільний берег", language="uk")
    assert how(case) == [("en", "uk", "translation")]


def test_a_credit_does_not_join_what_is_not_alike(case: Any) -> None:
    case.item("en", ENGLISH, on="2031-05-07", outlet="Harbour Post")
    credit = "Переклад з англійської, Harbour Post"
    case.item("uk", f"{ANOTHER}\n{credit}", on="2031-05-08", outlet="Вільний берег", language="uk")
    assert how(case) == []


@pytest.mark.parametrize("both", [True, False])
def test_pages_that_name_each_other_are_editions_of_one_text(case: Any, both: bool) -> None:
    here, there = "https://post.example/en/1", "https://post.example/uk/1"
    case.item("en", ENGLISH, on="2031-05-07", url=here, editions={"uk": there})
    case.item("uk", UKRAINIAN, on="2031-06-30", url=there, editions={"en": here} if both else {}, language="uk")
    assert how(case) == [("uk", "en", "translation")]


def test_a_template_that_names_the_start_page_as_its_edition_is_not_believed(case: Any) -> None:
    start = "https://post.example/uk"
    weather = "\n".join(f"Завтра у Марні {n} градусів, у Лодві {n + 30}, у Тарні {n + 70}." for n in range(20, 29))
    case.item("en", ENGLISH, on="2031-05-07", url="https://post.example/en/1", editions={"uk": start})
    case.item("uk", weather, on="2031-05-07", url=start, language="uk")
    assert how(case) == []


def test_hosts_that_differ_in_their_language_are_one_house_and_blogs_of_one_service_are_not(case: Any) -> None:
    case.item("en", ENGLISH, on="2031-05-07", url="https://en.post.example/1")
    case.item("uk", UKRAINIAN, on="2031-05-07", url="https://uk.post.example/7", language="uk")
    case.item(
        "blog", UKRAINIAN.replace("Карл Оде", "водій"), on="2031-05-07", url="https://ann.post.example/7", language="ru"
    )
    assert ("blog", "en") not in {(item, source) for item, source, kind in how(case) if kind == "translation"}
    assert ("en", "uk", "translation") in how(case) or ("uk", "en", "translation") in how(case)


def test_a_translation_adds_no_root(case: Any) -> None:
    told = ENGLISH.replace("Police killed", "Soldiers said nothing. Police killed")
    case.item("en", told, on="2031-05-07", outlet="Harbour Post", places=("Dorn",))
    case.item("uk", UKRAINIAN, on="2031-05-08", outlet="Harbour Post", language="uk", places=("Дорні",))
    for claim in case.backing().claims:
        assert all(root.items != ("uk",) for root in claim.roots if root.counted)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Халмар", "Halmar"), ("Рубцов", "Rubtsov"), ("Шульц", "Schulz"), ("نبيل", "Nabil"), ("Чорний", "Tchorny")],
)
def test_a_name_has_its_consonants_in_every_script(one: str, other: str) -> None:
    assert consonants(one) == consonants(other)
