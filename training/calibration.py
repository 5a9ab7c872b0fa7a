"""Fits `vocab/sure-en.toml`: how often the reader's proposals are right on PolNeAR's development texts.

Isotonic regression (pool adjacent violators) for each way of finding. The plot is honest: each half of the texts is
shown by what was fitted on the other half. Proposals within another's content are left out, since the annotators drew
nothing nested.
"""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.read.statements.calibrating import along

_FEWEST = 25  # proposals behind a point
_BINS = 10


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
