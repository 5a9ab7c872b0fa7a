"""One item, read: roles, quotations, names, dates, statements, lists. Pure; proposes and writes nothing.

Passages in a language without a reader of statements keep their segments, quotations, names by capitals and tables,
and a finding says that their statements were not read.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from onrecord.nouns import (
    DateMention,
    Finding,
    Ids,
    Mention,
    PeopleList,
    Quotation,
    Reading,
    Segment,
    Statement,
    Table,
    TextLayer,
)
from onrecord.read.capitals import bearers_are_people, names_by_capitals
from onrecord.read.datelines import place_of
from onrecord.read.dates import Act, Around, date_clashes, find_dates
from onrecord.read.languages import UNKNOWN, in_their_languages, item_language
from onrecord.read.layers import lift
from onrecord.read.lists import Custody, Telling, read_table, spoken_lists
from onrecord.read.pieces import in_pieces, stretches
from onrecord.read.pointing import Pointed, pointed_names
from onrecord.read.quotes import quotations
from onrecord.read.segments import segments
from onrecord.read.settling import Settled, settle
from onrecord.read.source import Source
from onrecord.read.statements import NOT_INSTALLED, READERS, Heard, readers_for
from onrecord.read.statements.dating import acts
from onrecord.read.statements.proposing import Proposed, attitudes, proposed
from onrecord.read.turns import turns

_DATED = ("title", "heading", "body", "quote", "caption")  # roles whose dates belong to what the item tells
_MOST = 2_000_000  # characters, some 700 pages: what one worker parses within the time that an item is given
_ACROSS = 0.8  # of the confidence stays where the speaker is a pronoun for somebody of a passage before
_NOT_ISSUED_THEN = "The text tells in the past tense of a day after the one at its head, which is not taken for it."
_NOT_A_LINE_END = re.compile(r"[^\n]")
_GAP = 2  # characters between a block and the next
_NAMED = ("title", "heading", "body", "quote", "caption", "byline")


def read_item(source: Source, data: bytes, ids: Ids) -> tuple[TextLayer, Reading]:
    """The text layer of an item's bytes and what stands in it."""
    layer = lift(source.item, data)
    return layer, read_layer(source, layer, ids)


class Found(Struct, frozen=True, kw_only=True):
    """A reading with what it was made of, so that it can be explained."""

    reading: Reading
    proposed: tuple[Proposed, ...]
    pointed: tuple[Pointed, ...]


def read_layer(source: Source, layer: TextLayer, ids: Ids) -> Reading:
    """What stands in a text layer that was lifted before."""
    return find(source, layer, ids).reading


def find(source: Source, layer: TextLayer, ids: Ids) -> Found:
    """The same, with what its statements were made of."""
    text, item = layer.text, source.item.id
    language = item_language(source.settings.language, layer.description.language, text, source.languages)
    parts = segments(layer, language, source.settings.title or layer.description.title)
    settled = settle(source, layer, parts)
    quoted = quotations(text, [(part.start, part.end) for part in parts], language)
    parts = in_pieces(text, in_their_languages(text, parts, quoted, language))
    told_in = [part for part in parts if part.end <= _MOST]
    heard = _hear(text, told_in, list(_read(text, told_in, quoted, source.model)))
    spoken = acts(heard.told, text)
    dates, clashes = _dates(text, parts, settled, heard, spoken, item)
    if settled.dated_by == "byline" and (later := [one for one in clashes if one.code == "date-after-publication"]):
        settled = replace(settled, published=None, dated_by="")
        dates, clashes = _dates(text, parts, settled, heard, spoken, item)
        clashes += [replace(one, what=_NOT_ISSUED_THEN) for one in later]
    around = Around(
        text=text,
        mentions=dates,
        sentences=heard.sentences,
        published=settled.published,
        told=sorted(place for one in heard.told for place in one.contents),
    )
    made = proposed(heard.told, text, item, ids, source.model, around)
    pointed = pointed_names(text, parts, heard.mentions, [one.statement for one in made])
    mentions, statements = _with_pointed(heard, pointed, [one.statement for one in made])
    lists, listed = _lists(source, layer, settled, language, around, mentions, ids)
    reading = Reading(
        item=item,
        layer=layer.sha256,
        model=source.model,
        language=language,
        title=settled.title,
        outlet=settled.outlet,
        author=settled.author,
        published_on=settled.published,
        dated_by=settled.dated_by,
        segments=parts,
        sentences=heard.sentences,
        quotations=quoted,
        mentions=mentions,
        dates=tuple(dates),
        statements=statements,
        lists=lists,
        attitudes=attitudes(heard.attitudes, text),
        findings=(*clashes, *listed, *_findings(item, text, parts, settled, dates)),
    )
    return Found(reading=reading, proposed=made, pointed=tuple(pointed))


def _read(text: str, parts: Sequence[Segment], quoted: tuple[Quotation, ...], model: str) -> Iterator[Heard]:
    """What each reader hears in each stretch: a parser holds some kilobytes for every word until it is done."""
    for first, stretch in stretches(parts):
        for read in readers_for(model).values():
            heard = read(text, stretch, quoted)
            for one in (*heard.told, *heard.attitudes):
                one.segment += first
            yield heard


def _hear(text: str, parts: Sequence[Segment], readers: Sequence[Heard]) -> Heard:
    """What all readers heard together, with names by capitals where there is no reader."""
    mentions = [one for heard in readers for one in heard.mentions]
    unread = [part for part in parts if part.language not in READERS and part.role in _NAMED]
    mentions += bearers_are_people([one for part in unread for one in names_by_capitals(text, part)])
    for part in parts:
        if (place := place_of(text, part)) is not None:
            mentions.append(place)
    return Heard(
        told=(*(one for heard in readers for one in heard.told), *turns(text, parts)),
        sentences=tuple(sorted(place for heard in readers for place in heard.sentences)),
        mentions=tuple(sorted(mentions, key=lambda one: (one.span.start, one.span.end))),
        attitudes=tuple(one for heard in readers for one in heard.attitudes),
    )


def _with_pointed(
    heard: Heard, pointed: Sequence[Pointed], statements: Sequence[Statement]
) -> tuple[tuple[Mention, ...], tuple[Statement, ...]]:
    """The names with those of words that point to somebody; statements whose speaker lies further back, less surely."""
    further = {one.mention.span for one in pointed if one.across}
    mentions = (*heard.mentions, *(one.mention for one in pointed))
    return tuple(sorted(mentions, key=lambda one: (one.span.start, one.span.end))), tuple(
        replace(one, confidence=round(one.confidence * _ACROSS, 2))
        if one.confidence is not None and one.speaker in further
        else one
        for one in statements
    )


def _dates(
    text: str, parts: Sequence[Segment], settled: Settled, heard: Heard, spoken: Sequence[Act], item: str
) -> tuple[list[DateMention], list[Finding]]:
    """The dates of what the item tells and where they contradict themselves, each passage in its own language."""
    found: list[DateMention] = []
    clashes: list[Finding] = []
    for language in sorted({part.language for part in parts}):
        told = _dated(text, parts, language)
        sentences, acted = (heard.sentences, spoken) if language in READERS else ((), ())
        dates = find_dates(told, settled.published, language=language, sentences=sentences, acts=acted)
        clashes += date_clashes(told, dates, settled.published, item, sentences, language)
        found += dates
    return sorted(found, key=lambda one: one.span.start), clashes


def _dated(text: str, parts: Sequence[Segment], language: str) -> str:
    """The text with everything blanked out whose dates are not the item's story: places stay the same."""
    kept: list[str] = []
    at = 0
    for part in parts:
        kept.append(_blank(text[at : part.start]))
        words = text[part.start : part.end]
        kept.append(words if part.role in _DATED and part.language == language else _blank(words))
        at = part.end
    return "".join(kept) + _blank(text[at:])


def _blank(words: str) -> str:
    return _NOT_A_LINE_END.sub(" ", words)


def _lists(
    source: Source,
    layer: TextLayer,
    settled: Settled,
    language: str,
    around: Around,
    mentions: tuple[Mention, ...],
    ids: Ids,
) -> tuple[tuple[PeopleList, ...], tuple[Finding, ...]]:
    found: list[PeopleList] = []
    findings: list[Finding] = []
    custody = Custody(
        item=source.item.id,
        ids=ids,
        model=source.model,
        owner=source.settings.owner,
        origin=source.settings.origin,
        author=settled.author,
        outlet=settled.outlet,
        title=settled.title or "",
        published=settled.published,
        language=language,
        day_first=source.settings.day_first,
    )
    shown: list[Table] = []
    for table in layer.tables:
        listed, problems = read_table(table, custody)
        findings += problems
        if listed is not None:
            found.append(listed)
            shown.append(table)
    telling = Telling(item=source.item.id, ids=ids, model=source.model, around=around, mentions=mentions)
    spoken = (one for one in spoken_lists(telling) if not any(_heads(one, table) for table in shown))
    return (*found, *spoken), tuple(findings)


def _heads(spoken: PeopleList, table: Table) -> bool:
    """Whether a list is spoken of in the title of a list that is there, or in the words right above it."""
    at = spoken.passage.start if spoken.passage is not None else -1
    return table.start - len(table.above) - _GAP <= at < table.end


def _findings(
    item: str, text: str, parts: Sequence[Segment], settled: Settled, dates: Sequence[DateMention]
) -> list[Finding]:
    """What kept the reader from reading all there is."""
    findings = []
    unread = sorted({part.language for part in parts if part.role == "body" and part.language not in READERS})
    for language in unread:
        if language != UNKNOWN:
            findings.append(
                Finding(
                    code="language-not-read",
                    what=f"Statements in this language ({language}) are not read yet; all else in it is kept.",
                    where=item,
                    how_bad="note",
                    next=NOT_INSTALLED.get(
                        language, "Read it yourself; a later version that knows the language will read it again."
                    ),
                )
            )
    if parts and parts[-1].end > _MOST:
        findings.append(
            Finding(
                code="text-too-long",
                what=f"Only its first {_MOST:,} characters were searched for statements, its last "
                f"{len(text[_MOST:].split()):,} words were not; all of it is kept.",
                where=item,
                next="Split it and add its parts.",
            )
        )
    if settled.published is None and any(part.role == "body" for part in parts):
        relative = sum(1 for one in dates if one.when is None)
        findings.append(
            Finding(
                code="no-date",
                what="It does not say when it was published"
                + (f"; {relative} dates that count from that day stay unresolved." if relative else "."),
                where=item,
                next="If you know it, write published_on for this item in case.toml.",
            )
        )
    return findings
