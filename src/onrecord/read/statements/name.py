"""A name while an item is being read, before it is one with the item's other names."""

from collections.abc import Iterable

from msgspec import Struct

from onrecord.nouns import Span
from onrecord.nouns.names import whole_quotes
from onrecord.nouns.reading import MentionKind


class Name(Struct):
    """A name as found; `sure`: words, and no guess, say what it is."""

    span: Span
    kind: MentionKind
    name: str
    title: str = ""
    sure: bool = False

    def __post_init__(self) -> None:
        self.name = whole_quotes(self.name)


def outermost(found: Iterable[Name]) -> list[Name]:
    """Longer names first; what lies within a kept one falls away. In their order."""
    kept: list[Name] = []
    for one in sorted(found, key=lambda one: (one.span.start - one.span.end, one.span.start)):
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.span.start)
