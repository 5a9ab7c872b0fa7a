"""Pictures of an estimate as SVG text: overlap, models, what moves them, strata. No drawing tool, no script, no font.

Each has a title and a description that says the same in words, for those who hear it; colours are the page's own
(`currentColor`, and the variables of the dossier's style where it has them), so it is read on light and dark paper.
"""

from collections.abc import Callable, Sequence
from html import escape

from onrecord.estimate.overlap import Overlap
from onrecord.nouns import Estimate, Numbers

_WIDTH, _LEFT, _RIGHT, _ROW = 720, 270, 24, 30
_PATTERNS = 16  # the largest in the picture of the overlap; the rest are said to be more
_LEAST_DRAWN = 3  # people of a pattern: one or two on just these lists may be known by it, and stay among the rest
_RECORD, _SOFT, _RULE = "var(--record, currentColor)", "var(--soft, currentColor)", "var(--rule, currentColor)"


def draw(numbers: Numbers) -> dict[str, str]:
    """Every picture there is something for, by its name."""
    overlap = Overlap(lists=numbers.lists, cells=numbers.cells)
    whole = [one for one in numbers.estimates if not one.changed and not one.stratum]
    drawn = {
        "overlap": overlap_of(overlap) if overlap.cells else "",
        "models": models_of(whole),
        "sensitivity": _ranges(
            "What moves the total", [(one.changed, one) for one in numbers.estimates if one.changed]
        ),
        "strata": _ranges(
            "Parts of the people, not to be added up", [(one.stratum, one) for one in numbers.estimates if one.stratum]
        ),
    }
    return {name: svg for name, svg in drawn.items() if svg}


def overlap_of(table: Overlap) -> str:
    """UpSet: a column for each pattern, dots for the lists it is on, a bar for its people (Lex et al. 2014)."""
    cells = sorted(table.cells, key=lambda cell: (-cell[1], cell[0]))
    shown = [cell for cell in cells if cell[1] >= _LEAST_DRAWN][:_PATTERNS]
    rest = cells[len(shown) :]
    top, bars = 20, 140
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(shown), 1)
    parts = []
    for row, name in enumerate(table.lists):
        y = top + bars + 24 + row * 24
        parts.append(_text(_LEFT - 14, y + 4, f"{_short(name)}, {table.size(row):,}", "end"))
        parts.append(f'<line x1="{_LEFT}" y1="{y}" x2="{_WIDTH - _RIGHT}" y2="{y}" stroke="{_RULE}" opacity=".35"/>')
    for column, (pattern, people) in enumerate(shown):
        x = _LEFT + (column + 0.5) * step
        height = bars * people / shown[0][1]
        parts.append(_bar(x - step * 0.32, top + bars - height, step * 0.64, height))
        parts.append(_text(x, top + bars - height - 5, f"{people:,}", "middle", 11))
        rows = [row for row in range(len(table.lists)) if pattern >> row & 1]
        ys = [top + bars + 24 + row * 24 for row in rows]
        parts.append(
            f'<line x1="{x:.1f}" y1="{ys[0]}" x2="{x:.1f}" y2="{ys[-1]}" stroke="{_RECORD}" stroke-width="2"/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y}" r="5" fill="{_RECORD}"/>' for y in ys]
    height = top + bars + 24 * (len(table.lists) + 1) + 16
    more = f" {len(rest)} more patterns with {sum(people for _, people in rest)} people are not drawn." if rest else ""
    said = "; ".join(f"{_pattern(table, pattern)}: {people}" for pattern, people in shown)
    return _svg("Who is on which lists", f"{table.n} people on {len(table.lists)} lists. {said}.{more}", height, parts)


def models_of(estimates: Sequence[Estimate]) -> str:
    """For each model what it holds possible: a hill where its curve is known, its interval, its point."""
    return _ranges("What each model holds possible", [("", one) for one in estimates], hills=True)


def _ranges(title: str, rows: Sequence[tuple[str, Estimate]], *, hills: bool = False) -> str:
    """One line an estimate, those of one group together under its name."""
    ends = [limit for _, one in rows if one.interval for limit in one.interval]
    if not ends:
        return ""
    listed = min(one.listed for _, one in rows)
    low, high = min(listed, *ends), max(ends) * 1.02
    row_height = _ROW + 14 if hills else _ROW - 6

    def x(total: float) -> float:
        return _LEFT + (total - low) / (high - low or 1) * (_WIDTH - _LEFT - _RIGHT)

    parts = []
    groups = dict.fromkeys(group for group, _ in rows)
    lines = [
        (group, one) for group in groups for one in (*([None] if group else []), *(e for g, e in rows if g == group))
    ]
    for row, (group, one) in enumerate(lines):
        y = 24 + (row + 0.7) * row_height
        if one is None:
            parts.append(_text(4, y + 8, group, "start"))
            continue
        parts.append(_text(_LEFT - 14, y + 4, one.model, "end", 12))
        if one.interval is None or one.point is None:
            parts.append(_text(_LEFT, y + 4, "refused", "start"))
            continue
        if hills and one.curve:
            parts.append(_hill(one.curve, x, y, row_height * 0.62))
        a, b = (x(limit) for limit in one.interval)
        parts.append(f'<line x1="{a:.1f}" y1="{y:.1f}" x2="{b:.1f}" y2="{y:.1f}" stroke="{_RECORD}" stroke-width="2"/>')
        parts.append(f'<circle cx="{x(one.point):.1f}" cy="{y:.1f}" r="4.5" fill="{_RECORD}"/>')
    bottom = 24 + (len(lines) + 0.4) * row_height
    for total in _ticks(low, high):
        parts.append(
            f'<line x1="{x(total):.1f}" y1="18" x2="{x(total):.1f}" y2="{bottom:.1f}" stroke="{_RULE}" opacity=".3"/>'
        )
        parts.append(_text(x(total), bottom + 16, f"{total:,.0f}", "middle", 11))
    said = "; ".join(_said(f"{group}, {one.model}" if group else one.model, one) for group, one in rows)
    return _svg(title, f"{listed} people are listed. {said}.", bottom + 28, parts)


def _hill(curve: Sequence[float], x: Callable[[float], float], y: float, height: float) -> str:
    """The density that percentiles leave, smoothed over nine of them, as a shape above the line."""
    half = 4
    points = [
        (curve[k], 2 * half / max(curve[min(k + half, len(curve) - 1)] - curve[max(k - half, 0)], 1e-9))
        for k in range(len(curve))
    ]
    peak = max(density for _, density in points)
    path = " ".join(f"{x(total):.1f},{y - height * density / peak:.1f}" for total, density in points)
    return (
        f'<polygon points="{x(curve[0]):.1f},{y:.1f} {path} {x(curve[-1]):.1f},{y:.1f}" fill="{_SOFT}" opacity=".28"/>'
    )


def _said(name: str, one: Estimate) -> str:
    if one.interval is None or one.point is None:
        return f"{name}: refused"
    return f"{name}: {one.point:,.0f}, from {one.interval[0]:,.0f} to {one.interval[1]:,.0f}"


def _pattern(table: Overlap, pattern: int) -> str:
    return " and ".join(name for row, name in enumerate(table.lists) if pattern >> row & 1)


def _ticks(low: float, high: float) -> list[float]:
    """Round totals, four to nine of them."""
    size = 10.0 ** (len(str(int(high - low))) - 1)
    step = next(step for step in (size / 5, size / 2, size, size * 2, size * 5) if (high - low) / step <= 8)
    first = int(low / step) + 1
    return [step * k for k in range(first, int(high / step) + 1)]


def _short(name: str) -> str:
    return name if len(name) <= 38 else f"{name[:37]}…"


def _bar(x: float, y: float, width: float, height: float) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{max(height, 1):.1f}" fill="{_RECORD}"/>'


def _text(x: float, y: float, words: str, anchor: str, size: int = 13) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"'
    return f'<text {place} fill="currentColor">{escape(words)}</text>'


def _svg(title: str, said: str, height: float, parts: Sequence[str]) -> str:
    name = title.lower().replace(" ", "-").replace(",", "")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.0f}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" font-family="system-ui, sans-serif">'
    )
    about = f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(said)}</desc>'
    return "\n".join([head, about, *parts, "</svg>\n"])
