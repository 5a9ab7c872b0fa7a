"""What a language brings along to be read: a parser, and words in data files.

Files of a language `xx` in `read/vocab/`: `verbs-xx.toml`, `nouns-xx.toml`, `denial-xx.toml`, `names-xx.toml`.
"""

from collections.abc import Callable, Sequence
from importlib.util import find_spec

from msgspec import Struct

from onrecord.read.statements.universal.tree import Tree, Word


class Language(Struct, frozen=True):
    """`needs`: the packages of its parser; `stand_in`: a word that may stand for a whole speech in its sentence;
    `parse`: texts to their sentences; `nominative`: the form of a name's word in which lists hold it."""

    code: str
    needs: tuple[str, ...]
    stand_in: str
    parse: Callable[[Sequence[str]], list[list[Tree]]]
    nominative: Callable[[Word, Word | None], str]

    @property
    def can_be_read(self) -> bool:
        """Whether its packages are installed; they are not imported to find out."""
        return all(find_spec(package) is not None for package in self.needs)
