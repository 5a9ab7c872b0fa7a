"""Exact words and their place in a text layer: a half-open span of Unicode code points."""

from onrecord.nouns.shape import Noun


class Span(Noun, frozen=True, kw_only=True):
    """`text` stands at `layer.text[start:end]`."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"a span of {len(self.text)} characters cannot lie at {self.start}..{self.end}")

    @staticmethod
    def of(text: str, start: int, end: int) -> "Span":
        """The words of `text` at `start`..`end`."""
        return Span(start=start, end=end, text=text[start:end])

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end
