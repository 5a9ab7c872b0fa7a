"""`python3 dev.py train NAME --corpus DIR`: train one of the models that ship with the package.

linker-en  ties source, cue and content spans into attributions; DIR is a copy of networkdynamics/PolNeAR
names      how letters of one script are written in another; DIR holds the wd_russian_64 and wd_arabic_64 of
           steveash/NETransliteration-COLING2018 (two minutes)
linkage    the chances of agreement that ship with linking, from invented people; no corpus (five minutes)
tagger-en  marks those spans; the same DIR (installs torch; half an hour on two idle cores)
"""

import argparse
import sys
from pathlib import Path

_READ = Path(__file__).parent.parent / "src" / "onrecord" / "read"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", choices=("linker-en", "names", "tagger-en"))
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR")
    parser.add_argument("--parses", type=Path, metavar="DIR", help="linker: where parses are kept for the next time")
    parser.add_argument("--into", type=Path, metavar="DIR", help="tagger: where checkpoints go, outside the project")
    asked = parser.parse_args()
    if asked.name == "names":
        return _names(asked)
    return _linker(asked) if asked.name == "linker-en" else _tagger(asked)


def _names(asked: argparse.Namespace) -> int:
    from training.names.write import write

    write(asked.corpus, _READ.parent / "link" / "names")
    return 0


def _linker(asked: argparse.Namespace) -> int:
    from training import linker, totals
    from training.parses import tables
    from training.polnear import documents

    kept = {split: asked.parses / f"{split}.pickle" if asked.parses else None for split in ("train", "dev")}
    learned = list(documents(asked.corpus, "train"))
    model = linker.train(learned, tables(learned, kept["train"]))
    linker.write(model, _READ / "linking" / "linker-en.json")
    held_out = list(documents(asked.corpus, "dev"))
    print("\n".join(totals.on_gold_spans(held_out, tables(held_out, kept["dev"]), model)))
    return 0


def _tagger(asked: argparse.Namespace) -> int:
    from training.tagger import train

    train(asked.corpus, asked.into or Path("tagger-run"), _READ / "models" / "tagger-en")
    return 0


if __name__ == "__main__":
    sys.exit(main())
