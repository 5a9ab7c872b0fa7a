"""What the team calls each list on its own screens, where an id says nothing: its owner, or the file it lies in."""

from collections import Counter
from collections.abc import Iterable, Mapping

from onrecord.nouns import Item, PeopleList, Reading
from onrecord.nouns.ids import LIST_ID


def list_names(readings: Iterable[Reading], items: Iterable[Item]) -> dict[str, str]:
    """By the id of each list a name that no other list has."""
    file_of = {item.id: item.name for item in items}
    lists = [one for reading in readings for one in reading.lists]
    first = {one.id: _called(one, file_of) for one in lists}
    often = Counter(first.values())
    clear = {one.id: f"{first[one.id]} ({file_of.get(one.item, one.item)})" for one in lists}
    named = {id: name if often[name] == 1 else clear[id] for id, name in first.items()}
    often = Counter(named.values())
    return {id: name if often[name] == 1 else f"{name}, {id}" for id, name in named.items()}


def with_list_names(words: str, names: Mapping[str, str]) -> str:
    """`words` with every id of a list replaced by its name."""
    return LIST_ID.sub(lambda found: names.get(found[0], found[0]), words)


def _called(one: PeopleList, file_of: Mapping[str, str]) -> str:
    file = file_of.get(one.item, one.item)
    if one.contained:
        return one.owner or f"the list in {file}"
    return f"{one.owner or 'a list'}, only spoken of in {file}"
