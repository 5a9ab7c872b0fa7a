import hashlib

import pytest

from onrecord.nouns import Passage, Span, TextLayer


def layer(text: str) -> TextLayer:
    return TextLayer(item="i-1", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), extractor="text@1")


def test_a_passage_holds_in_the_text_it_was_taken_from() -> None:
    ours = layer("He said: nobody was here.")
    passage = Passage.of(ours, 9, 15)
    assert passage.span.text == "nobody"
    assert (passage.prefix, passage.suffix) == ("He said: ", " was here.")
    assert passage.holds(ours)


def test_a_passage_breaks_when_the_text_changes_even_elsewhere() -> None:
    passage = Passage.of(layer("He said: nobody was here."), 9, 15)
    assert not passage.holds(layer("He said: nobody was here!"))


@pytest.mark.parametrize(("start", "end", "text"), [(3, 2, ""), (-1, 0, "a"), (0, 2, "abc")])
def test_a_span_that_cannot_be_is_not_built(start: int, end: int, text: str) -> None:
    with pytest.raises(ValueError):
        Span(start=start, end=end, text=text)
