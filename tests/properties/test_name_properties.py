"""Names: the promises of `onrecord.link.names`, over any text."""

from hypothesis import given
from hypothesis import strategies as st
from tests.tried import tried

from onrecord.link.names import blocks, compare, parsed
from onrecord.link.names.letters import folded

_LETTERS = st.sampled_from("абвгҐієЇўӀьъxzhjščaeiou'’- .,()عبدالرحمنةىپچ\u0301\u064e\u200f\u202eß中ა😀")
_NAME = st.text(_LETTERS, max_size=30) | st.text(max_size=60)
_REAL = st.sampled_from(
    [
        "Андрей Ковалёв",
        "Andrei Kowaljow",
        "Олена Ткачук",
        "Ali bin Hassan",
        "عبد الرحمن سعيد",
        "Umm Khalid",
        "Х. Сатуев",
    ]
)


@given(_NAME | _REAL, _NAME | _REAL)
@tried(150)
def test_the_order_of_two_names_does_not_matter(a: str, b: str) -> None:
    """Symmetric: the pair is put in order first."""
    assert compare(a, b) == compare(b, a)


@given(_NAME)
@tried(150)
def test_a_name_with_letters_is_the_same_as_itself(name: str) -> None:
    """What has words is like itself."""
    found = compare(name, name)
    assert 0.0 <= found.score <= 1.0
    if any(word.role not in ("title", "particle") for word in parsed(name).words):
        assert found.level == "same"
        assert blocks(name)


@given(_NAME | _REAL, _NAME | _REAL)
@tried(150)
def test_any_text_is_parsed_and_compared_without_a_fault(a: str, b: str) -> None:
    """All take any text in any script, never fail."""
    found = compare(a, b)
    assert found.level in ("same", "sounds", "near", "related", "different")
    assert 0.0 <= found.score <= 1.0
    assert all(word.folded for word in parsed(a).words)


@given(_NAME)
@tried(150)
def test_folding_twice_is_folding_once(word: str) -> None:
    """Folding is idempotent: a folded word folds to itself."""
    assert folded(folded(word)) == folded(word)


@given(_REAL, st.sampled_from(["\u200e", "\u200f", "\u202b", "\u2067", " "]))
def test_marks_of_direction_and_spaces_say_nothing(name: str, mark: str) -> None:
    """What cannot be seen changes no name."""
    assert compare(f"{mark}{name}{mark}", name).level == "same"
