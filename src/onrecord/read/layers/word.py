"""Word files (OOXML): paragraphs, headings, list items and tables in order; then text boxes, notes, headers.

Rules: the text is what a reader sees with all changes accepted. What was deleted under change tracking, hidden, or said
in comments is not in the text; that it is in the file is a finding. A chart or formula is not read.
"""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.nouns.text import BlockKind, Description
from onrecord.read.layers.draft import Draft, Unread
from onrecord.read.layers.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ENDED = "end of a paragraph"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SHOWN = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", _FALLBACK))
_ASIDES = re.compile(r"word/(footnotes|endnotes|header\d*|footer\d*)\.xml$")
_STYLES: tuple[tuple[str, BlockKind], ...] = (
    ("heading", "heading"), ("title", "heading"), ("subtitle", "heading"), ("list", "list-item"), ("quote", "quote"),
    ("intense quote", "quote"), ("caption", "caption"),
)  # fmt: skip
_CORE = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy": "last modified by",
    "{http://purl.org/dc/terms/}created": "created",
    "{http://purl.org/dc/terms/}modified": "modified",
    "{http://purl.org/dc/elements/1.1/}language": "language",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}revision": "revision",
}


def read_word(draft: Draft, data: bytes) -> Description:
    """The text of a DOCX and its properties."""
    package = Package(draft, data)
    document = package.tree("word/document.xml")
    if document is None:
        draft.note("no-document", "It has no readable document inside.", how_bad="damage")
        raise Unread
    body = document.find(f"{_W}body")
    reader = _Body(draft, _kinds(package.tree("word/styles.xml")))
    reader.read(body if body is not None else document)
    for name in package.names:
        if _ASIDES.match(name) and (tree := package.tree(name)) is not None:
            for note in tree:
                draft.add(_text(note), "aside")
    _odd(draft, document, package)
    return _described(package.tree("docProps/core.xml"))


class _Body:
    def __init__(self, draft: Draft, styles: dict[str, BlockKind]) -> None:
        self._draft = draft
        self._styles = styles
        self._tables = 0

    def read(self, parent: Any) -> None:
        waiting = list(reversed(parent))
        while waiting:
            element = waiting.pop()
            if element.tag == f"{_W}p":
                self._draft.add(_text(element), self._kind(element))
                waiting.extend(reversed([inner for box in _boxes(element) for inner in box]))
            elif element.tag == f"{_W}tbl":
                self._table(element)
            elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}smartTag"):
                waiting.extend(reversed(element))

    def _table(self, table: Any) -> None:
        self._tables += 1
        rows = [
            [_text(cell).strip() for cell in row.iter(f"{_W}tc")]
            for row in table.iter(f"{_W}tr")
            if not _is_deleted(row)
        ]
        self._draft.table(rows, f"table {self._tables}")

    def _kind(self, paragraph: Any) -> BlockKind:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        kind = self._styles.get(style.get(f"{_W}val") or "") if style is not None else None
        return kind or ("list-item" if paragraph.find(f"{_W}pPr/{_W}numPr") is not None else "paragraph")


def _kinds(styles: Any) -> dict[str, BlockKind]:
    """What styles say of a paragraph, by their ids; their names are English in every language of Word."""
    found: dict[str, BlockKind] = {"Title": "heading", **{f"Heading{level}": "heading" for level in range(1, 10)}}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        name = style.find(f"{_W}name")
        written = (name.get(f"{_W}val") or "").lower() if name is not None else ""
        for start, kind in _STYLES:
            if written.startswith(start):
                found[style.get(f"{_W}styleId") or ""] = kind
    return found


def _text(element: Any) -> str:
    return "".join(_said(element)).strip("\n")


def _said(element: Any) -> Iterator[str]:
    waiting: list[Any] = list(reversed(element))
    while waiting:
        child = waiting.pop()
        tag = child if isinstance(child, str) else child.tag
        if tag in _NOT_SHOWN or tag == f"{_W}txbxContent":
            continue
        if tag == _ENDED:
            yield "\n"
        elif tag == f"{_W}t":
            yield child.text or ""
        elif tag == f"{_W}tab":
            yield "\t"
        elif tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif tag == f"{_W}noBreakHyphen":
            yield "\u2011"
        elif not (tag == f"{_W}r" and child.find(f"{_W}rPr/{_W}vanish") is not None):
            waiting += [_ENDED] if tag == f"{_W}p" else []
            waiting.extend(reversed(child))


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes right in a paragraph; those in a box are found with the paragraphs of that box."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _NOT_SHOWN:
            waiting.extend(reversed(child))


def _is_deleted(row: Any) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _odd(draft: Draft, document: Any, package: Package) -> None:
    deleted = sum(1 for tag in (f"{_W}del", f"{_W}moveFrom") for _ in document.iter(tag))
    inserted = sum(1 for _ in document.iter(f"{_W}ins"))
    if deleted or inserted:
        what = f"Tracked changes: {inserted} insertions are read as text, {deleted} deletions are only in the file."
        draft.note("tracked-changes", what, next="Open it in a word processor to see what was changed, and by whom.")
    comments = package.tree("word/comments.xml")
    if comments is not None and len(comments):
        draft.note(
            "comments", f"{len(comments)} comments are in the file and not in the text.", next="Open it to read them."
        )
    if document.find(f".//{_W}vanish") is not None:
        draft.note("hidden-text", "It holds text that is marked as hidden; that is not in the text.")
    if any(name.endswith("vbaProject.bin") for name in package.names):
        draft.note("macros", "It holds macros; they are not run.")


def _described(core: Any) -> Description:
    properties = {
        _CORE[one.tag]: one.text.strip()[:1000]
        for one in (core if core is not None else ())
        if one.tag in _CORE and one.text
    }
    return Description(title=properties.get("title"), author=properties.get("author"), properties=properties)
