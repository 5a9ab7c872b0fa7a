"""The example case is what its README says: every file opens with the library that will read it (or fails as
it is meant to), the words that the expected ledger quotes stand in the files, and the made files can be made again.

These texts are read here by the plainest means, not by the rooms under test, so that a fault in a room and a
fault in the example cannot hide each other.
"""

import datetime as dt
import email
import hashlib
import io
import re
import tomllib
import zipfile
from email.policy import default
from functools import cache
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
CASE = EXAMPLES / "orvesh"
EXPECTED: dict[str, Any] = tomllib.loads((EXAMPLES / "orvesh.expected.toml").read_text("utf-8"))
SETTINGS: dict[str, Any] = tomllib.loads((CASE / "case.toml").read_text("utf-8"))
MONTHS = ["January", "February", "March", "April", "May", "June", "July"]
DAY = re.compile(rf"\b([A-Z][a-z]+day), (\d{{1,2}}) ({'|'.join(MONTHS)}) 2024")
STATEMENTS = [
    *EXPECTED["denial"],
    *EXPECTED["retraction"],
    *(side for pair in EXPECTED["contradiction"] for side in (pair["first"], pair["second"])),
]


def _html(page: bytes) -> str:
    from lxml import html

    body = html.document_fromstring(page.decode("utf-8")).find("body")
    assert body is not None
    return str(body.text_content())


def _pdf(content: bytes) -> str:
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def _docx(content: bytes) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)


def _odt(content: bytes) -> str:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "\n".join(
            "".join(line.itertext()) for line in etree.fromstring(package.read("content.xml")).iter("{*}p", "{*}h")
        )


def _eml(content: bytes) -> str:
    body = email.message_from_bytes(content, policy=default).get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def _warc(content: bytes) -> str:
    from warcio.archiveiterator import ArchiveIterator

    pages = []
    for record in ArchiveIterator(io.BytesIO(content)):
        if record.rec_type == "response" and "html" in record.http_headers.get_header("Content-Type"):
            pages.append(_html(record.content_stream().read()))
    return "\n".join(pages)


def _wacz(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return _warc(package.read("archive/data.warc.gz"))


READERS = {"html": _html, "pdf": _pdf, "docx": _docx, "odt": _odt, "eml": _eml, "gz": _warc, "wacz": _wacz}
UNREADABLE = {"2024-04-15-commission-minutes.pdf", "final-list.docx", "more-photos.zip"}


@cache
def text_of(name: str) -> str:
    content = (CASE / name).read_bytes()
    reader = READERS.get(name.rsplit(".", 1)[1])
    text = reader(content) if reader else content.decode("utf-8-sig")
    return " ".join(text.split())


def test_the_case_is_rich_enough_to_show_everything() -> None:
    names = [path.name for path in CASE.iterdir() if path.is_file() and path.name != "case.toml"]
    assert len(names) >= 16
    assert len({name.rsplit(".", 1)[1] for name in names}) >= 9
    assert len(SETTINGS["languages"]) >= 3
    assert sum((CASE / name).stat().st_size for name in names) < 2_000_000


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: f"{s['item']}: {s['starts'][:24]}")
def test_the_words_of_the_expected_ledger_stand_in_the_items(statement: dict[str, Any]) -> None:
    text = text_of(statement["item"])
    words = [statement["starts"], *statement.get("cue", [])]
    assert [word for word in words if word not in text] == []
    assert statement.get("speaker", "") in text


@pytest.mark.parametrize(
    "spoken", [*EXPECTED["coerced"], *(one for one in EXPECTED["list"] if "words" in one)], ids=lambda s: s["words"]
)
def test_coercion_and_lists_spoken_of_stand_in_the_items(spoken: dict[str, Any]) -> None:
    assert spoken["words"] in text_of(spoken["item"])


def test_the_ledger_climbs_from_none_to_five_and_counts_only_roots_that_came_before() -> None:
    first = [root["first_on"] for root in EXPECTED["root"]]
    for denial in EXPECTED["denial"]:
        begins = denial["said_on"].split("/")[0].rstrip("~")
        assert denial["independent"] == sum(day < begins for day in first), denial["starts"]
    assert [denial["independent"] for denial in EXPECTED["denial"] if denial.get("main")] == [0, 1, 2, 3, 4, 5]


def test_every_weekday_printed_beside_a_date_is_the_right_one() -> None:
    names = [
        path.name
        for path in CASE.iterdir()
        if path.suffix in {".html", ".odt", ".docx", ".gz"} and path.name not in UNREADABLE
    ]
    printed = [match.groups() for name in names for match in DAY.finditer(text_of(name))]
    assert len(printed) >= 6
    for weekday, day, month in printed:
        assert dt.date(2024, MONTHS.index(month) + 1, int(day)).strftime("%A") == weekday


def test_lists_hold_the_rows_that_the_readme_counts() -> None:
    import csv

    import openpyxl
    from lxml import html

    book = openpyxl.load_workbook(CASE / "2024-03-25-open-register-list.xlsx")
    rows = csv.reader((CASE / "2024-06-14-prichal-spisok.csv").read_text("utf-8-sig").splitlines(), delimiter=";")
    page = html.fromstring((CASE / "2024-07-22-le-phare.html").read_bytes())
    found = (
        book["List"].max_row - 1,
        len([row for row in rows if len(row) == 6]) - 1,
        len(page.findall(".//tbody/tr")),
    )
    assert found == tuple(one["entries"] for one in EXPECTED["list"] if one["contained"])
    assert sum(found) == EXPECTED["people"]["rows"]
    assert book["contacts"].sheet_state == "hidden"


def test_the_damaged_file_does_not_open_and_the_hostile_ones_are_hostile() -> None:
    import pypdfium2

    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(CASE / "2024-04-15-commission-minutes.pdf")
    with zipfile.ZipFile(CASE / "more-photos.zip") as bomb:
        inside = bomb.infolist()[0]
        assert inside.file_size / inside.compress_size > 900
    with zipfile.ZipFile(CASE / "final-list.docx") as package:
        assert b"<!ENTITY file SYSTEM" in package.read("word/document.xml")


def test_pictures_and_film_carry_what_must_not_be_published() -> None:
    import av
    from PIL import Image

    with Image.open(CASE / "2024-06-03-courtyard.jpg") as picture:
        assert picture.getexif().get_ifd(0x8825)[1] == "N"
    with av.open(str(CASE / "2024-05-08-kessaly-one.mp4")) as film:
        assert sum(1 for _ in film.decode(video=0)) == 50
        assert "location" in film.metadata


@pytest.mark.parametrize(
    "copy", [one for one in EXPECTED["copy"] if one["how"] == "same bytes"], ids=lambda c: c["item"]
)
def test_a_file_that_is_there_twice_is_the_same_file(copy: dict[str, str]) -> None:
    container, _, member = copy["item"].partition("!/")
    content = (CASE / container).read_bytes()
    if member:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = archive.read(member)
    assert hashlib.sha256(content).digest() == hashlib.sha256((CASE / copy["of"]).read_bytes()).digest()


def test_every_item_of_the_settings_is_in_the_folder_and_the_releases_have_grounds() -> None:
    assert [name for name in SETTINGS["item"] if not (CASE / name).exists()] == []
    assert all(release["ground"] for release in SETTINGS["release"])


@pytest.mark.parametrize(
    "maker", ["page_in_warc", "page_in_wacz", "note_odt", "list_xlsx", "statement_docx", "hostile_docx", "message_eml"]
)
def test_a_made_file_is_made_again_from_its_source(maker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLES))
    from making import archives, documents

    again = getattr(archives, maker, None) or getattr(documents, maker)
    assert again() in {path.read_bytes() for path in CASE.iterdir() if path.is_file()}
