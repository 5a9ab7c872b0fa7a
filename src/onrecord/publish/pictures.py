"""Small copies of pictures and films for the dossier: pixels, and nothing else that came with them.

Rules
* A copy is drawn anew from pixel values, so no EXIF, GPS, XMP, embedded thumbnail, colour profile or text chunk of the
  original can come along; the turning that EXIF asked for is done to the pixels.
* A picture larger than `PIXELS` is not drawn, and of a film only the first frame is: no picture can fill the memory.
* What cannot be drawn has no thumbnail (None): the dossier shows a plain card instead.
It does not: redact. Who may be seen is decided before a picture comes here.
"""

import io
import struct
import warnings
from typing import Any

PIXELS = 120_000_000  # more than the largest phone camera of today
_QUALITY = 80  # of WebP: indistinguishable at thumbnail size, a tenth of PNG
_PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"}
_FILMS = ("video/mp4", "video/quicktime")


def can_draw(media_type: str) -> bool:
    """Whether `thumbnail` knows this kind."""
    return media_type in _PICTURES or media_type in _FILMS


def thumbnail(data: bytes, media_type: str, max_px: int = 480) -> bytes | None:
    """A WebP of at most `max_px` pixels a side, without metadata; None where nothing can be drawn."""
    if media_type in _PICTURES:
        picture = _still(data, _PICTURES[media_type])
    elif media_type in _FILMS:
        picture = _first_frame(data)
    else:
        return None
    return None if picture is None else _drawn_anew(picture, max_px)


def _still(data: bytes, format: str) -> Any:
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large pictures; the cap below decides
            picture = Image.open(io.BytesIO(data), formats=[format])
        if picture.width * picture.height > PIXELS:
            return None
        return ImageOps.exif_transpose(picture)
    except (
        Image.DecompressionBombError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        TypeError,
        KeyError,
        struct.error,
    ):
        return None


def _first_frame(data: bytes) -> Any:
    import av
    from av.error import FFmpegError

    try:
        with av.open(io.BytesIO(data), mode="r", format="mov", metadata_errors="replace") as film:
            size = film.streams.video[0].codec_context
            frame: Any = next(film.decode(video=0), None) if size.width * size.height <= PIXELS else None
            return frame and frame.to_image()
    except (FFmpegError, ValueError, OSError, IndexError, MemoryError):
        return None


def _drawn_anew(picture: Any, max_px: int) -> bytes | None:
    from PIL import Image

    try:
        picture.thumbnail((max_px, max_px))
        pixels = picture.convert("RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB")
        clean = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
        out = io.BytesIO()
        clean.save(out, "WEBP", quality=_QUALITY, method=4)
    except (OSError, ValueError, SyntaxError, EOFError):
        return None
    return out.getvalue()
