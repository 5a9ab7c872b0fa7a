"""One item's bytes to its text layer: the reader for its kind, under caps, whose failures are findings.

`lift` never raises on what an item holds. What a reader got before its item broke stays in the layer.
"""

from collections.abc import Callable
from functools import cache
from importlib.metadata import version

from onrecord.nouns.item import Item
from onrecord.nouns.shape import Noun
from onrecord.nouns.text import Description, TextLayer
from onrecord.read.layers import html_page, pdf, plain, tables
from onrecord.read.layers.draft import Draft
from onrecord.read.layers.limits import DEFAULT, Limits

_REVISION = 1  # of the walks in this room: raise it whenever the same bytes would give another text


class Reader(Noun, frozen=True, kw_only=True):
    """How one kind of item is read. `library` is named in the layer with its version; `broken` are the exceptions
    that say "these bytes are not what they claim"."""

    read: Callable[[Draft, bytes], Description]
    most: str
    library: str = ""
    broken: Callable[[], tuple[type[Exception], ...]] = lambda: ()


def _lxml() -> tuple[type[Exception], ...]:
    from lxml.etree import LxmlError

    return (LxmlError, ValueError, RecursionError)


def _pdfium() -> tuple[type[Exception], ...]:
    from pypdfium2 import PdfiumError

    return (PdfiumError, ValueError)


READERS: dict[str, Reader] = {
    "text/plain": Reader(read=plain.read_text, most="text_bytes"),
    "application/json": Reader(read=plain.read_text, most="text_bytes"),
    "application/xml": Reader(read=plain.read_text, most="text_bytes"),
    "text/markdown": Reader(
        read=plain.read_markdown, most="text_bytes", library="markdown-it-py", broken=lambda: (RecursionError,)
    ),
    "text/csv": Reader(read=tables.read_table, most="text_bytes"),
    "text/tab-separated-values": Reader(read=tables.read_table, most="text_bytes"),
    "text/html": Reader(read=html_page.read_page, most="html_bytes", library="trafilatura", broken=_lxml),
    "application/pdf": Reader(read=pdf.read_pdf, most="pdf_bytes", library="pypdfium2", broken=_pdfium),
}


def lift(item: Item, data: bytes, limits: Limits = DEFAULT) -> TextLayer:
    """The text layer of `item`, whose bytes are `data`; an empty one, with the reason, where there is no text."""
    draft = Draft(item.id, limits)
    reader = READERS.get(item.media_type)
    if reader is None:
        return draft.layer(extractor("none", ""), Description())
    most = getattr(limits, reader.most)
    if len(data) > most:
        what = f"It is larger than {most} bytes; it is kept whole and not read."
        draft.note("too-large", what, next="Split it and add its parts.")
        return draft.layer(extractor(item.media_type, reader.library), Description())
    description = Description()
    try:
        description = reader.read(draft, data)
    except reader.broken() as why:
        what = f"It is damaged or not what it seems ({type(why).__name__}); what could be read of it is kept."
        draft.note(
            "unreadable-content", what, how_bad="damage", next="Ask for another copy; the bytes are kept as they are."
        )
    return draft.layer(extractor(item.media_type, reader.library), description)


def reads(media_type: str) -> bool:
    """Whether `lift` looks into items of this kind at all; for others it needs no bytes."""
    return media_type in READERS


@cache
def extractor(media_type: str, library: str) -> str:
    """Who read it, for the layer: name@version, the library's version among it."""
    short = media_type.rsplit("/", 1)[-1].rsplit(".", 1)[-1]
    with_library = f"+{library}-{version(library)}" if library else ""
    return f"onrecord.layers.{short}@{_REVISION}{with_library}"
