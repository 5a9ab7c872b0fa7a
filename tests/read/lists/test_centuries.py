"""A year of two digits is read by the other date of the row, or stays open. Everybody here is invented."""

import pytest

from onrecord.nouns import Edtf, Ids, Table
from onrecord.read.lists import Custody, read_table
from onrecord.read.lists.centuries import born_in_its_century, in_its_century

CUSTODY = Custody(item="i-1", ids=Ids(key=b"k" * 32), model="rules@1")


@pytest.mark.parametrize(
    ("short", "born", "read"),
    [
        ("XX31-02-27", "1984", "2031-02-27"),
        ("XX31-02-27", "1984/1985", "2031-02-27"),
        ("XX31-02-27", "1925", "XX31-02-27"),  # a child of six, or somebody of 106
        ("XX24-02-27", None, "XX24-02-27"),
    ],
)
def test_an_event_lies_in_the_life_of_who_it_happened_to(short: str, born: str | None, read: str) -> None:
    assert in_its_century(Edtf(short), Edtf(born) if born else None) == read


@pytest.mark.parametrize(
    ("short", "when", "read"),
    [
        ("XX95-05-04", "2031-03-02", "1995-05-04"),
        ("XX25-05-04", "2031-03-02", "XX25-05-04"),  # a child of five, or somebody of 105
        ("XX00-02-29", "2031-03-02", "2000-02-29"),  # 1900 had no such day
    ],
)
def test_a_birth_comes_before_what_happens_and_no_more_than_a_life_before(short: str, when: str, read: str) -> None:
    assert born_in_its_century(Edtf(short), Edtf(when)) == read


def test_rows_say_whether_their_year_was_settled() -> None:
    rows = (
        ("Full name", "Born", "Date of arrest"),
        ("Oren Tasvik", "1984", "27.02.31"),
        ("Lio Marn", "", "02.03.31"),
        ("Udo Lank", "04.05.95", "02.03.2031"),
    )
    made, findings = read_table(Table(rows=rows, place="sheet 1"), CUSTODY)
    assert made is not None
    assert [str(entry.when) for entry in made.entries] == ["2031-02-27", "XX31-03-02", "2031-03-02"]
    assert made.entries[2].born == "1995-05-04"
    assert [(one.code, one.where) for one in findings] == [
        ("list-year-settled", "i-1, sheet 1, row 2, column 3"),
        ("list-short-year", "i-1, sheet 1, row 3, column 3"),
        ("list-year-settled", "i-1, sheet 1, row 4, column 2"),
    ]


def test_many_rows_are_said_as_stretches() -> None:
    rows = (("Full name", "Date of arrest"), *((f"Oren Tasv{chr(97 + at)}k", "27.02.31") for at in range(9)))
    _, findings = read_table(Table(rows=rows, place="sheet 1"), CUSTODY)
    (one,) = (one for one in findings if one.code == "list-short-year")
    assert one.where == "i-1, sheet 1, rows 2 to 10, column 2"
