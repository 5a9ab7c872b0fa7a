import datetime as dt

import pytest

from onrecord.nouns import Anchor, Decision, Edtf, Reading, Span, Statement
from onrecord.standing import anchor_of, correct, lay, lay_reading

TEXT = "The minister denied that anyone was held. A clerk said the cells were full."
NOW = dt.datetime(2031, 5, 4, tzinfo=dt.UTC)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def proposal(id: str = "s-1", words: str = "that anyone was held") -> Statement:
    return Statement(
        id=id,
        item="i-1",
        speaker=span("The minister"),
        cue=(span("denied"),),
        content=(span(words),),
        kind="denial",
        denial_kind="denies_act",
        said_on=Edtf("2031-05"),
        decided_by="machine:rules-en@1",
        confidence=0.8,
    )


def decided(proposals: list[Statement], decisions: list[Decision], text: str = "") -> tuple[Statement, ...]:
    anchors = {one.id: anchor_of(one, {}) or Anchor(kind="statement", told=()) for one in proposals}
    return lay(proposals, anchors, decisions, {}, text).proposals


def decided_reading(reading: Reading, decisions: list[Decision]) -> tuple[Reading, tuple[Decision, ...]]:
    laid = lay_reading(reading, decisions, {}, TEXT)
    return laid.reading, tuple(one.decision for one in laid.lost)


def decision(verdict: str, **fields: str) -> Decision:
    return Decision(about=fields.pop("about", "s-1"), verdict=verdict, by="A. Documenter", at=NOW, item="i-1", **fields)  # type: ignore[arg-type]


def test_an_accepted_proposal_carries_the_person_and_no_confidence() -> None:
    (accepted,) = decided([proposal()], [decision("accept")])
    assert (accepted.decided_by, accepted.confidence) == ("A. Documenter", None)


def test_a_rejected_proposal_is_left_out_until_somebody_accepts_it_again() -> None:
    assert decided([proposal()], [decision("reject")]) == ()
    assert len(decided([proposal()], [decision("reject"), decision("accept")])) == 1


def test_corrections_of_two_fields_stand_beside_each_other() -> None:
    first = decision("correct", field="said_on", value="2031-05-04")
    second = decision("correct", field="speaker", value="A clerk")
    (corrected,) = decided([proposal()], [first, second], TEXT)
    assert corrected.said_on == Edtf("2031-05-04")
    assert corrected.speaker == span("A clerk")


def test_a_corrected_kind_keeps_the_denial_whole() -> None:
    assert correct(proposal(), "kind", "assertion").denial_kind is None
    again = correct(correct(proposal(), "kind", "assertion"), "denial_kind", "disputes_source")
    assert (again.kind, again.denial_kind) == ("denial", "disputes_source")


@pytest.mark.parametrize(
    ("field", "value"),
    [("id", "s-2"), ("colour", "red"), ("kind", "shouting"), ("said_on", "2031-02-31"), ("speaker", "A bishop")],
)
def test_what_a_field_cannot_hold_is_refused(field: str, value: str) -> None:
    with pytest.raises(ValueError):
        correct(proposal(), field, value, TEXT)


def test_a_decision_follows_the_words_when_a_later_reading_draws_them_otherwise() -> None:
    drawn_otherwise = proposal("s-9", "anyone was held")
    reading = Reading(item="i-1", layer="", model="m", language="en", statements=(drawn_otherwise,))
    standing, left_over = decided_reading(reading, [decision("reject", words="that anyone was held")])
    assert (standing.statements, left_over) == ((), ())


def test_a_decision_whose_words_are_gone_is_left_over_and_not_lost() -> None:
    reading = Reading(item="i-1", layer="", model="m", language="en", statements=(proposal(),))
    lost = decision("reject", about="s-7", words="ships had sailed at dawn")
    standing, left_over = decided_reading(reading, [lost])
    assert standing.statements == (proposal(),)
    assert left_over == (lost,)
