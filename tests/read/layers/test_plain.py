import hashlib
from collections.abc import Callable

import pytest

from onrecord.nouns import TextLayer
from onrecord.read.layers import Limits

Lifted = Callable[..., TextLayer]
Blocks = Callable[[TextLayer], list[tuple[str, str]]]
Codes = Callable[[TextLayer], list[str]]


def test_plain_text_stands_as_it_was_written(lifted: Lifted, blocks_of: Blocks):
    layer = lifted("txt", "Denied\r\n\r\n“No  raids”,\r\nhe said.\r\n \r\n\r\nEnd \n")
    assert layer.text == "Denied\n\n“No  raids”,\nhe said.\n \n\nEnd \n"
    assert blocks_of(layer) == [("paragraph", "Denied"), ("paragraph", "“No  raids”,\nhe said."), ("paragraph", "End")]
    assert layer.sha256 == hashlib.sha256(layer.text.encode()).hexdigest()
    assert layer.extractor == "onrecord.layers.plain@2"
    assert layer.findings == ()


def test_letters_are_not_composed(lifted: Lifted):
    """A quotation is anchored in the characters of its item: é of two characters stays two."""
    assert lifted("txt", "cafe\u0301").text == "cafe\u0301"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866"])
def test_old_russian_encodings_are_read_and_the_guess_is_said(lifted: Lifted, codes_of: Codes, encoding: str):
    text = "Министерство отрицает, что задержания были. Свидетели говорят обратное, и их много. " * 5
    layer = lifted("txt", text.encode(encoding))
    assert layer.text == text
    assert codes_of(layer) == ["guessed-encoding"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_read_without_a_guess(lifted: Lifted, codes_of: Codes, encoding: str):
    layer = lifted("txt", "The ministry denied it.".encode(encoding))
    assert layer.text == "The ministry denied it."
    assert codes_of(layer) == []


def test_what_text_cannot_hold_is_replaced_and_said(lifted: Lifted, codes_of: Codes):
    layer = lifted("txt", "a\x00b")
    assert layer.text == "a\ufffdb"
    assert codes_of(layer) == ["unsayable-characters"]


def test_a_giant_text_is_cut_with_a_finding(lifted: Lifted, codes_of: Codes):
    layer = lifted("txt", "denied " * 100, Limits(text_characters=70))
    assert len(layer.text) == 70
    assert codes_of(layer) == ["text-cut"]
    assert codes_of(lifted("txt", "x" * 100, Limits(text_bytes=10))) == ["too-large"]


def test_markdown_gives_its_blocks_and_tables(lifted: Lifted, blocks_of: Blocks):
    layer = lifted(
        "md", "# Denied\n\nHe *said* so\nagain.\n\n- one\n- two\n\n> quoted\n\n| Name | Age |\n|-|-|\n| Oru | 31 |\n"
    )
    assert blocks_of(layer) == [
        ("heading", "Denied"),
        ("paragraph", "He said so\nagain."),
        ("list-item", "one"),
        ("list-item", "two"),
        ("quote", "quoted"),
        ("table", "Name\tAge\nOru\t31"),
    ]
    assert layer.tables[0].rows == (("Name", "Age"), ("Oru", "31"))
    assert layer.description.title == "Denied"


def test_html_inside_markdown_is_only_text(lifted: Lifted):
    assert "<script>alert(1)</script>" in lifted("md", "Before\n\n<script>alert(1)</script>\n").text


def test_an_item_of_a_kind_without_text_has_an_empty_layer(lifted: Lifted):
    layer = lifted("bin", b"\x7fELF")
    assert (layer.text, layer.blocks, [finding.code for finding in layer.findings]) == ("", (), ["no-reader"])
    assert lifted("zip", b"PK").findings == ()
