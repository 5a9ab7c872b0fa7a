"""However deep, wide or long a document is, its words are read, or a finding says how many were not."""

import io
import zipfile
from collections.abc import Callable

import pytest

from onrecord.nouns import TextLayer

Lifted = Callable[..., TextLayer]
Codes = Callable[[TextLayer], list[str]]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def zipped(name: str, xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return out.getvalue()


def word(inside: str) -> bytes:
    return zipped("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>')


def said(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize("deep", [249, 300, 3_000])
@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "ul><li"])
def test_every_word_of_a_deep_page_is_read_in_its_order(lifted: Lifted, deep: int, tag: str):
    layer = lifted("html", f"<body>before <{tag}>{f'<{tag}>' * deep}deep words<p>and these</body>")
    assert layer.text.split() == ["before", "deep", "words", "and", "these"]


def test_a_page_with_a_tag_of_200_000_attributes_is_read(lifted: Lifted, codes_of: Codes):
    attributes = " ".join(f"a{number}" for number in range(200_000))
    layer = lifted("html", f"<p lang='en' {attributes}>The ministry denied it.</p>")
    assert layer.text == "The ministry denied it."
    assert codes_of(layer) == ["page-bent"]


@pytest.mark.parametrize("deep", [300, 900])
def test_every_word_of_a_deep_word_file_is_read(lifted: Lifted, codes_of: Codes, deep: int):
    inside = said("before") + "<w:sdt><w:sdtContent>" * deep + said("deep words") + "</w:sdtContent></w:sdt>" * deep
    layer = lifted("docx", word(inside + said("after")))
    assert layer.text.split() == ["before", "deep", "words", "after"]
    assert codes_of(layer) == []


def test_what_no_parser_reaches_is_counted(lifted: Lifted):
    inside = said("before") + "<w:ins>" * 5_000 + said("deep words") + "</w:ins>" * 5_000
    layer = lifted("docx", word(inside))
    assert layer.text == "before"
    finding = next(one for one in layer.findings if one.code == "part-broken")
    assert "of its 16 bytes of words 10 are not read" in finding.what


def test_boxes_in_boxes_are_read_once_each(lifted: Lifted):
    inside = "<w:p><w:r><w:txbxContent>" * 60 + said("deep words") + "</w:txbxContent></w:r></w:p>" * 60
    assert lifted("docx", word(inside)).text == "deep words"


def test_every_word_of_a_deep_opendocument_is_read_once(lifted: Lifted):
    notes = "<text:p><text:note><text:note-body>" * 60 + "a note" + "</text:note-body></text:note></text:p>" * 60
    sections = (
        "<text:section>" * 900 + "<text:p>deep " + "<text:span>" * 900 + "words" + "</text:span>" * 900 + "</text:p>"
    )
    body = f"<office:text>{sections}{'</text:section>' * 900}<text:p>after</text:p></office:text>"
    named = f'xmlns:office="{OFFICE}" xmlns:text="{TEXT}"'
    xml = f"<office:document-content {named}><office:body>{{}}</office:body></office:document-content>"
    assert lifted("odt", zipped("content.xml", xml.format(body))).text.split() == ["deep", "words", "after"]
    noted = lifted("odt", zipped("content.xml", xml.format(f"<office:text>{notes}</office:text>")))
    assert noted.text.count("a note") <= 1
