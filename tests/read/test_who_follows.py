"""What stands before its speaker, who is set apart by commas, and what an admission goes on to explain away."""

import pytest
from tests.read.reading_of import lines, reading_of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Soldiers took ten men to the old mill above Lorv, a herder told the Hill Post.",
            "a herder | told | Soldiers took ten men to the old mill above Lorv",
        ),
        (
            "Shells killed six patients in the clinic of Lorv, a nurse, Ada Brenn, told the Hill Post.",
            "a nurse, Ada Brenn | told | Shells killed six patients in the clinic of Lorv",
        ),
        (
            "A coroner, Ada Brenn, found on Monday that two men had died.",
            "A coroner, Ada Brenn | found | two men had died",
        ),
        (
            "The ministry rejected as baseless the reports that men had been held.",
            "The ministry | rejected | the reports that men had been held",
        ),
        (
            "Six men died in Lorv, according to a report by the Lantern Centre.",
            "the Lantern Centre | according to | Six men died in Lorv",
        ),
    ],
)
def test_the_speaker_is_found_where_the_sentence_puts_them_last(sentence: str, expected: str) -> None:
    assert expected in lines(reading_of(sentence))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The army said that it had killed no patients in Lorv.", "denies_act"),
        ("“The footage is staged,” the army’s spokesman, Colonel Ivo Strand, said.", "disputes_source"),
        ("The police said that they had no information about missing men.", "no_comment"),
        (
            "The mayor, Ada Brenn, acknowledged that men had been taken but said that they went fishing.",
            "other_explanation",
        ),
    ],
)
def test_those_in_power_deny_without_a_verb_of_denying(sentence: str, kind: str) -> None:
    assert [one.denial_kind for one in reading_of(sentence).statements if one.kind == "denial"] == [kind]


def test_who_gave_no_order_to_wait_denies_nothing() -> None:
    said = reading_of("Ada Brenn, a shepherd, said that the dogs had found no sheep.").statements
    assert [one.kind for one in said] == ["assertion"]
