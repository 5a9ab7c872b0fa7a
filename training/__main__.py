"""`python3 dev.py train NAME --corpus DIR`: train one of the models that ship with the package.

linker-en  ties source, cue and content spans into attributions; DIR is a copy of networkdynamics/PolNeAR
"""

import argparse
import sys
from pathlib import Path

from training import linker, totals
from training.parses import tables
from training.polnear import documents

_SHIPPED = Path(__file__).parent.parent / "src" / "onrecord" / "read" / "linking" / "linker-en.json"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", choices=("linker-en",))
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR")
    parser.add_argument("--parses", type=Path, metavar="DIR", help="where parses are kept for the next time")
    asked = parser.parse_args()
    kept = {split: asked.parses / f"{split}.pickle" if asked.parses else None for split in ("train", "dev")}
    learned = list(documents(asked.corpus, "train"))
    model = linker.train(learned, tables(learned, kept["train"]))
    linker.write(model, _SHIPPED)
    held_out = list(documents(asked.corpus, "dev"))
    print("\n".join(totals.on_gold_spans(held_out, tables(held_out, kept["dev"]), model)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
