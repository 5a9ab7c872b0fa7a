"""Acts: what is told, and what is not told."""

from typing import Any

import pytest

from onrecord.nouns import Act


def acts(case: Any, text: str, **marks: Any) -> list[Act]:
    case.item("a", text, on="2031-05-02", outlet="Post", **marks)
    return list(case.account().acts)


@pytest.mark.parametrize(
    ("text", "act_type"),
    [
        ("Police killed three men.", "killing"),
        ("Guards beat the prisoner's brother.", "torture"),
        ("He was arrested at home.", "detention"),
        ("Officers made him sign a paper.", "forced_statement"),
        ("The register of the prison burned.", "destruction_of_evidence"),
        ("Officials buried the evidence.", "destruction_of_evidence"),
        ("It was a purge.", "persecution"),
        ("Officials coerced witnesses.", "coercion"),
    ],
)
def test_an_act_is_known_by_its_words(case: Any, text: str, act_type: str) -> None:
    assert act_type in {act.act_type for act in acts(case, text)}


@pytest.mark.parametrize(
    "text",
    [
        "He is willing to kill any officer.",
        "They would be killed there.",
        "According to the ministry, the visit was short.",
        "She wrote it on a flour sack.",
        "The minister dismissed the question.",
    ],
)
def test_what_is_only_willed_or_only_sounds_like_it_is_no_act(case: Any, text: str) -> None:
    assert acts(case, text) == []


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Nobody was killed in the town.", True),
        ("The killings never happened.", True),
        ("Police killed three men and said nothing.", False),
        ("Officers coerced families not to speak.", False),
    ],
)
def test_a_negation_belongs_to_the_act_it_stands_by(case: Any, text: str, negated: bool) -> None:
    assert [act.negated for act in acts(case, text)][:1] == [negated]


def test_a_number_and_its_unit_stand_with_the_victims(case: Any) -> None:
    (act,) = acts(case, "Police killed twelve men in Dorn.", places=("Dorn",))
    assert (act.number, act.unit, act.victims, act.place) == (12, "men", "twelve men", "Dorn")
    assert act.perpetrators == ("Police",)


def test_a_date_in_the_same_clause_dates_an_act(case: Any) -> None:
    (act,) = acts(case, "Police killed a man on 4 May in Dorn.", dates={"4 May": "2031-05-04"})
    assert str(act.when) == "2031-05-04"


def test_a_date_of_another_clause_dates_nothing(case: Any) -> None:
    text = "On Sunday a channel aired a talk with the man who leads Dorn — the town where police killed a man."
    (act,) = acts(case, text, dates={"On Sunday": "2031-04-29"})
    assert str(act.when) == "../2031-05-02"  # no later than it was told


def test_headings_captions_and_related_stories_tell_nothing(case: Any) -> None:
    text = "Killings in Dorn\nThe weather was good.\nPolice kill a bear"
    roles = {"Killings in Dorn": "heading", "Police kill a bear": "related"}
    assert acts(case, text, roles=roles) == []


def test_an_order_is_kept_and_backs_no_claim(case: Any) -> None:
    says = {"id": "s", "by": "Bo Tann", "cue": "told", "content": "guards to shoot to kill anybody who came near",
            "kind": "order", "on": "2031-05-01"}  # fmt: skip
    (act,) = acts(
        case, "Bo Tann told guards to shoot to kill anybody who came near.", people=("Bo Tann",), says=(says,)
    )
    assert act.hedge == "possible"
    assert case.account().claims == ()


def test_what_a_statement_inside_another_tells_is_told_by_the_inner_one(case: Any) -> None:
    text = "Lantern Watch said that Ana Rell saw how police killed a man."
    outer = {"id": "o", "by": "Lantern Watch", "cue": "said", "content": "Ana Rell saw how police killed a man"}
    inner = {"id": "i", "by": "Ana Rell", "cue": "saw", "content": "police killed a man", "within": "o"}
    told = acts(case, text, bodies=("Lantern Watch",), people=("Ana Rell",), says=(outer, inner))
    assert [act.told_by for act in told] == ["i"]


@pytest.mark.parametrize(
    ("language", "text", "act_type"),
    [("ru", "В городе убили трёх человек.", "killing"), ("fr", "La police a tué trois hommes.", "killing"),
     ("ru", "Журнал учёта сгорел.", "destruction_of_evidence"), ("fr", "Vague d'arrestations.", "persecution")],
)  # fmt: skip
def test_russian_and_french_words_tell_acts_at_lower_confidence(
    case: Any, language: str, text: str, act_type: str
) -> None:
    told = acts(case, text, language=language)
    assert act_type in {act.act_type for act in told}
    assert all(act.confidence == 0.5 for act in told)


def test_an_unknown_language_is_a_finding_and_no_guess(case: Any) -> None:
    assert acts(case, "قُتل ثلاثة رجال.", language="ar") == []
    assert [finding.code for finding in case.account().findings] == ["no-act-words"]
