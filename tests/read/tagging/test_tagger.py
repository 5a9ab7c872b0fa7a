from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.tried import tried

from onrecord.read.tagging.tagger import tagged

MARKS = st.sampled_from(list("“”„«»‹›‘’\"'—–.,!?: \n\tabcÀЯ漢\u200b\ud800"))
TEXTS = st.one_of(st.text(max_size=200), st.text(alphabet=MARKS, max_size=120))


def marked(text: str, passages: list[tuple[int, int]] | None = None) -> list[tuple[str, str]]:
    found = tagged(text, passages or [(0, len(text))], [])
    return [(one.role, text[one.place[0] : one.place[1]]) for one in found]


def test_who_says_it_by_which_word_and_what() -> None:
    assert marked("Mayor Ines Toll said that the bridge had been closed since May.") == [
        ("source", "Mayor Ines Toll"),
        ("cue", "said"),
        ("content", "that the bridge had been closed since May"),
    ]


def test_the_narrator_s_own_sentence_is_left_alone() -> None:
    assert marked("The bridge was built in 1961 and leads over the river.") == []


def test_a_span_never_leaves_its_passage() -> None:
    text = "“We were held in the cellar for a week.\n“They beat us every night,” Karo Lind said."
    end = text.index("\n")
    for one in tagged(text, [(0, end), (end + 1, len(text))], [(1, end), (end + 2, text.rindex("”"))]):
        assert one.place[1] <= end or one.place[0] > end


@given(TEXTS)
@tried(60)
def test_spans_lie_in_the_text_and_no_word_is_in_two(text: str) -> None:
    """ "Spans are half-open places in the text, not empty, in order, and no word lies in two." """
    found = tagged(text, [(0, len(text))], [])
    assert all(0 <= one.place[0] < one.place[1] <= len(text) and 0 <= one.sure <= 1 for one in found)
    assert all(one.place[1] <= two.place[0] for one, two in pairwise(found))
