"""Documents: PDF, DOCX, ODT, EML, XLSX; one cut short, and one that asks its reader to open other files."""

import csv
import datetime as dt
import io
import re
import zipfile
from io import BytesIO
from typing import Any

from making.archives import steadied, zipped
from making.texts import Block, blocks, source_bytes, source_text

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"  # package fonts-dejavu-core; a subset goes into the PDF
HAND = "D. Voss"  # the lawyer whose correction and remark stand in the protocol


def report_pdf() -> bytes:
    return _pdf(blocks("open-register-report.txt"), dt.datetime(2024, 3, 25, 7, 0, tzinfo=dt.UTC))


def truncated_pdf() -> bytes:
    """The first third of a real PDF, as an interrupted download leaves it: no page tree, no trailer."""
    whole = _pdf(
        [Block("title", "Federal commission on Orvesh: minutes of the first day"), Block("paragraph", "15 April 2024")],
        dt.datetime(2024, 4, 15, 18, 0, tzinfo=dt.UTC),
    )
    return whole[: len(whole) // 3]


def _pdf(content: list[Block], when: dt.datetime) -> bytes:
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.set_creation_date(when)
    pdf.set_margins(28, 28)
    pdf.set_auto_page_break(auto=True, margin=26)
    pdf.add_font("serif", fname=FONT)
    pdf.add_page()
    for block in content:
        size, after = {"title": (18.0, 8), "heading": (13.0, 3), "paragraph": (10.5, 4)}[block.kind]
        pdf.set_font("serif", size=size)
        pdf.multi_cell(0, size * 0.55, block.text, new_x="LMARGIN", new_y="NEXT", align="L")
        pdf.ln(after)
    pdf.set_title(content[0].text)
    return bytes(pdf.output())


def summary_docx() -> bytes:
    return _docx(blocks("meridian-summary.txt"), "Meridian Monitor", dt.datetime(2024, 4, 29, 6, 30, tzinfo=dt.UTC))


def statement_docx() -> bytes:
    """The guard's protocol: "two buses" was written over "three buses", and a remark names a relative."""
    return _docx(blocks("guard-statement.txt"), HAND, dt.datetime(2024, 6, 3, 15, 20, tzinfo=dt.UTC))


def _docx(content: list[Block], author: str, when: dt.datetime) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.author = author
    document.core_properties.last_modified_by = author
    document.core_properties.created = document.core_properties.modified = when.replace(tzinfo=None)
    for block in content:
        if block.text == "{+moved}":
            _corrected_paragraph(document, when)
        elif block.kind == "paragraph":
            document.add_paragraph(block.text)
        else:
            document.add_heading(block.text, level=0 if block.kind == "title" else 1)
    out = BytesIO()
    document.save(out)
    return steadied(out.getvalue())


def _corrected_paragraph(document: Any, when: dt.datetime) -> None:
    line = document.add_paragraph(
        "He said that on 14 April, the day before the federal commission came, the men were moved in "
    )
    _tracked(line, "del", "delText", "three", 901, when)
    _tracked(line, "ins", "t", "two", 902, when)
    last = line.add_run(" buses to the fish cannery, and that guards burned their mattresses in the courtyard.")
    remark = document.add_comment(
        last,
        text="Ask his brother-in-law Petar, who drove one of the buses. Petar must not appear anywhere.",
        author=HAND,
        initials="DV",
    )
    from docx.oxml.ns import qn

    remark._comment_elm.set(qn("w:date"), when.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _tracked(line: Any, change: str, tag: str, words: str, number: int, when: dt.datetime) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark, run, text = OxmlElement(f"w:{change}"), OxmlElement("w:r"), OxmlElement(f"w:{tag}")
    mark.set(qn("w:id"), str(number))
    mark.set(qn("w:author"), HAND)
    mark.set(qn("w:date"), when.strftime("%Y-%m-%dT%H:%M:%SZ"))
    text.text = words
    run.append(text)
    mark.append(run)
    line._p.append(mark)


def hostile_docx() -> bytes:
    """A docx whose text asks the reader's machine for a local file, and then for ten million laughs."""
    return _packed("final-list", ("[Content_Types].xml", "_rels/.rels", "word/document.xml"))


def note_odt() -> bytes:
    """An OpenDocument text: its media type comes first and is not compressed, as the format asks."""
    return _packed("ombudsman-note", ("mimetype", "content.xml", "meta.xml", "META-INF/manifest.xml"))


def _packed(folder: str, parts: tuple[str, ...]) -> bytes:
    return zipped({part: source_bytes(f"{folder}/{part}") for part in parts}, stored=("mimetype",))


def message_eml() -> bytes:
    """The press message as it reached an editor, with the summary attached."""
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["From"] = "Meridian Monitor Press <press@meridian-monitor.example>"
    message["To"] = "Editors <desk@quaycourier.example>"
    message["Date"] = dt.datetime(2024, 4, 29, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    message["Subject"] = "Twelve men drew the same staircase: report on detentions in Orvesh"
    message["Message-ID"] = "<20240429.staircase@meridian-monitor.example>"
    message.set_content(source_text("meridian-message.txt"), cte="quoted-printable")
    message.add_attachment(
        summary_docx(),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="staircase-summary.docx",
    )
    message.set_boundary("=-=-staircase-=-=")
    return message.as_bytes()


def list_xlsx() -> bytes:
    """Open Register's list, with the hidden sheet of telephone numbers that somebody forgot in it."""
    from openpyxl import Workbook

    book = Workbook()
    seen: Any = book.active
    seen.title = "List"
    _fill(seen, "open-register-list.csv")
    seen.freeze_panes = "A2"
    for column, width in zip("ABCDEFG", (6, 34, 8, 20, 14, 16, 18), strict=True):
        seen.column_dimensions[column].width = width
    hidden = book.create_sheet("contacts")
    _fill(hidden, "open-register-contacts.csv")
    hidden.sheet_state = "hidden"
    book.properties.creator = "Open Register"
    book.properties.title = "Men detained in Orvesh, January to March 2024"
    saved = dt.datetime(2024, 3, 25, 7, 0, tzinfo=dt.UTC)
    book.properties.created = saved.replace(tzinfo=None)
    return _saved_at(book, saved)


def _fill(sheet: Any, name: str) -> None:
    for row in csv.reader(io.StringIO(source_text(name))):
        sheet.append([int(cell) if cell.isdigit() else cell or None for cell in row])


def _saved_at(book: Any, when: dt.datetime) -> bytes:
    """Saves a workbook; openpyxl stamps the present moment on it, which is put back to `when`."""
    out = BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as package:
        parts = {entry.filename: package.read(entry) for entry in package.infolist()}
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    core = "docProps/core.xml"
    parts[core] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", lambda found: found[1] + stamp, parts[core])
    return zipped(parts)
