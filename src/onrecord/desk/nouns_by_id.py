"""Every noun of the casefile that has an id, and how to find the one a person means."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import NamedTuple

from onrecord.casefile import Casefile
from onrecord.nouns import (
    Account,
    Backing,
    Claim,
    ClaimBacking,
    Decision,
    Entry,
    Event,
    Item,
    Noun,
    Party,
    People,
    Reading,
)
from onrecord.nouns.refusal import UnknownId
from onrecord.standing import Rejected, lay_account

_ID = re.compile("[a-z]-[a-z2-7]{0,16}|[0-9a-f]{4,64}")
_FEW, _NEAR = 3, 0.8  # ids that are named where the one meant is not certain, and how like they must be
_LEAST = 4  # characters of an id that are enough to look for


class Known(NamedTuple):
    """A noun, its id, the id of the noun in whose entry it lies ("" where it has its own), and the decision by which
    a person set it aside."""

    id: str
    noun: Noun
    home: str = ""
    rejected: Decision | None = None


def everything(case: Casefile) -> dict[str, Known]:
    """Id -> noun, over all that stands today: items, readings, what is told, what backs it, people, entries."""
    found: dict[str, Known] = {}
    for item in case.items():
        found[item.id] = Known(item.id, item)
    for laid in case.laid():
        _add(found, _of_reading(laid.reading), laid.reading.item)
        _add_rejected(found, laid.rejected, laid.reading.item)
    account = case.latest(Account) or Account()
    _add(found, (*account.parties, *account.acts, *account.events, *account.claims), "account")
    _add_rejected(found, lay_account(account, case.decisions(), case.same_items()).rejected, "account")
    backing = case.latest(Backing) or Backing()
    _add(found, backing.denials, "backing")
    people = case.latest(People) or People()
    _add(found, (*people.people, *people.links, *people.counts), "people")
    for entry in case.entries():
        found[entry.id] = Known(entry.id, entry)
    return found


def backing_of(case: Casefile, claim: Claim) -> ClaimBacking | None:
    """What `corroborate` said of a claim."""
    backing = case.latest(Backing) or Backing()
    return next((one for one in backing.claims if one.claim == claim.id), None)


def the_one(known: Mapping[str, Known], id: str) -> Known:
    """The noun with this id, with the only id that begins so, or the only one so called: an item by the name of its
    file, a person or body by theirs. Raises UnknownId, which repeats no name."""
    if id in known:
        return known[id]
    near = [other for other in known if len(id) >= _LEAST and other.startswith(id)]
    if not near:
        near = [one.id for one in known.values() if id.casefold() in _called(one.noun)]
    if len(near) == 1:
        return known[near[0]]
    given = f"{id}: " if _ID.fullmatch(id) else ""  # whatever else was typed may be a name, and is not repeated
    what = "no item, statement, claim, count or entry has this id"
    if near:
        what = f"{len(near)} ids begin like this, or are called so: {', '.join(near[:_FEW])}"
    elif len(id) < _LEAST:
        what = f"an id needs its first {_LEAST} characters at least"
    elif meant := _meant(known, id):
        what += f"; did you mean {' or '.join(meant)}?"
    raise UnknownId(
        what,
        where=f"{given}the ids of this record",
        next="copy the id: `onrecord read` lists those of the items, `onrecord queue` what waits, the dossier all",
    )


def _called(noun: Noun) -> frozenset[str]:
    """The names by which a person may ask for a noun, in lower case."""
    match noun:
        case Item():
            names: tuple[str, ...] = (noun.name, PurePosixPath(noun.name).name)
        case Party():
            names = (noun.name, *(one.text for one in noun.names))
        case Event():
            names = (noun.title,)
        case _:
            names = ()
    return frozenset(name.casefold() for name in names if name)


def _meant(known: Mapping[str, Known], id: str) -> list[str]:
    """Ids that are nearly this, or that are called nearly so."""
    spelled: dict[str, str] = {}
    for one in known.values():
        spelled.update(dict.fromkeys(_called(one.noun), one.id))
    close = get_close_matches(id, known, n=_FEW, cutoff=_NEAR)
    close += [spelled[name] for name in get_close_matches(id.casefold(), spelled, n=_FEW, cutoff=_NEAR)]
    return list(dict.fromkeys(close))[:_FEW]


def _of_reading(reading: Reading) -> tuple[Noun, ...]:
    entries = tuple(entry for one in reading.lists for entry in one.entries)
    return (*reading.statements, *reading.lists, *entries)


def _add(found: dict[str, Known], nouns: Iterable[Noun], home: str) -> None:
    for noun in nouns:
        id = getattr(noun, "id", "")
        found[id] = Known(id, noun, home)


def _add_rejected(found: dict[str, Known], rejected: Iterable[Rejected], home: str) -> None:
    for one in rejected:
        found[one.noun.id] = Known(one.noun.id, one.noun, home, one.decision)


__all__ = ["Entry", "Item", "Known", "backing_of", "everything", "the_one"]
