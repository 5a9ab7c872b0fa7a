"""The text layer of an item: what an extractor read out of its bytes, kept with the extractor's name and version.

Everything visible is kept, boilerplate too: the reader marks it, nobody deletes it. Quotations are
anchored in this text, in Unicode code points, never in the bytes of the item.
"""

from typing import Literal

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.finding import Finding
from onrecord.nouns.shape import Noun

BlockKind = Literal["heading", "paragraph", "list-item", "table", "caption", "quote", "aside"]


class Block(Noun, frozen=True, kw_only=True):
    """A run of text that the format itself sets apart. `main` is the extractor's opinion that it belongs
    to the body of the document and not to its surroundings; None where it has no opinion."""

    start: int
    end: int
    kind: BlockKind
    main: bool | None = None
    page: int | None = None


class Table(Noun, frozen=True, kw_only=True):
    """Rows of cells as written. `place` says where ("sheet 2", "page 3, table 1"); row `i` of the table
    is line `first_row + i` there. `heading` is what it is called, `above` the words right above it, if they are few.
    `start`..`end` is where the table stands in the text layer."""

    rows: tuple[tuple[str, ...], ...]
    place: str
    first_row: int = 1
    heading: str = ""
    above: str = ""
    start: int = 0
    end: int = 0


class Description(Noun, frozen=True, kw_only=True):
    """What the item says of itself in its metadata. A claim of its maker, as found."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published_on: Edtf | None = None
    language: str | None = None
    url: str | None = None
    alternates: dict[str, str] = {}
    properties: dict[str, str] = {}


class TextLayer(Noun, frozen=True, kw_only=True):
    """`sha256` is of `text` in UTF-8. `extractor` is name@version. An item without text has an empty layer."""

    item: str
    text: str
    sha256: str
    extractor: str
    description: Description = Description()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = ()
