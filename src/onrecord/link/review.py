"""Which links wait for a person, in the order in which an answer moves the count most (`effects.py`)."""

from collections.abc import Sequence

from onrecord.link.persons_say import said
from onrecord.nouns import Judged, Link, in_force

_LEAST = 0.005  # people; a link that is expected to move the count by less is not asked about unless it is unsure


def waiting(links: Sequence[Link], judged: Sequence[Judged]) -> tuple[Link, ...]:
    """Links that nobody judged and whose answer does not follow from what was; `judged`: everything, in its order.

    Unsure ones, and those held the same or different of which an answer may yet move the count."""
    standing = in_force(judged)
    pairs = {(one.a, one.b) for one in standing}
    members = {record for pair in (*pairs, *((one.a, one.b) for one in links)) for record in pair}
    groups = said(members, standing, {}, {(one.a, one.b): one.id for one in links}).groups
    still = [
        one
        for one in links
        if (one.a, one.b) not in pairs
        and (one.judgement == "unsure" or one.effect >= _LEAST)
        and groups.of(one.a) != groups.of(one.b)
        and not groups.are_apart(one.a, one.b)
    ]
    return tuple(sorted(still, key=lambda one: (-one.effect, one.id)))
