"""When each statement of an item was made: `said_on` for each, outer ones first, with what only its neighbours tell.

* What another cue reports, what its relative clauses tell, and what is told of the speaker in one ("the guard, who
  served until May, said …") does not date it.
* It goes on from the statement before it by the same speaker.
* What a dated statement answers was said by then (`answering`): "shrugged off the list last week … The newspaper that
  reported the names".
"""

import re
from collections.abc import Mapping, Sequence

from onrecord.nouns import Edtf, Span
from onrecord.read.dates import Act, Around, SaidOn, said_on
from onrecord.read.statements.answering import answers
from onrecord.read.statements.calling import called
from onrecord.read.statements.told import Place, Told

_SOON = 2  # passages; further on a reaction is a new one
_SHORT = 7  # days; a looser date is no date of a reaction
_PRONOUN = re.compile(r"he|she|it|they", re.IGNORECASE)


def acts(told: Sequence[Told], text: str) -> list[Act]:
    """The reported acts of speech, for the reader of dates; one by a new speaker, told in the past, does not go on."""
    found: list[Act] = []
    before: Told | None = None
    for one in sorted((one for one in told if one.cues), key=lambda one: one.cues[0]):
        main = one.depth == 0 and one.clause is None and one.tense == "past"
        same = before is not None and (_is_pronoun(text, one) or bool(called(text, before) & called(text, one)))
        contents = tuple(Span.of(text, *place) for place in one.contents)
        found.append(Act(Span.of(text, *one.cues[0]), contents, goes_on=not main or one.speaker is None or same))
        before = one if main else before
    return found


def dated(ordered: Sequence[Told], inside: Sequence[int | None], text: str, around: Around) -> list[SaidOn]:
    """The date of each statement and why it has it; `inside`: the number of the one that reports it."""
    said = _dates(ordered, inside, text, around, {})
    ceilings = {
        number: when
        for number, by in answers(ordered, text).items()
        if said[by].how == "in-sentence" and (when := said[by].when) is not None
    }
    if ceilings:
        said = _dates(ordered, inside, text, around, ceilings)
    return [said[number] for number in range(len(ordered))]


def _dates(
    ordered: Sequence[Told], inside: Sequence[int | None], text: str, around: Around, ceilings: Mapping[int, Edtf]
) -> dict[int, SaidOn]:
    beside: dict[int, list[Told]] = {}
    for one in ordered:
        beside.setdefault(one.segment, []).append(one)
    said: dict[int, SaidOn] = {}
    for number in sorted(range(len(ordered)), key=lambda n: (_depth(n, inside), _first(ordered[n]))):
        one = ordered[number]
        outer = inside[number]
        cue = Span.of(text, *(one.cues or one.contents)[0])
        apart = (*one.contents, *one.asides, *_foreign(cue, one, beside[one.segment]))
        said[number] = said_on(
            cue,
            around,
            tense=one.tense,
            content=tuple(Span.of(text, *place) for place in apart),
            previous=_previous(number, ordered, said, text),
            within=said.get(outer) if outer is not None else None,
            not_after=ceilings.get(number),
            denies=one.kind == "denial",
        )
    return said


def _first(one: Told) -> int:
    return min(start for start, _ in [*one.cues, *one.contents])


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
        if one.quoted and called(text, before) & called(text, one):
            when = said[earlier].when
            return when if when is not None and _within_days(when) else None
    return None


def _goes_on(text: str, before: Told, one: Told) -> bool:
    """A word of the same name, or a pronoun."""
    if before.speaker is None or one.speaker is None:
        return False
    return _is_pronoun(text, one) or bool(called(text, before) & called(text, one))


def _is_pronoun(text: str, one: Told) -> bool:
    return one.speaker is not None and _PRONOUN.fullmatch(text[slice(*one.speaker)]) is not None


def _within_days(when: Edtf) -> bool:
    first, last = when.written
    return first is not None and last is not None and (last - first).days <= _SHORT
