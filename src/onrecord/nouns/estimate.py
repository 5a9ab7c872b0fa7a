"""Counts, and what the counts miss. Never a bare number."""

from onrecord.nouns.finding import Finding
from onrecord.nouns.shape import Noun


class Estimate(Noun, frozen=True, kw_only=True):
    """One model's answer: a point with its interval at `level`, or the reason why it is refused."""

    model: str
    point: float | None = None
    interval: tuple[float, float] | None = None
    level: float = 0.95
    assumptions: tuple[str, ...] = ()
    diagnostics: dict[str, float] = {}
    refused: str | None = None


class Numbers(Noun, frozen=True, kw_only=True):
    """What `estimate` makes of the people and the lists they stand on."""

    estimates: tuple[Estimate, ...] = ()
    findings: tuple[Finding, ...] = ()
