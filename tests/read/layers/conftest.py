"""Lifting bytes without a record around them."""

import datetime as dt
from collections.abc import Callable

import pytest

from onrecord.nouns import Item, ObjectRef, TextLayer
from onrecord.read.layers import Limits, lift
from onrecord.read.layers.lift import CALC, OLD_SHEET, OPENDOCUMENT, SHEET, WORD

KINDS = {
    "txt": "text/plain", "md": "text/markdown", "html": "text/html", "csv": "text/csv", "pdf": "application/pdf",
    "docx": WORD, "xlsx": SHEET, "odt": OPENDOCUMENT, "eml": "message/rfc822", "jpg": "image/jpeg", "png": "image/png",
    "gif": "image/gif", "webp": "image/webp", "mp4": "video/mp4", "bin": "application/octet-stream",
    "zip": "application/zip", "ods": CALC, "xls": OLD_SHEET,
}  # fmt: skip


@pytest.fixture
def lifted() -> Callable[..., TextLayer]:
    """The text layer of `data`, a file of the kind that `ending` stands for; checks what holds of every layer."""

    def layer_of(ending: str, data: bytes | str, limits: Limits | None = None) -> TextLayer:
        raw = data.encode() if isinstance(data, str) else data
        ref = ObjectRef(name="o", sha256="0" * 64, size=len(raw), media_type=KINDS[ending])
        item = Item(id="i-1", name=f"a.{ending}", object=ref, taken_in=dt.datetime(2031, 4, 2, tzinfo=dt.UTC))
        layer = lift(item, raw, limits or Limits())
        ends = 0
        for block in layer.blocks:
            assert ends <= block.start < block.end <= len(layer.text)
            ends = block.end
        for table in layer.tables:
            assert layer.text[table.start : table.end].strip()
        layer.text.encode("utf-8")
        return layer

    return layer_of


@pytest.fixture
def blocks_of() -> Callable[[TextLayer], list[tuple[str, str]]]:
    """Kind and words of each block."""
    return lambda layer: [(block.kind, layer.text[block.start : block.end]) for block in layer.blocks]


@pytest.fixture
def codes_of() -> Callable[[TextLayer], list[str]]:
    """The codes of a layer's findings."""
    return lambda layer: [finding.code for finding in layer.findings]
