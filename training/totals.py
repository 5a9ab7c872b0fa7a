"""`python -m training.totals --corpus DIR --split test`: totals and nothing else, so that a test split can be scored
without being seen.

Prints how well the linker ties the annotators' own spans (and, by `on_proposed_spans`, how good a tagger's spans are
and what comes of both). Run on the test split once, when everything is settled; its figures stand in
`docs/methods/linker-en.md`.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from onrecord.read.linking.judging import Model
from onrecord.read.linking.judging import model as shipped
from onrecord.read.linking.marked import Marked, Tied
from onrecord.read.linking.tying import tied
from training.linker import marks
from training.parses import Parsed, tables
from training.polnear import ROLES, Attribution, Document, documents
from training.samples import Sample
from training.scoring import exact, lines, soft
from training.tally import Tally


def on_gold_spans(read: Sequence[Document], parsed: Mapping[str, Parsed], model: Model) -> list[str]:
    """Soft F1 of whole attributions, given which spans there are but not which belong together."""
    scores = {one.key: whole(one, marks(one), parsed[one.name], model) for one in read}
    return lines("tied, of gold spans", read, scores)


def on_proposed_spans(
    read: Sequence[Document],
    judged: Mapping[str, Sequence[Sample]],
    parsed: Mapping[str, Parsed],
    model: Model,
    mark: Callable[[str], Sequence[Marked]],
) -> list[str]:
    """Exact F1 of the spans that `mark` finds in a text, on the published samples, and soft F1 of what they are tied
    to."""
    found = {text: tuple(mark(text)) for text in {one.text for one in read}}
    told = []
    for role in ROLES:
        spans = {
            one.key: exact(judged[one.key], [(span.role, span.start, span.end) for span in found[one.text]])[role]
            for one in read
            if one.key in judged
        }
        told += lines(f"{role}, exact", read, spans)
    ties = {one.key: whole(one, found[one.text], parsed[one.name], model) for one in read}
    return told + lines("attributions, soft", read, ties)


def whole(document: Document, marked: Sequence[Marked], parsed: Parsed, model: Model) -> Tally:
    """How good the attributions are that come of these spans."""
    words, quoted = parsed
    return soft(
        document.text,
        [attribution(one) for one in tied(document.text, words, quoted, marked, model)],
        document.attributions,
    )


def attribution(one: Tied) -> Attribution:
    return Attribution((one.source,) if one.source else (), one.cue, one.contents)


def main() -> int:
    parser = argparse.ArgumentParser(prog="training.totals", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR")
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    asked = parser.parse_args()
    read = list(documents(asked.corpus, asked.split))
    print("\n".join(on_gold_spans(read, tables(read), shipped())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
