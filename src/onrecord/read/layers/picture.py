"""Pictures: size and what the camera or program wrote into them; words by OCR where the picture is a page.

Rules: metadata (EXIF, GPS, XMP, text chunks) goes into `description.properties` and never into the text; that a
picture says where it was taken is a finding, because a copy handed on would say it too. A photograph is not sent to
OCR: it would cost seconds and give noise.
"""

import io
import warnings
from collections.abc import Iterator
from typing import Any

from onrecord.nouns.text import Description
from onrecord.read.layers import ocr
from onrecord.read.layers.draft import Draft

_GPS, _EXIF = 0x8825, 0x8769
_LONGEST = 500  # characters of one property
_SMALL = 120  # pixels on the shorter side; below that no line of text fits that tesseract could read
_LOOKED_AT = 256  # pixels a side of the small copy on which paper and ink are told apart
_PAPER = 0.55  # share of a page's pixels that have the colour of its paper, give or take _NEAR levels of 255
_NEAR = 20


def read_picture(draft: Draft, data: bytes) -> Description:
    """What a picture says of itself, and the words in it if it is a page."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of large pictures; the cap below decides
        picture = Image.open(io.BytesIO(data))
    properties = {"format": str(picture.format), "width": str(picture.width), "height": str(picture.height)}
    if picture.width * picture.height > draft.limits.picture_pixels:
        draft.note(
            "picture-too-large", f"It has more than {draft.limits.picture_pixels} pixels; it is kept and not drawn."
        )
        return Description(properties=properties)
    properties |= {key: draft.clean(value)[:_LONGEST] for key, value in _written(picture) if value.strip()}
    if "latitude" in properties or "GPS" in str(picture.info.get("xmp", "")):
        draft.note(
            "picture-location",
            "It says where it was taken.",
            how_bad="note",
            next="Hand on only copies without metadata.",
        )
    frames = getattr(picture, "n_frames", 1)
    if frames > 1:
        properties["frames"] = str(frames)
    if _is_page(picture):
        for text in ocr.read_picture(picture, draft) or ():
            draft.add(text)
    return Description(properties=properties)


def _written(picture: Any) -> Iterator[tuple[str, str]]:
    from PIL import ExifTags

    exif = picture.getexif()
    for names, values in (
        (ExifTags.TAGS, exif),
        (ExifTags.TAGS, exif.get_ifd(_EXIF)),
        (ExifTags.GPSTAGS, exif.get_ifd(_GPS)),
    ):
        for tag, value in values.items():
            if not isinstance(value, bytes | dict) and tag not in (_GPS, _EXIF):
                yield str(names.get(tag, f"tag {tag}")), str(value)
    yield from _place(exif.get_ifd(_GPS))
    for key, value in picture.info.items():
        if key in ("xmp", "XML:com.adobe.xmp"):
            yield "xmp", value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        elif key in ("comment", "Comment") and isinstance(value, bytes):
            yield "comment", value.decode("utf-8", "replace")
        elif isinstance(value, str) and isinstance(key, str):
            yield key[:60], value


def _place(gps: dict[int, Any]) -> Iterator[tuple[str, str]]:
    for name, sign_tag, tag, negative in (("latitude", 1, 2, "S"), ("longitude", 3, 4, "W")):
        try:
            degrees, minutes, seconds = (float(part) for part in gps[tag])
            value = degrees + minutes / 60 + seconds / 3600
        except (KeyError, TypeError, ValueError, ZeroDivisionError):
            continue
        yield name, f"{-value if gps.get(sign_tag) == negative else value:.6f}"


def _is_page(picture: Any) -> bool:
    """Whether most of the picture has one colour, as paper or a screen has."""
    if min(picture.size) < _SMALL:
        return False
    try:
        small = picture.convert("RGB").convert("L")
        small.thumbnail((_LOOKED_AT, _LOOKED_AT))
    except (OSError, ValueError, SyntaxError, EOFError):
        return False
    levels = small.histogram()
    paper = levels.index(max(levels))
    near = sum(levels[max(0, paper - _NEAR) : paper + _NEAR + 1])
    return bool(near >= _PAPER * sum(levels) and near < sum(levels))
