"""Writes the tables that `onrecord.link.names.tables` reads."""

from pathlib import Path

from training.names.fit import ACROSS, WITHIN, costs, learn
from training.names.pairs import across, within

_HEAD = """\
# How pieces of letters are written in another alphabet: piece, piece, tenths of a nat; _ is nothing, ^ and $ the ends.
# Learned by `python3 dev.py train names` from Wikidata's labels in {language} and Latin letters as collected by
# Merhav and Ash, "Design Challenges in Named Entity Transliteration", COLING 2018 (data CC0), training split only.
"""


def write(corpus: Path, into: Path) -> None:
    """The four learned tables: across scripts, and within Latin letters, by way of Russian and of Arabic."""
    for language in ("russian", "arabic"):
        for name, pairs, shapes in (
            (f"{language}-latin", across(corpus, language), ACROSS),
            (f"latin-{language}", within(corpus, language), WITHIN),
        ):
            print(f"{name}: {len(pairs)} pairs", flush=True)
            lines = [f"{one or '_'}\t{other or '_'}\t{cost}\n" for one, other, cost in costs(learn(pairs, shapes))]
            (into / f"heard-{name}.tsv").write_text(_HEAD.format(language=language.title()) + "".join(lines), "utf-8")
