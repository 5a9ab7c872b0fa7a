"""What is a denial depends on who speaks, on what is negated, and on what is alleged near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.reading_of import reading_of

from onrecord.read.statements.kinds import settle_kind
from onrecord.read.statements.told import Told


@pytest.mark.parametrize(
    ("words", "denial"),
    [
        ("The warden told the families that the men had never been brought to his prison.", "denies_act"),
        ("Villagers say drones struck a wedding. The air force said it had carried out no strikes.", "denies_act"),
        ("A senior officer insisted that his soldiers do not loot.", "denies_act"),
        ("Asked if anyone had died in the raid, the colonel replied: “None.”", "denies_act"),
        ("“What massacre? I was there and saw farmers,” the consul said.", "denies_act"),
        ("The old corporal said: “We never fired on anyone.”", "denies_act"),
        ("Sergeant Nolan Fitch has pleaded not guilty.", "denies_act"),
        ("Consul Rex Amory protested his innocence.", "denies_act"),
        ("The army said the clip was four years old.", "disputes_source"),
        ("The official called the survivors paid agents of a foreign power.", "disputes_source"),
        ("The ministry said the shots came from the crowd.", "denies_responsibility"),
        ("The Hill Front has distanced itself from the kidnapping.", "denies_responsibility"),
        ("Her lawyer told the court that his client was abroad at the time of the raid.", "denies_responsibility"),
        ("Police say that Ivo Stern, who died in a cell, slipped in the shower.", "other_explanation"),
        ("Survivors speak of torture. The ministry said all was done in accordance with the law.", "other_explanation"),
        ("The mayor put the story of the beatings down to a gas explosion.", "other_explanation"),
        ("Six men were beaten. The police said officers had been measured and brief.", "mitigates"),
        ("The commissioner said that the number of deaths was wildly inflated.", "mitigates"),
        ("The minister said the hunger strike was a publicity stunt.", "disputes_source"),
        ("The police said the bruises were caused by a fall.", "other_explanation"),
        ("The ministry said those expelled had broken the terms of their visas.", "other_explanation"),
        ("The navy would neither confirm nor deny that a boat had sunk.", "no_comment"),
        ("The mayor had no comment on the deaths.", "no_comment"),
        ("The consul said he was unaware of any camp.", "no_comment"),
        ("The senator said the paper had put words into her mouth.", "out_of_context"),
        ("A company statement said that none of its guards had beaten anyone.", "denies_act"),
        ("The army denied the raid. No civilians were killed, the statement said.", "denies_act"),
    ],
)
def test_those_in_power_deny_in_many_words(words: str, denial: str) -> None:
    assert reading_of(words).statements[-1].denial_kind == denial


@pytest.mark.parametrize(
    "words",
    [
        "Nobody had slept since the raid, the old woman said.",
        "“Nobody told us why they took him,” the mother said.",
        "The villagers said the soldiers had not let them bury their dead.",
        "No officer has been charged with the killings, the report notes.",
        "The rights commissioner said no official had been held to account for the massacre.",
        "The committee said that the authorities had never investigated the deaths.",
        "The former guard said nobody left the basement alive.",
        "Police said no arrests had been made in connection with the bombing.",
        "The police chief said officers had not yet identified the body.",
        "Prosecutors said the suspect had not cooperated in the inquiry into the killing.",
        "The mayor acknowledged that no shelter had been opened for those expelled.",
        "The governor warned that nobody who fired on the police would be spared.",
        "The mayor said nobody should leave home after the shelling.",
        "The treasurer said there were no plans to raise the levy and that no school would close.",
        "The ministry said that 12 people were killed when militants attacked a bus.",
        "The spokesman said that the trial for murder would not be televised.",
        "The minister said he was shocked by the footage of the beating.",
        "The army said it had opened an inquiry into the beating of two boys.",
        "The general said that the enemy had taken the bridge and that fighting went on.",
        "The ministry said the accused guards had been suspended and would stand trial for torture.",
        "The president said the massacre had been a crime and asked for forgiveness.",
        "No rain has fallen since February, the ministry said.",
    ],
)
def test_a_negation_that_denies_nothing_is_no_denial(words: str) -> None:
    assert [one.words for one in reading_of(words).statements if one.kind == "denial"] == []


def test_claiming_responsibility_is_no_denial_of_it() -> None:
    claimed, disclaimed = reading_of(
        "The rebel spokesman claimed responsibility for the bridge but disclaimed any part in the bombing."
    ).statements
    assert (claimed.kind, disclaimed.kind) == ("assertion", "denial")
    assert disclaimed.words == "any part in the bombing"


def test_a_statement_behind_a_semicolon_does_not_take_in_what_stands_before_it() -> None:
    last = reading_of("Pellam Oil insists its pumps were shut; the spill, the company said, came from upstream.")
    assert last.statements[-1].words == "the spill … came from upstream"


@given(st.text(max_size=200), st.booleans(), st.sets(st.sampled_from(["minister", "lawyer", "survivor", "report"])))
def test_any_words_have_a_kind_and_only_denials_have_a_kind_of_denial(
    words: str, quoted: bool, called: set[str]
) -> None:
    text = f"X said {words}."
    told = Told(
        speaker=(0, 1),
        cues=[(2, 6)],
        contents=[(7, len(text))],
        kind="assertion",
        quoted=quoted,
        speaker_words=frozenset(called),
    )
    settle_kind(told, text)
    assert (told.kind == "denial") == (told.denial is not None)
