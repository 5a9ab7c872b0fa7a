"""`python -m bench.growth_plot FILE`: the plot in `docs/methods/linking.md` out of lines that `bench.growth` printed.

    for many in 10000 30000 100000 300000 1000000; do python -m bench.growth $many; done >> growth.jsonl

Both axes are logarithmic but that of F1, the dashed line is growth in proportion to the records.
"""

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path

Told = Sequence[dict[str, float]]

_TO = Path(__file__).parents[1] / "docs" / "methods" / "linking-growth.svg"
_PANELS = (("processor", "processor time, s"), ("memory", "memory, GB"), ("f1", "F1 of links"))
_SIDE, _EDGE = 200.0, 50.0
_FROM, _TO_RECORDS, _MORE = 4.0, 6.0, 0.4  # powers of ten; `_MORE`: above growth in proportion
_WHOLE = 100


def plot(told: Told) -> str:
    """A panel for each of what was measured, over the number of records."""
    wide = len(_PANELS) * (_SIDE + _EDGE) + _EDGE
    panels = "".join(_panel(told, name, title, place) for place, (name, title) in enumerate(_PANELS))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {_SIDE + 2 * _EDGE:g}" font-size="11" '
        f'font-family="sans-serif" role="img"><title>What linking takes as records grow</title>{panels}</svg>\n'
    )


def _panel(told: Told, name: str, title: str, place: int) -> str:
    left, low = _EDGE + place * (_SIDE + _EDGE), _EDGE + _SIDE
    values = [one[name] for one in told]
    linear = name == "f1"
    begun, many = math.log10(min(values)), _TO_RECORDS - _FROM
    bottom, top = (0.8, 1.0) if linear else (begun, begun + many + _MORE)
    points = []
    for one, value in zip(told, values, strict=True):
        x = left + _SIDE * (math.log10(one["records"]) - _FROM) / (_TO_RECORDS - _FROM)
        y = low - _SIDE * ((value if linear else math.log10(value)) - bottom) / (top - bottom)
        points.append((x, y, f"{value:,.0f}" if value >= _WHOLE else f"{value:.3g}"))
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/><text x="{x:.1f}" y="{y - 7:.1f}" text-anchor="middle">{said}</text>'
        for x, y, said in points
    )
    ticks = "".join(
        f'<text x="{left + _SIDE * at / 2:.1f}" y="{low + 15:g}" text-anchor="middle">{said}</text>'
        for at, said in enumerate(("10,000", "100,000", "1,000,000"))
    )
    rise = _SIDE * many / (many + _MORE)
    even = "" if linear else f'<path d="M{left:g} {low:g}l{_SIDE:g} {-rise:g}" stroke="#999" stroke-dasharray="4"/>'
    return (
        f'<rect x="{left:g}" y="{_EDGE:g}" width="{_SIDE:g}" height="{_SIDE:g}" fill="none" stroke="#999"/>{even}'
        f'<polyline points="{line}" fill="none" stroke="#1f4e79"/>{marks}{ticks}'
        f'<text x="{left + _SIDE / 2:g}" y="{_EDGE - 15:g}" text-anchor="middle">{title}</text>'
    )


if __name__ == "__main__":
    told = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    _TO.write_text(plot(sorted(told, key=lambda one: float(one["records"]))), encoding="utf-8")
