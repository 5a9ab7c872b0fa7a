"""Descriptions that fit one person alone give way; descriptions of many stand."""

import pytest

from onrecord.publish.distinct import distinct


@pytest.mark.parametrize(
    ("text", "of_one"),
    [
        ("The only vet in Talyk spoke.", "only vet"),
        ("Only doctor in Talyk freed", "Only doctor"),
        ("The sole surviving teacher at the school spoke.", "sole surviving teacher"),
        ("She is the only survivor of the raid.", "only survivor"),
        ("The mother of triplets spoke.", "mother of triplets"),
        ("The imam of the mosque spoke.", "imam of the mosque"),
        ("Единственный врач посёлка молчит.", "Единственный врач"),
        ("Это единственная учительница в Талыке.", "единственная учительница"),
        ("Мать двойни молчит.", "Мать двойни"),
        ("Имам соборной мечети молчит.", "Имам соборной мечети"),
        ("Єдина лікарка села мовчить.", "Єдина лікарка"),
        ("Мати близнюків плаче.", "Мати близнюків"),
        ("La seule infirmière du village pleure.", "seule infirmière"),
        ("La mère de jumeaux pleure.", "mère de jumeaux"),
        ("Le curé de la paroisse pleure.", "curé de la paroisse"),
    ],
)
def test_what_fits_one_person_gives_way(text: str, of_one: str) -> None:
    assert [text[start:end] for start, end in distinct(text)] == [of_one]


@pytest.mark.parametrize(
    "text",
    [
        "The only reason in law was fear.",
        "The mother of the boy wept.",
        "The doctors of the town wept.",
        "The only doctor fled.",
        "Единственный раз в жизни он молчал.",
        "Мать мальчика молчит.",
        "La seule raison était la peur.",
        "Le frère de la mariée pleure.",
    ],
)
def test_what_fits_many_stands(text: str) -> None:
    assert list(distinct(text)) == []
