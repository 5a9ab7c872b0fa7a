"""Of names within names the longest is kept."""

from onrecord.nouns import Span
from onrecord.read.statements.name import Name, outermost

TEXT = "Ada Orlov of the Harbour Doctors"


def name(words: str) -> Name:
    at = TEXT.index(words)
    return Name(Span.of(TEXT, at, at + len(words)), "other", words)


def test_what_lies_within_a_longer_name_falls_away_and_the_rest_stands_in_order() -> None:
    found = [name(words) for words in ("Doctors", "Orlov", "Harbour Doctors", "Ada Orlov", "Ada")]
    assert [one.name for one in outermost(found)] == ["Ada Orlov", "Harbour Doctors"]


def test_two_of_one_length_keep_the_first() -> None:
    assert [one.name for one in outermost([name("Ada"), name("Ada")])] == ["Ada"]
