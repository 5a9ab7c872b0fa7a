"""Counts, and what the counts miss. Never a bare number."""

from onrecord.nouns.finding import Finding
from onrecord.nouns.shape import Noun


class Estimate(Noun, frozen=True, kw_only=True):
    """One model's answer: a point with its interval at `level`, or the reason why it is refused.

    `listed` people on `lists` were counted, in `stratum` ("" is everybody); `changed` says what was done to the lists
    to see how much the answer leans on them ("without A", "A and B as one list"; "" is nothing). `curve`: the 1st to
    99th percentile of what the model holds possible. `terms`: what a chosen model is made of."""

    model: str
    point: float | None = None
    interval: tuple[float, float] | None = None
    level: float = 0.95
    assumptions: tuple[str, ...] = ()
    diagnostics: dict[str, float] = {}
    refused: str | None = None
    listed: int = 0
    lists: tuple[str, ...] = ()
    stratum: str = ""
    changed: str = ""
    curve: tuple[float, ...] = ()
    terms: tuple[str, ...] = ()


class Headline(Noun, frozen=True, kw_only=True):
    """What may be said of a stratum in one line: `low`..`high` over all `models` that stand, or why nothing may."""

    stratum: str = ""
    listed: int = 0
    low: float | None = None
    high: float | None = None
    models: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class Numbers(Noun, frozen=True, kw_only=True):
    """What `estimate` makes of the people and the lists they stand on.

    `cells`: how many people stand on exactly which of `lists` (bit j of a pattern is list j). `under`: the digest of
    everything that it was made from; where that is the same, so is the answer."""

    estimates: tuple[Estimate, ...] = ()
    findings: tuple[Finding, ...] = ()
    headlines: tuple[Headline, ...] = ()
    lists: tuple[str, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    under: str = ""
