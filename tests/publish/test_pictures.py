"""Published pictures carry pixels and nothing else (threats 10 and 12)."""

import io

import av
import numpy as np
import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from onrecord.publish.pictures import can_draw, thumbnail

CANARY = "CANARY-7731"


def marked(format: str) -> bytes:
    """A picture with the canary in every place a file of its kind has for words."""
    picture = Image.new("RGB", (800, 600), "red")
    ImageDraw.Draw(picture).rectangle((0, 0, 400, 600), fill="blue")
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = CANARY, 6
    exif.get_ifd(0x8825).update({1: "N", 2: (10.0, 30.0, 0.0), 3: "E", 4: (1.0, 0.0, 0.0)})
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Comment", CANARY)
    xmp = f"<x:xmpmeta>{CANARY}</x:xmpmeta>".encode()
    options: dict[str, object] = {
        "JPEG": {"exif": exif, "xmp": xmp, "comment": CANARY, "icc_profile": CANARY.encode()},
        "PNG": {"exif": exif, "pnginfo": chunks, "icc_profile": CANARY.encode()},
        "WEBP": {"exif": exif, "xmp": xmp, "icc_profile": CANARY.encode()},
        "GIF": {"comment": CANARY},
    }[format]
    out = io.BytesIO()
    picture.save(out, format, **options)
    assert CANARY.encode() in out.getvalue() or format == "PNG"
    return out.getvalue()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_nothing_but_pixels_comes_along(format: str):
    small = thumbnail(marked(format), f"image/{format.lower()}", 200)
    assert small is not None
    assert CANARY.encode() not in small
    picture = Image.open(io.BytesIO(small))
    assert picture.format == "WEBP"
    assert max(picture.size) == 200
    assert dict(picture.getexif()) == {}
    assert set(picture.info) <= {"loop", "background", "timestamp", "duration"}
    assert not {b"EXIF", b"XMP ", b"ICCP"} & {small[at : at + 4] for at in range(len(small))}


def test_the_turning_that_the_camera_asked_for_is_done_to_the_pixels():
    small = Image.open(io.BytesIO(thumbnail(marked("JPEG"), "image/jpeg", 200) or b"")).convert("RGB")
    assert small.size == (150, 200)
    top, bottom = small.getpixel((75, 20)), small.getpixel((75, 180))
    assert top[2] > 200 > 50 > top[0]
    assert bottom[0] > 200 > 50 > bottom[2]


def test_a_film_is_shown_by_its_first_frame():
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        container.metadata["location"] = CANARY
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        container.mux(
            stream.encode(av.VideoFrame.from_ndarray(np.full((48, 64, 3), 200, dtype=np.uint8), format="rgb24"))
        )
        container.mux(stream.encode())
    small = thumbnail(out.getvalue(), "video/mp4")
    assert small is not None
    assert CANARY.encode() not in small
    assert Image.open(io.BytesIO(small)).size == (64, 48)


@pytest.mark.parametrize(
    "media_type", ["image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4", "video/quicktime"]
)
def test_what_cannot_be_drawn_has_no_thumbnail(media_type: str):
    assert can_draw(media_type)
    for data in (b"", b"garbage" * 100, marked("JPEG")[:300], marked("PNG")[:60]):
        assert thumbnail(data, media_type) is None


def test_a_picture_bomb_is_not_drawn():
    data = bytearray(marked("PNG"))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    assert thumbnail(bytes(data), "image/png") is None


def test_other_kinds_are_not_drawn():
    assert not can_draw("application/pdf")
    assert thumbnail(b"%PDF-1.7", "application/pdf") is None
