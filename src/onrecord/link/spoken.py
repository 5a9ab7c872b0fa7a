"""Lists that are only spoken of and that no list here stands for: they add their stated number."""

from collections.abc import Mapping, Sequence

from onrecord.nouns import PeopleList


def only_spoken(lists: Sequence[PeopleList], owners: Mapping[str, str]) -> list[PeopleList]:
    """One of each that is told of: not where its owner's list is contained here, and not where nobody says whose it is
    and a list of the same number is told of already. `owners`: list or item -> party."""
    contained = {_owner(one, owners) for one in lists if one.contained}
    spoken: dict[object, PeopleList] = {}
    for one in lists:
        owner = _owner(one, owners)
        known = one.id in owners or one.stated not in {other.stated for other in lists if other.id in owners}
        if not one.contained and owner not in contained and known:
            spoken.setdefault((owner if one.id in owners else "", one.stated), one)
    return list(spoken.values())


def _owner(one: PeopleList, owners: Mapping[str, str]) -> str:
    """The party that owns a list; where nobody says, whoever speaks of it."""
    return owners.get(one.id) or owners.get(one.item, one.id)
