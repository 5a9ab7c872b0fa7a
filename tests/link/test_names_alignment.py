"""The walk over all alignments gives the same numbers as it stands and compiled."""

from hypothesis import given
from hypothesis import strategies as st
from tests.tried import tried

from onrecord.link.names.hearing import Ear
from onrecord.link.names.tables import TableName

LATIN, RUSSIAN = st.text("abcdehijklmnorstuvyz", max_size=12), st.text("абвдежзийкнорстучшщья", max_size=12)
HEARD = st.one_of(
    st.tuples(RUSSIAN, LATIN, st.just("russian-latin")),
    st.tuples(LATIN, LATIN, st.just("latin-russian")),
    st.tuples(st.text("ابتحدرسعقكلمنوي", max_size=8), LATIN, st.just("arabic-latin")),
)

PLAIN, COMPILED = Ear(), Ear()
COMPILED.compile()


@tried(20)
@given(st.lists(HEARD, min_size=20, max_size=40))
def test_compiled_or_not_a_word_is_heard_alike_to_the_last_bit(words: list[tuple[str, str, TableName]]) -> None:
    plain, compiled = ([ear.surprise(*word) for word in words] for ear in (PLAIN, COMPILED))
    assert plain == compiled
