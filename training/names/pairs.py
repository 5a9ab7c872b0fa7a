"""Pairs of words to learn from: Wikidata's labels in two scripts (Merhav and Ash 2018; data CC0).

DIR holds `wd_russian_64` and `wd_arabic_64` of `steveash/NETransliteration-COLING2018`: a word in Latin letters, the
same in the other script with spaces between its letters, how often the pair was met. Only the training split is read.
Two Latin words with one Cyrillic (Arabic) label are taken as spellings of each other.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from onrecord.link.names.letters import folded
from onrecord.link.names.sounds import units
from training.names.fit import Pair

_LENGTHS = (0.35, 2.5)  # letters there to letters here; outside, a pair is a mistake or a translation
_MOST = 8  # spellings of one word that are paired with each other


def across(folder: Path, language: str) -> list[Pair]:
    """Words of a language in its script with their Latin spelling."""
    return [Pair(_ended(there), _ended(here), 1 + math.log2(met)) for there, here, met in _read(folder, language)]


def within(folder: Path, language: str) -> list[Pair]:
    """Latin spellings of one word of a language."""
    spellings: dict[str, set[str]] = defaultdict(set)
    for there, here, _ in _read(folder, language):
        spellings[there].add(here)
    groups = [sorted(group)[:_MOST] for group in spellings.values() if len(group) > 1]
    return [Pair(_ended(a), _ended(b), 2 / len(group)) for group in groups for a, b in product(group, group)]


def _read(folder: Path, language: str) -> Iterator[tuple[str, str, int]]:
    for line in (folder / f"wd_{language}_64").read_text("utf-8").splitlines():
        latin, other, met = line.split("\t")
        there, here = units(folded(other.replace(" ", ""))), units(folded(latin))
        if there and here and _LENGTHS[0] < len(there) / len(here) < _LENGTHS[1]:
            yield there, here, int(met)


def _ended(word: str) -> str:
    return f"^{word}$"
