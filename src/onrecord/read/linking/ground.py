"""The text on which the spans stand: its words, paragraphs and quotations, looked up by place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.nouns import Quotation
from onrecord.read.linking.marked import Marked
from onrecord.read.linking.words import NOWHERE, Words

_WORD = re.compile(r"\w+|[^\w\s]")
_BREAK = re.compile(r"\n\s*\n")
_SPEECHES_BEFORE = 6  # quotations that are looked at for one that still goes on


class Ground:
    """A text, the table of its parsed words, and its quotations."""

    def __init__(self, text: str, words: Words, quotations: Sequence[Quotation]) -> None:
        self.text, self.words = text, words
        self._starts = [found.start() for found in _WORD.finditer(text)]
        self._breaks = [found.start() for found in _BREAK.finditer(text)]
        self._quotations = sorted((one.span.start, -one.span.end) for one in quotations)

    def paragraph(self, at: int) -> int:
        return bisect_right(self._breaks, at)

    def count(self, at: int) -> int:
        """How many words and marks begin before this place."""
        return bisect_left(self._starts, at)

    def opens(self, at: int) -> bool:
        """Whether nothing stands before this place in its paragraph, marks apart."""
        paragraph = self.paragraph(at)
        begun = self._breaks[paragraph - 1] if paragraph else 0
        return not any(char.isalnum() for char in self.text[begun:at])

    def speech(self, span: Marked) -> int:
        """The number of the smallest quotation around the span; NOWHERE for none."""
        before = bisect_right(self._quotations, (span.start, 0))
        for number in range(before - 1, max(-1, before - 1 - _SPEECHES_BEFORE), -1):
            if -self._quotations[number][1] >= span.end:
                return number
        return NOWHERE
