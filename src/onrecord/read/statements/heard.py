"""What a reader of one language hears in a layer, and what such a reader is."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from onrecord.nouns import Mention, Quotation, Segment
from onrecord.read.statements.told import Told


class Heard(Struct, frozen=True):
    """Statements without ids and dates, sentences (half-open places), and names; apart from the statements, what
    somebody is only reported to want, fear or feel."""

    told: tuple[Told, ...]
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    attitudes: tuple[Told, ...] = ()


class Reader(Protocol):
    """Reads the segments of its language and leaves the others alone. Pure: the same words, the same answer."""

    def __call__(self, text: str, segments: Sequence[Segment], quotations: Sequence[Quotation]) -> Heard: ...
