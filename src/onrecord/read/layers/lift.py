"""One item's bytes to its text layer: the reader for its kind, under caps, whose failures are findings.

What a parser says of broken bytes becomes a finding here, once for all readers, and what a reader got before its item
broke, or before the memory ended, stays in the layer. What is no word on the bytes (a library that is missing, an error
that nobody foresaw) is raised: it ends the process (see `pool`) and is never called a broken file.
"""

from collections.abc import Callable
from functools import cache
from importlib.metadata import version

from onrecord.nouns.broken import BROKEN, fault_of
from onrecord.nouns.item import Item
from onrecord.nouns.shape import Noun
from onrecord.nouns.text import Description, TextLayer
from onrecord.read.layers import (
    calc,
    film,
    html_page,
    letter,
    old_sheet,
    opendocument,
    pdf,
    picture,
    plain,
    sheet,
    tables,
    word,
)
from onrecord.read.layers.draft import Draft, Unread
from onrecord.read.layers.limits import DEFAULT, Limits

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPENDOCUMENT = "application/vnd.oasis.opendocument.text"
CALC = "application/vnd.oasis.opendocument.spreadsheet"
OLD_SHEET = "application/vnd.ms-excel"
_NOT_WORDS = (  # what holds others, and what only makes a page look or move: nobody misses its text
    "application/zip", "application/wacz", "application/warc", "application/gzip", "application/x-tar",
    "text/css", "text/javascript",
)  # fmt: skip
_REVISION = 2  # of the walks in this room: raise it whenever the same bytes would give another text


class Reader(Noun, frozen=True, kw_only=True):
    """How one kind of item is read. `library` is named in the layer with its version; `broken` are its own exceptions
    that say "these bytes are not what they claim", beside those of the language itself (`nouns/broken.py`)."""

    read: Callable[[Draft, bytes], Description]
    most: str
    library: str = ""
    broken: Callable[[], tuple[type[Exception], ...]] = lambda: ()


def _lxml() -> tuple[type[Exception], ...]:
    from lxml.etree import LxmlError

    return (LxmlError,)


def _openpyxl() -> tuple[type[Exception], ...]:
    from openpyxl.utils.exceptions import InvalidFileException

    return (*_lxml(), InvalidFileException)


def _xlrd() -> tuple[type[Exception], ...]:
    from xlrd import XLRDError
    from xlrd.compdoc import CompDocError

    return (XLRDError, CompDocError)


def _pillow() -> tuple[type[Exception], ...]:
    from PIL import Image

    return (Image.DecompressionBombError,)


def _av() -> tuple[type[Exception], ...]:
    from av.error import FFmpegError

    return (FFmpegError,)


READERS: dict[str, Reader] = {
    **dict.fromkeys(
        ("text/plain", "application/json", "application/xml"), Reader(read=plain.read_text, most="text_bytes")
    ),
    **dict.fromkeys(("text/csv", "text/tab-separated-values"), Reader(read=tables.read_table, most="text_bytes")),
    "text/markdown": Reader(read=plain.read_markdown, most="text_bytes", library="markdown-it-py"),
    "text/html": Reader(read=html_page.read_page, most="html_bytes", library="trafilatura", broken=_lxml),
    "application/pdf": Reader(read=pdf.read_pdf, most="pdf_bytes", library="pypdfium2"),
    WORD: Reader(read=word.read_word, most="package_bytes", library="lxml", broken=_lxml),
    OPENDOCUMENT: Reader(read=opendocument.read_opendocument, most="package_bytes", library="lxml", broken=_lxml),
    SHEET: Reader(read=sheet.read_sheets, most="package_bytes", library="openpyxl", broken=_openpyxl),
    CALC: Reader(read=calc.read_calc, most="package_bytes", library="lxml", broken=_lxml),
    OLD_SHEET: Reader(read=old_sheet.read_old_sheets, most="package_bytes", library="xlrd", broken=_xlrd),
    "message/rfc822": Reader(read=letter.read_letter, most="mail_bytes", broken=_lxml),
    **dict.fromkeys(
        ("image/jpeg", "image/png", "image/gif", "image/webp"),
        Reader(read=picture.read_picture, most="picture_bytes", library="pillow", broken=_pillow),
    ),
    **dict.fromkeys(
        ("video/mp4", "video/quicktime"),
        Reader(read=film.read_film, most="film_bytes", library="av", broken=_av),
    ),
}


def wants(item: Item, limits: Limits = DEFAULT) -> bool:
    """Whether `lift` looks into the bytes of `item`; where it does not, `lift(item, b"")` gives the right layer."""
    reader = READERS.get(item.media_type)
    return reader is not None and item.object.size <= getattr(limits, reader.most)


def lift(item: Item, data: bytes, limits: Limits = DEFAULT) -> TextLayer:
    """The text layer of `item`, whose bytes are `data`; an empty one, with the reason, where there is no text."""
    draft, description = Draft(item.id, limits), Description()
    reader = READERS.get(item.media_type)
    if reader is None:
        if item.media_type not in _NOT_WORDS:
            what = f"There is no reader for its kind ({item.media_type}): it is kept and checked, and not read."
            draft.note(
                "no-reader", what, how_bad="note", next="If it holds words, save it in another format and add that."
            )
        return draft.layer(extractor("none", ""), description)
    most = getattr(limits, reader.most)
    try:
        if max(len(data), item.object.size) > most:
            what = f"It is larger than {most} bytes; it is kept whole and not read."
            draft.note("too-large", what, next="Split it and add its parts.")
        elif data:
            description = reader.read(draft, data)
    except Unread:
        pass  # why is noted
    except MemoryError:
        read = f"the {draft.length:,} characters that were read are kept" if draft.length else "nothing was read"
        what = f"It needs more memory than one item may have here: of its {len(data):,} bytes, {read}."
        draft.note("reader-memory", what, how_bad="damage", next="Split it and add its parts.")
    except (*BROKEN, *reader.broken()) as why:
        what = f"It is damaged or not what it seems ({fault_of(why)}); what could be read of it is kept."
        draft.note(
            "unreadable-content", what, how_bad="damage", next="Ask for another copy; these bytes are kept as they are."
        )
    return draft.layer(extractor(item.media_type, reader.library), description)


@cache
def extractor(media_type: str, library: str) -> str:
    """Who read it, for the layer: name@version, the library's version among it."""
    short = media_type.rsplit("/", 1)[-1].rsplit(".", 1)[-1]
    with_library = f"+{library}-{version(library)}" if library else ""
    return f"onrecord.layers.{short}@{_REVISION}{with_library}"
