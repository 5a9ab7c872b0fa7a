import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.casefile.entries import entry_of_fields
from onrecord.ledger import Malformed, canonical

NAMES = st.text(st.characters(max_codepoint=127), max_size=8)
LEAVES = (
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(exclude_categories=["Cs"]))
)
VALUES = st.recursive(
    LEAVES, lambda one: st.lists(one, max_size=3) | st.dictionaries(NAMES, one, max_size=3), max_leaves=8
)


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
def test_the_body_of_an_entry_that_was_read_is_canonical_json(body: dict[str, object]) -> None:
    fields = {f"body.{name}": value for name, value in body.items()}
    assert entry_of_fields("id", "a1", 0, fields).body == canonical(body)


@pytest.mark.parametrize("value", [2**53, 2**70, {"é": 1}], ids=["large", "larger", "a key in no ASCII"])
def test_a_field_that_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(Malformed):
        entry_of_fields("id", "a1", 0, {"body.n": value})
