"""Decisions laid over proposals.

Rules
* The newest decision about a thing wins; a correction of one field stands beside corrections of others.
* A rejected proposal is set aside, never gone: it is handed back with the decision, so that it can be seen and taken
  back. An accepted one carries the person's name and no confidence.
* A decision is found again by what it stands on (`carry`); an old one that has no anchor, by its id and its words.
* A correction that the field cannot hold, in today's text, changes nothing and is left over with the reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from onrecord.nouns import Account, Act, Anchor, Claim, Decision, Event, PeopleList, Proposal, Reading, Statement, Told
from onrecord.standing.anchors import SameItem, anchor_of
from onrecord.standing.carry import Old, carry
from onrecord.standing.correct import correct

N = TypeVar("N", bound=Proposal)
GONE = "what it was about is not in today's material, or reads otherwise today"


class Lost(NamedTuple):
    """A decision that does not stand anywhere, and why."""

    decision: Decision
    why: str


class Rejected(NamedTuple):
    """A proposal that a person set aside, and the decision that did."""

    noun: Any
    decision: Decision


class Laid(NamedTuple, Generic[N]):
    """`proposals` as people left them, those they rejected, and the decisions that found no place here."""

    proposals: tuple[N, ...]
    rejected: tuple[Rejected, ...] = ()
    lost: tuple[Lost, ...] = ()


class LaidReading(NamedTuple):
    """A reading as people left it, what they set aside in it, the decisions that concern it, and which of them found no
    place in it."""

    reading: Reading
    concerned: tuple[Decision, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    lost: tuple[Lost, ...] = ()


class LaidAccount(NamedTuple):
    """An account as people left it, likewise."""

    account: Account
    concerned: tuple[Decision, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    lost: tuple[Lost, ...] = ()


def lay(
    proposals: Sequence[N], anchors: Mapping[str, Anchor], decisions: Iterable[Decision], same: SameItem, text: str = ""
) -> Laid[N]:
    """`anchors`: of each proposal, by its id. `text` is the layer in which corrected words are found."""
    made = [(one, _olds(one)) for one in decisions]
    where = carry((old for _, old in made if old is not None), anchors, same)
    landed: dict[str, list[Decision]] = {}
    lost = []
    for one, old in made:
        home = _home(one, old, where, anchors)
        if home is None:
            lost.append(Lost(one, GONE))
        else:
            landed.setdefault(home, []).append(one)
    kept, rejected = [], []
    for proposal in proposals:
        mine = landed.get(proposal.id, [])
        standing, failed = _stand(proposal, mine, text)
        lost += failed
        if mine and mine[-1].verdict == "reject":
            rejected.append(Rejected(standing, mine[-1]))
        else:
            kept.append(standing)
    return Laid(tuple(kept), tuple(rejected), tuple(lost))


def lay_reading(reading: Reading, decisions: Iterable[Decision], same: SameItem, text: str) -> LaidReading:
    """`reading` as people left it. Decisions about other items are no concern of it, and are not handed back."""
    mine = [one for one in decisions if same.get(one.item, one.item) == same.get(reading.item, reading.item)]
    if not mine:
        return LaidReading(reading)
    both: tuple[Statement | PeopleList, ...] = (*reading.statements, *reading.lists)
    laid = lay(both, _anchors(both, {}, reading.layer), mine, same, text)
    standing = msgspec.structs.replace(
        reading,
        statements=tuple(one for one in laid.proposals if isinstance(one, Statement)),
        lists=tuple(one for one in laid.proposals if isinstance(one, PeopleList)),
    )
    return LaidReading(standing, tuple(mine), laid.rejected, laid.lost)


def lay_account(account: Account, decisions: Iterable[Decision], same: SameItem) -> LaidAccount:
    """Events and claims as people left them; an account that was laid over before gives the same again."""
    mine = [one for one in decisions if _is_of_account(one)]
    acts = {act.id: act for act in account.acts}
    events: tuple[Event, ...] = (*account.events, *account.rejected_events)
    claims: tuple[Claim, ...] = (*account.claims, *account.rejected_claims)
    both: tuple[Event | Claim, ...] = (*events, *claims)
    laid = lay(both, _anchors(both, acts), mine, same)
    aside = [one.noun for one in laid.rejected]
    standing = msgspec.structs.replace(
        account,
        events=tuple(one for one in laid.proposals if isinstance(one, Event)),
        claims=tuple(one for one in laid.proposals if isinstance(one, Claim)),
        rejected_events=tuple(one for one in aside if isinstance(one, Event)),
        rejected_claims=tuple(one for one in aside if isinstance(one, Claim)),
    )
    return LaidAccount(standing, tuple(mine), laid.rejected, laid.lost)


def _is_of_account(decision: Decision) -> bool:
    """Whether it is about an event or a claim; an old one without an anchor says so by its id, and has no item."""
    if decision.anchor is not None:
        return decision.anchor.kind in ("event", "claim")
    return not decision.item and decision.about.startswith(("e-", "c-"))


def _anchors(
    nouns: Iterable[Statement | PeopleList | Event | Claim], acts: Mapping[str, Act], layer: str = ""
) -> dict[str, Anchor]:
    made = ((one.id, anchor_of(one, acts, layer)) for one in nouns)
    return {id: anchor for id, anchor in made if anchor is not None}


def _olds(decision: Decision) -> Old | None:
    """What a decision was about; of an old one, made when anchors were not kept, its words in its item."""
    if decision.anchor is not None:
        return decision.about, decision.anchor
    if not decision.words:
        return None
    told = Told(item=decision.item, what="statement", words=decision.words)
    return decision.about, Anchor(kind="statement", told=(told,), speaker=None)


def _home(decision: Decision, old: Old | None, found: Mapping[Old, str], today: Mapping[str, Anchor]) -> str | None:
    if decision.anchor is None and decision.about in today:
        return decision.about
    return found.get(old) if old is not None else None


def _stand(proposal: N, decisions: Sequence[Decision], text: str) -> tuple[N, list[Lost]]:
    failed = []
    for decision in decisions:
        if decision.verdict == "reject":
            continue
        if decision.verdict == "correct":
            try:
                proposal = correct(proposal, decision.field, decision.value, text)
            except ValueError as why:
                failed.append(Lost(decision, str(why)))
                continue
        proposal = msgspec.structs.replace(proposal, decided_by=decision.by, confidence=None)
    return proposal, failed
