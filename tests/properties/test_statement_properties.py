"""Whatever the text and whichever reader reads it: no crash, spans inside the text, one role to a place."""

import pytest
from bench.soundness import problems
from hypothesis import given
from hypothesis import strategies as st
from tests.read.reading_of import IDS, layer_of, source_of
from tests.tried import tried

from onrecord.nouns import Edtf, ItemSettings, Reading
from onrecord.read import read_layer
from onrecord.read.languages import LANGUAGES, in_their_languages
from onrecord.read.paragraphs import paragraphs
from onrecord.read.quotes import quotations
from onrecord.read.segments import segments
from onrecord.read.statements import READERS
from onrecord.read.statements.apart import kept_apart
from onrecord.read.statements.told import Told

ANYTHING = st.text(alphabet=st.characters(exclude_categories=[]), max_size=160)
SPEECH = st.sampled_from(
    ["said that", "denied", "told her", "“", "”", "«", "»", ", he said, ", "according to", "The minister", "nobody",
     "заявил, что", "отрицает", "по словам", "Она", "министр", "a déclaré que", "selon", "Le préfet", "nie avoir",
     "on 4 May", "in early", "4 мая", "le 4 mai", "killed", "—", "\n\n", ".", ":", "\u202e", "\u0301", "\ud800", "41"]
)  # fmt: skip
JUMBLED = st.lists(st.one_of(SPEECH, SPEECH, ANYTHING.map(lambda words: words[:12])), max_size=25).map(" ".join)
PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda at: (at[0], at[0] + at[1])), max_size=4)


def read_as(text: str, language: str) -> Reading:
    known = ItemSettings(language=language, published_on=Edtf("2031-05-14"))
    return read_layer(source_of(known), layer_of(text), IDS)


@pytest.mark.parametrize("language", sorted(READERS))
@given(text=st.one_of(ANYTHING, JUMBLED))
@tried(60)
def test_every_span_lies_in_the_text_and_no_place_has_two_roles(language: str, text: str) -> None:
    assert problems(read_as(text, language), text) == []


@given(ANYTHING, st.sampled_from([*LANGUAGES, "und", "es"]))
@tried(60)
def test_every_passage_has_a_language_and_nothing_else_about_it_changes(text: str, item: str) -> None:
    layer = layer_of(text)
    parts = segments(layer, item)
    quoted = quotations(text, [(one.start, one.end) for one in paragraphs(layer)], item)
    found = in_their_languages(text, parts, quoted, item)
    assert [(one.start, one.end, one.role) for one in found] == [(one.start, one.end, one.role) for one in parts]
    assert all(one.language.isalpha() for one in found)


@given(PLACES, PLACES, PLACES.filter(lambda places: len(places) > 0), PLACES)
@tried(200)
def test_roles_that_meet_are_drawn_apart(
    speakers: list[tuple[int, int]],
    cues: list[tuple[int, int]],
    contents: list[tuple[int, int]],
    audiences: list[tuple[int, int]],
) -> None:
    """ "What comes later loses what it shares; a statement without content is none." """
    text = "a b " * 10
    one = Told(
        speaker=speakers[0] if speakers else None, cues=list(cues), contents=list(contents), kind="assertion",
        audience=audiences[0] if audiences else None,
    )  # fmt: skip
    kept = kept_apart([one], text)
    for told in kept:
        roles = [
            *([told.speaker] if told.speaker else []),
            *told.cues,
            *told.contents,
            *([told.audience] if told.audience else []),
        ]
        places = [at for start, end in roles for at in range(start, end)]
        assert len(places) == len(set(places))
        assert told.contents
