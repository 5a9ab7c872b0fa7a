"""A name cut at spaces and hyphens, before anything is known of its words."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.link.names.letters import folded, script_of

_MOST = 400  # characters of a name that are looked at
_LONGEST = 40  # letters of a word that are compared
_CUT = re.compile(r"[\s,;()\[\]\"«»„“”/\\_+|]+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]|\"[^\"]*\"|«[^»]*»|[„“][^”“]*[”“]")
_HYPHEN = re.compile(r"[-\u2010-\u2015\u2212]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}|[^\W\d_]")
_APOSTROPHES = re.compile(r"^['’ʼʻ`´]+|['’ʼʻ`´]+$")
_LETTER = re.compile(r"[^\W\d_]")


class Token(NamedTuple):
    """`joined`: a hyphen ties it to the one before. `initial`: one letter. `aside`: in brackets or quotation marks."""

    text: str
    folded: str
    joined: bool
    initial: bool
    aside: bool


def tokens_of(name: str) -> tuple[list[Token], bool]:
    """The tokens of a name, and whether a comma stands between words."""
    plain = unicodedata.normalize("NFC", name[:_MOST])
    plain = "".join(char for char in plain if unicodedata.category(char) not in ("Cf", "Cc", "Cs") or char.isspace())
    comma = bool(re.search(r"\w\s*,\s*\w", plain))
    found = []
    for piece, aside in _pieces(plain):
        dotted = [piece] if not _INITIALS.fullmatch(piece) else _LETTER.findall(piece)
        if len(dotted) == 1 and "." in piece.strip("."):
            dotted = re.sub(r"\.(?=.)", ". ", piece).split()
        for part in dotted:
            initial = len(_LETTER.findall(part)) == 1 and (script_of(part) != "arabic")
            for number, word in enumerate(_HYPHEN.split(part)):
                bare = _APOSTROPHES.sub("", word).strip(".")
                if (key := folded(bare)) or (key := folded(word)):
                    found.append(Token(bare or word, key[:_LONGEST], number > 0, initial, aside))
    return found, comma


def _pieces(name: str) -> Iterator[tuple[str, bool]]:
    """Pieces between spaces, each with whether it stands in brackets or quotation marks."""
    at = 0
    for aside in _ASIDE.finditer(name):
        yield from ((piece, False) for piece in _CUT.split(name[at : aside.start()]) if piece)
        yield from ((piece, True) for piece in _CUT.split(aside[0]) if piece)
        at = aside.end()
    yield from ((piece, False) for piece in _CUT.split(name[at:]) if piece)
