"""From nouns to the shapes that programs read: the full view, nothing withheld. No dossier sees it unredacted."""

from collections.abc import Iterable
from typing import TypeVar

from onrecord import __version__
from onrecord.nouns import Claim, ClaimBacking, Denied, Item, PeopleList, Retelling, Root, Span, Statement
from onrecord.publish.excerpts import around_passage, around_span, around_statement
from onrecord.publish.shapes import (
    ActSheet,
    ClaimSheet,
    Code,
    ContradictionSheet,
    DenialSheet,
    EventSheet,
    ItemSheet,
    ListSheet,
    OnRecordSheet,
    PhaseSheet,
    RootSheet,
    Sheet,
    Sheets,
    StatementSheet,
    Words,
)
from onrecord.publish.sheets_people import counts, entries, estimates, findings, links, parties, people
from onrecord.publish.view import View

S = TypeVar("S", bound=Sheet)
_TABLES = ("csv", "spreadsheet", "excel", "tab-separated")


def sheets(view: View) -> Sheets:
    """Every shape of the full view."""
    retold = {each.item: each for each in reversed(view.backing.retellings)}
    backed = {each.claim: each for each in view.backing.claims}
    return Sheets(
        title=view.settings.title,
        items=_by_id(_item(item, view, retold.get(item.id)) for item in view.items),
        statements=_by_id(_statement(each, view) for each in view.statements()),
        claims=_by_id(_claim(each, backed.get(each.id)) for each in view.account.claims),
        denials=_by_id(_denial(each, view) for each in view.backing.denials),
        events=_by_id(_events(view)),
        acts=_by_id(_acts(view)),
        parties=_by_id(parties(view)),
        lists=_by_id(_list(each, view) for reading in view.readings.values() for each in reading.lists),
        entries=_by_id(entries(view)),
        people=_by_id(people(view)),
        links=_by_id(links(view)),
        counts=_by_id(counts(view)),
        estimate=_by_id(estimates(view)),
        findings=_by_id(findings(view)),
        contradictions=_by_id(_contradictions(view)),
    )


def words_at(span: Span) -> Words:
    return Words(text=span.text, start=span.start, end=span.end)


def codes(ids: Iterable[str]) -> tuple[Code, ...]:
    return tuple(Code(each) for each in ids)


def code(id: str | None) -> Code | None:
    return None if id is None else Code(id)


def is_published(item: Item, view: View) -> bool:
    """Whether somebody had published the item before it came here: it names its outlet and its day, and it is
    neither a picture nor a bare table. Everything else may be private, and is treated so."""
    reading = view.readings.get(item.duplicate_of or item.id) or view.readings.get(item.id)
    private = item.media_type.startswith(("image/", "video/", "audio/")) or any(t in item.media_type for t in _TABLES)
    return reading is not None and bool(reading.outlet) and reading.published_on is not None and not private


def _by_id(found: Iterable[S]) -> tuple[S, ...]:
    return tuple(sorted({each.id: each for each in found}.values(), key=lambda each: each.id))


def _item(item: Item, view: View, retold: Retelling | None) -> ItemSheet:
    reading = view.readings.get(item.id) or view.readings.get(item.duplicate_of or "")
    return ItemSheet(
        id=Code(item.id),
        decided_by=Code(f"machine:{reading.model}" if reading else f"machine:collect@{__version__}"),
        name=item.name,
        sha256=Code(item.object.sha256),
        media_type=Code(item.media_type),
        language=code(reading.language) if reading else None,
        title=reading.title if reading else None,
        outlet=reading.outlet if reading else None,
        author=reading.author if reading else None,
        published_on=reading.published_on if reading else None,
        duplicate_of=code(item.duplicate_of),
        derived_from=code(item.derived_from),
        retold_from=code(retold.source) if retold else None,
        retold_how=code(retold.how) if retold else None,
        retold_why=retold.reason if retold else "",
        dated_by=Code(reading.dated_by) if reading else Code(""),
        entry=view.entry_of.get(item.id),
        public=is_published(item, view),
    )


def _statement(each: Statement, view: View) -> StatementSheet:
    layer = view.layers[each.item]
    return StatementSheet(
        id=Code(each.id),
        decided_by=Code(each.decided_by),
        confidence=each.confidence,
        item=Code(each.item),
        speaker=words_at(each.speaker) if each.speaker else None,
        party=code(view.account.party_of.get(each.id)),
        cue=tuple(map(words_at, each.cue)),
        content=tuple(map(words_at, each.content)),
        kind=Code(each.kind),
        denial_kind=code(each.denial_kind),
        hedge=Code(each.hedge),
        said_on=each.said_on,
        within=code(each.within),
        audience=words_at(each.audience) if each.audience else None,
        passage=around_statement(each, view.readings.get(each.item), layer),
        quoted=each.quoted,
    )


def _root(root: Root) -> RootSheet:
    return RootSheet(
        party=Code(root.party),
        first_on=root.first_on,
        statements=codes(root.statements),
        items=codes(root.items),
        through=codes(root.through),
        counted=root.counted,
        provisional=root.provisional,
        reason=root.reason,
    )


def _claim(claim: Claim, backing: ClaimBacking | None) -> ClaimSheet:
    roots = tuple(map(_root, backing.roots)) if backing else ()
    return ClaimSheet(
        id=Code(claim.id),
        decided_by=Code(claim.decided_by),
        confidence=claim.confidence,
        act_type=Code(claim.act_type),
        about=code(claim.about),
        place=claim.place,
        period=claim.period,
        text=claim.text,
        supported_by=codes(claim.supported_by),
        denied_by=codes(claim.denied_by),
        roots=tuple(root.party for root in roots if root.counted),
        independent=backing.independent if backing else 0,
        status=Code(backing.status if backing else "undetermined"),
        reason=backing.reason if backing else "",
        narrated_in=codes(claim.narrated_in),
        lists=codes(claim.lists),
        backing=roots,
    )


def _denial(denied: Denied, view: View) -> DenialSheet:
    return DenialSheet(
        id=Code(denied.id),
        decided_by=Code(denied.decided_by),
        statement=Code(denied.statement),
        denied_on=denied.denied_on,
        denial_kind=Code(denied.denial_kind),
        claims=codes(denied.claims),
        on_record_then=OnRecordSheet(
            independent=denied.on_record_then.independent,
            roots=tuple(map(_root, denied.on_record_then.roots)),
        ),
        later=tuple(map(_root, denied.later)),
        same_speaker=codes(denied.same_speaker),
        party=code(view.account.party_of.get(denied.statement)),
        maybe_before=tuple(map(_root, denied.maybe_before)),
        answered=denied.answered,
        also=codes(denied.also),
        part_of=code(denied.part_of),
    )


def _events(view: View) -> Iterable[EventSheet]:
    for event in view.account.events:
        phases = (
            PhaseSheet(
                state=Code(phase.state),
                when=phase.when,
                passage=around_passage(phase.passage, view.readings.get(phase.passage.item), layer),
            )
            for phase in event.phases
            if (layer := view.layers.get(phase.passage.item)) is not None
        )
        yield EventSheet(
            id=Code(event.id),
            decided_by=Code(event.decided_by),
            confidence=event.confidence,
            type=Code(event.type),
            start=event.start,
            end=event.end,
            phases=tuple(phases),
            place=event.place,
            acts=codes(event.acts),
            victims=event.victims,
            told_by=codes(event.told_by),
            title=event.title,
        )


def _acts(view: View) -> Iterable[ActSheet]:
    for act in view.account.acts:
        layer = view.layers.get(act.item)
        if layer is None:
            continue
        yield ActSheet(
            id=Code(act.id),
            decided_by=Code(act.decided_by),
            confidence=act.confidence,
            item=Code(act.item),
            act_type=Code(act.act_type),
            passage=around_passage(act.passage, view.readings.get(act.item), layer),
            told_by=code(act.told_by),
            when=act.when,
            place=act.place,
            victims=act.victims,
            number=act.number,
            unit=act.unit,
            negated=act.negated,
            hedge=Code(act.hedge),
        )


def _list(each: PeopleList, view: View) -> ListSheet:
    layer = view.layers.get(each.item)
    spoken = each.passage is not None and not each.contained and layer is not None
    return ListSheet(
        id=Code(each.id),
        decided_by=Code(each.decided_by),
        confidence=each.confidence,
        item=Code(each.item),
        owner=each.owner,
        origin=each.origin,
        entries=len(each.entries),
        contained=each.contained,
        stated=each.stated,
        made_on=each.made_on,
        party=code(view.account.party_of.get(each.id)),
        place=each.place,
        passage=around_span(each.passage, view.readings.get(each.item), layer)
        if spoken and each.passage and layer
        else None,
    )


def _contradictions(view: View) -> Iterable[ContradictionSheet]:
    for each in view.backing.contradictions:
        yield ContradictionSheet(
            id=Code(view.ids.mint("x", each.a, each.b)),
            decided_by=Code(f"machine:corroborate@{__version__}"),
            a=Code(each.a),
            b=Code(each.b),
            reason=each.reason,
        )
