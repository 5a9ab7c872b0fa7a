import datetime as dt
import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from onrecord.nouns import TextLayer
from onrecord.read.layers import Limits

Lifted = Callable[..., TextLayer]
Codes = Callable[[TextLayer], list[str]]


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book_of(*rows: list[object]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def patched(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry)
            assert entry.filename != name or old in content
            after.writestr(entry.filename, content.replace(old, new) if entry.filename == name else content)
    return out.getvalue()


SHEET1 = "xl/worksheets/sheet1.xml"


def test_every_sheet_is_a_table_with_the_rows_of_the_sheet(lifted: Lifted):
    book = book_of(["Имя", "Age", "Since", "Alive"], [], ["Oru Belen", 31, dt.date(2031, 4, 2), True], ["Mika", 0.5])
    book.active.title = "Detained"
    layer = lifted("xlsx", saved(book))
    table = layer.tables[0]
    assert table.rows == (
        ("Имя", "Age", "Since", "Alive"),
        (),
        ("Oru Belen", "31", "2031-04-02", "TRUE"),
        ("Mika", "0.5", "", ""),
    )
    assert (table.place, table.heading, table.first_row) == ("sheet 1", "Detained", 1)


def test_a_hidden_sheet_is_read_and_said(lifted: Lifted):
    """Threat 11."""
    book = book_of(["seen"])
    hidden = book.create_sheet("Notes")
    hidden.append(["unseen"])
    hidden.sheet_state = "veryHidden"
    layer = lifted("xlsx", saved(book))
    assert layer.tables[1].rows == (("unseen",),)
    assert [(finding.code, finding.where) for finding in layer.findings] == [("hidden-sheet", "i-1, sheet 2")]


def test_formulas_are_not_computed_and_text_that_looks_like_one_stays_text(lifted: Lifted):
    book = book_of(["total", "=1+1"], ["cmd"])
    book.active["B2"].value = '=HYPERLINK("http://192.0.2.1")'
    book.active["B2"].data_type = "s"
    layer = lifted("xlsx", saved(book))
    assert layer.tables[0].rows == (("total", ""), ("cmd", '=HYPERLINK("http://192.0.2.1")'))
    cached = patched(saved(book), SHEET1, b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    assert lifted("xlsx", cached).tables[0].rows[0] == ("total", "2")


def test_a_sheet_that_claims_a_billion_cells_is_small(lifted: Lifted):
    data = patched(saved(book_of(["a"])), SHEET1, b'ref="A1"', b'ref="A1:XFD1048576"')
    assert lifted("xlsx", data).tables[0].rows == (("a",),)
    far = patched(saved(book_of(["a"])), SHEET1, b'r="A1"', b'r="XFD900000"')
    far = patched(far, SHEET1, b'<row r="1"', b'<row r="900000"')
    assert lifted("xlsx", far, Limits(table_rows=1000)).text == ""


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET1, "[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
def test_entities_are_refused(lifted: Lifted, codes_of: Codes, part: str):
    with zipfile.ZipFile(io.BytesIO(saved(book_of(["a"])))) as archive:
        start = archive.read(part)[:1]
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">]>'
    data = saved(book_of(["a"]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(part)
    assert start == b"<"
    layer = lifted("xlsx", patched(data, part, content, laughs + content))
    assert (layer.text, codes_of(layer)) == ("", ["xml-dtd"])


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET1, "[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("left", [0.0, 0.5, 0.95])
def test_a_truncated_part_is_a_finding(lifted: Lifted, codes_of: Codes, part: str, left: float):
    data = saved(book_of(["a", 1]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(part)
    layer = lifted("xlsx", patched(data, part, content, content[: int(len(content) * left)]))
    assert (layer.text, codes_of(layer)) == ("", ["unreadable-content"])


def test_a_workbook_without_sheets_is_a_finding(lifted: Lifted, codes_of: Codes):
    data = saved(book_of(["a", 1]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("xl/workbook.xml")
    assert codes_of(lifted("xlsx", patched(data, "xl/workbook.xml", content, b"<a/>"))) == ["no-document"]


def test_empty_cells_at_the_ends_of_rows_are_no_slip(lifted: Lifted):
    book = book_of(["Name", "Age", "Alias"], ["Oru Belen", 31, None], ["Lio Marn", None, None], ["Udo Lank", 28, "Ud"])
    layer = lifted("xlsx", saved(book))
    assert {len(row) for row in layer.tables[0].rows} == {3}
    assert "Lio Marn\n" in layer.text
