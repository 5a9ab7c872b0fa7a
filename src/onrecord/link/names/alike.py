"""How alike two names are, with the reason in words."""

from msgspec import Struct

from onrecord.link.names.words import Likeness


class Alike(Struct, frozen=True):
    """`level` says what a person would say, `score` (0..1) orders pairs, `reason` names the words that decided.

    same       spelled the same, up to case, diacritics, order of given name and surname
    sounds     one name in two spellings, scripts or languages; a patronymic or middle name may be missing
    near       a slip of the pen, a short form, an initial, or a name of which a part is missing
    related    her surname and his
    different  another name

    `surname`: the names differ, and yet a surname of both agrees while nothing shows that the rest is another name: a
    first name misheard, or one of the family. Of a long chain (child, father, grandfather, surname) half its words
    agree, and of each other word half the letters.
    """

    level: Likeness
    score: float
    reason: str
    surname: bool = False
