import datetime as dt
import io
from collections.abc import Callable

import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

from onrecord.nouns import TextLayer
from onrecord.read.layers import Limits, ocr
from onrecord.read.layers.pdf_lines import Line, joined

Lifted = Callable[..., TextLayer]
Blocks = Callable[[TextLayer], list[tuple[str, str]]]
Codes = Callable[[TextLayer], list[str]]


def sheet() -> FPDF:
    pdf = FPDF()
    pdf.set_creation_date(dt.datetime(2031, 4, 2, tzinfo=dt.UTC))
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    return pdf


def done(pdf: FPDF) -> bytes:
    return bytes(pdf.output())


def test_lines_become_paragraphs_and_pages_keep_their_number(lifted: Lifted):
    pdf = sheet()
    pdf.set_font("Helvetica", size=20)
    pdf.cell(0, 10, "Denied")
    pdf.ln(14)
    pdf.set_font("Helvetica", size=11)
    sentence = "The ministry denied that any raids took place in the northern district of Tarn. "
    pdf.multi_cell(0, 6, sentence * 4)
    pdf.ln(8)
    pdf.multi_cell(0, 6, "A second paragraph.")
    pdf.add_page()
    pdf.multi_cell(0, 6, "On the next page.")
    layer = lifted("pdf", done(pdf))
    assert layer.text.split("\n\n") == ["Denied", (sentence * 4).strip(), "A second paragraph.", "On the next page."]
    assert [block.page for block in layer.blocks] == [1, 1, 1, 2]
    assert layer.extractor.startswith("onrecord.layers.pdf@2+pypdfium2-")


def test_properties_are_kept_and_no_date_of_publication_is_taken_from_them(lifted: Lifted):
    pdf = sheet()
    pdf.set_title("Report")
    pdf.set_author("A. Pen")
    pdf.cell(0, 10, "Text")
    about = lifted("pdf", done(pdf)).description
    assert (about.title, about.author, about.published_on) == ("Report", "A. Pen", None)


def test_a_broken_word_in_a_real_page(lifted: Lifted):
    pdf = sheet()
    for words in ("A well-", "known man was detain-", "ed in Tarn. They were all detained there."):
        pdf.cell(0, 6, words)
        pdf.ln(6)
    assert lifted("pdf", done(pdf)).text == "A well-known man was detained in Tarn. They were all detained there."


def line(text: str) -> Line:
    return Line(text=text, left=0, bottom=0, right=0, top=0)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("he was detain-", "ed there", "he was detained there"),  # the word stands elsewhere in the document
        ("he was detain\ufffe", "ed there", "he was detained there"),
        ("a well\ufffe", "known man", "a well-known man"),
        ("he was purifi-", "ed there", "he was purifi-ed there"),
        ("he was purifi\xad", "ed there", "he was purified there"),
        ("from 2031-", "2032", "from 2031-2032"),
        ("he said -", "and left", "he said - and left"),
    ],
)
def test_a_broken_word_is_joined_only_where_that_is_safe(first: str, second: str, whole: str):
    assert joined([line(first), line(second)], frozenset(("detained", "known"))) == whole


def test_what_lies_under_a_black_box_is_left_out_and_said(lifted: Lifted):
    """Threat 8: its maker meant to hide it, and published text would give it away."""
    pdf = sheet()
    pdf.cell(0, 8, "The name of the witness is ")
    pdf.ln(10)
    where = pdf.get_y()
    pdf.cell(0, 8, "Oru Belen")
    pdf.set_fill_color(0, 0, 0)
    pdf.rect(8, where, 60, 8, style="F")
    layer = lifted("pdf", done(pdf))
    assert "Belen" not in layer.text
    assert "The name of the witness is" in layer.text
    assert [(finding.code, finding.where) for finding in layer.findings] == [("covered-text", "i-1, page 1")]


def test_white_words_on_a_black_bar_are_read(lifted: Lifted, codes_of: Codes):
    pdf = sheet()
    pdf.set_fill_color(0, 0, 0)
    pdf.rect(8, 8, 80, 10, style="F")
    pdf.set_text_color(255, 255, 255)
    pdf.cell(0, 8, "The detained, by town")
    layer = lifted("pdf", done(pdf))
    assert layer.text == "The detained, by town"
    assert codes_of(layer) == []


def test_an_encrypted_pdf_is_a_finding(lifted: Lifted, codes_of: Codes):
    pdf = sheet()
    pdf.cell(0, 8, "Text")
    pdf.set_encryption(owner_password="a", user_password="b")
    assert codes_of(lifted("pdf", done(pdf))) == ["encrypted"]


def test_files_scripts_and_orders_inside_are_findings_and_nothing_runs(lifted: Lifted, codes_of: Codes):
    """Threat 7."""
    pdf = sheet()
    pdf.cell(0, 8, "Text")
    pdf.embed_file(bytes=b"MZ", basename="a.exe")
    data = (
        done(pdf)
        + b"\n9 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj\n8 0 obj << /S /Launch /F (cmd.exe) >> endobj\n"
    )
    layer = lifted("pdf", data)
    assert {"pdf-script", "pdf-launch", "pdf-embedded"} <= set(codes_of(layer))
    assert "Text" in layer.text


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7 garbage" * 99, b"", b"%PDF-1.4\n%%EOF"])
def test_a_corrupt_pdf_is_a_finding(lifted: Lifted, codes_of: Codes, data: bytes):
    layer = lifted("pdf", data)
    assert layer.text == ""
    assert codes_of(layer) == (["unreadable-content"] if data else [])


def test_a_pdf_cut_anywhere_never_stops_the_reading(lifted: Lifted):
    pdf = sheet()
    pdf.cell(0, 8, "Text")
    data = done(pdf)
    for cut in range(97, len(data), 97):
        layer = lifted("pdf", data[:cut])
        assert layer.text in ("Text", "")
        assert layer.text or layer.findings


def test_too_many_pages_are_cut_with_a_finding(lifted: Lifted, codes_of: Codes):
    pdf = sheet()
    for number in range(4):
        pdf.add_page()
        pdf.cell(0, 8, f"Page {number}")
    layer = lifted("pdf", done(pdf), Limits(pdf_pages=2))
    assert codes_of(layer) == ["pages-cut"]
    assert "Page 2" not in layer.text


def scan(words: str) -> bytes:
    picture = Image.new("RGB", (1200, 300), "white")
    ImageDraw.Draw(picture).text((40, 40), words, fill="black", font=ImageFont.load_default(48))
    pdf = FPDF()
    pdf.add_page()
    pdf.image(picture, w=180)
    return done(pdf)


@pytest.mark.skipif(not ocr.languages(), reason="tesseract is not installed")
def test_a_page_that_is_a_picture_is_read_by_ocr_and_says_so(lifted: Lifted, codes_of: Codes):
    layer = lifted("pdf", scan("The ministry denied everything"))
    assert layer.text == "The ministry denied everything"
    assert layer.blocks[0].page == 1
    assert codes_of(layer) == ["ocr-text"]


def test_without_ocr_a_scanned_page_is_a_finding(lifted: Lifted, codes_of: Codes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ocr, "languages", lambda: "")
    layer = lifted("pdf", scan("The ministry denied everything"))
    assert layer.text == ""
    assert codes_of(layer) == ["no-ocr"]


def test_an_empty_page_is_no_scan(lifted: Lifted, codes_of: Codes):
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    out = io.BytesIO()
    document.save(out)
    document.close()
    assert codes_of(lifted("pdf", out.getvalue())) == []
