"""What a confidence is worth: how often proposals like this one were right on development texts.

`vocab/sure-xx.toml` holds, for each way of finding (rules, models, both), raw scores and the share that was right at
each, rising; between two of them it is a straight line. `docs/methods/statements.md` shows how well that holds.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from onrecord.read.statements.told import FoundBy
from onrecord.read.vocabulary import vocabulary

Points = tuple[tuple[float, float], ...]  # raw score, share right; both rising


def calibrated(raw: float, found_by: FoundBy, language: str = "en") -> float:
    return along(_points(found_by, language), raw)


def along(points: Sequence[tuple[float, float]], raw: float) -> float:
    """The share at a score: between the points on a line, beyond them as at the last."""
    at = bisect_left(points, (raw,))
    if at == 0 or at == len(points):
        return points[min(at, len(points) - 1)][1]
    (left, low), (right, high) = points[at - 1 : at + 1]
    return low + (high - low) * (raw - left) / (right - left) if right > left else high


@cache
def _points(found_by: FoundBy, language: str) -> Points:
    return tuple((float(raw), float(share)) for raw, share in vocabulary(f"sure-{language}")[found_by])
