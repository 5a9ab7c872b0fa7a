"""Reads the statements of any language that has a parse in Universal Dependencies and its words in data files.

To add a language `xx`: a module beside `russian.py` that gives a `Language` (its parser), the four files
`vocab/verbs-xx.toml`, `nouns-xx.toml`, `denial-xx.toml`, `names-xx.toml` (copy a neighbour's; every list is explained
there), the words that point in `vocab/pointing.toml`, and a line in `statements.READERS`. Nothing here knows Russian or
French but by those files.
"""

from onrecord.read.statements.universal.language import Language
from onrecord.read.statements.universal.reading import hearer, reader

__all__ = ["Language", "hearer", "reader"]
