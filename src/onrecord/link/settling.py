"""What the machine weighed and what people judged, put together: who is whom, and how far an answer moves the count."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from onrecord.link.clusters import gather
from onrecord.link.effects import Swayed, swayed
from onrecord.link.groups import Groups
from onrecord.link.outcomes import Knot, knots
from onrecord.link.persons_say import Pair, Said, said
from onrecord.link.propose import MODEL
from onrecord.link.records import Record
from onrecord.nouns import Judged, Link


class Settled(NamedTuple):
    """Records after all judgements. `firm`: as they stand today; `loose`: as if every link that may hold did; `plain`:
    as if of these only the links between names that agree did."""

    links: tuple[Link, ...]
    held: Said
    firm: Groups
    loose: Groups
    plain: Groups

    def knots(self, members: Iterable[str], more: float = 0.0) -> list[Knot]:
        """How the links that are not certain may lie among `members`: whole groups of `loose`; `more`: nats that speak
        for every link beside its own odds."""
        return list(knots(self.held.groups, self.loose, members, self.links, more))


def settle(
    found: Sequence[Record], links: Sequence[Link], judged: Sequence[Judged], agreeing: Collection[Pair]
) -> Settled:
    """Who is whom, by what people judged (`judged`: in force) and by the machine's links where nobody did; `agreeing`:
    the pairs of records whose names agree."""
    members = [one.id for one in found]
    likely = {(one.a, one.b): one.probability for one in links if one.probability is not None}
    held = said(members, judged, likely, {(one.a, one.b): one.id for one in links})
    links = tuple(_left_open(one, held) for one in links)
    firm, loose, plain = Groups(members), Groups(members), Groups(members)
    for groups in (firm, loose):
        for member in members:
            groups.join(member, held.groups.of(member))
    for pair, one in held.by_pair.items():
        if one.verdict == "different":
            firm.set_apart(*pair)
    gather(firm, (one for one in links if (one.a, one.b) not in held.by_pair or one.judgement == "unsure"))
    for link in links:
        if link.judgement != "different":
            loose.join(link.a, link.b)
            if (link.a, link.b) in agreeing:
                plain.join(link.a, link.b)
    return Settled(links, held, firm, loose, plain)


def _left_open(one: Link, held: Said) -> Link:
    if (one.a, one.b) not in held.left_open:
        return one
    reason = f"{one.reason} (left open: other judgements by people forbid it)"
    return msgspec.structs.replace(one, judgement="unsure", reason=reason)


def by_knot(tied: Iterable[Knot], found: Iterable[Record]) -> dict[str, Swayed]:
    """What effects follow from, by the first record of each knot."""
    counted = frozenset(one.id for one in found if one.list and one.named)
    return {knot.atoms[0][0]: swayed(knot, counted) for knot in tied}


def with_effects(links: Iterable[Link], moved: Mapping[str, float]) -> tuple[Link, ...]:
    """`links` with the effect that an answer would have (`moved`, by id); none where a person has answered."""
    return tuple(
        msgspec.structs.replace(one, effect=moved.get(one.id, 0.0) if one.decided_by == MODEL else 0.0) for one in links
    )
