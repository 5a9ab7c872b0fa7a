"""From pairs to attributions: which source and which contents go to which cue.

Rules
* A cue has one source or none; a source may have several cues ("He denied it and insisted that ...").
* A content has one cue; a cue may have several contents, and more of them than its sentence holds.
* Each goes where it most likely belongs. Then nobody is left over without need: a cue that got no content takes one
  from a cue that has more than one; a source that got no cue takes the one where that costs least.
* A cue that still has no content is a part of the cue next to it in the parse ("*is*, as they tell it, *said* to"), or
  nothing. A content without a cue is nobody's, and no attribution.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import prod

from onrecord.nouns import Quotation
from onrecord.read.linking.ground import Ground
from onrecord.read.linking.judging import Judge, Model, shares
from onrecord.read.linking.levels import levels
from onrecord.read.linking.marked import Marked, Tied
from onrecord.read.linking.pairs import REACH, pairs
from onrecord.read.linking.scene import Scene, Seat
from onrecord.read.linking.ways import way
from onrecord.read.linking.words import Words

_SURE = 0.5  # less sure than that, a tie is none, unless somebody would be left over
_NEED = 0.3  # less sure than that, it is none even so: a tagger leaves spans over, and forcing them ties wrong ones
_NEXT_TO = 1  # steps in the parse between two parts of one cue

Shares = dict[int, dict[int, float]]  # by the number of a cue and then of a seat: how likely that is the cue's


def tied(text: str, words: Words, quotations: Sequence[Quotation], marked: Sequence[Marked], by: Model) -> list[Tied]:
    """The attributions of a text, in order of their cues."""
    ground = Ground(text, words, quotations)
    told: list[Tied] = []
    for level in levels(marked):
        told += _of_level(Scene(ground, level), by)
    return sorted(told, key=lambda one: one.cue)


def _of_level(scene: Scene, by: Model) -> list[Tied]:
    contents = _judged(scene, scene.contents, by.content)
    of_cue: dict[int, list[int]] = defaultdict(list)
    for content, cue in sorted(_contents(contents).items()):
        of_cue[cue].append(content)
    parts = _parts(scene, of_cue)
    judged = _judged(scene, scene.sources, by.source)
    sources = {cue: _likeliest(judged[number] for number in numbers) for cue, numbers in parts.items()}
    of_source = _sources(sources)
    return [
        Tied(
            source=scene.seats[of_source[cue]].span.place if cue in of_source else None,
            cue=tuple(scene.seats[number].span.place for number in numbers),
            contents=tuple(scene.seats[number].span.place for number in of_cue[cue]),
            sure=scene.seats[cue].span.sure
            * _sure(sources[cue], of_source.get(cue))
            * prod(contents[cue][number] for number in of_cue[cue]),
        )
        for cue, numbers in parts.items()
    ]


def _judged(scene: Scene, others: Sequence[Seat], judge: Judge) -> Shares:
    made = pairs(scene, others)
    told: Shares = {cue.number: {} for cue in scene.cues}
    for pair, share in zip(made, shares(made, judge), strict=True):
        told[pair.cue.number][pair.other.number] = share
    return told


def _contents(judged: Shares) -> dict[int, int]:
    """The cue of each content."""
    chosen: dict[int, int] = {}
    for cue, by_content in judged.items():
        for content, share in by_content.items():
            if share >= _NEED and (content not in chosen or share > judged[chosen[content]][content]):
                chosen[content] = cue
    having = Counter(chosen.values())
    for cue in (cue for cue in judged if not having[cue]):
        spare = [
            (share / judged[chosen[content]][content], content)
            for content, share in judged[cue].items()
            if share >= _NEED and having[chosen[content]] > 1
        ]
        if spare:
            content = max(spare)[1]
            having[chosen[content]] -= 1
            chosen[content] = cue
            having[cue] = 1
    return chosen


def _parts(scene: Scene, having: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    """The cues that have contents, each with its parts: itself, and those without a content next to it in the parse."""
    parts = {cue.number: [cue.number] for cue in scene.cues if cue.number in having}
    for cue in scene.cues:
        if cue.number not in having:
            near = scene.cues[max(0, cue.among - REACH) : cue.among + REACH + 1]
            next_to = [one for one in near if one.number in parts and way(scene.words, cue, one).length <= _NEXT_TO]
            if len(next_to) == 1:
                parts[next_to[0].number].append(cue.number)
    return {cue: sorted(numbers) for cue, numbers in parts.items()}


def _likeliest(shares: Iterable[Mapping[int, float]]) -> dict[int, float]:
    """A cue in several parts has a source as likely as its likeliest part has."""
    told: dict[int, float] = {}
    for by_seat in shares:
        for seat, share in by_seat.items():
            told[seat] = max(share, told.get(seat, 0.0))
    return told


def _sources(judged: Shares) -> dict[int, int]:
    """The source of each cue that has one."""
    chosen: dict[int, int] = {}
    cues_of: dict[int, list[int]] = defaultdict(list)
    for cue, by_source in judged.items():
        for source in by_source:
            cues_of[source].append(cue)
        source, share = max(by_source.items(), key=lambda one: one[1], default=(0, 0.0))
        if share >= _SURE:
            chosen[cue] = source
    using = Counter(chosen.values())
    for source in sorted(set(cues_of) - set(using)):
        open_ = [
            (share / (judged[cue][chosen[cue]] if cue in chosen else 1.0 - share + _NEED), cue)
            for cue in cues_of[source]
            if (share := judged[cue][source]) >= _NEED and (cue not in chosen or using[chosen[cue]] > 1)
        ]
        if open_:
            cue = max(open_)[1]
            if cue in chosen:
                using[chosen[cue]] -= 1
            chosen[cue] = source
            using[source] = 1
    return chosen


def _sure(judged: Mapping[int, float], source: int | None) -> float:
    """That the source is the cue's, or that it has none."""
    return 1.0 - max(judged.values(), default=0.0) if source is None else judged[source]
