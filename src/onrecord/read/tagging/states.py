"""What the tagger's encoder makes of each word where it stands, for others to judge by: a row of numbers a word.

The rows are those between the encoder's third and fourth layer, where a word knows its sentence and not yet only
whether it is a source, a cue or a content. They are kept while a text is read, and nowhere else.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from onrecord.read.tagging.windows import Place


class States:
    """Words by their place, in order and apart, each with its row."""

    def __init__(self, places: Sequence[Place], rows: Any) -> None:
        self.starts = [start for start, _ in places]
        self.ends = [end for _, end in places]
        self.rows = rows

    def mean(self, places: Sequence[Place], but: Sequence[Place] = ()) -> Any | None:
        """The mean row of the words that touch these places and none of `but`; None where there is no such word."""
        left_out = {number for place in but for number in self._touching(place)}
        kept = sorted({number for place in places for number in self._touching(place)} - left_out)
        return self.rows[kept].mean(axis=0) if kept else None

    def _touching(self, place: Place) -> range:
        first = bisect_left(self.ends, place[0] + 1)
        return range(first, max(first, bisect_left(self.starts, place[1])))
