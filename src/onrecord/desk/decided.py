"""What became of every decision: what people set aside, and which decisions find nothing to stand on today."""

import datetime as dt
import shlex
from collections.abc import Iterator

from onrecord.casefile import Casefile
from onrecord.desk.deciding import short, words_of
from onrecord.nouns import Account, Decision, Finding, Noun, People
from onrecord.standing import GONE, LaidAccount, Lost, Rejected, in_force, lay_account

_NEXT = "Decide anew about what stands there now, or take it back: onrecord queue CASEDIR lists it with the commands."


class Aside(Noun, frozen=True, kw_only=True):
    """A decision that a person may want to take back: a rejection ("rejected"), or one that stands on nothing
    ("left-over"). `entry` is the id of its entry, `undo` the command; `because` says why it stands on nothing."""

    kind: str
    entry: str
    about: str
    verdict: str
    by: str
    at: dt.datetime
    why: str
    words: str
    name: str
    undo: str
    because: str = ""
    field: str = ""
    value: str = ""


def laid_account(case: Casefile) -> LaidAccount:
    """The newest account, as decisions have it now."""
    return lay_account(case.latest(Account) or Account(), case.decisions(), case.same_items())


def left_over(case: Casefile) -> tuple[tuple[str, Lost], ...]:
    """Every decision that stands on nothing today, with the id of its entry, in the order of the log."""
    lost: dict[Decision, str] = {}
    held: set[Decision] = set()
    for laid in case.laid_of_decided():
        held.update({*laid.concerned} - {one.decision for one in laid.lost})
        lost.update((one.decision, one.why) for one in laid.lost if one.why != GONE or one.decision not in lost)
    account = laid_account(case)
    held.update({*account.concerned} - {one.decision for one in account.lost})
    lost.update((one.decision, one.why) for one in account.lost)
    links = {one.id for one in (case.latest(People) or People()).links}
    standing = in_force([(entry.id, one) for entry, one in case.decided()])
    return tuple(
        (id, Lost(one, lost.get(one, GONE))) for id, one in standing if one not in held and one.about not in links
    )


def rejected(case: Casefile) -> Iterator[Rejected]:
    """Everything that people set aside, and the decision that did."""
    for laid in case.laid_of_decided():
        yield from laid.rejected
    yield from laid_account(case).rejected


def findings(case: Casefile) -> tuple[Finding, ...]:
    """The decisions that stand on nothing, as findings: without a word of the material."""
    return tuple(
        Finding(
            code="decision-left-over", how_bad="warning", where=lost.decision.item or lost.decision.about, next=_NEXT,
            what=f"A decision about {lost.decision.about} is not applied: {lost.why}.",
        )
        for _, lost in left_over(case)
    )  # fmt: skip


def asides(case: Casefile, folder: str) -> tuple[Aside, ...]:
    """What is left over, and then what is rejected, each with the command that takes it back."""
    names = {item.id: item.name for item in case.items()}
    entries = {one: id for id, one in in_force([(entry.id, one) for entry, one in case.decided()])}
    loose = [_aside("left-over", id, lost.decision, names, folder, lost.why) for id, lost in left_over(case)]
    set_aside = [
        _aside("rejected", entries[one.decision], one.decision, names, folder, words=words_of(one.noun))
        for one in rejected(case)
    ]
    return (*loose, *set_aside)


def _aside(
    kind: str, entry: str, one: Decision, names: dict[str, str], folder: str, because: str = "", words: str = ""
) -> Aside:
    return Aside(
        kind=kind, entry=entry, about=one.about, verdict=one.verdict, by=one.by, at=one.at, why=one.why,
        words=words or one.words, name=names.get(one.item, one.item), because=because, field=one.field, value=one.value,
        undo=shlex.join(("onrecord", "undo", short(entry), "--case", folder)),
    )  # fmt: skip
