"""One item's reading beside its text, and the questions that `record` asks of it.

Rules
* The narrator speaks in body text only: headings, captions, credits, related links and lists are nobody's telling.
* A place inside the name of a body or in the words that name a speaker ("the Embassy in Israel") is not where
  something happened. The nearest place of the sentence wins, then the paragraph's, then the item's main one;
  one that its words put something in ("in X", "X’s purge") before one that only acts ("X’s investigation").
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from onrecord.nouns import DateMention, Mention, Passage, Reading, Span, Statement, TextLayer
from onrecord.record.vocabulary import hits, lexicon, word_list
from onrecord.record.words import words

Stretch = tuple[int, int]
_TELLING = ("body", "quote")
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|across|inside|around|throughout|from|to|en|à|dans|в|на|из)\s+(?:\w+\s+){0,4}$", re.IGNORECASE
)
_OWNS = re.compile(r"^['’]s?\b")
_DECLINED = frozenset({"uk"})  # a name changes its ending: only places known from elsewhere are heard in it
_REACH = 40  # characters around a place in which the words stand that put something there
_IN_NAME = re.compile(
    r"\b(?:in|at|near|inside|outside|around|throughout)\s+(?:the\s+(?:\w+\s+){0,2}?of\s+|(?P<the>the\s+))?"
    r"(?P<name>NAME(?:\s+NAME){0,3})(?=$|[\s.,;:!?)”\"])".replace("NAME", r"[A-Z][\w-]+(?:[’'](?!s\b)\w[\w-]*)?")
)
_CALENDAR = word_list("calendar")
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…”\"»]*")


class Page:
    """An item as `record` looks at it. Positions are code points of the text layer."""

    def __init__(self, reading: Reading, layer: TextLayer) -> None:
        self.reading, self.layer, self.text = reading, layer, layer.text
        self.item = reading.item

    @cached_property
    def sentences(self) -> list[Stretch]:
        """Sentences of the narrator's body text; drawn by punctuation where the reader gave none."""
        given = self.reading.sentences or [match.span() for match in _SENTENCE.finditer(self.text)]
        return [(start, end) for start, end in given if self.role(start, end) in _TELLING]

    @cached_property
    def paragraphs(self) -> list[Stretch]:
        blocks = sorted((block.start, block.end) for block in self.layer.blocks)
        if blocks:
            return blocks
        return [match.span() for match in re.finditer(r"[^\n](?:[^\n]|\n(?!\s*\n))*", self.text)]

    @cached_property
    def statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.reading.statements}

    def role(self, start: int, end: int) -> str:
        """The role of the segment that holds the middle of a stretch; "body" where nothing was segmented."""
        if not self.reading.segments:
            return "body"
        middle = (start + end) // 2
        return next((one.role for one in self.reading.segments if one.start <= middle < one.end), "boilerplate")

    def language(self, at: int) -> str:
        found = next((one.language for one in self.reading.segments if one.start <= at < one.end), "und")
        return self.reading.language if found == "und" else found

    def sentence(self, at: int) -> Stretch:
        return _holding(self.sentences, at)

    def paragraph(self, at: int) -> Stretch:
        return _holding(self.paragraphs, at)

    def passage(self, start: int, end: int) -> Passage:
        return Passage.of(self.layer, start, end)

    @cached_property
    def said_by_others(self) -> list[Stretch]:
        """Where statements stand, and the words that name who speaks to whom: not the narrator's own telling."""
        return sorted(
            (part.start, part.end)
            for one in self.reading.statements
            for part in (*one.content, *one.answers, one.speaker, one.audience)
            if part is not None
        )

    def narrated(self) -> Iterator[Stretch]:
        """Stretches of the narrator's own sentences, statements cut out."""
        for start, end in self.sentences:
            at = start
            for said_from, said_to in self.said_by_others:
                if said_to <= at or said_from >= end:
                    continue
                if said_from > at:
                    yield at, said_from
                at = max(at, said_to)
            if at < end:
                yield at, end

    @cached_property
    def places(self) -> list[Mention]:
        """Mentions of places where something can have happened, in text order."""
        named = [(one.span.start, one.span.end) for one in self.reading.mentions if one.kind in ("person", "body")]
        for one in self.reading.statements:
            named += [(part.start, part.end) for part in (one.speaker, one.audience) if part is not None]
        known = [
            one
            for one in self.reading.mentions
            if one.kind == "place" and self.language(one.span.start) not in _DECLINED
        ]
        located = list(self._located(known))
        named = [one for one in named if not any(place.span.start <= one[0] < place.span.end for place in located)]
        return sorted(
            (
                one
                for one in (*known, *located)
                if self.role(one.span.start, one.span.end) in (*_TELLING, "title", "table")
                and not any(start < one.span.end and one.span.start < end for start, end in named)
            ),
            key=lambda one: one.span.start,
        )

    def _located(self, known: list[Mention]) -> Iterator[Mention]:
        """Names that no reader knows as places and that the words put something in: "in Orlo harbour"."""
        if self.reading.language != "en":
            return
        taken = [(one.span.start, one.span.end) for one in self.reading.mentions if one.kind not in ("other", "person")]
        people = [(one.span.start, one.span.end) for one in self.reading.mentions if one.kind == "person"]
        taken += [(one.span.start, one.span.end) for one in known]
        taken += [(one.span.start, one.span.end) for one in self.reading.dates]
        for found in _IN_NAME.finditer(self.text):
            start, end = found.span("name")
            rest = self.text[end : end + _REACH].split(maxsplit=1)
            if found["the"] and (not rest or rest[0].strip(".,;:!?") not in word_list("small_place")):
                continue
            calendar = set(found["name"].lower().split()) & _CALENDAR
            names = taken if found["the"] else [*taken, *people]  # "at the Kadra post" is nobody called Kadra
            if calendar or any(low < end and start < high for low, high in names):
                continue
            yield Mention(span=Span.of(self.text, start, end), kind="place", name=found["name"])

    def placed_in(self, start: int, end: int) -> list[str]:
        """The places that a stretch names."""
        return [one.name for one in self.places if start <= one.span.start < end]

    def places_around(self, at: int) -> Iterator[list[str]]:
        """The places of the sentence at `at`, then of its paragraph, then the item's main one."""
        yield self.placed_in(*self.sentence(at))
        yield self.placed_in(*self.paragraph(at))
        yield [self.main_place] if self.main_place is not None else []

    @cached_property
    def main_place(self) -> str | None:
        counted = Counter(one.name for one in self.places)
        located = Counter(one.name for one in self.places if self._locates(one))
        return max(counted, key=lambda name: (located[name], counted[name])) if counted else None

    def place_near(self, start: int, end: int) -> str | None:
        """Where what stands at `start`..`end` is said to have happened, by the rule of the module."""
        for low, high in (self.sentence(start), self.paragraph(start)):
            near = [one for one in self.places if low <= one.span.start < high]
            near = [one for one in near if self._locates(one)] or near
            if near:
                return min(near, key=lambda one: _distance(one, start, end)).name
        return self.main_place

    def _locates(self, place: Mention) -> bool:
        """Whether its words put something there ("in X", "X’s purge"), and do not only make it an actor."""
        start, end = place.span.start, place.span.end
        before, after = self.text[max(0, start - _REACH) : start], self.text[end : end + _REACH]
        if _LOCATIVE.search(before):
            return True
        lexemes = lexicon(self.language(place.span.start))
        owned = _OWNS.match(after)
        return bool(owned and lexemes and hits(words(after[owned.end() :], lexemes.language), lexemes))

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        return [one for one in self.reading.dates if start <= one.span.start and one.span.end <= end]


def _distance(mention: Mention, start: int, end: int) -> int:
    return max(start - mention.span.end, mention.span.start - end, 0)


def _holding(stretches: list[Stretch], at: int) -> Stretch:
    """The stretch that holds `at`; an empty one where none does."""
    index = bisect_right(stretches, (at, 1 << 60)) - 1
    if index >= 0 and stretches[index][0] <= at < stretches[index][1]:
        return stretches[index]
    return at, at
