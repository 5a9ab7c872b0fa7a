"""Ties spans that somebody marked as source, cue or content into attributions: who said it, by which word, and what.

`tie` takes spans from anywhere (a tagger, rules, a person) and the parse that the reader already made; it adds no span,
moves none, and gives each attribution a share from 0 to 1. What it was learned on, and where it fails:
`docs/methods/linker-en.md`.
"""

from collections.abc import Sequence

from onrecord.nouns import Quotation
from onrecord.read.linking.judging import model
from onrecord.read.linking.marked import Marked, Place, Role, Tied
from onrecord.read.linking.tying import tied
from onrecord.read.linking.words import Parse, words


def tie(
    text: str, parses: Sequence[Parse], quotations: Sequence[Quotation], marked: Sequence[Marked]
) -> tuple[Tied, ...]:
    """The attributions of a text, in order of their cues; places are half-open, in code points of `text`.

    `parses` are those of the whole text in order (`read.statements.parsing`); where nothing was parsed, a span is tied
    by its place alone. Spans of one role do not overlap; a content may hold other spans, as in "He said that she
    denied it".
    """
    return tuple(tied(text, words(parses), quotations, marked, model()))


__all__ = ["Marked", "Place", "Role", "Tied", "tie"]
