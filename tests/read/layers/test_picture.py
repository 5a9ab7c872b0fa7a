import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from onrecord.nouns import TextLayer
from onrecord.read.layers import Limits, ocr

Lifted = Callable[..., TextLayer]
Codes = Callable[[TextLayer], list[str]]

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>A. Pen</dc:creator></x:xmpmeta>'


def photo(format: str = "JPEG", **options: object) -> bytes:
    """A gradient: no colour of it is paper."""
    picture = Image.radial_gradient("L").convert("RGB")
    out = io.BytesIO()
    picture.save(out, format, **options)
    return out.getvalue()


def located() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "Cam"
    exif.get_ifd(0x8769)[0x9003] = "2031:04:02 10:00:00"
    exif.get_ifd(0x8825).update({1: "S", 2: (10.0, 30.0, 0.0), 3: "E", 4: (1.0, 0.0, 0.0)})
    return exif


def test_what_the_camera_wrote_is_read_and_stays_out_of_the_text(lifted: Lifted, codes_of: Codes):
    """Threat 10: kept for whoever checks the picture, never in what is published."""
    layer = lifted("jpg", photo(exif=located(), xmp=XMP))
    said = layer.description.properties
    assert (said["Make"], said["DateTimeOriginal"]) == ("Cam", "2031:04:02 10:00:00")
    assert (said["latitude"], said["longitude"]) == ("-10.500000", "1.000000")
    assert "A. Pen" in said["xmp"]
    assert layer.text == ""
    assert layer.description.published_on is None
    assert codes_of(layer) == ["picture-location"]


@pytest.mark.parametrize("format", ["PNG", "GIF", "WEBP", "JPEG"])
def test_each_kind_says_its_size(lifted: Lifted, format: str):
    said = lifted({"JPEG": "jpg"}.get(format, format.lower()), photo(format)).description.properties
    assert (said["format"], said["width"], said["height"]) == (format, "256", "256")


def test_text_chunks_are_properties(lifted: Lifted):
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Comment", "taken from a roof")
    assert lifted("png", photo("PNG", pnginfo=chunks)).description.properties["Comment"] == "taken from a roof"


def test_a_picture_bomb_is_not_drawn(lifted: Lifted, codes_of: Codes):
    """Threat 12: a small file that declares more pixels than a computer holds."""
    data = bytearray(photo("PNG"))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    assert codes_of(lifted("png", bytes(data))) in (["unreadable-content"], ["picture-too-large"])
    assert codes_of(lifted("png", photo("PNG"), Limits(picture_pixels=100))) == ["picture-too-large"]


@pytest.mark.parametrize("cut", [1, 20, 100, 1000, 3000])
@pytest.mark.parametrize("format", ["PNG", "GIF", "WEBP", "JPEG"])
def test_a_truncated_picture_says_what_is_left_of_it_or_is_a_finding(lifted: Lifted, format: str, cut: int):
    layer = lifted({"JPEG": "jpg"}.get(format, format.lower()), photo(format)[:cut])
    assert layer.text == ""
    assert bool(layer.findings) != (layer.description.properties.get("width") == "256")


def page(words: str) -> bytes:
    picture = Image.new("RGB", (900, 200), "white")
    ImageDraw.Draw(picture).text((20, 40), words, fill="black", font=ImageFont.load_default(40))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.mark.skipif(not ocr.languages(), reason="tesseract is not installed")
def test_a_picture_of_a_page_is_read_and_says_so(lifted: Lifted, codes_of: Codes):
    layer = lifted("png", page("The ministry denied everything"))
    assert layer.text == "The ministry denied everything"
    assert codes_of(layer) == ["ocr-text"]


def test_only_a_picture_of_a_page_is_sent_to_ocr(lifted: Lifted, codes_of: Codes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ocr, "languages", lambda: "")
    assert codes_of(lifted("png", page("words"))) == ["no-ocr"]
    assert codes_of(lifted("png", photo("PNG"))) == []
