"""A text layer while it is being written: blocks one after another, and what was odd on the way.

Rules: blocks are separated by one empty line, never overlap, and cover all of the text; NUL and lone surrogates, which
no UTF-8 can hold, become U+FFFD with a finding; nothing else is normalised, composed or straightened.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence

from onrecord.nouns.finding import Finding, How
from onrecord.nouns.text import Block, BlockKind, Description, Table, TextLayer
from onrecord.read.layers.limits import Limits

_UNSAYABLE = re.compile("[\x00\ud800-\udfff]")
Row = tuple[str, ...]

_GAP = "\n\n"
_SHORT = 300  # characters of a paragraph that may say what the table below it is


class Unread(Exception):
    """Reading stops here; why is already noted on the draft."""


class Draft:
    """Collects the blocks, tables and findings of one item."""

    def __init__(self, item: str, limits: Limits) -> None:
        self.limits = limits
        self._item = item
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._findings: list[Finding] = []
        self._replaced = 0
        self.full = False

    def add(
        self, text: str, kind: BlockKind = "paragraph", *, main: bool | None = None, page: int | None = None
    ) -> None:
        """Append `text` as one block; blank text is nothing."""
        text = self.clean(text)
        if not text.strip() or self._is_full(len(text)):
            return
        start = self._open_gap()
        self._append(text)
        self._blocks.append(Block(start=start, end=self._length, kind=kind, main=main, page=page))

    def lay(self, text: str, blocks: Iterable[tuple[int, int, BlockKind]]) -> None:
        """Take `text` as it stands, with blocks at half-open spans of it. Only for a draft that is still empty."""
        cut = self.clean(text)[: self.limits.text_characters]
        self._append(cut)
        self._blocks.extend(Block(start=start, end=end, kind=kind) for start, end, kind in blocks if end <= len(cut))
        if len(cut) < len(text):
            self._is_full(len(text))

    def table(
        self,
        rows: Sequence[Sequence[str]],
        place: str,
        *,
        first_row: int = 1,
        heading: str = "",
        page: int | None = None,
        of_sheet: bool = False,
    ) -> None:
        """Append a table: cells side by side with tabs, rows on lines of their own. `of_sheet`: rows have as many cells
        as somebody filled, or more; empty ones at their ends are no text, and all rows but empty ones get as many."""
        kept = tuple(
            tuple(self._cell(cell, place) for cell in row[: self.limits.table_columns])
            for row in self._rows(rows, place)
        )
        if of_sheet:
            kept = _filled(kept)
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in kept)
        if not text.strip() or self._is_full(len(text)):
            return
        if of_sheet:
            width = max(map(len, kept), default=0)
            kept = tuple((*row, *("",) * (width - len(row))) if row else row for row in kept)
        above = self._above()
        start = self._open_gap()
        self._append(text)
        self._blocks.append(Block(start=start, end=self._length, kind="table", page=page))
        made = Table(
            rows=kept, place=place, first_row=first_row, heading=self.clean(heading), above=above, start=start,
            end=self._length,
        )  # fmt: skip
        self._tables.append(made)

    def note(self, code: str, what: str, place: str = "", *, how_bad: How = "warning", next: str = "") -> None:
        """Report something odd; `place` is inside the item ("page 3")."""
        where = f"{self._item}, {place}" if place else self._item
        finding = Finding(code=code, what=what, where=where, how_bad=how_bad, next=next)
        if finding not in self._findings:
            self._findings.append(finding)

    def clean(self, text: str) -> str:
        """`text` with what no UTF-8 can hold replaced."""
        cleaned, replaced = _UNSAYABLE.subn("\ufffd", text)
        self._replaced += replaced
        return cleaned

    @property
    def length(self) -> int:
        """Characters so far."""
        return self._length

    def layer(self, extractor: str, description: Description) -> TextLayer:
        """The finished text layer."""
        if self._replaced:
            what = f"{self._replaced} characters that text cannot hold (NUL, half characters) are shown as \ufffd."
            self.note("unsayable-characters", what)
        text = "".join(self._pieces)
        return TextLayer(
            item=self._item,
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            extractor=extractor,
            description=description,
            blocks=tuple(self._blocks),
            tables=tuple(self._tables),
            findings=tuple(self._findings),
        )

    def _above(self) -> str:
        """The block before, where it is a heading, a caption or a short paragraph."""
        if not self._blocks or self._blocks[-1].kind not in ("heading", "paragraph", "caption"):
            return ""
        last = self._blocks[-1]
        words = "".join(self._pieces)[last.start : last.end]
        return words if len(words) <= _SHORT else ""

    def _rows(self, rows: Sequence[Sequence[str]], place: str) -> Sequence[Sequence[str]]:
        if len(rows) > self.limits.table_rows:
            self.note("table-cut", f"Only the first {self.limits.table_rows} rows are read.", place)
        return rows[: self.limits.table_rows]

    def _cell(self, cell: str, place: str) -> str:
        if len(cell) > self.limits.cell_characters:
            self.note("cell-cut", f"A cell longer than {self.limits.cell_characters} characters is cut.", place)
        return self.clean(cell[: self.limits.cell_characters])

    def _is_full(self, more: int) -> bool:
        if not self.full and self._length + more > self.limits.text_characters:
            self.full = True
            what = f"Only the first {self.limits.text_characters} characters are read."
            self.note("text-cut", what, next="Split the file and add its parts.")
        return self.full

    def _open_gap(self) -> int:
        if self._length:
            self._append(_GAP)
        return self._length

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


def _filled(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without empty cells at their ends, and without empty rows at the end."""
    kept = [row[: max((at for at, cell in enumerate(row, 1) if cell), default=0)] for row in rows]
    return tuple(kept[: max((at for at, row in enumerate(kept, 1) if row), default=0)])
