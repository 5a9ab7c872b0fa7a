"""`python -m bench.timex SET [--errors]`: totals of the resolver on a set of TempEval-3; errors of `develop` alone."""

import argparse
import sys
from collections.abc import Sequence

from bench.timex.corpus import SETS, Document, Timex, documents
from bench.timex.score import SCORES, intervals, pairs, tally, total
from bench.timex.values import timexes

_AROUND = 40  # characters of the text on both sides of an error


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.timex", description=__doc__)
    parser.add_argument("set", choices=SETS)
    parser.add_argument("--errors", action="store_true", help="list what was missed, found wrongly or valued wrongly")
    asked = parser.parse_args()
    if asked.errors and asked.set != "develop":
        parser.error("only the errors of the development set may be looked at")
    texts = documents(asked.set)
    found = [timexes(one) for one in texts]
    if asked.errors:
        for one, marked in zip(texts, found, strict=True):
            _errors(one, marked)
    tallies = [tally(one.gold, marked) for one, marked in zip(texts, found, strict=True)]
    whole = total(tallies)
    print(asked.set, whole)
    for name, score, (low, high) in zip(SCORES, whole.scores(), intervals(tallies), strict=True):
        print(f"  {name:<8} F1 {score:5.1f}  [{low:.1f}, {high:.1f}]")
    return 0


def _errors(document: Document, found: Sequence[Timex]) -> None:
    matched = pairs(document.gold, found)
    for one, two in matched:
        if one.value != two.value:
            print("VALUE ", f"{one.value} | {two.value}", _shown(document, one))
        if one[:2] != two[:2]:
            print("EXTENT", repr(document.text[two.start : two.end]), _shown(document, one))
    for name, listed, taken in (("MISSED", document.gold, 0), ("WRONG ", found, 1)):
        for one in listed:
            if all(pair[taken] is not one for pair in matched):
                print(name, one.kind, one.value, _shown(document, one))


def _shown(document: Document, one: Timex) -> str:
    before, after = document.text[max(0, one.start - _AROUND) : one.start], document.text[one.end : one.end + _AROUND]
    return " ".join(f"{document.created[:10]} | {before} [[{document.text[one.start : one.end]}]] {after}".split())


if __name__ == "__main__":
    sys.exit(main())
