"""Births filled in where nobody knew. People here are invented."""

from collections.abc import Iterable

from onrecord.link.model import scored
from onrecord.link.model.fillers import without_fillers
from onrecord.link.records import Record
from onrecord.nouns import Edtf


def rows(births: Iterable[str], on: str = "a") -> list[Record]:
    return [Record(f"{on}{at:03}", "Ivo Tann", True, on, born=Edtf(born)) for at, born in enumerate(births)]


def test_a_birth_that_a_list_gives_far_oftener_than_its_neighbours_is_missing_and_a_finding_says_so() -> None:
    listed = rows(["2000-02-02"] * 20 + ["2000-02-03"] * 6 + ["1999"] * 19 + ["1980/1982"] * 30)
    kept, findings = without_fillers(listed)
    assert {str(one.born) for one in kept} == {"None", "2000-02-03", "1999"}
    assert [one.code for one in findings] == ["births-filled-in"]
    assert "2 births" in findings[0].what
    assert "50 rows" in findings[0].what


def test_rounded_ages_a_year_of_many_births_and_texts_are_left_alone() -> None:
    rounded = rows(["1960"] * 60 + ["1961"] * 10 + ["1965"] * 30)
    assert without_fillers(rounded) == (rounded, ())
    told = [one._replace(list="") for one in rows(["1960"] * 60)]
    assert without_fillers(told) == (told, ())


def test_each_list_is_asked_for_itself() -> None:
    two = [*rows(["1960"] * 15), *rows(["1960"] * 15, on="b")]
    assert without_fillers(two) == (two, ())


def test_a_filled_in_birth_speaks_neither_for_nor_against() -> None:
    others = rows(["2000-02-02"] * 20)
    one = Record("x", "Mira Dorn", True, "a", born=Edtf("2000-02-02"))
    other = Record("y", "Mira Dorn", True, "b", born=Edtf("1961-07-09"))
    scores = scored([*others, one, other])
    (pair,) = (pair for pair in scores if (pair.a, pair.b) == ("x", "y"))
    assert "born" not in {part.field for part in pair.parts}
    assert "births-filled-in" in {finding.code for finding in scores.findings}
