"""What a person can decide about a proposal: accepted, rejected, corrected, and each of these taken back.

Each function gives the decisions to be kept, with what they stand on as the machine proposed it, or refuses. Nothing
is kept that could not be applied at once.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from onrecord.casefile import Casefile
from onrecord.desk.nouns_by_id import Known, the_one
from onrecord.nouns import Anchor, Claim, Decision, Event, Item, Link, Noun, PeopleList, Proposal, Statement
from onrecord.nouns.decision import Verdict
from onrecord.nouns.refusal import BadRequest
from onrecord.standing import anchor_in, carry, correct, in_force, taken_back_by

_LEAST = 4  # characters of an entry's id that are enough to look for
_SHORT = 16
_DONE = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "withdraw": "taken back"}


def decided(case: Casefile, known: Mapping[str, Known], id: str, verdict: Verdict, why: str = "") -> Decision:
    """To accept or reject what has this id, or this name."""
    found = the_one(known, id)
    return _about(case, _decidable(found.noun), verdict, why)


def corrected(
    case: Casefile, known: Mapping[str, Known], id: str, changes: Sequence[tuple[str, str]], why: str = ""
) -> list[Decision]:
    """To set fields, one after the other. Raises BadRequest where the proposal could not hold a value."""
    noun = _decidable(the_one(known, id).noun)
    layer = case.layer(getattr(noun, "item", ""))
    made = []
    for field, value in changes:
        try:
            noun = correct(noun, field, value, layer.text if layer else "")
        except ValueError as cannot:
            raise BadRequest(
                f"{cannot}",
                means="nothing was changed",
                next="onrecord correct --help lists fields and forms; a speaker must stand in the item's text",
            ) from cannot
        made.append(_about(case, noun, "correct", why, field, value))
    return made


def taken_back(case: Casefile, known: Mapping[str, Known], id: str, why: str = "") -> Decision:
    """To take back one decision: the one in the entry whose id begins so, else the newest about what has this id. To
    take back what took back another restores the other."""
    logged = [(entry.id, one) for entry, one in case.decided()]
    in_entry = [each for each in logged if len(id) >= _LEAST and each[0].startswith(id)]
    if len(in_entry) == 1:
        _refuse_taken_back(in_entry[0][0], logged)
        return _withdrawn(case, *in_entry[0], why)
    about = id if any(one.about == id for _, one in logged) else the_one(known, id).id
    mine = [each for each in in_force(logged) if each[1].about == about or _is_about(each[1], about, case, known)]
    if not mine:
        raise BadRequest(
            "nobody decided about this, or all of it was taken back",
            means="nothing was changed",
            next="onrecord log --kind decision lists every decision; what is judged of two records is taken back by "
            "onrecord link judge A B withdraw",
        )
    return _withdrawn(case, *mine[-1], why)


def _refuse_taken_back(entry: str, logged: Sequence[tuple[str, Decision]]) -> None:
    if entry in taken_back_by(logged):
        raise BadRequest(
            "this decision was taken back already",
            means="nothing was changed",
            next="to restore it, take back what took it back: onrecord log --kind decision has its id",
        )


def _is_about(decision: Decision, id: str, case: Casefile, known: Mapping[str, Known]) -> bool:
    """Whether what was decided about is what has this id today."""
    today = _anchor(case, id) if id in known else None
    if decision.anchor is None or today is None:
        return False
    return bool(carry([(decision.about, decision.anchor)], {id: today}, case.same_items()))


def _anchor(case: Casefile, id: str) -> Anchor | None:
    """What has this id stands on, as the machine proposed it."""
    return anchor_in(case.noun_of(case.entry_of(id)), id)


def _withdrawn(case: Casefile, entry: str, decision: Decision, why: str) -> Decision:
    return Decision(
        about=decision.about, verdict="withdraw", by=case.member, at=_now(), why=why, words=decision.words,
        item=decision.item, takes_back=entry,
    )  # fmt: skip


def _about(
    case: Casefile, noun: Proposal, verdict: Verdict, why: str = "", field: str = "", value: str = ""
) -> Decision:
    return Decision(
        about=noun.id, verdict=verdict, by=case.member, at=_now(), why=why, field=field, value=value,
        words=words_of(noun), item=getattr(noun, "item", ""),
        anchor=_anchor(case, noun.id),
    )  # fmt: skip


def words_of(noun: Noun) -> str:
    """The words by which a person knows again what was decided about."""
    match noun:
        case Statement():
            return noun.words
        case Claim():
            return noun.text
        case Event():
            return noun.title or noun.type
        case PeopleList():
            return noun.passage.text if noun.passage else f"list of {len(noun.entries)} rows, {noun.place}"
    return ""


def short(entry: str) -> str:
    """As much of an entry's id as a command needs: no two of a record begin alike."""
    return entry[:_SHORT]


def done(verdict: str) -> str:
    """ "accepted", "rejected", "corrected", "taken back"."""
    return _DONE.get(verdict, verdict)


def _decidable(noun: Noun) -> Statement | PeopleList | Event | Claim:
    if isinstance(noun, Statement | PeopleList | Event | Claim):
        return noun
    if isinstance(noun, Link):
        raise BadRequest(
            "a link is judged, not accepted or rejected",
            next=f"onrecord link judge {noun.a} {noun.b} same, different or unsure",
        )
    where = f"onrecord read {noun.id}" if isinstance(noun, Item) else "onrecord show ID"
    raise BadRequest(
        f"this names {_article(noun)}, about which nothing is decided",
        means="nothing was changed",
        next=f"decide about the statement, list, claim or event it holds or comes from: {where}",
    )


def _article(noun: Noun) -> str:
    name = type(noun).__name__.lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
