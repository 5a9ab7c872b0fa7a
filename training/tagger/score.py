"""Exact spans of a split in the CofeNet protocol; totals only."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.read.quotes import quotations
from onrecord.read.tagging.tagger import Tagger
from training.polnear import ROLES, Split, documents
from training.samples import samples
from training.scoring import exact, lines
from training.tagger.readings import passages


def score(tagger: Tagger, corpus: Path, cofenet: Path, split: Split) -> Iterator[str]:
    read = list(documents(corpus, split))
    judged = samples(cofenet, read)
    marked: dict[str, list[tuple[str, int, int]]] = {}
    tallies = {}
    for one in read:
        if one.key not in judged:
            continue
        if one.name not in marked:
            where = passages(one.text)
            quoted = [(q.span.start, q.span.end) for q in quotations(one.text, where)]
            marked[one.name] = [(t.role, *t.place) for t in tagger.mark(one.text, where, quoted)]
        tallies[one.key] = exact(judged[one.key], marked[one.name])
    for role in ROLES:
        yield from lines(f"{split} {role}, exact", read, {key: tally[role] for key, tally in tallies.items()})
