"""Whatever the text and whatever was marked in it, tying ends, and ties only what was marked."""

from hypothesis import given
from hypothesis import strategies as st
from tests.tried import tried

from onrecord.read.linking import Marked, tie
from onrecord.read.quotes import quotations
from onrecord.read.statements.parsing import Parse, parsed
from onrecord.read.statements.views import views

ALPHABET = st.sampled_from(list("“”\"'.,:!?— \n\tabcdeÀЯ1()"))
WORDS = st.lists(
    st.sampled_from(["He", "said", "that", "denied", "“", "”", ",", ".", "\n\n", "the ward", "it"]), max_size=25
)
TEXTS = st.one_of(st.text(max_size=80), st.text(alphabet=ALPHABET, max_size=80), WORDS.map(" ".join))


@st.composite
def _scenes(draw: st.DrawFn) -> tuple[str, list[Marked]]:
    text = draw(TEXTS.filter(lambda text: text.strip() != ""))
    spans = []
    for _ in range(draw(st.integers(0, 9))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        spans.append(Marked(start, end, draw(st.sampled_from(("source", "cue", "content"))), draw(st.floats(0, 1))))
    return text, spans


@given(_scenes())
@tried(120)
def test_an_attribution_holds_only_what_was_marked(scene: tuple[str, list[Marked]]) -> None:
    """ "It adds no span, moves none, and gives each attribution a share from 0 to 1." """
    text, spans = scene
    quoted = quotations(text, [(0, len(text))])
    made = views(text, 0, len(text), quoted, 0)
    told = tie(text, [Parse(one, doc, "body") for one, doc in zip(made, parsed(made), strict=True)], quoted, spans)
    places = {role: {one.place for one in spans if one.role == role} for role in ("source", "cue", "content")}
    for one in told:
        assert one.source is None or one.source in places["source"]
        assert one.contents
        assert set(one.contents) <= places["content"]
        assert set(one.cue) <= places["cue"]
        assert list(one.contents) == sorted(one.contents)
        assert 0.0 <= one.sure <= 1.0


@given(_scenes())
@tried(60)
def test_a_cue_and_a_content_stand_in_one_attribution_only(scene: tuple[str, list[Marked]]) -> None:
    """ "One source may stand in several attributions, a cue or a content in one only." """
    text, spans = scene
    told = tie(text, [], (), list({(one.role, one.place): one for one in spans}.values()))
    for parts in ([place for one in told for place in one.cue], [place for one in told for place in one.contents]):
        assert len(parts) == len(set(parts))
