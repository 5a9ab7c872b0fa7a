"""Which links wait for a person, in the order in which an answer moves the count most (`effects.py`), if records are
one person as often as the links suggest (`leaning.py`).

An answer settles more than its own two records: what hangs together with it by links is put in order anew at once,
under that answer. What follows from the answers so far is not asked. The machine learns from answers only when records
are weighed again.
"""

from collections.abc import Sequence

import msgspec

from onrecord.link.settling import settle, with_effects
from onrecord.link.weighed import Weighed
from onrecord.nouns import Ids, Judged, Link

_LEAST = 0.005  # people; a link that is expected to move the count by less is not asked about unless it is unsure


class Queue:
    """What waits, answer by answer. `links`: those of the weighed records, as they stand now."""

    def __init__(self, weighed: Weighed, links: Sequence[Link], ids: Ids) -> None:
        self._weighed, self._ids = weighed, ids
        self._settled = settle(weighed.found, links, weighed.judged, weighed.machine.agreeing)
        self._leaning = weighed.leaning
        self.links = tuple(links)

    def answered(self, answer: Judged) -> None:
        """Take in one judgement more, or one withdrawn, about two of the records."""
        before = self._settled.loose
        self._weighed = self._weighed.after(answer)
        links, found = self._weighed.links(self._ids), self._weighed.found
        self._settled = settle(found, links, self._weighed.judged, self._weighed.machine.agreeing)
        tops = [(groups, {groups.of(answer.a), groups.of(answer.b)}) for groups in (before, self._settled.loose)]
        about = {one.id for one in found if any(groups.of(one.id) in held for groups, held in tops)}
        effects = {one.id: one.effect for one in self.links if one.a not in about}
        others = (msgspec.structs.replace(one, effect=effects.get(one.id, 0.0)) for one in self._settled.links)
        self.links = with_effects(others, found, self._settled.knots(about, self._leaning))

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
