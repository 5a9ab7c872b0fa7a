"""Old and new matched by what they stand on: one way for statements, lists, events, claims and records.

Rules
* Two are the same when they are of one kind, say the same speaker, and more than half of what either stands on is
  the same: so each old one has at most one new one, and each new one was at most one old one.
* A statement stands on one telling: its words in its item. Drawn a little differently by a later reader, in the very
  same text, it is the same where more than half of what either covers is covered by both.
* Of several as like, the one nearest to the old place; where no place tells them apart either, none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.nouns import Anchor, Told
from onrecord.standing.anchors import SAMPLE, SameItem, digest, flat, key

HALF = 0.5  # more than this, of what either stands on: two that are disjoint cannot both reach it
Old = tuple[str, Anchor]
"""The id that something had, and what it stood on."""


def carry(old: Iterable[Old], new: Mapping[str, Anchor], same: SameItem) -> dict[Old, str]:
    """The id in `new` of each of `old` that is found again; the others are not in it."""
    near = _Near(new, same)
    found = {}
    for id, anchor in old:
        scored = ((likeness(anchor, new[other], same), other) for other in near.to(anchor))
        ranks = {other: (score, _nearness(anchor, new[other])) for score, other in scored if score > HALF}
        best = [other for other, rank in ranks.items() if rank == max(ranks.values())]
        if len(best) == 1 or id in best:
            found[id, anchor] = best[0] if len(best) == 1 else id
    return found


def likeness(old: Anchor, new: Anchor, same: SameItem) -> float:
    """The share of what either stands on that both stand on; 0 where kind or speaker differ."""
    if old.kind != new.kind or (old.speaker is not None and flat(old.speaker) != flat(new.speaker or "")):
        return 0.0
    a, b = ({key(one, same) for one in anchor.told} for anchor in (old, new))
    either = sorted(a | b, key=lambda each: (digest(each), each))[:SAMPLE]
    share = len(a & b & set(either)) / len(either) if either else 0.0
    if share <= HALF and len(old.told) == len(new.told) == 1:
        return _drawn_again(old.told[0], new.told[0], same)
    return share


def _drawn_again(old: Told, new: Told, same: SameItem) -> float:
    """How much of what two spans of one text cover is covered by both."""
    if not old.item or old.what != new.what or same.get(old.item, old.item) != same.get(new.item, new.item):
        return 0.0
    if old.layer and old.layer == new.layer:
        both = min(old.end, new.end) - max(old.start, new.start)
        return max(0, both) / max(1, max(old.end, new.end) - min(old.start, new.start))
    return 0.0 if old.layer else _run(flat(old.words).split(), flat(new.words).split())


def _run(a: list[str], b: list[str]) -> float:
    """For an old decision without a place: how much of the longer run of words the shorter is, if it is in it."""
    short, long = sorted((a, b), key=len)
    runs = (long[at : at + len(short)] for at in range(len(long) - len(short) + 1))
    return len(short) / len(long) if short and any(run == short for run in runs) else 0.0


def _nearness(old: Anchor, new: Anchor) -> int:
    """Nearer is more; only for what has one place."""
    if len(old.told) != 1 or len(new.told) != 1 or not old.told[0].layer:
        return 0
    return -abs(old.told[0].start - new.told[0].start)


class _Near:
    """Which of today's may be an old one: those that share a telling, or stand in the same item."""

    def __init__(self, new: Mapping[str, Anchor], same: SameItem) -> None:
        self._same = same
        self._by_key: dict[object, dict[str, None]] = defaultdict(dict)
        for id, anchor in new.items():
            for one in self._keys(anchor):
                self._by_key[one][id] = None

    def to(self, old: Anchor) -> Iterable[str]:
        return dict.fromkeys(id for one in self._keys(old) for id in self._by_key.get(one, ()))

    def _keys(self, anchor: Anchor) -> Iterable[object]:
        yield from (key(one, self._same) for one in anchor.told)
        if len(anchor.told) == 1 and anchor.told[0].item:
            one = anchor.told[0]
            yield self._same.get(one.item, one.item), one.what
