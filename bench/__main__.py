"""`python3 dev.py bench [NAME ...]`: run the named groups of figures, or all of them, and print a line for each."""

import argparse
import importlib
import subprocess
import sys

from bench.figure import Figure

GROUPS = {
    "cli": "start-up, a thousand articles, a second run",
    "alone": "telemetry and sockets: what a build asks for, writes and leaves",
    "collect": "walking, opening archives, lifting text",
    "kills": "kill -9 by progress: records begun, written, destroyed; the dossier's swap",
    "ledger": "bit flips, truncation, disk full, checking, intake",
    "one_article": "one article read carefully: a real one where it lies here, its invented twin",
    "reading": "the development set",
    "reading_languages": "statements in English, Russian and French, development and held apart",
    "memory": "what a build holds while three languages are read",
    "tagging": "what the taggers of English cost",
    "link": "the same person: FEBRL beside plain Splink, growth to a million, the lists of Gaza",
    "linking": "tying sources, cues and contents into attributions",
    "names": "names across scripts: a hard set, pairs from Wikidata, speed",
    "counting": "counts after links on invented people, and what answers are worth",
    "ledger_cases": "the denial ledger on invented cases, half of them held out",
    "dates": "the date resolver",
    "languages": "the language of each passage of mixed documents",
    "estimate": "published estimates, R in the same run",
    "calibration": "how often intervals hold and doubts are raised in invented worlds",
    "joined": "from invented lists through links in doubt to an estimate",
    "corroborate": "weighing many items and statements",
    "translations": "one work in two languages, half of the events held out",
    "fuzz": "mutated passages through the whole reader",
    "leaks": "what dossiers give away of cases by other hands, and what they hide too much",
    "mutated": "broken files of every kind through intake and the readers",
    "worst": "the worst inputs: memory and time against what a reader may have",
    "publish": "the dossier, the stranger's script, canaries",
    "stranger": "forged and tampered dossiers, noticed by bash, Python and a browser",
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(f"{k} ({v})" for k, v in GROUPS.items()))
    names = parser.parse_args().names or list(GROUPS)
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        parser.error(f"no group {unknown[0]}; there are {', '.join(GROUPS)}")
    if len(names) > 1:  # a process each, so that no group's memory is counted for the next
        codes = [subprocess.call([sys.executable, "-m", "bench", name]) for name in names]
        return max(codes)
    short = 0
    print(f"\n{names[0]}: {GROUPS[names[0]]}", flush=True)
    for figure in importlib.import_module(f"bench.{names[0]}").figures():
        short += figure.holds is False
        print("  " + figure.line(), flush=True)
    print(f"  {short} figures fall short" if short else "  every bound holds", flush=True)
    return 1 if short else 0


__all__ = ["Figure"]

if __name__ == "__main__":
    sys.exit(main())
