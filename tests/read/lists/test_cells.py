"""What a cell says of a date, and what it leaves open."""

import pytest

from onrecord.read.lists.cells import cell_date, order_of
from onrecord.read.lists.words import is_unnamed, looks_like_a_person, sex_of


@pytest.mark.parametrize(
    ("cell", "when", "problem"),
    [
        ("1990-05-04", "1990-05-04", ""),
        ("1990-05-04 00:00:00", "1990-05-04", ""),
        ("1990-5-4", "1990-05-04", ""),
        ("04.05.1990", "1990-05-04", ""),
        ("04.05.1990 г.", "1990-05-04", ""),
        ("4-6.05.2017", "2017-05-04/2017-05-06", ""),
        ("05.1990", "1990-05", ""),
        ("1990", "1990", ""),
        ("1990 г.р.", "1990", ""),
        ("около 1990", "1990~", ""),
        ("c. 1990", "1990~", ""),
        ("1990?", "1990?", ""),
        ("2017-05-04/2017-05-10", "2017-05-04/2017-05-10", ""),
        ("4 May 1990", "1990-05-04", ""),
        ("May 4, 1990", "1990-05-04", ""),
        ("May 1990", "1990-05", ""),
        ("4 мая 1990 года", "1990-05-04", ""),
        ("4 травня 1990", "1990-05-04", ""),
        ("1er mai 1990", "1990-05-01", ""),
        ("4. Mai 1990", "1990-05-04", ""),
        ("4 de mayo de 1990", "1990-05-04", ""),
        ("٤ أيار ١٩٩٠", "1990-05-04", ""),
        ("4 كانون الثاني 1990", "1990-01-04", ""),
        ("٠٤.٠٥.١٩٩٠", "1990-05-04", ""),
        ("25/04/1990", "1990-04-25", ""),
        ("04/25/1990", "1990-04-25", ""),
        ("03/04/1990", "1990-03-04/1990-04-03", "list-day-month"),
        ("05/05/1990", "1990-05-05", ""),
        ("42860", "2017-05-05", "list-serial-date"),
        ("42860.0", "2017-05-05", "list-serial-date"),
        ("04.05.95", "XX95-05-04", "list-short-year"),
        ("31.02.2017", None, "list-date-impossible"),
        ("31 февраля 2017", None, "list-date-impossible"),
        ("2017-02-31", None, "list-date-impossible"),
        ("in spring, they say", None, "list-date-unread"),
        ("", None, ""),
    ],
)
def test_a_date_cell(cell: str, when: str | None, problem: str) -> None:
    found = cell_date(cell)
    assert (found.when, found.problem) == (when, problem)


def test_a_column_proves_its_order_or_contradicts_itself() -> None:
    assert order_of(["03/04/1990", "25/04/1990"]) == "day"
    assert order_of(["03/04/1990", "04/25/1990"]) == "month"
    assert order_of(["03/04/1990", "x"]) == ""
    assert order_of(["25/04/1990", "04/25/1990"]) == "both"
    assert cell_date("03/04/1990", "day").when == "1990-04-03"
    assert cell_date("03/04/1990", "month").when == "1990-03-04"


def test_unnamed_and_sex_and_names() -> None:
    cells = ("N.N.", "unidentified man, 30", "Nnamdi Oru", "Unity Venn")
    assert [is_unnamed(cell) for cell in cells] == [
        True,
        True,
        False,
        False,
    ]
    assert [sex_of(cell) for cell in ("М", "ж.", "female", "أنثى", "?")] == ["male", "female", "female", "female", None]
    names = ("Oren Tasvik", "O'Venn-Marn, Lio", "أورين تاسفيك", "Roof 3", "paint")
    assert [looks_like_a_person(cell) for cell in names] == [
        True, True, True, False, False,
    ]  # fmt: skip
