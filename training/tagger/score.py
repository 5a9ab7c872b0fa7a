"""`python -m training.tagger.score --corpus DIR --samples DIR --split dev`: totals and nothing else.

Exact spans of source, cue and content on the samples of `cofe-ai/CofeNet`, as published figures count them, and whole
attributions as tagger and linker make them together. Run on the test split once, when everything is settled; its
figures stand in `docs/methods/tagger-en.md`.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.read.linking.judging import model
from onrecord.read.linking.marked import Marked
from onrecord.read.tagging.tagger import Tagged, Tagger
from training.parses import tables
from training.polnear import ROLES, Split, documents
from training.samples import samples
from training.scoring import exact, lines
from training.tagger.readings import passages, quoted_in
from training.totals import whole


def score(tagger: Tagger, corpus: Path, published: Path, split: Split) -> Iterator[str]:
    read = list(documents(corpus, split))
    marked = {one.name: _marked(tagger, one.text) for one in read}
    judged = samples(published, read)
    spans = {name: [(one.role, *one.place) for one in some] for name, some in marked.items()}
    tallies = {one.key: exact(judged[one.key], spans[one.name]) for one in read if one.key in judged}
    for role in ROLES:
        yield from lines(f"{split}: {role}, exact", read, {key: tally[role] for key, tally in tallies.items()})
    parsed = tables(read)
    marks = {name: [Marked(*one.place, one.role, one.sure) for one in some] for name, some in marked.items()}
    soft = {one.key: whole(one, marks[one.name], parsed[one.name], model()) for one in read}
    yield from lines(f"{split}: whole, soft", read, soft)


def _marked(tagger: Tagger, text: str) -> list[Tagged]:
    where = passages(text)
    return tagger.mark(text, where, quoted_in(text, where))


def main() -> int:
    parser = argparse.ArgumentParser(prog="training.tagger.score", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR")
    parser.add_argument("--samples", type=Path, required=True, metavar="DIR", help="CofeNet's res/polnear")
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    asked = parser.parse_args()
    print("\n".join(score(Tagger.shipped(), asked.corpus, asked.samples, asked.split)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
