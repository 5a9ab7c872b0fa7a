"""OpenDocument text (ODT): headings, paragraphs, list items and tables in order, notes as asides.

Rules: deleted text of tracked changes and annotations are not in the text; that they are in the file is a finding.
"""

from collections.abc import Iterator
from typing import Any

from onrecord.nouns.text import BlockKind, Description
from onrecord.read.layers.draft import Draft, Unread
from onrecord.read.layers.package import Package

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE, STYLE, _META = (f"{{{_NS}{part}:1.0}}" for part in ("text", "table", "office", "style", "meta"))
_DC = "{http://purl.org/dc/elements/1.1/}"
_NOT_SHOWN = frozenset((f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}note-citation"))
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
    body = content.find(f".//{OFFICE}text") if content is not None else None
    if body is None:
        draft.note("no-document", "It has no readable document inside.", how_bad="damage")
        raise Unread
    _read(draft, body)
    if content.find(f".//{TEXT}tracked-changes") is not None:
        draft.note("tracked-changes", "Tracked changes: deleted text is in the file and not in the text.")
    if content.find(f".//{OFFICE}annotation") is not None:
        draft.note("comments", "Comments are in the file and not in the text.", next="Open it to read them.")
    return described(package.tree("meta.xml"))


def _read(draft: Draft, parent: Any) -> None:
    tables = 0
    waiting: list[tuple[Any, BlockKind]] = [(element, "paragraph") for element in reversed(parent)]
    while waiting:
        element, kind = waiting.pop()
        tag = element.tag
        if tag in _NOT_SHOWN or not isinstance(tag, str):
            continue
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            draft.add("".join(said(element)), "heading" if tag == f"{TEXT}h" else kind)
            waiting += [(inner, "aside") for inner in reversed([inner for note in _notes(element) for inner in note])]
        elif tag == f"{TABLE}table":
            tables += 1
            name = element.get(f"{TABLE}name") or ""
            draft.table(_rows(draft, element), f"table {tables}", heading=name, of_sheet=True)
        else:
            inside: BlockKind = "list-item" if tag == f"{TEXT}list" else kind
            waiting += [(inner, inside) for inner in reversed(element)]


def _notes(element: Any) -> Iterator[Any]:
    """The notes right in a paragraph; those in a note are found with the paragraphs of that note."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag == f"{TEXT}note-body":
            yield child
        else:
            waiting.extend(reversed(child))


def said(element: Any) -> Iterator[str]:
    """The words of a paragraph, its spaces, tabs and line breaks as written."""
    waiting: list[Any] = [*_after(element)]
    while waiting:
        child = waiting.pop()
        if isinstance(child, str):
            yield child
        elif child.tag == f"{TEXT}s":
            yield " " * min(int(child.get(f"{TEXT}c") or 1), _MOST_REPEATS)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag not in _NOT_SHOWN:
            waiting.extend(_after(child))


def _after(element: Any) -> Iterator[Any]:
    """What an element holds, last first: its children and the words before, between and behind them."""
    for child in reversed(element):
        yield child.tail or ""
        yield child
    yield element.text or ""


def _rows(draft: Draft, table: Any) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in table.iter(f"{TABLE}table-row"):
        cells: list[str] = []
        for cell in row:
            if cell.tag == f"{TABLE}table-cell":
                shown = (one for one in cell.iter(f"{TEXT}p", f"{TEXT}h") if not _aside(one))
                words = "\n".join("".join(said(one)) for one in shown)
                cells += [words] * repeats(cell, "columns")
        rows += [cells] * (repeats(row, "rows") if any(cells) else 1)
        if len(rows) > draft.limits.table_rows:
            break
    return rows


def _aside(element: Any) -> bool:
    """Whether it stands in a note or an annotation."""
    return any(above.tag in _NOT_SHOWN for above in element.iterancestors())


def repeats(element: Any, what: str) -> int:
    """How many columns or rows a cell or row stands for, of at most a thousand."""
    return min(max(1, int(element.get(f"{TABLE}number-{what}-repeated") or 1)), _MOST_REPEATS)


def described(meta: Any) -> Description:
    """What `meta.xml` says of the file."""
    properties = {
        _CORE[one.tag]: one.text.strip()[:1000]
        for one in (meta.iter() if meta is not None else ())
        if one.tag in _CORE and one.text
    }
    return Description(title=properties.get("title"), author=properties.get("author"), properties=properties)
