"""Attributed statements: who said what, in which words, of what kind.

`READERS` holds one reader a language (ISO 639-1) whose parser is installed; a new language is one more function there.
English is read by rules on its own parse (`english.py`), Russian and French by one reader over Universal Dependencies
(`universal/`). What is read, what is left out and how it is measured: `docs/methods/statements.md`, `statements-ru.md`,
`statements-fr.md`.
"""

from functools import partial

from onrecord.read.model import larger_tagger
from onrecord.read.statements.english import read_english
from onrecord.read.statements.french import FRENCH, read_french
from onrecord.read.statements.heard import Heard, Reader
from onrecord.read.statements.russian import RUSSIAN, read_russian

READERS: dict[str, Reader] = {
    "en": read_english,
    **({"ru": read_russian} if RUSSIAN.can_be_read else {}),
    **({"fr": read_french} if FRENCH.can_be_read else {}),
}
LANGUAGES = (RUSSIAN, FRENCH)  # of `universal/`


def readers_for(model: str) -> dict[str, Reader]:
    """The readers, of which those of a larger model (`read/model.py`) read with that. Raises NeedsModel."""
    if not (wanted := larger_tagger(model)):
        return READERS
    from onrecord.read.tagging.thorough import thorough

    return READERS | {"en": partial(read_english, tagger=thorough(wanted))}


NOT_INSTALLED = {
    language.code: f"Its parser is not installed: pip install 'onrecord[{extra}]', then build again."
    for language, extra in ((FRENCH, "french"),)
    if not language.can_be_read
}

__all__ = ["LANGUAGES", "NOT_INSTALLED", "READERS", "Heard", "Reader", "readers_for"]
