"""Readings of cues become `Statement`s: dated, nested, with ids that survive a second reading.

The id is made of the item, the words of cue and content, and a number among equals; never of places, so that a
reading of a slightly different layer gives the same words the same id.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from onrecord.nouns import Attitude, Ids, Span, Statement
from onrecord.read.dates import Around, SaidOn
from onrecord.read.quotes import with_closing_mark
from onrecord.read.statements.apart import kept_apart
from onrecord.read.statements.dating import dated
from onrecord.read.statements.told import Place, Told


class Proposed(Struct, frozen=True):
    """A statement with what it was made of, so that it can be explained."""

    statement: Statement
    told: Told
    said: SaidOn


def proposed(told: Sequence[Told], text: str, item: str, ids: Ids, model: str, around: Around) -> tuple[Proposed, ...]:
    """The statements of one item, in text order."""
    ordered = sorted(kept_apart(told, text), key=lambda one: (_first(one), one.depth))
    for one in ordered:
        one.contents = [with_closing_mark(text, *place) for place in one.contents]
    names = _names(ordered, text, item, ids)
    beside: dict[int, list[int]] = {}
    for number, one in enumerate(ordered):
        beside.setdefault(one.segment, []).append(number)
    inside = [_within(one, [(n, ordered[n]) for n in beside[one.segment]]) for one in ordered]
    for number in range(1, len(ordered)):
        if inside[number] is None and _announced(ordered[number - 1], ordered[number], text, around):
            inside[number] = number - 1
    dates = dated(ordered, inside, text, around)
    made = (
        Statement(
            id=names[n],
            decided_by=f"machine:{model}",
            confidence=round(one.confidence, 2),
            item=item,
            speaker=_span(text, one.speaker),
            cue=tuple(Span.of(text, *place) for place in one.cues),
            content=tuple(Span.of(text, *place) for place in one.contents),
            kind=one.kind,
            said_on=dates[n].when,
            denial_kind=one.denial,
            hedge=one.hedge,
            within=None if (outer := inside[n]) is None else names[outer],
            audience=_span(text, one.audience),
            answers=tuple(Span.of(text, *place) for place in one.answers),
            quoted=one.quoted,
            tense=one.tense,
        )
        for n, one in enumerate(ordered)
    )
    return tuple(Proposed(*whole) for whole in zip(made, ordered, dates, strict=True))


def attitudes(told: Sequence[Told], text: str) -> tuple[Attitude, ...]:
    """What nobody said, in text order."""
    return tuple(
        Attitude(
            holder=_span(text, one.speaker),
            cue=tuple(Span.of(text, *place) for place in one.cues),
            content=tuple(Span.of(text, *place) for place in one.contents),
            confidence=round(one.confidence, 2),
        )
        for one in sorted(told, key=_first)
    )


def _first(one: Told) -> int:
    return min(start for start, _ in [*one.cues, *one.contents])


def _names(ordered: Sequence[Told], text: str, item: str, ids: Ids) -> list[str]:
    seen: Counter[tuple[str, str]] = Counter()
    names = []
    for one in ordered:
        words = (_words(text, one.cues), _words(text, one.contents))
        names.append(ids.mint("s", item, *words, seen[words]))
        seen[words] += 1
    return names


def _words(text: str, places: Sequence[Place]) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in places)


def _within(one: Told, beside: Sequence[tuple[int, Told]]) -> int | None:
    """The number of the narrowest statement whose content holds this one's cue."""
    places = one.cues or one.contents
    best: tuple[int, int] | None = None
    for number, other in beside:
        if other is one:
            continue
        if any(start <= places[0][0] and places[0][1] <= end for start, end in other.contents) and not _holds(
            one, other
        ):
            size = sum(end - start for start, end in other.contents)
            if best is None or size < best[0]:
                best = (size, number)
    return best[1] if best else None


def _announced(before: Told, one: Told, text: str, around: Around) -> bool:
    """The report contained a detail. In May X ordered …: the order is told by the report."""
    if not before.announces or before.segment != one.segment or before.depth != one.depth:
        return False
    start = around.sentence_at(_first(one))[0]
    end = max(end for _, end in before.contents)
    return end <= start and not any(char.isalnum() for char in text[end:start])


def _holds(one: Told, other: Told) -> bool:
    """Whether the other's cue lies in this one's content as well: then neither is within the other."""
    return any(start <= cue[0] and cue[1] <= end for cue in other.cues[:1] for start, end in one.contents)


def _span(text: str, place: Place | None) -> Span | None:
    return Span.of(text, *place) if place is not None else None
