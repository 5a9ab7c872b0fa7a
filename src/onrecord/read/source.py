"""What a reader is told about an item before it reads: the item, what a person wrote about it, the case's languages."""

from onrecord.nouns import Item, ItemSettings, Noun
from onrecord.read.model import MODEL


class Source(Noun, frozen=True, kw_only=True):
    """One item to read. `settings` stand above whatever the item says of itself; `languages` is a hint, in order;
    `model` is the name of what is to read it (`read.model_for`), the usual reader or more than that."""

    item: Item
    settings: ItemSettings = ItemSettings()
    languages: tuple[str, ...] = ()
    model: str = MODEL
