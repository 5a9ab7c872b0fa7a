"""From pairs to attributions: which source and which contents go to which cue.

Rules
* A cue has one source or none; a source may have several cues ("He denied it and left, saying ...").
* A content has one cue; a cue may have several contents, and more of them than its sentence holds.
* Each goes where it most likely belongs. Then nobody is left over without need: a cue that got no content takes one
  from a cue that has more than one; a source that got no cue takes the one where that costs least.
* What still ties to nothing is no attribution: a cue without a content says nothing, a content without a cue is
  nobody's.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import prod

from onrecord.nouns import Quotation
from onrecord.read.linking.judging import Judge, Model, shares
from onrecord.read.linking.marked import Marked, Tied
from onrecord.read.linking.pairs import pairs
from onrecord.read.linking.scene import Scene, Seat
from onrecord.read.linking.words import Words

_SURE = 0.5  # less sure than that, a tie is none, unless somebody would be left over
_NEED = 0.02  # less sure than that, it is none even so

Shares = dict[int, dict[int, float]]  # by the seat's number, then by the cue's


def tied(text: str, words: Words, quotations: Sequence[Quotation], marked: Sequence[Marked], by: Model) -> list[Tied]:
    """The attributions of a text, in order of their cues."""
    scene = Scene(text, words, quotations, marked)
    sources, contents = _judged(scene, scene.sources, by.source), _judged(scene, scene.contents, by.content)
    of_content = _contents(contents)
    of_cue: dict[int, list[int]] = defaultdict(list)
    for content, cue in of_content.items():
        of_cue[cue].append(content)
    of_source = _sources(sources, [cue.number for cue in scene.cues if cue.number in of_cue])
    return [
        _whole(scene.seats, cue, of_source.get(cue.number), of_cue[cue.number], sources, contents)
        for cue in scene.cues
        if cue.number in of_cue
    ]


def _judged(scene: Scene, others: Sequence[Seat], judge: Judge) -> Shares:
    made = pairs(scene, others)
    told: Shares = {seat.number: {} for seat in others}
    for pair, share in zip(made, shares(made, judge), strict=True):
        told[pair.other.number][pair.cue.number] = share
    return told


def _contents(judged: Shares) -> dict[int, int]:
    """The cue of each content."""
    chosen = {
        content: max(by_cue, key=lambda cue: by_cue[cue])
        for content, by_cue in judged.items()
        if by_cue and max(by_cue.values()) >= _NEED
    }
    for cue in sorted({cue for by_cue in judged.values() for cue in by_cue} - set(chosen.values())):
        having: dict[int, int] = defaultdict(int)
        for taken in chosen.values():
            having[taken] += 1
        spare = [
            (by_cue[cue] / by_cue[chosen[content]], content)
            for content, by_cue in judged.items()
            if by_cue.get(cue, 0.0) >= _NEED and content in chosen and having[chosen[content]] > 1
        ]
        if spare:
            chosen[max(spare)[1]] = cue
    return chosen


def _sources(judged: Shares, cues: Sequence[int]) -> dict[int, int]:
    """The source of each cue that has one."""
    chosen: dict[int, int] = {}
    for cue in cues:
        likely = max(((by_cue[cue], source) for source, by_cue in judged.items() if cue in by_cue), default=(0.0, -1))
        if likely[0] >= _SURE:
            chosen[cue] = likely[1]
    for source in sorted(set(judged) - set(chosen.values())):
        used = list(chosen.values())
        open_ = [
            (share / judged[chosen[cue]][cue] if cue in chosen else share / (1.0 - share + 1e-9), cue)
            for cue, share in judged[source].items()
            if share >= _NEED and cue in cues and (cue not in chosen or used.count(chosen[cue]) > 1)
        ]
        if open_:
            chosen[max(open_)[1]] = source
    return chosen


def _whole(
    seats: Sequence[Seat],
    cue: Seat,
    source: int | None,
    contents: Sequence[int],
    of_sources: Shares,
    of_contents: Shares,
) -> Tied:
    parts = [seats[number] for number in sorted(contents)]
    held = [of_contents[number][cue.number] for number in contents]
    if source is not None:
        held.append(of_sources[source][cue.number])
    else:
        held.append(1.0 - max((by_cue.get(cue.number, 0.0) for by_cue in of_sources.values()), default=0.0))
    return Tied(
        source=seats[source].span.place if source is not None else None,
        cue=(cue.span.place,),
        contents=tuple(part.span.place for part in parts),
        sure=prod(held) * cue.span.sure,
    )
