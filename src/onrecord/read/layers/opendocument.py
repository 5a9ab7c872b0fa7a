"""OpenDocument text (ODT): headings, paragraphs, list items and tables in order, notes as asides.

Rules: deleted text of tracked changes and annotations are not in the text; that they are in the file is a finding.
"""

from collections.abc import Iterator
from typing import Any

from onrecord.nouns.text import BlockKind, Description
from onrecord.read.layers.draft import Draft, Unread
from onrecord.read.layers.package import Package

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE, _META = (f"{{{_NS}{part}:1.0}}" for part in ("text", "table", "office", "meta"))
_DC = "{http://purl.org/dc/elements/1.1/}"
_NOT_SHOWN = frozenset((f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}note-citation"))
_MOST_REPEATS = 1000  # cells or rows that one cell may stand for
_CORE = {
    f"{_DC}title": "title",
    f"{_META}initial-creator": "author",
    f"{_DC}creator": "last modified by",
    f"{_META}creation-date": "created",
    f"{_DC}date": "modified",
    f"{_DC}language": "language",
    f"{_META}generator": "generator",
}


def read_opendocument(draft: Draft, data: bytes) -> Description:
    """The text of an ODT and its properties."""
    package = Package(draft, data)
    content = package.tree("content.xml")
    body = content.find(f".//{_OFFICE}text") if content is not None else None
    if body is None:
        draft.note("no-document", "It has no readable document inside.", how_bad="damage")
        raise Unread
    _read(draft, body, "paragraph", [0])
    if content.find(f".//{_TEXT}tracked-changes") is not None:
        draft.note("tracked-changes", "Tracked changes: deleted text is in the file and not in the text.")
    if content.find(f".//{_OFFICE}annotation") is not None:
        draft.note("comments", "Comments are in the file and not in the text.", next="Open it to read them.")
    return _described(package.tree("meta.xml"))


def _read(draft: Draft, parent: Any, kind: BlockKind, tables: list[int]) -> None:
    for element in parent:
        tag = element.tag
        if tag in _NOT_SHOWN:
            continue
        if tag in (f"{_TEXT}p", f"{_TEXT}h"):
            draft.add("".join(_said(element)), "heading" if tag == f"{_TEXT}h" else kind)
            for note in element.iter(f"{_TEXT}note-body"):
                _read(draft, note, "aside", tables)
        elif tag == f"{_TABLE}table":
            tables[0] += 1
            draft.table(_rows(draft, element), f"table {tables[0]}", heading=element.get(f"{_TABLE}name") or "")
        elif isinstance(tag, str):
            _read(draft, element, "list-item" if tag == f"{_TEXT}list" else kind, tables)


def _said(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c") or 1), _MOST_REPEATS)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag not in _NOT_SHOWN:
            yield from _said(child)
        yield child.tail or ""


def _rows(draft: Draft, table: Any) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in table.iter(f"{_TABLE}table-row"):
        cells: list[str] = []
        for cell in row:
            if cell.tag == f"{_TABLE}table-cell":
                words = "\n".join("".join(_said(one)) for one in cell.iter(f"{_TEXT}p", f"{_TEXT}h"))
                cells += [words] * _repeats(cell, "columns")
        while cells and not cells[-1]:
            cells.pop()
        rows += [cells] * (_repeats(row, "rows") if cells else 1)
        if len(rows) > draft.limits.table_rows:
            break
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _repeats(element: Any, what: str) -> int:
    return min(max(1, int(element.get(f"{_TABLE}number-{what}-repeated") or 1)), _MOST_REPEATS)


def _described(meta: Any) -> Description:
    properties = {
        _CORE[one.tag]: one.text.strip()[:1000]
        for one in (meta.iter() if meta is not None else ())
        if one.tag in _CORE and one.text
    }
    return Description(title=properties.get("title"), author=properties.get("author"), properties=properties)
