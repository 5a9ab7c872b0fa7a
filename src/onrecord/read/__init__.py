"""Bytes to text to attributed statements, names, dates and lists. Proposes; writes nothing.

`read_item` reads one item from its bytes, `read_layer` a text layer that was lifted before, `read_all` many items in
processes that may die alone; `explain` reads a layer again and says why. A reader never guesses a date, a speaker or a
language without saying how sure it is.
"""

from onrecord.read.explaining import Explanation, Passed, Why, explain
from onrecord.read.model import MODEL, model_for
from onrecord.read.pool import Job, PoolLimits, read_all
from onrecord.read.reading import read_item, read_layer
from onrecord.read.source import Source

__all__ = [
    "MODEL",
    "Explanation",
    "Job",
    "Passed",
    "PoolLimits",
    "Source",
    "Why",
    "explain",
    "model_for",
    "read_all",
    "read_item",
    "read_layer",
]
