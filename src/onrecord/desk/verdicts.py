"""Links and judgements in words, for every screen that shows one; nothing is weighed here, and nothing heavy loaded."""

from collections.abc import Sequence

from onrecord.nouns import Judged


def chance(probability: float | None) -> str:
    """How likely one person is, in brackets; never rounded to certainty. "" where nothing was weighed."""
    if probability is None:
        return ""
    said = "over 99%" if probability > 0.99 else "under 1%" if probability < 0.01 else f"{probability:.0%}"
    return f" (one person: {said})"


def verdicts(judged: Sequence[Judged]) -> str:
    """How two records were judged so far, newest last, in words."""
    return "; ".join(
        f"{one.verdict} by {one.by} on {one.at:%Y-%m-%d}{f' ({one.why})' if one.why else ''}" for one in judged
    )
