"""What the models add to what the rules read, and what they leave alone."""

import pytest
from tests.read.reading_of import lines, reading_of

from onrecord.read.statements.calibrating import along
from onrecord.read.statements.cue_words import act_of
from onrecord.read.statements.joining import joined
from onrecord.read.statements.learned import Learned
from onrecord.read.statements.told import Told


def told(cue: tuple[int, int], content: tuple[int, int], confidence: float = 0.8) -> Told:
    return Told(speaker=(0, 3), cues=[cue], contents=[content], kind="assertion", confidence=confidence)


def test_two_readers_who_agree_on_a_cue_make_one_surer_statement() -> None:
    rules, models = told((4, 8), (10, 20)), told((4, 8), (9, 20))
    [one], attitudes = joined([rules], [Learned(models, "speech", 0.9)])
    assert one is rules
    assert (one.found_by, attitudes) == ("both", [])
    assert one.confidence > 0.9


def test_what_the_rules_gave_to_somebody_is_not_given_again() -> None:
    [one], _ = joined([told((4, 8), (10, 20))], [Learned(told((30, 34), (10, 21)), "speech", 0.9)])
    assert one.cues == [(4, 8)]


def test_an_unsure_find_is_left_out_and_an_attitude_stays_apart() -> None:
    found = [Learned(told((4, 8), (10, 20)), "speech", 0.1), Learned(told((40, 44), (50, 60)), "attitude", 0.9)]
    statements, attitudes = joined([], found)
    assert statements == []
    assert [one.cues for one in attitudes] == [[(40, 44)]]


@pytest.mark.parametrize(
    ("lemma", "act"),
    [("say", "speech"), ("lament", "speech"), ("denial", "speech"), ("believe", "belief"), ("want", "attitude")],
)
def test_a_cue_tells_of_speech_of_a_belief_or_of_an_attitude(lemma: str, act: str) -> None:
    assert act_of(lemma) == act


def test_a_statement_whose_verb_no_rule_knows() -> None:
    text = "Mayor Ines Toll surmised that the bridge had been closed since May."
    assert lines(reading_of(text)) == ["Mayor Ines Toll | surmised | the bridge had been closed since May"]


def test_who_only_wants_has_said_nothing() -> None:
    reading = reading_of("The minister wants the camp to be closed before winter.")
    assert reading.statements == ()
    [one] = reading.attitudes
    assert one.holder is not None
    assert (one.holder.text, one.cue[0].text) == ("The minister", "wants")


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor did not lament that the bridge was closed.",
        "The mayor might bemoan that the bridge was closed.",
        "Did the mayor bemoan that the bridge was closed?",
    ],
)
def test_what_was_not_said_is_no_statement(sentence: str) -> None:
    assert lines(reading_of(sentence)) == []


def test_a_confidence_lies_on_the_line_between_two_points() -> None:
    points = [(0.2, 0.1), (0.6, 0.5)]
    assert [along(points, raw) for raw in (0.0, 0.2, 0.4, 0.6, 1.0)] == pytest.approx([0.1, 0.1, 0.3, 0.5, 0.5])
