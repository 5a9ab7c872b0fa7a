"""Why a reading is as it is: the item is read again from its kept text, and the rules that spoke are told.

Promise: nothing here is made up afterwards. The reasons are those which the reader itself noted while it decided
(`Told.because`, the rule of the date, the rule by which a speaker was pointed to). A rule is named in short, with the
word of the vocabulary or of the text by which it spoke behind "=" ("found.verb=deny"), and the desk says it in a
sentence. Nothing is kept: asked again, it is read again.
"""

from collections.abc import Mapping, Sequence

from onrecord.nouns import DateMention, Ids, Mention, Noun, Reading, Span, TextLayer
from onrecord.read.pointing import Pointed
from onrecord.read.reading import find
from onrecord.read.source import Source
from onrecord.read.statements import LANGUAGES
from onrecord.read.statements.left_out import left_out
from onrecord.read.statements.proposing import Proposed
from onrecord.read.statements.universal.left_out import left_out as left_out_of


class Why(Noun, frozen=True, kw_only=True):
    """Why one statement is what it is. `because`: the rules of cue and kind; `dated`: the rule of the date, `by` the
    words that gave it; `meant`: who the speaker's words mean, `pointed` the rule, where they point to somebody."""

    statement: str
    because: tuple[str, ...]
    dated: str
    by: DateMention | None = None
    meant: Mention | None = None
    pointed: str = ""


class Passed(Noun, frozen=True, kw_only=True):
    """A verb that was considered and gave no statement: "negated", "not-yet", "supposed", "attitude", "question"."""

    verb: Span
    sentence: Span
    why: str


class Explanation(Noun, frozen=True, kw_only=True):
    """The reading of today's reader, the reasons of its statements by their ids, and what it left out."""

    reading: Reading
    statements: tuple[Why, ...]
    left_out: tuple[Passed, ...]


def explain(source: Source, layer: TextLayer, ids: Ids) -> Explanation:
    """Why the reading of a text layer is as it is."""
    found = find(source, layer, ids)
    text, reading = layer.text, found.reading
    pointed = {one.mention.span: one for one in found.pointed}
    cues = [place for one in found.proposed for place in one.told.cues]
    passed = list(left_out(text, reading.segments, reading.quotations, cues))
    for language in LANGUAGES:
        if language.can_be_read:
            passed += left_out_of(text, reading.segments, reading.quotations, cues, language)
    return Explanation(
        reading=reading,
        statements=tuple(_why(one, pointed, reading) for one in found.proposed),
        left_out=tuple(
            Passed(verb=Span.of(text, *one.place), sentence=Span.of(text, *one.sentence), why=one.why) for one in passed
        ),
    )


def _why(one: Proposed, further: Mapping[Span, Pointed], reading: Reading) -> Why:
    speaker = one.statement.speaker
    pointed = further.get(speaker) if speaker is not None else None
    noted = one.told.because
    if not any(rule.startswith("found.") for rule in noted):
        noted = [f"found.reader={reading.segments[one.told.segment].language}", *noted]
    because = (*noted, *(["sure.across"] if pointed is not None and pointed.across else []))
    return Why(
        statement=one.statement.id,
        because=tuple(dict.fromkeys(because)),
        dated=one.said.how,
        by=one.said.by,
        meant=pointed.mention if pointed is not None else _named(speaker, reading.mentions),
        pointed=pointed.why if pointed is not None else "",
    )


def _named(speaker: Span | None, mentions: Sequence[Mention]) -> Mention | None:
    """The name that stands in the speaker's own words, a person's first."""
    if speaker is None:
        return None
    inside = [one for one in mentions if speaker.start <= one.span.start and one.span.end <= speaker.end]
    return min(inside, key=lambda one: one.kind != "person", default=None)
