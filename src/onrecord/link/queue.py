"""Which links wait for a person, in the order in which an answer moves the count most: by what it settles, and by what
it teaches about all other links (`effects.py`, `shift.py`).

An answer settles more than its own two records: what hangs together with it by links is put in order anew at once,
under that answer, and all others by what it taught. What follows from the answers so far is not asked. The machine
itself learns from answers only when records are weighed again.
"""

from onrecord.link.effects import Swayed, doubt, effects
from onrecord.link.settling import Settled, by_knot, settle, with_effects
from onrecord.link.weighed import Weighed
from onrecord.nouns import Ids, Judged, Link

_LEAST = 0.005  # people; a link that is expected to move the count by less is not asked about unless it is unsure


class Queue:
    """What waits, answer by answer."""

    def __init__(self, weighed: Weighed, ids: Ids) -> None:
        self._weighed, self._ids = weighed, ids
        self._settled = self._settle()
        self._knots = by_knot(self._settled.knots(one.id for one in weighed.found), weighed.found)
        self.links = self._links()

    def answered(self, answer: Judged) -> None:
        """Take in one judgement more, or one withdrawn, about two of the records."""
        before, found = self._settled.loose, self._weighed.found
        self._weighed = self._weighed.after(answer)
        self._settled = self._settle()
        tops = [(groups, {groups.of(answer.a), groups.of(answer.b)}) for groups in (before, self._settled.loose)]
        about = {one.id for one in found if any(groups.of(one.id) in held for groups, held in tops)}
        kept = {first: one for first, one in self._knots.items() if first not in about}
        self._knots = kept | by_knot(self._settled.knots(about), found)
        self.links = self._links()

    def waiting(self) -> tuple[Link, ...]:
        """Links that nobody judged and whose answer does not follow from what was: unsure ones, and those held the same
        or different of which an answer may yet move the count."""
        groups = self._settled.held.groups
        still = [
            one
            for one in self.links
            if (one.a, one.b) not in self._settled.held.by_pair
            and (one.judgement == "unsure" or one.effect >= _LEAST)
            and groups.of(one.a) != groups.of(one.b)
            and not groups.are_apart(one.a, one.b)
        ]
        return tuple(sorted(still, key=lambda one: (-one.effect, one.id)))

    @property
    def may_move(self) -> float:
        """By how many people all answers together may move the expected count (its standard deviation)."""
        return doubt(self._in_order(), self._weighed.shift)

    def _settle(self) -> Settled:
        links, judged, machine = self._weighed.links(self._ids), self._weighed.judged, self._weighed.machine
        return settle(self._weighed.found, links, judged, machine.agreeing)

    def _links(self) -> tuple[Link, ...]:
        return with_effects(self._settled.links, effects(self._in_order(), self._weighed.shift))

    def _in_order(self) -> list[Swayed]:
        return [self._knots[first] for first in sorted(self._knots)]
