"""Words that point to somebody named before, in the cases in which they speak."""

import pytest
from tests.read.reading_of import reading_of


@pytest.mark.parametrize(
    ("language", "text", "pronoun", "name"),
    [
        (
            "en",
            "Minister Lena Marsh denied it. According to her, the witnesses do not exist.",
            "her",
            "Lena Marsh",
        ),
        ("ru", "Министр Олег Рудин отверг обвинения. По его словам, свидетелей нет.", "его", "Олег Рудин"),
        ("ru", "Министр дел Тарна, Олег Рудин, отверг обвинения. По его словам, свидетелей нет.", "его", "Олег Рудин"),
        ("ru", "Родственники рассказали, что его увезли. По их словам, дверь выломали.", "их", "родственники"),
        ("fr", "Le ministre Jean Morel a tout nié. Selon lui, les témoins n'existent pas.", "lui", "Jean Morel"),
        (
            "fr",
            "Le ministre de l'Intérieur du Tarn, Bekan Orsoy, nie. Selon lui, tout est faux.",
            "lui",
            "Bekan Orsoy",
        ),
        ("fr", "Le ministre Jean Morel a tout nié. Ce dernier affirme que tout est faux.", "Ce dernier", "Jean Morel"),
        ("fr", "Les proches racontent qu'il a été emmené. Selon eux, la porte a cédé.", "eux", "les proches"),
    ],
)
def test_pronouns_point_back_in_every_case_in_which_they_speak(
    language: str, text: str, pronoun: str, name: str
) -> None:
    reading = reading_of(text, language=language)
    assert name in {one.name for one in reading.mentions if one.span.text == pronoun}
