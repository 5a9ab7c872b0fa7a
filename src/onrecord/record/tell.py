"""The whole of `record` in one function."""

from collections.abc import Iterable

from onrecord.nouns import Account, Act, CaseSettings, Finding, Ids, Item, Phase, Reading, TextLayer
from onrecord.record.acts import acts
from onrecord.record.claims import claims
from onrecord.record.events import Cluster, clusters, events, nearest
from onrecord.record.page import Page
from onrecord.record.parties import parties
from onrecord.record.phases import phases
from onrecord.record.places import Places
from onrecord.record.suffered import sufferers
from onrecord.record.vocabulary import lexicon


def tell(
    readings: Iterable[Reading], layers: Iterable[TextLayer], items: Iterable[Item], settings: CaseSettings, ids: Ids
) -> Account:
    """What all `readings` tell together. A reading without its layer is left out with a finding."""
    layer_of = {layer.item: layer for layer in layers}
    readings = sorted(readings, key=lambda reading: reading.item)
    pages = [Page(reading, layer_of[reading.item]) for reading in readings if reading.item in layer_of]
    places = Places(pages, settings.places)
    told = [act for page in pages for act in acts(page, places, ids)]
    found = clusters(told, places, ids)
    people, party_of = parties(pages, ids, _credited(items, settings))
    people, suffered = sufferers(pages, told, people, party_of, ids)
    return Account(
        parties=people,
        party_of=party_of,
        acts=suffered,
        events=events(found, _phases(pages, found, places), places, frozenset()),
        claims=claims(pages, told, found, places, ids),
        places=_lying_in(pages, told, places),
        called=_called(pages, told, places),
        findings=tuple(_findings(readings, layer_of, pages)),
    )


def _credited(items: Iterable[Item], settings: CaseSettings) -> dict[str, str]:
    """From `case.toml`: who made each item, where neither outlet nor author is known."""
    made: dict[str, str] = {}
    for item in items:
        of_item = settings.items.get(item.name)
        if of_item is not None:
            made[item.id] = of_item.source or of_item.owner or ""
    return made


def _written(pages: list[Page], told: Iterable[Act]) -> list[str]:
    """Every place of a row or an act, as it is written there."""
    rows = (entry for page in pages for one in page.reading.lists for entry in one.entries)
    written = {name for entry in rows for name in (entry.place, *entry.within)} | {act.place for act in told}
    return sorted(filter(None, written))


def _lying_in(pages: list[Page], told: Iterable[Act], places: Places) -> dict[str, tuple[str, ...]]:
    """Each place of a row or an act, and what it is part of."""
    return {name: around for name in _written(pages, told) if (around := places.around(name))}


def _called(pages: list[Page], told: Iterable[Act], places: Places) -> dict[str, str]:
    """Each place of a row or an act that a person gave one name."""
    return {name: called for name in _written(pages, told) if (called := places.called(name))}


def _phases(pages: list[Page], found: list[Cluster], places: Places) -> dict[str, list[Phase]]:
    """Each phase with the event of its place that had begun by then; one telling of each phase and date."""
    told: dict[str, list[Phase]] = {}
    for page in pages:
        for phase in phases(page):
            span = phase.passage.span
            where = page.place_near(span.start, span.end) or next(iter(places.heard_on(page)), None)
            candidates = [one for one in found if where is not None and one.group == places.group(where)]
            published = page.reading.published_on
            by = phase.when.latest if phase.when is not None else published.latest if published is not None else None
            cluster = nearest(candidates, phase.when, by)
            if cluster is not None:
                kept = told.setdefault(cluster.id, [])
                if not any((one.state, one.when) == (phase.state, phase.when) for one in kept):
                    kept.append(phase)
    for kept in told.values():
        kept.sort(key=lambda one: (one.when is None, one.when.order if one.when is not None else None, one.state))
    return told


def _findings(readings: list[Reading], layer_of: dict[str, TextLayer], pages: list[Page]) -> Iterable[Finding]:
    for reading in readings:
        if reading.item not in layer_of:
            yield Finding(
                code="no-text", what="A reading has no text layer; nothing of it is told.", where=reading.item,
                next="Read the item again.",
            )  # fmt: skip
    for page in pages:
        if _tells(page) and lexicon(page.reading.language) is None:
            yield Finding(
                code="no-act-words", how_bad="note", where=page.item,
                what=f"There is no vocabulary of acts for {page.reading.language!r}; acts are not proposed.",
                next="A person can read it and say which claims it bears on.",
            )  # fmt: skip


def _tells(page: Page) -> bool:
    """Whether an item holds words beside its tables."""
    told = "".join(page.text[block.start : block.end] for block in page.layer.blocks if block.kind != "table")
    return bool((told if page.layer.blocks else page.text).strip())
