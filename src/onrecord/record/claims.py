"""Claims: one for each type of act in each event, with everything that supports or denies it.

Rules
* A statement supports a claim when it tells, without denying, an act of that type in that event. A denial or a
  retraction never does; nor does what is only possible.
* A report spoken of without any act of its own supports the claim of the campaign that its item tells of: the material
  gives a part of what it holds, and `corroborate` says so.
* A list supports the claims of the acts it lists people for.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from onrecord.nouns import Act, Claim, Edtf, Ids, Statement
from onrecord.record.acts import MODEL
from onrecord.record.denied import Denials, by_claim
from onrecord.record.events import NOWHERE, Cluster, nearest, resting_on
from onrecord.record.listed import list_cluster, list_types
from onrecord.record.page import Page
from onrecord.record.places import Places
from onrecord.record.vocabulary import act_types

_SPECIFIC = ("denial", "retraction")
_REPORT = re.compile(r"\b(?:report|study|survey|findings|dossier|research|investigation)s?\b", re.IGNORECASE)
_OPENING = 4  # words of a content that can say what kind of thing it is
Slot = tuple[str, str]  # cluster id, act type


class Support(NamedTuple):
    """What bears on one claim."""

    acts: list[Act]
    statements: set[str]
    items: set[str]
    lists: set[str]


def claims(
    pages: Sequence[Page], acts: Sequence[Act], found: Sequence[Cluster], places: Places, ids: Ids
) -> tuple[Claim, ...]:
    """Every claim, with its statements, narrators and lists, in order of event and type."""
    slots: dict[Slot, Support] = defaultdict(lambda: Support([], set(), set(), set()))
    statements = {one.id: one for page in pages for one in page.reading.statements}
    for cluster in found:
        for act in cluster.acts:
            _support(slots[cluster.id, act.act_type], act, statements)
    told = _told_types(acts)
    for page in pages:
        _lists(page, slots, found, places, told)
        _reports(page, slots, found, places, told)
    made = [
        _claim(cluster, act_type, slots[cluster.id, act_type], places, ids)
        for cluster in found
        for act_type in sorted(name for home, name in slots if home == cluster.id)
    ]
    return _denied([claim for claim in made if claim is not None], pages, acts, found, places)


def _support(support: Support, act: Act, statements: Mapping[str, Statement]) -> None:
    support.acts.append(act)
    if act.told_by is None:
        support.items.add(act.item)
    elif statements[act.told_by].kind not in _SPECIFIC:
        support.statements.add(act.told_by)


def _told_types(acts: Sequence[Act]) -> dict[str, Counter[str]]:
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for act in acts:
        if not act.negated and not act_types()[act.act_type].general:
            told[act.item][act.act_type] += 1
    return told


def _lists(
    page: Page, slots: dict[Slot, Support], found: Sequence[Cluster], places: Places, told: dict[str, Counter[str]]
) -> None:
    for one in page.reading.lists:
        cluster = list_cluster(page, one, places, list(found))
        if cluster is not None:
            for act_type in list_types(page, one, told.get(page.item, Counter())):
                slots[cluster.id, act_type].lists.add(one.id)


def _reports(
    page: Page, slots: dict[Slot, Support], found: Sequence[Cluster], places: Places, told: dict[str, Counter[str]]
) -> None:
    tellers = {act.told_by for cluster in found for act in cluster.acts if act.item == page.item}
    for one in page.reading.statements:
        if one.kind != "report" or one.speaker is None or one.id in tellers or not _REPORT.search(_named_as(one)):
            continue
        home = page.main_place
        candidates = [cluster for cluster in found if home is not None and cluster.group == places.group(home)]
        of_item = [cluster for cluster in candidates if any(act.item == page.item for act in cluster.acts)]
        published = page.reading.published_on
        cluster = nearest(of_item, None, published.latest if published is not None else None)
        types = {name for owner, name in slots if cluster is not None and owner == cluster.id}
        if cluster is None or not types:
            continue
        counts = told.get(page.item, Counter[str]())
        whole = "persecution" if "persecution" in types else min(types, key=lambda name: (-counts[name], name))
        slots[cluster.id, whole].statements.add(one.id)


def _named_as(one: Statement) -> str:
    """The words that say what kind of thing reports: the speaker's, and the first of the content."""
    return f"{one.speaker.text if one.speaker else ''} {' '.join(one.words.split()[:_OPENING])}"


def _claim(cluster: Cluster, act_type: str, support: Support, places: Places, ids: Ids) -> Claim | None:
    if not (support.statements or support.items or support.lists):
        return None
    place = None if cluster.group.startswith(NOWHERE) else places.name(cluster.group)
    period = _period(support.acts)
    where = f" in {place}" if place else ""
    when = f" ({period.human()})" if period is not None else ""
    said = act_types()[act_type].says
    return Claim(
        id=resting_on("c", support.acts, ids) if support.acts else ids.mint("c", cluster.id, act_type),
        decided_by=MODEL,
        confidence=max((act.confidence or 1.0 for act in support.acts), default=0.5),
        act_type=act_type,
        text=f"{said[:1].upper()}{said[1:]}{where}{when}",
        about=cluster.id,
        place=place,
        period=period,
        acts=tuple(sorted(act.id for act in support.acts)),
        supported_by=tuple(sorted(support.statements)),
        narrated_in=tuple(sorted(support.items)),
        lists=tuple(sorted(support.lists)),
    )


def _period(acts: Sequence[Act]) -> Edtf | None:
    """From the first to the last day that the dated acts leave possible; else no later than the last was told."""
    whens = [act.when for act in acts if act.when is not None]
    closed = [(when.earliest, when.latest) for when in whens if when.earliest is not None and when.latest is not None]
    if closed:
        return Edtf.between(min(low for low, _ in closed), max(high for _, high in closed))
    latest = [when.latest for when in whens if when.latest is not None]
    return Edtf.until(max(latest)) if latest else None


def _denied(
    made: Sequence[Claim], pages: Sequence[Page], acts: Sequence[Act], found: Sequence[Cluster], places: Places
) -> tuple[Claim, ...]:
    asked = Denials(made, found, places, acts, pages)
    denied = {one.id: asked.of(page, one) for page in pages for one in page.reading.statements if one.kind == "denial"}
    denials = by_claim(denied)
    return tuple(msgspec.structs.replace(claim, denied_by=denials.get(claim.id, ())) for claim in made)
