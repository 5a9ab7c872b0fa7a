"""Whatever the text, reading it ends, and every span it gives holds the words that stand there."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.tried import tried

from onrecord.nouns import TextLayer
from onrecord.read.paragraphs import paragraphs
from onrecord.read.quotes import quotations
from onrecord.read.segments import segments
from onrecord.read.statements.views import views

MARKS = st.sampled_from(list("“”„«»‹›‘’‚\"'‟``—–.,!?: \n\tabcÀЯ1[]("))
TEXTS = st.one_of(st.text(max_size=200), st.text(alphabet=MARKS, max_size=120))


def _layer(text: str) -> TextLayer:
    return TextLayer(item="i", text=text, sha256="0", extractor="t@1")


@given(TEXTS, st.sampled_from(["en", "ru", "fr"]))
@tried(150)
def test_a_quotation_holds_the_words_that_stand_there(text: str, language: str) -> None:
    """ "Every quotation lies in one paragraph, and its words are those of the text." """
    stretches = [(one.start, one.end) for one in paragraphs(_layer(text))]
    for one in quotations(text, stretches, language):
        assert one.span.text == text[one.span.start : one.span.end]
        assert any(start <= one.span.start and one.span.end <= end for start, end in stretches)


@given(TEXTS)
@tried(150)
def test_every_character_lies_in_exactly_one_segment(text: str) -> None:
    """ "Nothing is deleted, everything is marked; segments are in order and do not overlap." """
    found = segments(_layer(text), "en")
    assert all(one.end <= two.start for one, two in pairwise(found))
    marked = "".join(text[one.start : one.end] for one in found)
    assert "".join(marked.split()) == "".join(text.split())


@given(TEXTS)
@tried(150)
def test_a_view_leads_back_into_its_passage(text: str) -> None:
    """ "Every character of a view knows its place in the text." """
    quoted = quotations(text, [(0, len(text))])
    for view in views(text, 0, len(text), quoted, 0):
        assert len(view.text) == len(view.places) == len(view.ends)
        assert all(0 <= place < end <= len(text) for place, end in zip(view.places, view.ends, strict=True))
        assert list(view.places) == sorted(view.places)
