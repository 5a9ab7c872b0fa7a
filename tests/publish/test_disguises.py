"""However a name or an address is disguised, it gives way."""

import pytest

from onrecord.nouns import Ids
from onrecord.publish.known import know
from onrecord.publish.mask import Mask
from onrecord.publish.scope import Scope
from onrecord.publish.view import View

MASK = Mask(know(View(ids=Ids(key=b"own" * 11), items=())))


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("They beat t. o. u. r. a. y. in the yard.", "o. u. r"),
        ("They beat K a r i m in the yard.", "a r i m"),
        ("They took \U0001f142\U0001f130\U0001f13c\U0001f131\U0001f130 at night.", "\U0001f130\U0001f13c"),
        ("The warrant names T—— and B…ova and Baba|ova.", "B…ova"),
        ("The warrant names T—— and B…ova and Baba|ova.", "Baba|ova"),
        ("They took alHariri and iRina at night.", "Hariri"),
        ("They took Ka\u200brim at night.", "rim"),
        ("They took Jose\u0301 at night.", "Jos"),
        ("The house is at ///gravel.tuba.finch today.", "tuba"),
        ("They closed karimabdi.example and his-own-blog.net then.", "own-blog"),
        ("They shouted #freekolsen in the square.", "kolsen"),
        ("She wrote as karim_abdiev87 there.", "abdiev"),
        ("yesterday marek velt came to the harbour", "marek"),
        ("The channel of Бубенцов Газета told it.", "Бубенцов"),
    ],
)
def test_a_disguised_name_or_address_gives_way(text: str, lost: str) -> None:
    assert lost not in MASK.text(text, Scope(language="en"))


@pytest.mark.parametrize(
    "text",
    [
        "The police were here from 6 to 9 March, and nobody was detained.",
        "They came at 4.30 and took 19 of them.",
        "A post of the gendarmerie stood there from January to March.",
    ],
)
def test_ordinary_words_stand(text: str) -> None:
    assert MASK.text(text, Scope(language="en")) == text
