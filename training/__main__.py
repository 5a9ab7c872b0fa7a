"""`python3 dev.py train NAME [--corpus DIR]`: train one of the models that ship with the package.

kinds-en   says whether a statement denies; learns from the invented texts of bench/data, and needs no DIR
linker-en  ties source, cue and content spans into attributions; DIR is a copy of networkdynamics/PolNeAR
tagger-en  marks those spans; the same DIR (installs torch; half an hour on two idle cores)
tagger-en-base  marks them beside it, with a larger encoder (two idle cores: about an hour); it does not ship, but
            goes where a case with `reading = "thorough"` looks for it
names      how letters of one script are written in another; DIR holds the wd_russian_64 and wd_arabic_64 of
           steveash/NETransliteration-COLING2018 (two minutes)
linkage    the chances of agreement that ship with linking, from invented people; no corpus (a minute)
unseen     prints how many people stand on invented lists twice and unseen, by which counts are ranges (a minute)

A run that was killed goes on where it was when it is started again; what it goes on from holds words of the corpus and
stands beside it. The model takes the place of the one before it, unless --to says otherwise.
"""

import argparse
import sys
from pathlib import Path

_READ = Path(__file__).parent.parent / "src" / "onrecord" / "read"
_SHORT = 12  # readings, or batches
_AT_ONCE = ("kinds-en", "linkage", "names", "unseen")  # trained in minutes, so that nothing is kept to go on from


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", choices=sorted((*_AT_ONCE, "linker-en", "tagger-en", "tagger-en-base")))
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="needed for all but kinds-en, linkage and unseen")
    parser.add_argument("--into", type=Path, metavar="DIR", help="what a killed run goes on from (DIR/onrecord-NAME)")
    parser.add_argument("--to", type=Path, metavar="DIR", help="where the model goes, instead of the package")
    parser.add_argument("--short", action="store_true", help="try the whole way on very little; needs --to")
    asked = parser.parse_args()
    if asked.name in _AT_ONCE and asked.short:
        parser.error(f"{asked.name} takes two minutes: there is no short form")
    if asked.corpus is None and asked.name not in ("kinds-en", "linkage", "unseen"):
        parser.error("say with --corpus where the corpus is")
    if asked.short and asked.to is None:
        parser.error("--short makes a model that is good for nothing: say with --to where it goes")
    if asked.name not in _AT_ONCE:
        asked.into = asked.into or asked.corpus / f"onrecord-{asked.name}{'-short' if asked.short else ''}"
    for folder in (asked.into, asked.to):
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
    others = {"kinds-en": _kinds, "linkage": _linkage, "linker-en": _linker, "names": _names, "unseen": _unseen}
    return others.get(asked.name, _tagger)(asked)


def _linkage(asked: argparse.Namespace) -> int:
    from training.linkage.fit import fit

    fit((asked.to or _READ.parent / "link" / "model") / "shipped.json")
    return 0


def _unseen(_: argparse.Namespace) -> int:
    from training.linkage.unseen import rates

    for line in rates():
        print(line)
    return 0


def _names(asked: argparse.Namespace) -> int:
    from training.names.write import write

    write(asked.corpus, asked.to or _READ.parent / "link" / "names")
    return 0


def _kinds(asked: argparse.Namespace) -> int:
    from training import kinds

    learned = [one for name in kinds.LEARNED for one in kinds.examples(name)]
    opinion = kinds.train(learned)
    kinds.write(opinion, asked.to or _READ / "models" / "kinds-en")
    print("\n".join(kinds.totals(list(kinds.examples(kinds.TRIED)), opinion)))
    return 0


def _linker(asked: argparse.Namespace) -> int:
    from training import linker, totals
    from training.parses import tables
    from training.polnear import documents

    most = _SHORT if asked.short else None
    learned, held_out = (list(documents(asked.corpus, split))[:most] for split in ("train", "dev"))
    model = linker.train(learned, tables(learned, asked.into))
    linker.write(model, (asked.to or _READ / "linking") / "linker-en.json")
    print("\n".join(totals.on_gold_spans(held_out, tables(held_out, asked.into), model)))
    return 0


def _tagger(asked: argparse.Namespace) -> int:
    from training.tagger import train

    train(asked.name, asked.corpus, asked.into, asked.to, _SHORT if asked.short else None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
