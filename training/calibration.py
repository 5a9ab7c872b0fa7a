"""Fits `vocab/sure-en.toml`: how often the reader's proposals are right on PolNeAR's development texts.

`python -m training.calibration --corpus DIR` writes the table and `docs/methods/reliability-en.svg`, and prints
figures. Isotonic regression (pool adjacent violators) for each way of finding. The plot is honest: each half of the
texts is shown by what was fitted on the other half. Proposals within another's content are left out, since the
annotators drew nothing nested.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from onrecord.read.statements.calibrating import along
from onrecord.read.statements.told import Told
from training.polnear import Document, documents
from training.reader import judged
from training.tally import total

_FEWEST = 25  # proposals behind a point
_BINS = 10
ROOT = Path(__file__).parent.parent


class Row(NamedTuple):
    """One proposal: the text it is of, how it was found, the raw score, whether an annotator has it."""

    text: str
    found_by: str
    raw: float
    right: bool


def fitted(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Points of a rising line: mean score and share right of each pooled block."""
    blocks: list[list[Row]] = []
    for row in sorted(rows, key=lambda one: one.raw):
        if blocks and (len(blocks[-1]) < _FEWEST or row.raw == blocks[-1][-1].raw):
            blocks[-1].append(row)
        else:
            blocks.append([row])
    pooled: list[list[Row]] = []
    for block in blocks:
        pooled.append(block)
        while len(pooled) > 1 and _share(pooled[-2]) >= _share(pooled[-1]):
            pooled[-2:] = [pooled[-2] + pooled[-1]]
    return [(sum(row.raw for row in block) / len(block), _share(block)) for block in pooled]


def table(rows: Sequence[Row]) -> dict[str, list[tuple[float, float]]]:
    ways = sorted({row.found_by for row in rows})
    return {way: fitted([row for row in rows if row.found_by == way]) for way in ways}


def crossed(rows: Sequence[Row]) -> list[tuple[float, bool]]:
    """The share foretold for each proposal by the texts of the other half, and whether it was right."""
    texts = sorted({row.text for row in rows})
    halves = {name: number % 2 for number, name in enumerate(texts)}
    tables = [table([row for row in rows if halves[row.text] != half]) for half in (0, 1)]
    return [(along(tables[halves[row.text]][row.found_by], row.raw), row.right) for row in rows]


def bins(told: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Mean foretold, share right and number of each tenth of the proposals, ordered by what was foretold."""
    ordered = sorted(told)
    size = -(-len(ordered) // _BINS)
    parts = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    return [(sum(a for a, _ in part) / len(part), sum(b for _, b in part) / len(part), len(part)) for part in parts]


def error(told: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: the mean distance of foretold and found, over the tenths."""
    return sum(abs(a - b) * n for a, b, n in bins(told)) / len(told)


def plot(told: Sequence[tuple[float, bool]]) -> str:
    """A reliability plot as SVG: foretold to the right, found upwards, the diagonal is perfect."""
    side, edge = 320, 40
    points = "".join(
        f'<circle cx="{edge + side * a:.1f}" cy="{edge + side * (1 - b):.1f}" r="4"><title>{n} proposals: foretold '
        f"{a:.2f}, right {b:.2f}</title></circle>"
        for a, b, n in bins(told)
    )
    ticks = "".join(
        f'<text x="{edge + side * n / 5:.0f}" y="{edge + side + 16}" text-anchor="middle">{n / 5:.1f}</text>'
        f'<text x="{edge - 6}" y="{edge + side * (1 - n / 5) + 4:.0f}" text-anchor="end">{n / 5:.1f}</text>'
        for n in range(6)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + 2 * edge} {side + 2 * edge}" '
        'font-family="sans-serif" font-size="11" fill="#222">'
        f'<rect x="{edge}" y="{edge}" width="{side}" height="{side}" fill="#fff" stroke="#999"/>'
        f'<path d="M{edge} {edge + side}L{edge + side} {edge}" stroke="#bbb"/>{points}{ticks}'
        f'<text x="{edge + side / 2}" y="{edge + side + 32}" text-anchor="middle">confidence</text>'
        f'<text x="12" y="{edge + side / 2}" text-anchor="middle" transform="rotate(-90 12 {edge + side / 2})">'
        "share that an annotator has</text></svg>\n"
    )


def _share(block: Sequence[Row]) -> float:
    return sum(row.right for row in block) / len(block)


def main() -> None:
    parser = argparse.ArgumentParser(prog="training.calibration", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR")
    by_text: dict[str, list[Document]] = defaultdict(list)
    for one in documents(parser.parse_args().corpus, "dev"):
        by_text[one.name].append(one)
    seen = {name: judged(readings) for name, readings in sorted(by_text.items())}
    rows = [row for name, one in seen.items() for row in _rows(name, one.heard.told, one.right)]
    rows += [row for name, one in seen.items() for row in _rows(name, one.heard.attitudes, one.attitudes_right)]
    write(table(rows), "en", "Fitted by `python -m training.calibration` on the development texts of PolNeAR")
    told = crossed(rows)
    (ROOT / "docs" / "methods" / "reliability-en.svg").write_text(plot(told), encoding="utf-8")
    every = [right for one in seen.values() for right in one.right]
    print(f"statements {len(every)}, of them right {sum(every) / len(every):.3f}")
    print(f"of what annotators marked, found {total([one.recalled for one in seen.values()]).recall:.3f}")
    print(f"whole attributions, soft F1 {total([one.soft for one in seen.values()]).f1:.3f}")
    print(f"  with attitudes {total([one.soft_all for one in seen.values()]).f1:.3f}")
    for way in ("rules", "models", "both"):
        some = [row.right for row in rows if row.found_by == way]
        print(f"found by {way}: {len(some)}, right {sum(some) / len(some):.3f}")
    print(
        f"calibration error {error(told):.3f} (halves crossed), {error([(row.raw, row.right) for row in rows]):.3f} raw"
    )


def _rows(name: str, told: Sequence[Told], right: Sequence[bool]) -> Iterator[Row]:
    for one, is_right in zip(told, right, strict=True):
        cue = (one.cues or one.contents)[0]
        nested = any(a <= cue[0] and cue[1] <= b for other in told if other is not one for a, b in other.contents)
        if not nested:
            yield Row(name, one.found_by, one.confidence, is_right)


def write(points: dict[str, list[tuple[float, float]]], language: str, source: str) -> None:
    """The table as the vocabulary of a language has it; `source`: how it was fitted."""
    lines = [f"# {source}; do not edit by hand."]
    for way, some in points.items():
        lines.append(f"{way} = [" + ", ".join(f"[{raw:.5f}, {share:.3f}]" for raw, share in some) + "]")
    path = ROOT / "src" / "onrecord" / "read" / "vocab" / f"sure-{language}.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
