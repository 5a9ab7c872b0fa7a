"""`python -m training.tagger.score --corpus DIR --samples DIR --split dev`: totals and nothing else.

Exact spans of source, cue and content on the samples of `cofe-ai/CofeNet`, as published figures count them, and whole
attributions as tagger and linker make them together. Run on the test split once, when everything is settled; its
figures stand in `docs/methods/tagger-en.md` and `tagger-en-base.md`.
"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from onrecord.read.linking.judging import model
from onrecord.read.linking.marked import Marked
from onrecord.read.tagging.tagger import Tagger
from onrecord.read.tagging.thorough import both
from training.parses import tables
from training.polnear import documents
from training.samples import samples
from training.tagger.readings import passages, quoted_in
from training.totals import on_proposed_spans


def marked(text: str, tagger: Tagger) -> Sequence[Marked]:
    """The spans of a text, a passage a line."""
    where = passages(text)
    return [Marked(*one.place, one.role, one.sure) for one in tagger.mark(text, where, quoted_in(text, where))]


def main() -> int:
    parser = argparse.ArgumentParser(prog="training.tagger.score", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR")
    parser.add_argument("--samples", type=Path, required=True, metavar="DIR", help="CofeNet's res/polnear")
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--model", type=Path, metavar="DIR", help="a larger tagger, together with the one that ships")
    parser.add_argument("--alone", action="store_true", help="the larger one without the one that ships")
    asked = parser.parse_args()
    tagger = Tagger.shipped()
    if asked.model:
        tagger = Tagger.load(asked.model) if asked.alone else both(tagger, Tagger.load(asked.model))
    read = list(documents(asked.corpus, asked.split))
    told = on_proposed_spans(read, samples(asked.samples, read), tables(read), model(), partial(marked, tagger=tagger))
    print("\n".join(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
