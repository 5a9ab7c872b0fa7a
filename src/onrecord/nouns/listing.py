"""Somebody's list of people, with an owner and a stated origin. An entry is not yet a person."""

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.shape import Noun, Proposal
from onrecord.nouns.span import Span


class ListEntry(Noun, frozen=True, kw_only=True):
    """One row. `name` as written, "" where unnamed; `named` False for "unidentified man".

    `row` is the line in the source table. `fields` are the cells as written, by their header; `born`,
    `when`, `place`, `age`, `sex`, `affiliation` are read from them and may be None. `variants` are the row's other
    names, in brackets or in columns of their own; `within` the places that the row says its place lies in, nearest
    first. `same_as` is the id of an earlier row of the same list with the same cells.
    """

    id: str
    row: int
    name: str
    named: bool = True
    fields: dict[str, str] = {}
    born: Edtf | None = None
    when: Edtf | None = None
    place: str | None = None
    age: str | None = None
    sex: str | None = None
    affiliation: str | None = None
    variants: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    same_as: str | None = None


class PeopleList(Proposal, frozen=True, kw_only=True):
    """A list inside an item (`contained`), or one only spoken of ("the names of 27 men").

    `stated` is the number of people the source says it holds, `stated_as` its words for it ("27 men",
    "dozens of people"). `passage` is where it is spoken of, `owner_at` the words that name its owner.
    `made_on`: by when it existed.
    """

    item: str
    owner: str | None = None
    origin: str | None = None
    contained: bool = True
    stated: int | None = None
    stated_as: str = ""
    entries: tuple[ListEntry, ...] = ()
    place: str = ""
    passage: Span | None = None
    owner_at: Span | None = None
    made_on: Edtf | None = None
