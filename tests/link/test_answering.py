"""A cheap look at two names may keep apart only what the comparison of names keeps apart, in SQL as in Python."""

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tried import tried

from onrecord.link.model.answering import could_be, words_of
from onrecord.link.model.duck import duck
from onrecord.link.names import compare

WORDS = st.lists(st.text("abdhinorتسv", min_size=1, max_size=9), min_size=1, max_size=6)
ASKED = st.tuples(WORDS, st.integers(0, 6)).map(lambda one: (one[0][: one[1]], one[0]))


def could(a: str, b: str) -> bool:
    one, other = words_of([a]), words_of([b])
    return could_be(one.asking, one.all, other.asking, other.all)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ковалёв Андрей Петрович", "Andrei Kowaljow"), ("Schasaj Tannow", "Zhazay Tannov"), ("Ivo Tann", "I. Tann"),
        ("Тан Иво", "Ivo Tann"), ("محمد كمال الحداد", "محمدكمال الحداد"), ("Саша Тан", "Александр Тан"),
        ("Yusuf Hassan al-Haddad", "يوسف حسن الحداد"), ("Tannova Anna", "Tannov Anna"), ("Abu Omar", "Omar Tann"),
    ],
)  # fmt: skip
def test_what_sounds_alike_or_nearly_so_is_never_kept_apart(a: str, b: str) -> None:
    assert could(a, b)
    assert could(b, a)


@pytest.mark.parametrize(("a", "b"), [("Dorvan Tannow", "Dorvan Merkel"), ("Lumik Tannow", "Sagor Tannow")])
def test_a_word_without_an_answer_keeps_two_names_apart(a: str, b: str) -> None:
    assert not could(a, b)
    assert compare(a, b).level == "different"


def test_a_name_with_several_spellings_could_be_any() -> None:
    several = words_of(["Ivo Tann", "Iwo Thann"])
    assert could_be(several.asking, several.all, ["merk"], ["merk", "anna"])


@tried(30)
@given(st.lists(st.tuples(ASKED, ASKED), min_size=1, max_size=30))
def test_the_database_says_what_python_says(pairs: list[tuple[tuple[list[str], list[str]], ...]]) -> None:
    with duck() as engine:
        columns = {
            name: ("VARCHAR[]", [pair[side][at] for pair in pairs])
            for name, side, at in (("ask_a", 0, 0), ("a", 0, 1), ("ask_b", 1, 0), ("b", 1, 1))
        }
        engine.table("asked", {**columns, "place": ("INTEGER", list(range(len(pairs))))})
        told = engine.ask("select could_be(ask_a, a, ask_b, b) from asked order by place")
    assert [row[0] for row in told] == [could_be(a[0], a[1], b[0], b[1]) for a, b in pairs]


def test_too_little_memory_is_a_refusal_that_says_what_next() -> None:
    from onrecord.nouns.refusal import TooLittleMemory

    with pytest.raises(TooLittleMemory, match="too little memory") as told, duck():
        raise duckdb.OutOfMemoryException("no")
    assert "nothing was linked" in told.value.means
    assert told.value.exit_code == 20
