"""The shapes about people: parties, entries of lists, people, links, counts, estimates; and what was found amiss."""

from collections.abc import Iterable

from onrecord import __version__
from onrecord.nouns import Estimate
from onrecord.publish.shapes import (
    HEADLINE,
    Code,
    CountSheet,
    EntrySheet,
    EstimateSheet,
    FindingSheet,
    LinkSheet,
    NameSheet,
    PartySheet,
    PersonSheet,
)
from onrecord.publish.view import View

_LINKED = Code(f"machine:link@{__version__}")


def parties(view: View) -> Iterable[PartySheet]:
    for party in view.account.parties:
        yield PartySheet(
            id=Code(party.id),
            decided_by=Code(party.decided_by),
            confidence=party.confidence,
            name=party.name,
            kind=Code(party.kind),
            names=tuple(
                NameSheet(
                    text=name.text,
                    item=Code(name.passage.item) if name.passage else None,
                    start=name.passage.span.start if name.passage else None,
                    end=name.passage.span.end if name.passage else None,
                )
                for name in party.names
            ),
            roles=_codes(party.roles),
            public=party.public,
            public_because=party.public_because,
            speaks_for=Code(party.speaks_for) if party.speaks_for else None,
        )


def entries(view: View) -> Iterable[EntrySheet]:
    for reading in view.readings.values():
        for each in reading.lists:
            for entry in each.entries:
                yield EntrySheet(
                    id=Code(entry.id),
                    decided_by=Code(each.decided_by),
                    confidence=each.confidence,
                    list=Code(each.id),
                    row=entry.row,
                    name=entry.name,
                    fields=entry.fields,
                    named=entry.named,
                    when=entry.when,
                    place=entry.place,
                    same_as=Code(entry.same_as) if entry.same_as else None,
                )


def people(view: View) -> Iterable[PersonSheet]:
    for person in view.people.people:
        yield PersonSheet(
            id=Code(person.id),
            decided_by=Code(person.decided_by) or _LINKED,
            names=person.names,
            entries=_codes(person.entries),
            statements=_codes(person.statements),
            named=person.named,
            sealed=person.sealed,
            parties=_codes(person.parties),
        )


def links(view: View) -> Iterable[LinkSheet]:
    for link in view.people.links:
        yield LinkSheet(
            id=Code(link.id),
            decided_by=Code(link.decided_by),
            confidence=link.confidence,
            a=Code(link.a),
            b=Code(link.b),
            judgement=Code(link.judgement),
            reason=link.reason,
        )


def counts(view: View) -> Iterable[CountSheet]:
    for count in view.people.counts:
        yield CountSheet(
            id=Code(count.id),
            decided_by=_LINKED,
            by=Code(count.by),
            value=count.value,
            certain=count.certain,
            possible=count.possible,
            named=count.named,
            unnamed=count.unnamed,
            basis=_codes(count.basis),
            why=count.why,
        )


def estimates(view: View) -> Iterable[EstimateSheet]:
    """The headlines, and each model on everybody, on each stratum, and on lists that were changed."""
    for headline in view.numbers.headlines:
        limits = None if headline.low is None or headline.high is None else (headline.low, headline.high)
        models = tuple(f"Over the models: {', '.join(headline.models)}." for _ in headline.models[:1])
        yield _estimate(
            view,
            Estimate(
                model=HEADLINE, stratum=headline.stratum, listed=headline.listed, interval=limits,
                assumptions=models, refused=" ".join(headline.refused) or None,
            ),
        )  # fmt: skip
    for each in view.numbers.estimates:
        yield _estimate(view, each)


def _estimate(view: View, each: Estimate) -> EstimateSheet:
    return EstimateSheet(
        id=Code(view.ids.mint("n", each.model, each.stratum, *([each.changed] if each.changed else []))),
        decided_by=Code(f"machine:{each.model}@{__version__}"),
        model=Code(each.model),
        stratum=each.stratum,
        listed=each.listed,
        point=each.point,
        interval=each.interval,
        level=each.level,
        assumptions=each.assumptions,
        diagnostics=each.diagnostics,
        refused=each.refused,
        changed=each.changed,
        curve=each.curve,
    )


def findings(view: View) -> Iterable[FindingSheet]:
    for each in view.findings:
        yield FindingSheet(
            id=Code(view.ids.mint("f", each.code, each.where, each.what)),
            decided_by=Code(f"machine:onrecord@{__version__}"),
            what=each.what,
            where=each.where,
            how_bad=Code(each.how_bad),
            next=each.next,
            code=Code(each.code),
        )


def _codes(ids: Iterable[str]) -> tuple[Code, ...]:
    return tuple(Code(each) for each in ids)
