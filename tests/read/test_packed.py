"""Packed tables answer as the dictionaries and lists that they were made of."""

from hypothesis import given
from hypothesis import strategies as st
from spacy.lookups import Lookups
from spacy.strings import get_string_id

from onrecord.read.statements.packed import Packed, Rows, tables

WORDS = st.text(st.characters(exclude_characters="\n", exclude_categories=("Cs",)), min_size=1)


@given(st.dictionaries(WORDS, st.lists(WORDS, min_size=1, max_size=3)), WORDS)
def test_a_packed_table_gives_what_was_put_in_and_nothing_else(known: dict[str, list[str]], other: str) -> None:
    packed = Packed(known.items())
    assert {word: packed.get(word) for word in known} == known
    assert all(word in packed for word in known)
    assert packed.get(other, ["?"]) == known.get(other, ["?"])
    assert (other in packed) == (other in known)


@given(st.dictionaries(st.integers(0, 2**64 - 1), st.integers(-1, 2**31 - 1)), st.integers(0, 2**64 - 1))
def test_rows_are_found_by_their_hash(known: dict[int, int], other: int) -> None:
    rows = Rows(known)
    assert {key: rows.get(key) for key in known} == known
    assert rows.get(other, -1) == known.get(other, -1)


def test_a_lemmatizers_file_is_read_as_spacy_reads_it(tmp_path) -> None:  # type: ignore[no-untyped-def]
    made = Lookups()
    made.add_table("lemma_lookup", {"chevaux": ["cheval"], "vus": ["voir", "vu"]})
    made.add_table("lemma_rules", {"noun": [["aux", "al"]]})
    made.add_table("lemma_exc", {"noun": {"yeux": ["œil"]}, "verb": {"sont": ["être"]}})
    made.add_table("lemma_index", {"noun": ["cheval", "œil"]})
    made.to_disk(tmp_path)
    ours = tables(tmp_path / "lookups.bin")
    assert ours.get_table("lemma_lookup").get("vus") == ["voir", "vu"]
    assert ours.get_table("lemma_lookup").get(get_string_id("chevaux")) == ["cheval"]
    assert ours.get_table("lemma_lookup").get("cheval", ["cheval"]) == ["cheval"]
    assert ours.get_table("lemma_rules").get("noun") == [["aux", "al"]]
    assert ours.get_table("lemma_exc").get("verb", {}).get("sont", []) == ["être"]
    assert ours.get_table("lemma_exc").get("verb", {}).get("yeux", []) == []
    assert "œil" in ours.get_table("lemma_index").get("noun", {})
    assert "yeux" not in ours.get_table("lemma_index").get("noun", {})
