"""What each stretch of a text layer is: body, or one of the things that stand around a body.

Promise: nothing is deleted, everything is marked; segments are half-open, in order and do not overlap.
Rules, the first that fits: what the format itself says (table, caption, quotation, heading); what the words say
(`vocab/segments.toml`: sharing, related links, credits, bylines, boilerplate); what the place says (a list of short
lines after "Related stories" is related; what the extractor holds to be outside the document is boilerplate);
what the form says (a short line without a full stop is a heading, the first one or a repetition of it the title).
Everything else is body. Not done: columns and footnotes of a page.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from onrecord.nouns import Segment, TextLayer
from onrecord.nouns.reading import Role
from onrecord.read.datelines import dateline
from onrecord.read.issued import beside_a_date, issued_on
from onrecord.read.paragraphs import Paragraph, paragraphs
from onrecord.read.vocabulary import any_of, vocabulary

_SHORT = 120  # characters; what chrome and headings stay under
_LINE = 60  # a sentence longer than this is no heading
_HEADING_WORDS = 18
_HEAD = 12  # stretches
_TITLE_WITHIN = 6  # the title stands among the first stretches
_ENDS = re.compile(r"[.!…:;,]\s*[\"”»’')\]]*$")  # French sets a space before its closing mark
_FULL_STOP = re.compile(r"[.!…;,]\s*[\"”»’')\]]*$")
_WORD = re.compile(r"\w+")
_TYPED: tuple[Role, ...] = ("share", "boilerplate", "credit", "caption", "byline")


def segments(layer: TextLayer, language: str, title: str | None = None) -> tuple[Segment, ...]:
    """The segments of a layer, at first all in the `language` of the item; `title` as far as somebody has given it."""
    stretches = paragraphs(layer)
    roles = _Roles(layer, stretches, title, language)
    return tuple(
        Segment(start=start, end=end, role=role, language=language)
        for stretch, found in zip(stretches, roles.all(), strict=True)
        for start, end, role in _without_dateline(layer.text, stretch, found)
    )


def _without_dateline(text: str, stretch: Paragraph, role: Role) -> list[tuple[int, int, Role]]:
    """A despatch's dateline apart from its first sentence."""
    opening = dateline(text, stretch.start, stretch.end) if role == "body" else None
    if opening is None or opening.end() >= stretch.end:
        return [(stretch.start, stretch.end, role)]
    words = opening[0].rstrip()
    return [(stretch.start, stretch.start + len(words), "dateline"), (opening.end(), stretch.end, role)]


class _Roles:
    """Decides in one pass from top to bottom, remembering whether a list of related links is going on."""

    def __init__(self, layer: TextLayer, stretches: Sequence[Paragraph], title: str | None, language: str) -> None:
        self.layer, self.stretches, self.language = layer, stretches, language
        self.tables = sorted((table.start, table.end) for table in layer.tables if table.start < table.end)
        self.head = _head(layer.text, stretches)
        self.title = _plain(title) if title else self._first_heading()
        self.in_related = False

    def all(self) -> list[Role]:
        return [self._role(number) for number in range(len(self.stretches))]

    def _role(self, number: int) -> Role:
        stretch = self.stretches[number]
        text = self.layer.text[stretch.start : stretch.end]
        before = bisect_right(self.tables, (stretch.start, len(self.layer.text))) - 1
        if stretch.kind == "table" or (before >= 0 and stretch.start < self.tables[before][1]):
            return "table"
        if self.title and _plain(text) == self.title:
            return "title"
        typed = self._by_words(text, stretch)
        if typed is not None:
            self.in_related = typed == "related" or (self.in_related and typed != "byline")
            return typed
        if stretch.kind == "caption":
            return "caption"
        short = len(text) <= _SHORT and not _FULL_STOP.search(text)
        if self.in_related and short:
            return "related"
        self.in_related = False
        if stretch.main is False and stretch.kind != "quote":
            return "boilerplate"
        if stretch.kind == "quote":
            return "quote"
        return "heading" if self._heading(number, text, stretch) else "body"

    def _by_words(self, text: str, stretch: Paragraph) -> Role | None:
        if len(text) > 2 * _SHORT:
            return None
        if len(text) <= _SHORT and _says("related").match(text) and not (_FULL_STOP.search(text) and len(text) > 60):
            return "related"
        for role in _TYPED:
            if _says(role).match(text) and _could_be(role, text):
                return role
        if len(text) <= 80 and _only_a_date(text):
            return "dateline"
        return "dateline" if stretch.end <= self.head and issued_on(text, self.language) else None

    def _heading(self, number: int, text: str, stretch: Paragraph) -> bool:
        if stretch.kind == "heading":
            return True
        if stretch.kind in ("list-item", "aside") or len(text) > _SHORT or _ENDS.search(text):
            return False
        if len(_WORD.findall(text)) > _HEADING_WORDS or not any(c.isalpha() for c in text) or text[0].islower():
            return False
        if text[0] in '—–-•*"“«' and not text.rstrip().endswith(("?", "”", "»", '"')):
            return False
        return number + 1 < len(self.stretches) or number == 0

    def _first_heading(self) -> str:
        if self.layer.description.title:
            return _plain(self.layer.description.title)
        for number, stretch in enumerate(self.stretches[:_TITLE_WITHIN]):
            text = self.layer.text[stretch.start : stretch.end]
            by_words = self._by_words(text, stretch)
            if by_words == "related" or (by_words is None and len(text) > _LINE and _FULL_STOP.search(text)):
                break  # the body has begun, or it is over
            if by_words is None and stretch.kind != "caption" and self._heading(number, text, stretch):
                return _plain(text)
        return ""


def _head(text: str, stretches: Sequence[Paragraph]) -> int:
    """Where the head of an item ends: before its first long stretch, a dozen stretches from its beginning at most."""
    begun = next((one.start for one in stretches if one.end - one.start > _SHORT), len(text))
    return min(begun, stretches[_HEAD - 1].end if len(stretches) >= _HEAD else len(text))


def _could_be(role: Role, text: str) -> bool:
    """Sentences that merely begin like chrome ("Share prices fell on Monday.", "By Monday the army was gone.")."""
    sentence = text.rstrip().endswith((".", "!", "?", "…")) and len(_WORD.findall(text)) > 6
    if role == "byline":
        return len(text) <= _SHORT and not text.rstrip().endswith((".", "!", "?", ":", ";"))
    return not sentence or role in ("credit", "boilerplate", "caption")


@cache
def _says(role: str) -> re.Pattern[str]:
    return any_of(pattern for patterns in vocabulary("segments")[role].values() for pattern in patterns)


def _only_a_date(text: str) -> bool:
    """Digits of a date and hardly any word besides months, weekdays and "published"."""
    if not re.search(r"\d", text):
        return False
    allowed = beside_a_date()
    letters = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    return len(letters) <= 8 and all(word in allowed for word in letters)


def _plain(text: str) -> str:
    """A title as its words, so that two typographies of it are one."""
    return " ".join(_WORD.findall(text.lower()))
