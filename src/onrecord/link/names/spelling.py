"""A name as it was spelled somewhere, cut into words that have a part to play."""

from typing import Literal

from msgspec import Struct

from onrecord.link.names.letters import Script

Role = Literal["given", "patronymic", "family", "kunya", "nasab", "nisba", "particle", "title", "initial"]
Sex = Literal["female", "male", ""]


class Word(Struct, frozen=True, kw_only=True):
    """One word of a name with its part: `text` as written, `folded` as compared (articles and particles stripped).

    A name of several written words that is one ("Abd al-Rahman", "Abu Umar") is one word here. `joined` says that a
    hyphen ties it to the word before; `article` that an article stood before it; `born` that it is the surname before
    a marriage."""

    text: str
    folded: str
    role: Role
    script: Script
    joined: bool = False
    article: bool = False
    born: bool = False


class Spelling(Struct, frozen=True, kw_only=True):
    """A parsed name. `languages` are those that its letters and words leave possible, the likeliest first; `sex` only
    where endings, kinship words or a given name tell it; `chain` is true where given names follow one another from
    child to father (Arabic names), so that their order means something."""

    name: str
    words: tuple[Word, ...]
    script: Script
    languages: tuple[str, ...]
    sex: Sex = ""
    chain: bool = False
