"""What a person wrote in `case.toml`: settings for the case and for single items."""

from typing import Literal

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.shape import Noun


class ItemSettings(Noun, frozen=True, kw_only=True):
    """What the person who collected an item knows about it. Wins over metadata found inside it. `day_first`: whether
    its lists write 03/04/2031 for the third of April; None where nobody says."""

    title: str | None = None
    language: str | None = None
    published_on: Edtf | None = None
    outlet: str | None = None
    author: str | None = None
    owner: str | None = None
    origin: str | None = None
    source: str | None = None
    day_first: bool | None = None


class Release(Noun, frozen=True, kw_only=True):
    """A person's decision that something withheld by default may be published, and on what ground.

    `what` "name": `match` is the name of a person; "item": the name of an item inside the folder
    (its picture or its text may be shown).
    """

    what: Literal["name", "item"]
    match: str
    ground: str


class SamePlace(Noun, frozen=True, kw_only=True):
    """A person's word that all these are names of one place, as languages and years have it; the first is shown."""

    names: tuple[str, ...]


class CaseSettings(Noun, frozen=True, kw_only=True):
    """The whole of `case.toml`. `reading` "thorough": with a larger model for English, which does not come with the
    package."""

    title: str = ""
    languages: tuple[str, ...] = ()
    member: str | None = None
    reading: Literal["usual", "thorough"] = "usual"
    items: dict[str, ItemSettings] = {}
    releases: tuple[Release, ...] = ()
    places: tuple[SamePlace, ...] = ()
