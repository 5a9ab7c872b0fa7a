"""An opinion on which blocks are the body of a page: those that trafilatura would extract as its main text.

Only an opinion: the block stays either way. On a bare page all extractors keep boilerplate; the reader marks it.
"""

import re

from onrecord.nouns.broken import BROKEN
from onrecord.nouns.shape import Noun

_NOT_WORDS = re.compile(r"[\W_]+")
_SHORT = 24  # letters; a shorter block must be a whole line of the main text, or "Share" would be found in "shared"
_LARGEST = 4 << 20  # characters; beyond it the extractor takes minutes, and no article is that long


class MainText(Noun, frozen=True, kw_only=True):
    """What the extractor took for the body, letters and digits only; `lines` None where it had no opinion."""

    lines: frozenset[str] | None = None
    whole: str = ""

    @staticmethod
    def of(markup: str) -> "MainText":
        """Ask the extractor about a page."""
        if len(markup) > _LARGEST:
            return MainText()
        import logging

        import trafilatura
        from lxml.etree import LxmlError

        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints quote the page
        try:
            document = trafilatura.bare_extraction(
                markup,
                fast=True,
                with_metadata=False,  # it finds dates and authors in prose
                include_comments=False,
            )
        except BROKEN + (LxmlError,):  # noqa: RUF005
            return MainText()
        text = getattr(document, "text", None) or ""
        if not text:
            return MainText()
        lines = [_letters(line) for line in text.splitlines()]
        return MainText(lines=frozenset(lines), whole="".join(lines))

    def holds(self, block: str) -> bool | None:
        """Whether `block` is in the body; None where there is no opinion."""
        if self.lines is None:
            return None
        letters = _letters(block)
        return letters in self.lines or (len(letters) >= _SHORT and letters in self.whole)


def _letters(text: str) -> str:
    return _NOT_WORDS.sub("", text).casefold()
