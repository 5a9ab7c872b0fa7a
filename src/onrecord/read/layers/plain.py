"""Plain text as it stands, and Markdown as its blocks.

Plain text keeps every character; only line ends become `\\n`. Blocks are what empty lines separate. Markdown is not
rendered: its words stay as written, its blocks say what they are; HTML inside it is text like any other.
"""

import re
from collections.abc import Iterator

from onrecord.nouns.text import BlockKind, Description
from onrecord.read.layers.decode import decode
from onrecord.read.layers.draft import Draft

_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028]")
_GAP = re.compile(r"\n[^\S\n]*\n\s*")


def read_text(draft: Draft, data: bytes) -> Description:
    """Plain text, verbatim."""
    text = _LINE_ENDS.sub("\n", decode(data, draft))
    draft.lay(text, _stretches(text))
    return Description()


def paragraphs_of(text: str) -> list[str]:
    """What empty lines separate in `text`."""
    text = _LINE_ENDS.sub("\n", text)
    return [text[start:end] for start, end, _ in _stretches(text)]


def _stretches(text: str) -> Iterator[tuple[int, int, BlockKind]]:
    start = len(text) - len(text.lstrip())
    for gap in _GAP.finditer(text, start):
        yield start, gap.start(), "paragraph"
        start = gap.end()
    if text[start:].strip():
        yield start, len(text.rstrip()), "paragraph"


def read_markdown(draft: Draft, data: bytes) -> Description:
    """Markdown (CommonMark with tables): headings, items, quotations, tables; the first heading is its title."""
    from markdown_it import MarkdownIt

    text = _LINE_ENDS.sub("\n", decode(data, draft))[: draft.limits.text_characters]
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    title: str | None = None
    kind: BlockKind = "paragraph"
    rows: list[list[str]] = []
    within: list[str] = []
    tables = 0
    for token in parser.parse(text):
        if token.nesting == 1:
            within.append(token.type)
            rows.extend([[]] if token.type == "tr_open" else [])
        elif token.nesting == -1 and within:
            within.pop()
            if token.type == "table_close":
                tables += 1
                draft.table(rows, f"table {tables}")
                rows = []
        elif token.type == "inline" and "tr_open" in within:
            rows[-1].append(_words(token.children or []))
        elif token.type in ("inline", "fence", "code_block", "html_block"):
            kind = _kind(within)
            words = _words(token.children) if token.children else token.content
            title = title or (words if kind == "heading" else None)
            draft.add(words.strip("\n"), kind)
    return Description(title=title)


def _kind(within: list[str]) -> BlockKind:
    if "heading_open" in within:
        return "heading"
    if "blockquote_open" in within:
        return "quote"
    return "list-item" if "list_item_open" in within else "paragraph"


def _words(children: "list[Token]") -> str:  # type: ignore[name-defined] # noqa: F821
    said = []
    for token in children:
        if token.type in ("softbreak", "hardbreak"):
            said.append("\n")
        else:
            said.append(token.content)
    return "".join(said)
