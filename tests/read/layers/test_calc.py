"""OpenDocument spreadsheets and old Excel workbooks, as offices without the newest programs send them."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
import xlwt

from onrecord.nouns import TextLayer

Lifted = Callable[..., TextLayer]
Codes = Callable[[TextLayer], list[str]]
NS = "urn:oasis:names:tc:opendocument:xmlns:"


def ods(tables: str, styles: str = "") -> bytes:
    names = " ".join(f'xmlns:{part}="{NS}{part}:1.0"' for part in ("office", "table", "text", "style"))
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return out.getvalue()


def cell(words: str = "", kind: str = "string", **more: str) -> str:
    said = "".join(f' office:{key.replace("_", "-")}="{value}"' for key, value in more.items())
    return f'<table:table-cell office:value-type="{kind}"{said}><text:p>{words}</text:p></table:table-cell>'


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


FILLER = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16000"/>'
    "</table:table-row>"
)


def test_dates_and_numbers_are_those_that_are_kept_not_those_that_are_shown(lifted: Lifted):
    table = "".join((
        row(cell("Имя"), cell("Taken"), cell("Age"), cell("Alias")),
        row(cell("Oru Belen"), cell("27.02.31", "date", date_value="2031-02-27"), cell("31,0", "float", value="31")),
        FILLER,
    ))  # fmt: skip
    layer = lifted("ods", ods(f'<table:table table:name="Detained">{table}</table:table>'))
    (read,) = layer.tables
    assert read.rows == (("Имя", "Taken", "Age", "Alias"), ("Oru Belen", "2031-02-27", "31", ""))
    assert (read.place, read.heading) == ("sheet 1", "Detained")


def test_rows_keep_their_numbers_and_cells_that_stand_for_many_are_repeated(lifted: Lifted):
    twice = cell("a").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="2"')
    gap = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    layer = lifted("ods", ods(f"<table:table>{row(twice)}{gap}{row(cell('b'))}{FILLER}</table:table>"))
    assert layer.tables[0].rows == (("a", "a"), (), (), ("b", ""))


def test_notes_are_no_part_of_cells_and_hidden_sheets_are_read_and_told(lifted: Lifted, codes_of: Codes):
    note = "<office:annotation><text:p>ask her mother</text:p></office:annotation>"
    noted = cell("Mira").replace("<text:p>", f"{note}<text:p>")
    hidden = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="ta2" style:family="table">{hidden}</style:style>'
    tables = (
        f'<table:table>{row(noted)}</table:table><table:table table:style-name="ta2">{row(cell("b"))}</table:table>'
    )
    layer = lifted("ods", ods(tables, style))
    assert [table.rows for table in layer.tables] == [(("Mira",),), (("b",),)]
    assert codes_of(layer) == ["hidden-sheet", "comments"]


def test_a_sheet_that_says_a_billion_cells_is_cut_and_not_unpacked(lifted: Lifted):
    wide = (
        '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    layer = lifted("ods", ods(f"<table:table>{wide}</table:table>"))
    assert len(layer.tables[0].rows) <= 1000


def xls(*rows: list[object], name: str = "Detained") -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet(name)
    day = xlwt.easyxf(num_format_str="DD.MM.YY")
    for at, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if value is not None:
                sheet.write(at, column, value, *([day] if isinstance(value, dt.date) else []))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_old_workbook_is_read_like_a_new_one(lifted: Lifted):
    data = xls(["Имя", "Taken", "Age", "Alive"], [], ["Oru Belen", dt.date(2031, 2, 27), 31, True], ["Mika"])
    layer = lifted("xls", data)
    assert layer.tables[0].rows == (
        ("Имя", "Taken", "Age", "Alive"), (), ("Oru Belen", "2031-02-27", "31", "TRUE"), ("Mika", "", "", ""),
    )  # fmt: skip
    assert layer.tables[0].heading == "Detained"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_broken_workbook_is_a_finding(lifted: Lifted, codes_of: Codes, share: float):
    data = xls(["Name"], ["Oru Belen"])
    cut = data[: int(len(data) * share)]
    assert codes_of(lifted("xls", cut)) in (["unreadable-content"], [])
    garbled = data[:600] + bytes(len(data) - 1200) + data[-600:]
    assert codes_of(lifted("xls", garbled)) in (["unreadable-content"], ["no-document"], [])
