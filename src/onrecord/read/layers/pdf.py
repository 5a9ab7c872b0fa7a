"""PDF: the text of each page in the order of its content, lines joined into paragraphs, page numbers kept.

Rules
* A word broken at a line's end is joined only if the document has the joined word elsewhere, or the hyphen is a soft
  one; otherwise the hyphen stays: a quotation must not hold a word that nobody wrote.
* What a black box covers is not in the text: its maker meant to hide it. A finding says on which page.
* A page that is a picture is read by OCR where that is installed.
* Scripts, programs to launch, and files inside are findings; nothing of it runs or opens.
Pdfium is not made for threads: one PDF at a time in a process.
"""

import re
from typing import Any

from onrecord.nouns.text import Description
from onrecord.read.layers import ocr
from onrecord.read.layers.draft import Draft, Unread
from onrecord.read.layers.html_about import day_of
from onrecord.read.layers.pdf_boxes import covered_places
from onrecord.read.layers.pdf_lines import LINE_END_HYPHEN, Line, joined, paragraphs, words_of

_ACTIVE = (
    (b"/JavaScript", "pdf-script", "a script"),
    (b"/Launch", "pdf-launch", "an order to start a program"),
    (b"/EmbeddedFile", "pdf-embedded", "files inside it"),
    (b"/RichMedia", "pdf-media", "embedded media"),
)
_DPI = 200  # enough for tesseract to read 9 point type; 300 doubles its time
_POINTS = 72
_LINE = re.compile(f"[^\n{LINE_END_HYPHEN}]*[\n{LINE_END_HYPHEN}]|[^\n{LINE_END_HYPHEN}]+")
_LARGEST_SIDE = 5000  # pixels; a page may declare itself as wide as a football field


def read_pdf(draft: Draft, data: bytes) -> Description:
    """Text by pages, and what the file says of itself."""
    import pypdfium2

    _active(draft, data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as why:
        if getattr(why, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            draft.note(
                "encrypted", "It needs a password; it is kept and not read.", next="Add a copy saved without one."
            )
            raise Unread from None
        raise
    try:
        if document.count_attachments():
            draft.note("pdf-embedded", "The PDF holds files inside it; they stay inside, unread.")
        pages = len(document)
        if pages > draft.limits.pdf_pages:
            draft.note("pages-cut", f"Only the first {draft.limits.pdf_pages} of {pages} pages are read.")
        pictured: list[int] = []
        read = [_page(draft, document, number, pictured) for number in range(min(pages, draft.limits.pdf_pages))]
        seen = frozenset(word for lines in read for word in words_of(lines))
        scanned = _scanned(draft, document, pictured)
        for number, lines in enumerate(read, 1):
            for text in scanned.get(number, ()):
                draft.add(text, page=number)
            for paragraph in paragraphs(lines):
                draft.add(joined(paragraph, seen), page=number)
        return _described(document.get_metadata_dict(skip_empty=True))
    finally:
        document.close()


def _page(draft: Draft, document: Any, number: int, pictured: list[int]) -> list[Line]:
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
        lines, hidden = _lines(text, covered_places(page))
        text.close()
        page.close()
    except pypdfium2.PdfiumError:
        draft.note("page-broken", "The page cannot be read.", f"page {number + 1}", how_bad="damage")
        return []
    if hidden:
        what = f"{hidden} characters lie under a black box; they are left out of the text."
        draft.note(
            "covered-text", what, f"page {number + 1}", next="They are still in the file: do not hand it on as it is."
        )
    if not lines and not hidden:
        pictured.append(number)
    return lines


def _lines(text: Any, covered: list[tuple[float, float, float, float]]) -> tuple[list[Line], int]:
    """The lines of a page with the place of their first character, and how many characters boxes cover."""
    found, hidden, at = [], 0, 0
    whole = text.get_text_range()
    mapped = len(whole) == text.count_chars()  # characters beyond 16 bits, and repaired ones, shift the count
    for raw in _LINE.findall(whole):
        line = raw.rstrip("\r\n")
        if mapped and covered:
            kept = [char for index, char in enumerate(line, at) if not _is_under(text.get_charbox(index), covered)]
            hidden += sum(not char.isspace() for char in line) - sum(not char.isspace() for char in kept)
            line = "".join(kept)
        box = (0.0, 0.0, 0.0, 0.0)
        first = at + len(raw) - len(raw.lstrip())
        if line.strip() and mapped and first < text.count_chars():
            last = at + len(raw.rstrip()) - 1
            start, end = text.get_charbox(first, loose=True), text.get_charbox(max(first, last), loose=True)
            box = (start[0], start[1], end[2], start[3])
        if line.strip():
            found.append(Line(text=line.strip(), left=box[0], bottom=box[1], right=box[2], top=box[3]))
        at += len(raw)
    return found, hidden


def _is_under(box: tuple[float, float, float, float], covered: list[tuple[float, float, float, float]]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in covered)


def _active(draft: Draft, data: bytes) -> None:
    for mark, code, words in _ACTIVE:
        if mark in data:
            draft.note(code, f"The PDF holds {words}; nothing of it is run or opened.")
    if data.count(b"%%EOF") > 2:  # a linearised file has two
        what = "The PDF was changed after it was made; earlier revisions may still be inside it."
        draft.note("pdf-revisions", what, how_bad="note")


def _scanned(draft: Draft, document: Any, pages: list[int]) -> dict[int, list[str]]:
    """What OCR reads on pages that are pictures, by page number from 1."""
    import pypdfium2

    read: dict[int, list[str]] = {}
    pages = [number for number in pages if _has_picture(document, number)]
    for done, number in enumerate(pages):
        if done >= draft.limits.ocr_pages:
            draft.note(
                "ocr-cut", f"{len(pages) - done} more pages are pictures and were not read.", f"page {number + 1}"
            )
            break
        try:
            page = document[number]
            scale = min(_DPI / _POINTS, _LARGEST_SIDE / max(1.0, *page.get_size()))
            picture = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            draft.note("page-broken", "The page cannot be drawn.", f"page {number + 1}", how_bad="damage")
            continue
        words = ocr.read_picture(picture, draft, f"page {number + 1}")
        if words is None:
            break
        read[number + 1] = words
    return read


def _has_picture(document: Any, number: int) -> bool:
    import pypdfium2

    try:
        return any(True for _ in document[number].get_objects(max_depth=3))
    except pypdfium2.PdfiumError:
        return False


def _described(meta: dict[str, str]) -> Description:
    properties = {key: value[:1000] for key, value in meta.items() if value.strip()}
    created = properties.get("CreationDate", "")
    if day_of(created.removeprefix("D:")[:8]):
        properties["created"] = str(day_of(created.removeprefix("D:")[:8]))
    return Description(title=properties.get("Title"), author=properties.get("Author"), properties=properties)
