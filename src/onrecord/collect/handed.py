"""What `collect` gives to the path: a thing to be sealed, and how to open its bytes."""

from collections.abc import Callable
from typing import BinaryIO

from onrecord.nouns.finding import Finding
from onrecord.nouns.item import ItemToBe
from onrecord.nouns.shape import Noun


class Known(Noun, frozen=True, kw_only=True):
    """What the record already holds at a name. `modified` in nanoseconds, as the disk said then."""

    size: int
    modified: int
    item_id: str


class Unchanged(Noun, frozen=True, kw_only=True):
    """A file of the size and modification time that are on record; its bytes were not read again."""

    name: str
    item_id: str


class Handed(Noun, frozen=True, kw_only=True):
    """`open` gives the bytes from the start, as often as it is called, until the iterator that gave this moves on.

    `findings` are about this very file, their `where` its name (it has no id before it is sealed)."""

    to_be: ItemToBe
    size: int
    open: Callable[[], BinaryIO]
    findings: tuple[Finding, ...] = ()
