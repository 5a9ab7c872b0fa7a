"""Why a statement is what it is: the reasons that the reader noted while it decided, and what it passed over."""

from typing import NamedTuple

import pytest
from tests.read.reading_of import IDS, layer_of, reading_of, source_of

from onrecord.nouns import Edtf, ItemSettings
from onrecord.read import Explanation, Why, explain
from onrecord.read.statements import READERS


class Said(NamedTuple):
    words: str
    why: Why


def explained(text: str, published: str = "2031-05-14") -> Explanation:
    settings = ItemSettings(language="en", published_on=Edtf(published))
    return explain(source_of(settings), layer_of(text), IDS)


def whys(text: str) -> list[Said]:
    found = explained(text)
    return [Said(one.words, why) for one, why in zip(found.reading.statements, found.statements, strict=True)]


def because(text: str) -> tuple[str, ...]:
    return whys(text)[0].why.because


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The police denied that men had been held.", ("found.verb=deny", "kind.verb-denies", "denial.verb")),
        ("The police rejected the reports as false.", ("found.verb=reject", "denial.words=the reports as false")),
        ("The minister said that nobody had been killed.", ("kind.negates-an-act", "kind.speaks-for-power")),
        ("The mayor said the reports were a fabrication.", ("kind.words-deny=were a fabrication",)),
        ("According to Rosa Fenn, the list was long.", ("found.according-to",)),
        ("The general promised to answer.", ("found.verb=promise", "kind.verb=promise")),
        ("Rosa Fenn said that the road was closed.", ("found.verb=say", "kind.asserts")),
        ("The mayor declined to comment on the deaths.", ("found.verb=decline",)),
        ("The report says that 12 men were beaten.", ("kind.document",)),
    ],
)
def test_each_rule_that_spoke_is_named(text: str, rules: tuple[str, ...]) -> None:
    assert set(rules) <= set(because(text))


def test_the_date_is_told_with_the_words_that_gave_it() -> None:
    first, second = whys('Viktor Halmar denied the raid on Tuesday. "Nobody was hurt," he said.')
    assert first.why.dated == "in-sentence"
    assert first.why.by is not None
    assert first.why.by.span.text.startswith("Tuesday")
    assert (second.why.dated, second.why.by) == ("goes-on", None)


def test_who_is_meant_is_told_with_the_rule_that_found_it() -> None:
    first, second = whys("Viktor Halmar, a spokesman, denied the raid. He said that the town was calm.")
    assert (first.why.meant and first.why.meant.name, first.why.pointed) == ("Viktor Halmar", "")
    assert (second.why.meant and second.why.meant.name, second.why.pointed) == ("Viktor Halmar", "spoke-last")


def test_a_speaker_from_another_passage_makes_it_less_sure_and_that_is_said() -> None:
    (_, second) = whys("Viktor Halmar said that the town was calm.\n\nHe denied the raid.")
    assert second.why.because[-1] == "sure.across"


def test_what_was_considered_and_left_out_is_shown_with_its_reason() -> None:
    text = (
        "The mayor did not say whether he had seen the list. The families want the ministry to answer. "
        "Halmar will say more on Friday. Could anyone say that they were safe? The mayor said that it rained."
    )
    assert [one.why for one in explained(text).left_out] == ["negated", "attitude", "not-yet", "supposed"]


def test_what_is_the_cue_of_a_statement_is_not_left_out() -> None:
    found = explained("“I fear that they will kill him,” she said. She said that she feared for him.")
    cues = {span for one in found.reading.statements for span in one.cue}
    assert not cues & {one.verb for one in found.left_out}


def test_an_explanation_explains_the_very_statements_of_the_reading() -> None:
    text = "The police denied that men had been held. Rosa Fenn said that 12 had come home."
    reading = reading_of(text, "2031-05-14")
    found = explained(text)
    assert found.reading == reading
    assert [one.statement for one in found.statements] == [one.id for one in reading.statements]


def test_every_reader_says_how_it_found_what_it_found() -> None:
    texts = {
        "en": "The police denied on Tuesday that men had been held in Orvesh.",
        "ru": "Полиция во вторник отрицала, что в Орвеше удерживали мужчин.",
        "fr": "La police a nié mardi que des hommes aient été détenus à Orvesh.",
    }
    for language in READERS:
        settings = ItemSettings(language=language, published_on=Edtf("2031-05-14"))
        found = explain(source_of(settings), layer_of(texts[language]), IDS)
        assert found.statements
        assert all(one.dated and one.because for one in found.statements)
