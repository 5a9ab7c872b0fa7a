"""When statements were made, as their neighbours tell."""

import pytest
from tests.read.reading_of import reading_of


def _dates(text: str) -> dict[str, str]:
    return {one.cue[0].text: str(one.said_on or "") for one in reading_of(text).statements if one.cue}


@pytest.mark.parametrize(
    ("text", "cue", "when"),
    [
        ("The former guard stated that he had served at the shed from 8 January to 19 April 2031.", "stated",
         "../2031-05-12"),
        ("The former guard, who served there from 8 January to 19 April 2031, stated that men were beaten.", "stated",
         "../2031-05-12"),
        ("A report published on 4 May 2031 said that men were beaten.", "said", "2031-05-04"),
        # somebody else spoke in between, nobody says when
        ("On Monday, Lantern Watch said that six men had been held between October and January.\n\nThe army rejected"
         " the findings. A day earlier, Minister Osric Hahn had promised that the site would open.", "had promised",
         "../2031-05-12"),
        ("On 4 May 2031 Lantern Watch said that men had been held between October and January. Two days later, Minister"
         " Osric Hahn promised that the site would open.", "promised", "2031-05-06"),
    ],
)  # fmt: skip
def test_what_is_told_does_not_date_the_telling(text: str, cue: str, when: str) -> None:
    assert _dates(text)[cue] == when


def test_what_a_dated_denial_answers_was_said_by_then() -> None:
    found = _dates(
        "Last week the governor shrugged off the recent listing of the 27 men. However, the newspaper that reported the"
        " names, explained where the names came from."
    )
    assert (found["reported"], found["explained"]) == ("../2031-05-11", "../2031-05-12")
    assert _dates("Lantern Watch said that six men died. On 2 May 2031 the army rejected the findings.")["said"] == (
        "../2031-05-02"
    )


def test_a_denial_of_other_findings_sets_no_end() -> None:
    text = "Lantern Watch said that six men died. On 2 May 2031 the army rejected the findings of the union."
    assert _dates(text)["said"] == "../2031-05-12"


def test_findings_are_a_bodys_and_no_guards() -> None:
    text = "A clerk spoke. He alleged that pages were torn out.\n\nOn 2 May 2031 the army disputed these findings."
    assert _dates(text)["alleged"] == "../2031-05-12"
