"""How much of one text stands in another, found without comparing every two.

Rules
* Texts are compared as sets of `SHINGLE` words in a row, in the words a reader sees as the body.
* Candidates come from a MinHash ensemble over containment (datasketch; Zhu et al., LSH Ensemble, VLDB 2016), so that an
  excerpt finds its long original; every candidate is then measured exactly, so that nothing rests on a sketch.
* A text of fewer than `LEAST` words says too little to be called a copy of anything.
"""

from collections.abc import Mapping
from typing import NamedTuple

from onrecord.nouns.names import name_words

SHINGLE, LEAST = 4, 30
CANDIDATE = 0.4  # containment at which the ensemble is asked; what is called a copy is decided in `retellings`
_PERMUTATIONS, _PARTS = 128, 16


class Likeness(NamedTuple):
    """`held`: the share of `a` that stands in `b`; `holds`: the share of `b` that stands in `a`; `jaccard` of both."""

    a: str
    b: str
    held: float
    holds: float
    jaccard: float


def shingles(text: str) -> frozenset[str]:
    """Every run of `SHINGLE` words of `text`, without case, punctuation and accents."""
    words = name_words(text)
    if len(words) < LEAST:
        return frozenset()
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def alike(texts: Mapping[str, frozenset[str]]) -> list[Likeness]:
    """Pairs of keys whose shingles are largely the same or held in one another, each pair once, sorted."""
    from datasketch import MinHash, MinHashLSHEnsemble

    keys = sorted(key for key, held in texts.items() if held)
    if len(keys) < 2:
        return []
    sketches = {}
    for key in keys:
        sketches[key] = MinHash(num_perm=_PERMUTATIONS)
        sketches[key].update_batch([shingle.encode() for shingle in sorted(texts[key])])
    ensemble = MinHashLSHEnsemble(threshold=CANDIDATE, num_perm=_PERMUTATIONS, num_part=_PARTS)
    ensemble.index([(key, sketches[key], len(texts[key])) for key in keys])
    pairs = {
        (min(key, other), max(key, other))
        for key in keys
        for other in ensemble.query(sketches[key], len(texts[key]))
        if other != key
    }
    return [_measured(a, b, texts) for a, b in sorted(pairs)]


def _measured(a: str, b: str, texts: Mapping[str, frozenset[str]]) -> Likeness:
    both = len(texts[a] & texts[b])
    return Likeness(a, b, both / len(texts[a]), both / len(texts[b]), both / len(texts[a] | texts[b]))
