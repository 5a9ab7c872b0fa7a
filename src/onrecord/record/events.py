"""Events: acts that belong together, by place and by time.

Rules
* Acts at one group of places belong to one event as long as no more than `PAUSE` days lie between them; a longer
  silence begins another event. A pause shorter than that is a phase of a campaign.
* An act without a date joins the event that was last known to have begun when it was told.
* An act without a place joins the only group of places of the case, if there is but one; else it stays with its item.
* What is denied, possible or unspecified makes no event.
* An id rests on the acts, never on an order: on the one whose own id comes first. As ids of acts lie at random, new
  material takes an event its id only where the first act is among it, and never gives it to acts it did not have.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from onrecord.nouns import Act, Edtf, Event, Ids, Phase
from onrecord.record.acts import MODEL
from onrecord.record.places import Places
from onrecord.record.vocabulary import act_types

NOWHERE = "?"  # begins the name of a group of acts whose place is not known
PAUSE = 183  # days: half a year
_WIDE = 731  # days: a date wider than two years says too little to tie acts together
_CAMPAIGN_TYPES = 3  # so many types of violation at one place and time are a campaign, whatever it is called


class Cluster(NamedTuple):
    """The acts of one event at one group of places. `first`, `last`: the days between which its dated acts lie; None
    where none is dated. `id` rests on its acts: see `resting_on`."""

    group: str
    id: str
    first: date | None
    last: date | None
    acts: tuple[Act, ...]


def clusters(acts: Iterable[Act], places: Places, ids: Ids) -> list[Cluster]:
    """The acts that make events, clustered; in order of group and period."""
    telling = [act for act in acts if tells(act)]
    groups: dict[str, list[Act]] = defaultdict(list)
    placed = {places.group(act.place) for act in telling if act.place is not None}
    for act in telling:
        groups[_group(act, places, placed)].append(act)
    return [cluster for group in sorted(groups) for cluster in _periods(group, groups[group], ids)]


def tells(act: Act) -> bool:
    """Whether an act says that something happened."""
    return not act.negated and act.hedge != "possible" and not act_types()[act.act_type].general


def nearest(candidates: Sequence[Cluster], when: Edtf | None, by: date | None) -> Cluster | None:
    """The cluster that a date falls into, else the last one begun `by` a day, else the first."""
    if when is not None and when.earliest is not None and when.latest is not None:
        for cluster in candidates:
            if cluster.first and cluster.last and cluster.first <= when.latest and when.earliest <= cluster.last:
                return cluster
    by = by or (when.latest if when is not None else None)
    begun = [one for one in candidates if one.first is None or by is None or one.first <= by]
    if begun:
        return begun[-1]
    return candidates[0] if candidates else None


def events(
    found: Sequence[Cluster], phases: Mapping[str, Sequence[Phase]], places: Places, campaigns: frozenset[str]
) -> tuple[Event, ...]:
    """One event a cluster; `phases` by cluster id; `campaigns`: ids of clusters that the words call a campaign."""
    return tuple(_event(cluster, tuple(phases.get(cluster.id, ())), places, campaigns) for cluster in found)


def _event(cluster: Cluster, phases: tuple[Phase, ...], places: Places, campaigns: frozenset[str]) -> Event:
    types = sorted({act.act_type for act in cluster.acts})
    violations = [name for name in types if act_types()[name].group == "violation"]
    campaign = "persecution" in types or cluster.id in campaigns or len(violations) >= _CAMPAIGN_TYPES
    place = places.name(cluster.group) if not cluster.group.startswith(NOWHERE) else None
    victims = sorted({act.victims for act in cluster.acts if act.victims}, key=lambda words: (-len(words), words))
    return Event(
        id=cluster.id,
        decided_by=MODEL,
        confidence=min((act.confidence or 1.0 for act in cluster.acts), default=0.5),
        type="campaign" if campaign else "incident",
        title=_title(campaign, types, place),
        start=Edtf.day(cluster.first) if cluster.first else None,
        end=Edtf.day(cluster.last) if cluster.last else None,
        place=place,
        phases=phases,
        acts=tuple(act.id for act in cluster.acts),
        victims=victims[0] if victims else "",
        told_by=tuple(sorted({act.told_by or act.item for act in cluster.acts})),
    )


def _title(campaign: bool, types: list[str], place: str | None) -> str:
    where = f" in {place}" if place else ""
    if campaign:
        return f"Campaign{where}"
    return f"{act_types()[types[0]].term if types else 'Event'}{where}"


def _group(act: Act, places: Places, placed: set[str]) -> str:
    if act.place is not None:
        return places.group(act.place)
    return next(iter(placed)) if len(placed) == 1 else f"{NOWHERE}{act.item}"


def _periods(group: str, acts: list[Act], ids: Ids) -> list[Cluster]:
    dated = sorted((act for act in acts if _closed(act.when)), key=lambda act: _bounds(act)[0])
    runs: list[list[Act]] = []
    last: date | None = None
    for act in dated:
        first, end = _bounds(act)
        if last is None or (first - last).days > PAUSE:
            runs.append([])
        runs[-1].append(act)
        last = end if last is None or end > last else last
    made = [_cluster(group, run) for run in runs or [[]]]
    members: dict[int, list[Act]] = {index: list(run) for index, run in enumerate(runs or [[]])}
    for act in acts:
        if not _closed(act.when):
            home = nearest(made, None, act.when.latest if act.when is not None else None)
            members[made.index(home) if home is not None else 0].append(act)
    return [_whole(one, members[index], ids) for index, one in enumerate(made)]


def _cluster(group: str, run: list[Act]) -> Cluster:
    bounds = [_bounds(act) for act in run]
    first = min((low for low, _ in bounds), default=None)
    last = max((high for _, high in bounds), default=None)
    return Cluster(group, "", first, last, tuple(run))


def _whole(cluster: Cluster, acts: list[Act], ids: Ids) -> Cluster:
    """`cluster` with all its acts, and the id that rests on them."""
    return cluster._replace(acts=tuple(sorted(acts, key=lambda act: act.id)), id=resting_on("e", acts, ids))


def resting_on(prefix: str, acts: Iterable[Act], ids: Ids) -> str:
    """The id of what gathers `acts`, by the rule of the module."""
    return ids.mint(prefix, min(act.id for act in acts))


def _closed(when: Edtf | None) -> bool:
    if when is None or when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days <= _WIDE


def _bounds(act: Act) -> tuple[date, date]:
    assert act.when is not None  # noqa: S101  only dated acts come here
    return act.when.earliest or date.min, act.when.latest or date.max
