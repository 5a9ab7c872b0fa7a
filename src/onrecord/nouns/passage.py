"""A place in an item's text that breaks loudly when the text changes.

W3C Web Annotation selectors: a TextPositionSelector (`span`) and a TextQuoteSelector
(`span.text`, `prefix`, `suffix`), pinned to the SHA-256 of the text layer they were taken from.
"""

from onrecord.nouns.shape import Noun
from onrecord.nouns.span import Span
from onrecord.nouns.text import TextLayer

_CONTEXT = 32  # code points kept on either side, enough to tell two equal quotations apart


class Passage(Noun, frozen=True, kw_only=True):
    """Exact words in one text layer of one item."""

    item: str
    layer: str
    span: Span
    prefix: str
    suffix: str

    @staticmethod
    def of(layer: TextLayer, start: int, end: int) -> "Passage":
        """The passage at `start`..`end` of `layer`."""
        return Passage(
            item=layer.item,
            layer=layer.sha256,
            span=Span.of(layer.text, start, end),
            prefix=layer.text[max(0, start - _CONTEXT) : start],
            suffix=layer.text[end : end + _CONTEXT],
        )

    def holds(self, layer: TextLayer) -> bool:
        """Whether the words still stand where they stood, in the very text they were taken from."""
        return layer.sha256 == self.layer and layer.text[self.span.start : self.span.end] == self.span.text
