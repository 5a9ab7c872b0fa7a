"""Readings of cues become `Statement`s: dated, nested, with ids that survive a second reading.

The id is made of the item, the words of cue and content, and a number among equals; never of places, so that a
reading of a slightly different layer gives the same words the same id.
"""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.nouns import Edtf, Ids, Span, Statement
from onrecord.read.dates import Around, SaidOn, said_on
from onrecord.read.statements.lexicon import nouns
from onrecord.read.statements.told import Place, Told

_SOON = 2  # passages; further on a reaction is a new one
_SHORT = 7  # days; a looser date is no date of a reaction
_PRONOUN = re.compile(r"he|she|it|they", re.IGNORECASE)


def proposed(told: Sequence[Told], text: str, item: str, ids: Ids, model: str, around: Around) -> tuple[Statement, ...]:
    """The statements of one item, in text order."""
    ordered = sorted(told, key=lambda one: (_first(one), one.depth))
    names = _names(ordered, text, item, ids)
    beside: dict[int, list[int]] = {}
    for number, one in enumerate(ordered):
        beside.setdefault(one.segment, []).append(number)
    inside = [_within(one, [(n, ordered[n]) for n in beside[one.segment]]) for one in ordered]
    for number in range(1, len(ordered)):
        if inside[number] is None and _announced(ordered[number - 1], ordered[number], text, around):
            inside[number] = number - 1
    dates = _dates(ordered, inside, beside, text, around)
    return tuple(
        Statement(
            id=names[n],
            decided_by=f"machine:{model}",
            confidence=round(one.confidence, 2),
            item=item,
            speaker=_span(text, one.speaker),
            cue=tuple(Span.of(text, *place) for place in one.cues),
            content=tuple(Span.of(text, *place) for place in one.contents),
            kind=one.kind,
            said_on=dates[n],
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


def _dates(
    ordered: Sequence[Told],
    inside: Sequence[int | None],
    beside: dict[int, list[int]],
    text: str,
    around: Around,
) -> list[Edtf | None]:
    said: dict[int, SaidOn] = {}
    for number in sorted(range(len(ordered)), key=lambda n: (_depth(n, inside), _first(ordered[n]))):
        one = ordered[number]
        outer = inside[number]
        cue = Span.of(text, *(one.cues or one.contents)[0])
        content = tuple(
            Span.of(text, *place)
            for place in (*one.contents, *_foreign(cue, one, [ordered[n] for n in beside[one.segment]]))
        )
        said[number] = said_on(
            cue,
            around,
            tense=one.tense,
            content=content,
            previous=_previous(number, ordered, said, text),
            within=said.get(outer) if outer is not None else None,
        )
    return [said[number].when for number in range(len(ordered))]


def _foreign(cue: Span, one: Told, beside: Sequence[Told]) -> list[Place]:
    """What other cues say, and the subordinate clauses they govern: their dates do not date this one."""
    places = [other.clause for other in beside if other.clause is not None]
    places += [place for other in beside if other is not one for place in other.contents]
    return [place for place in places if not place[0] <= cue.start < place[1]]


def _depth(number: int, inside: Sequence[int | None]) -> int:
    depth, at = 0, inside[number]
    while at is not None and depth < 20:
        depth, at = depth + 1, inside[at]
    return depth


def _previous(number: int, ordered: Sequence[Told], said: dict[int, SaidOn], text: str) -> Edtf | None:
    """The date of the statement before it, where the same speaker goes on: in the same paragraph, or quoted in one of
    the next under the same name."""
    one = ordered[number]
    for earlier in range(number - 1, -1, -1):
        before = ordered[earlier]
        if one.segment - before.segment > _SOON:
            return None
        if before.depth != one.depth or before.clause is not None or earlier not in said:
            continue
        if before.segment == one.segment:
            return said[earlier].when if _goes_on(text, before, one) else None
        if one.quoted and _called(text, before) & _called(text, one):
            when = said[earlier].when
            return when if when is not None and _within_days(when) else None
    return None


def _goes_on(text: str, before: Told, one: Told) -> bool:
    """A word of the same name, or a pronoun."""
    if before.speaker is None or one.speaker is None:
        return False
    pronoun = _PRONOUN.fullmatch(text[slice(*one.speaker)])
    return pronoun is not None or bool(_called(text, before) & _called(text, one))


def _called(text: str, one: Told) -> frozenset[str]:
    """The names and offices in a speaker's words: "the ministry’s spokesman" and "The Interior Ministry" share one."""
    if one.speaker is None:
        return frozenset()
    said = re.findall(r"[^\W\d_]{2,}", text[slice(*one.speaker)])
    return frozenset(word.lower() for word in said if word[0].isupper() or word.lower() in nouns("officials")) - {"the"}


def _within_days(when: Edtf) -> bool:
    first, last = when.written
    return first is not None and last is not None and (last - first).days <= _SHORT


def _span(text: str, place: Place | None) -> Span | None:
    return Span.of(text, *place) if place is not None else None
