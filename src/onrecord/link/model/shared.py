"""Under what records are compared, as `keys` finds it and the database takes it."""

from typing import NamedTuple

from onrecord.link.model.answering import Words


class Keys(NamedTuple):
    """Of each record, in their order: the keys of its `names`, those of `days` and repeated rows, and its `words`.

    `dropped` keys were shared by more than `too_many` records, however finely they were cut."""

    names: list[list[str]]
    days: list[list[str]]
    words: list[Words]
    dropped: int
    too_many: int
