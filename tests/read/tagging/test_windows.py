from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.tried import tried

from onrecord.read.tagging.pieces import Pieces
from onrecord.read.tagging.windows import MOST, SHAPES, plain, windows

LETTERS = [chr(n) for n in range(0x21, 0x7F)]
KNOWN = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *LETTERS, *("##" + one for one in LETTERS)])


def test_quotation_marks_of_every_kind_are_one_mark_to_the_tagger() -> None:
    assert plain("«Нет», “no”, ‘no’ — „no“") == '"Нет", "no", \'no\' - "no"'


def test_a_shape_tells_case_beginning_and_quotation() -> None:
    text = "He said no"
    [window] = windows(text, [(0, 10)], [(8, 10)], KNOWN)
    by_word = [window.shapes[head] for head in window.heads]
    assert by_word == [4 * 2 + 2, 4 * 1, 4 * 1 + 1]


def test_a_window_holds_whole_passages_while_they_fit() -> None:
    text = "abcdefghij. " * 6
    passages = [(at * 12, at * 12 + 11) for at in range(6)]
    assert len(list(windows(text, passages, [], KNOWN))) == 1
    first, second = windows(text, passages, [], KNOWN, first=24)
    assert [place for place in first.places if place[1] <= 23] == list(first.places)
    assert second.begins_passage(0)


def test_a_passage_too_long_for_a_window_is_cut_after_a_sentence() -> None:
    text = "abcd efgh. " * 40
    cut = list(windows(text, [(0, len(text))], [], KNOWN))
    assert len(cut) > 1
    assert all(text[window.places[-1][0]] == "." for window in cut)


@given(st.text(max_size=400), st.lists(st.integers(0, 400), max_size=6))
@tried(100)
def test_every_word_keeps_its_place_and_no_window_is_too_long(text: str, cuts: list[int]) -> None:
    """ "Every word knows its place in the text"; "A window holds as many whole passages as fit." """
    borders = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    passages = list(pairwise(borders))
    seen: list[tuple[int, int]] = []
    for window in windows(text, passages, passages[::2], KNOWN):
        assert len(window.pieces) == len(window.shapes) <= MOST
        assert all(0 <= shape < SHAPES for shape in window.shapes)
        assert len(window.heads) == len(window.places)
        seen += window.places
    assert all(0 <= start < end <= len(text) for start, end in seen)
    assert all(one[1] <= two[0] for one, two in pairwise(seen))
