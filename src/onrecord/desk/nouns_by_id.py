"""Every noun of the casefile that has an id, and how to find the one a person means."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from onrecord.casefile import Casefile
from onrecord.nouns import Account, Backing, Claim, ClaimBacking, Entry, Item, Noun, People, Reading
from onrecord.nouns.refusal import UnknownId

_LEAST = 4  # characters of an id that are enough to look for


class Known(NamedTuple):
    """A noun, its id, and the id of the noun in whose entry it lies ("" where it has its own)."""

    id: str
    noun: Noun
    home: str = ""


def everything(case: Casefile) -> dict[str, Known]:
    """Id -> noun, over all that stands today: items, readings, what is told, what backs it, people, entries."""
    found: dict[str, Known] = {}
    for item in case.items():
        found[item.id] = Known(item.id, item)
    for reading in case.readings():
        _add(found, _of_reading(reading), reading.item)
    account = case.latest(Account) or Account()
    _add(found, (*account.parties, *account.acts, *account.events, *account.claims), "account")
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
    """The noun with this id, or with the only id that begins so. Raises UnknownId."""
    if id in known:
        return known[id]
    near = [other for other in known if len(id) >= _LEAST and other.startswith(id)]
    if len(near) == 1:
        return known[near[0]]
    raise UnknownId(
        f"{len(near)} ids begin like this" if near else "no item, statement, claim, count or entry has this id",
        where="the ids of this record",
        next="copy the id: `onrecord read` lists those of the items, `onrecord queue` what waits, the dossier all",
    )


def _of_reading(reading: Reading) -> tuple[Noun, ...]:
    entries = tuple(entry for one in reading.lists for entry in one.entries)
    return (*reading.statements, *reading.lists, *entries)


def _add(found: dict[str, Known], nouns: Iterable[Noun], home: str) -> None:
    for noun in nouns:
        id = getattr(noun, "id", "")
        found[id] = Known(id, noun, home)


__all__ = ["Entry", "Item", "Known", "backing_of", "everything", "the_one"]
