"""Lists that go back to another list: no second look at the world.

Rules
* A list whose stated origin names the owner of another list, and not its own owner, is taken from that list.
* A list in an item that takes its text from another item is that item's list.
"""

from collections.abc import Iterable

from onrecord.corroborate.material import Material
from onrecord.nouns.names import name_words


def copied_from(list_id: str, others: Iterable[str], material: Material) -> str | None:
    """The one of the lists `others` from which a list was taken, as its stated origin says."""
    one, owner = material.lists.get(list_id), material.party(list_id)
    if one is None or owner is None or not one.origin:
        return None
    origin = f" {' '.join(name_words(one.origin))} "
    if f" {' '.join(name_words(owner.name))} " in origin:
        return None
    for other in others:
        party = material.party(other)
        if other == list_id or party is None or party.id == owner.id:
            continue
        if f" {' '.join(name_words(party.name))} " in origin:
            return other
    return None


def copied_lists(material: Material) -> dict[str, str]:
    """Each list that goes back to another one, with that list; to the item where it is not known which."""
    found: dict[str, str] = {}
    held: dict[str, list[str]] = {}
    for id, one in sorted(material.lists.items()):
        if one.contained:
            held.setdefault(one.item, []).append(id)
    for item, lists in held.items():
        origin = material.origin(item)
        theirs = held.get(origin, [])
        for id in lists:
            source = copied_from(id, sorted(material.lists), material)
            if source is not None:
                found[id] = source
            elif origin != item and theirs:
                found[id] = theirs[0] if len(theirs) == 1 else origin
    return found
