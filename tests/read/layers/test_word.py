import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from onrecord.nouns import TextLayer
from onrecord.read.layers import Limits

Lifted = Callable[..., TextLayer]
Blocks = Callable[[TextLayer], list[tuple[str, str]]]
Codes = Callable[[TextLayer], list[str]]


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry.filename, old.read(entry))
        new.writestr(name, content)
    return out.getvalue()


def test_headings_paragraphs_items_and_tables_in_order(lifted: Lifted, blocks_of: Blocks):
    document = docx.Document()
    document.add_heading("Testimony", 1)
    document.add_paragraph("He was taken").add_run("\tat night.")
    document.add_paragraph("one", style="List Bullet")
    table = document.add_table(2, 2)
    for place, words in (((0, 0), "Name"), ((0, 1), "Town"), ((1, 0), "Oru Belen"), ((1, 1), "Tarn")):
        table.cell(*place).text = words
    document.add_paragraph("After the table.")
    layer = lifted("docx", saved(document))
    assert blocks_of(layer) == [
        ("heading", "Testimony"),
        ("paragraph", "He was taken\tat night."),
        ("list-item", "one"),
        ("table", "Name\tTown\nOru Belen\tTarn"),
        ("paragraph", "After the table."),
    ]
    assert layer.tables[0].rows == (("Name", "Town"), ("Oru Belen", "Tarn"))


def test_author_and_dates_are_properties_and_no_date_of_publication(lifted: Lifted):
    document = docx.Document()
    document.core_properties.author, document.core_properties.last_modified_by = "A. Pen", "B. Ink"
    document.core_properties.title = "Testimony"
    about = lifted("docx", saved(document)).description
    assert (about.title, about.author, about.published_on) == ("Testimony", "A. Pen", None)
    assert about.properties["last modified by"] == "B. Ink"


def tracked(tag: str, inner: str, words: str) -> Any:
    change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
    change.set(qn("w:author"), "B. Ink")
    text.text = words
    run.append(text)
    change.append(run)
    return change


def test_deleted_words_are_not_text_inserted_ones_are_and_both_are_said(lifted: Lifted, codes_of: Codes):
    """Threat 11."""
    document = docx.Document()
    paragraph = document.add_paragraph("They came ")
    paragraph._p.append(tracked("w:del", "w:delText", "in uniform "))
    paragraph._p.append(tracked("w:ins", "w:t", "by night"))
    layer = lifted("docx", saved(document))
    assert layer.text == "They came by night"
    assert codes_of(layer) == ["tracked-changes"]
    assert "uniform" not in layer.findings[0].what


def test_comments_are_not_text_and_are_said(lifted: Lifted, codes_of: Codes):
    document = docx.Document()
    run = document.add_paragraph("They came by night.").runs[0]
    document.add_comment(run, text="who says?", author="B. Ink")
    layer = lifted("docx", saved(document))
    assert layer.text == "They came by night."
    assert codes_of(layer) == ["comments"]


def test_hidden_text_is_not_text_and_is_said(lifted: Lifted, codes_of: Codes):
    document = docx.Document()
    document.add_paragraph("seen ").add_run("unseen").font.hidden = True
    layer = lifted("docx", saved(document))
    assert layer.text == "seen "
    assert codes_of(layer) == ["hidden-text"]


def test_headers_are_asides(lifted: Lifted, blocks_of: Blocks):
    document = docx.Document()
    document.add_paragraph("Body.")
    document.sections[0].header.paragraphs[0].text = "Office of the Prosecutor"
    assert blocks_of(lifted("docx", saved(document))) == [("paragraph", "Body."), ("aside", "Office of the Prosecutor")]


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_not_expanded(lifted: Lifted, codes_of: Codes, encoding: str):
    """Threat 3."""
    data = with_part(saved(docx.Document()), "word/document.xml", LAUGHS.decode().encode(encoding))
    layer = lifted("docx", data)
    assert layer.text == ""
    assert codes_of(layer) == ["xml-dtd", "no-document"]


def test_an_office_file_that_is_a_bomb_is_not_unpacked(lifted: Lifted, codes_of: Codes):
    """Threat 1."""
    data = with_part(saved(docx.Document()), "word/media/a.bin", b"\x00" * (8 << 20))
    assert codes_of(lifted("docx", data)) == ["package-bomb"]
    assert codes_of(lifted("docx", saved(docx.Document()), Limits(part_unpacked=10)))[-1] == "no-document"


@pytest.mark.parametrize("cut", [0, 100, 1000, 10_000])
def test_a_truncated_file_is_a_finding(lifted: Lifted, codes_of: Codes, cut: int):
    layer = lifted("docx", saved(docx.Document())[:cut])
    assert codes_of(layer) == (["unreadable-content"] if cut else [])


def test_a_document_with_broken_xml_gives_what_can_be_read(lifted: Lifted):
    document = docx.Document()
    document.add_paragraph("kept")
    data = saved(document)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml")
    assert lifted("docx", with_part(data, "word/document.xml", xml[: xml.index(b"kept") + 4])).text == "kept"


def test_the_words_right_above_a_table_go_with_it(lifted: Lifted):
    document = docx.Document()
    document.add_paragraph("List compiled by Lantern Watch.")
    document.add_table(1, 1).cell(0, 0).text = "Name"
    document.add_table(1, 1).cell(0, 0).text = "Town"
    document.add_paragraph("Long. " * 100)
    document.add_table(1, 1).cell(0, 0).text = "Age"
    tables = lifted("docx", saved(document)).tables
    assert [table.above for table in tables] == ["List compiled by Lantern Watch.", "", ""]
