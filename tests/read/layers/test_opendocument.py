import io
import zipfile
from collections.abc import Callable

import pytest

from onrecord.nouns import TextLayer

Lifted = Callable[..., TextLayer]
Blocks = Callable[[TextLayer], list[tuple[str, str]]]
Codes = Callable[[TextLayer], list[str]]

_NAMES = " ".join(
    f'xmlns:{part}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"' for part in ("office", "text", "table", "meta")
)
_META = (
    f'<office:document-meta {_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
    "<dc:title>Testimony</dc:title><meta:initial-creator>A. Pen</meta:initial-creator>"
    "</office:meta></office:document-meta>"
)


def odt(body: str, prolog: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        content = (
            f"<office:document-content {_NAMES}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>"
        )
        archive.writestr("content.xml", prolog + content)
        archive.writestr("meta.xml", _META)
    return out.getvalue()


def test_headings_paragraphs_items_tables_and_notes_in_order(lifted: Lifted, blocks_of: Blocks):
    layer = lifted(
        "odt",
        odt(
            "<text:h>Testimony</text:h><text:p>He was <text:span>taken</text:span><text:s text:c='2'/>at"
            "<text:line-break/>night."
            "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>A note.</text:p></text:note-body>"
            "</text:note></text:p><text:list><text:list-item><text:p>one</text:p>"
            "</text:list-item></text:list>"
            "<table:table table:name='The detained'><table:table-row><table:table-cell>"
            "<text:p>Name</text:p></table:table-cell>"
            "<table:table-cell><text:p>Town</text:p></table:table-cell></table:table-row><table:table-row>"
            "<table:table-cell table:number-columns-repeated='2'><text:p>x</text:p></table:table-cell>"
            "<table:table-cell table:number-columns-repeated='16000'/></table:table-row></table:table>"
        ),
    )
    assert blocks_of(layer) == [
        ("heading", "Testimony"),
        ("paragraph", "He was taken  at\nnight."),
        ("aside", "A note."),
        ("list-item", "one"),
        ("table", "Name\tTown\nx\tx"),
    ]
    assert layer.tables[0].heading == "The detained"
    assert (layer.description.title, layer.description.author) == ("Testimony", "A. Pen")


def test_deleted_text_and_comments_are_not_text_and_are_said(lifted: Lifted, codes_of: Codes):
    layer = lifted(
        "odt",
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>kept<office:annotation><text:p>who says?</text:p>"
            "</office:annotation></text:p>"
        ),
    )
    assert layer.text == "kept"
    assert codes_of(layer) == ["tracked-changes", "comments"]


@pytest.mark.parametrize(
    "data",
    [
        odt("<text:p>&x;</text:p>", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        odt("<text:p>a</text:p>")[:200],
        odt("<table:table><table:table-row><table:table-cell table:number-columns-repeated='x'><text:p>a</text:p></table:table-cell></table:table-row></table:table>"),  # noqa: E501
        b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
    ],
)  # fmt: skip
def test_a_hostile_or_broken_file_is_a_finding(lifted: Lifted, codes_of: Codes, data: bytes):
    layer = lifted("odt", data)
    assert layer.text == ""
    assert codes_of(layer)


def test_a_table_that_claims_a_million_cells_is_small(lifted: Lifted):
    cell = "<table:table-cell table:number-columns-repeated='1000000'><text:p>a</text:p></table:table-cell>"
    layer = lifted(
        "odt",
        odt(f"<table:table><table:table-row table:number-rows-repeated='9'>{cell}</table:table-row></table:table>"),
    )
    assert len(layer.tables[0].rows[0]) <= 1000
