from collections.abc import Callable

import pytest

from onrecord.nouns import TextLayer
from onrecord.read.layers import Limits

Lifted = Callable[..., TextLayer]
Codes = Callable[[TextLayer], list[str]]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_separator_is_found(lifted: Lifted, mark: str):
    layer = lifted("csv", f'Name{mark}Town\n"Belen{mark} Oru"{mark}Tarn\nSorn{mark}Orvesh\n')
    assert layer.tables[0].rows == (("Name", "Town"), (f"Belen{mark} Oru", "Tarn"), ("Sorn", "Orvesh"))
    assert layer.tables[0].first_row == 1


def test_cells_stay_as_written_and_rows_keep_their_number(lifted: Lifted):
    layer = lifted("csv", 'Name,Note\n\n Oru ,"=1+1"\nMika,"two\nlines"\n')
    assert layer.tables[0].rows == (("Name", "Note"), (), (" Oru ", "=1+1"), ("Mika", "two\nlines"))
    assert layer.text == "Name\tNote\n\nOru\t=1+1\nMika\ttwo lines"


def test_uneven_rows_are_kept_and_said(lifted: Lifted, codes_of: Codes):
    layer = lifted("csv", "a,b,c\n1,2,3\n4,5\n6,7,8\n")
    assert layer.tables[0].rows[2] == ("4", "5")
    assert [(finding.code, finding.where) for finding in layer.findings] == [("uneven-rows", "i-1, row 3")]


def test_a_list_in_an_old_encoding_is_read(lifted: Lifted):
    rows = "ФИО;Город;Дата\nИванов Пётр Олегович;Тарн;02.04.2031\nСорина Мика;Орвеш;03.04.2031\n"
    assert lifted("csv", rows.encode("cp1251")).tables[0].rows[1] == ("Иванов Пётр Олегович", "Тарн", "02.04.2031")


def test_a_table_of_too_many_rows_is_cut_with_a_finding(lifted: Lifted, codes_of: Codes):
    layer = lifted("csv", "a,b\n" * 50, Limits(table_rows=10))
    assert len(layer.tables[0].rows) == 10
    assert codes_of(layer) == ["table-cut"]


def test_a_cell_without_end_is_a_finding(lifted: Lifted, codes_of: Codes):
    layer = lifted("csv", 'a,b\n1,2\n3,"' + "x" * 200_000)
    assert layer.tables[0].rows[:2] == (("a", "b"), ("1", "2"))
    assert "broken-row" in codes_of(layer)
