"""What may be said in one line, and when nothing may.

A headline is a range: from the lowest lower limit to the highest upper limit of all models that stand. It is refused,
with every reason, where fewer than three lists are left, where the table does not identify the total, where chains do
not mix, where fewer than two models stand (of more than eight lists only one can), or where models disagree by more
than `doubts.AGREE`.
"""

from collections.abc import Sequence

from onrecord.estimate import latent, loglinear
from onrecord.estimate.doubts import disagreement, many_lists
from onrecord.estimate.overlap import Overlap
from onrecord.nouns import Estimate, Headline

LEAST_LISTS = 3  # with two lists independence can only be assumed, never looked at (Bird and King 2018, section 2)
_LEAST_MODELS = 2


def too_few(table: Overlap, given: int) -> Headline:
    """The refusal where of `given` lists fewer than three are left."""
    return Headline(stratum="", listed=table.n, models=(), refused=(_too_few(len(table.lists), given),))


def _too_few(left: int, given: int) -> str:
    needed = f"An estimate needs at least {LEAST_LISTS} lists by different owners, made independently; "
    are = "is" if left == 1 else "are"
    if given == left:
        return f"{needed}there {are} {left}."
    because = "lists of one owner are one, and so is a list with the one it was taken from"
    return f"{needed}of {given} lists {left} {are} left, for {because}."


def headline(table: Overlap, models: Sequence[Estimate], stratum: str = "") -> Headline:
    """`models`: every model's answer on `table`, lower bounds left out."""
    standing = [one for one in models if one.point is not None and one.interval is not None]
    reasons = tuple(dict.fromkeys(_reasons(table, models, standing)))
    made = Headline(stratum=stratum, listed=table.n, models=tuple(one.model for one in standing))
    if reasons:
        return Headline(stratum=stratum, listed=table.n, models=made.models, refused=reasons)
    limits = [one.interval for one in standing if one.interval]
    return Headline(
        stratum=stratum, listed=table.n, models=made.models,
        low=min(low for low, _ in limits), high=max(high for _, high in limits),
    )  # fmt: skip


def _reasons(table: Overlap, models: Sequence[Estimate], standing: Sequence[Estimate]) -> list[str]:
    if len(table.lists) < LEAST_LISTS:
        return [_too_few(len(table.lists), len(table.lists))]
    reasons = [
        f"{one.model}: {one.refused}"
        for one in models
        if one.refused and (one.model in latent.NAMES or "does not identify" in one.refused)
    ]
    if len(table.lists) > loglinear.MOST:
        reasons += [f"{one.what} {one.next}" for one in many_lists(table)]
    elif len(standing) < _LEAST_MODELS:
        reasons += [f"{one.model}: {one.refused}" for one in models if one.refused]
        reasons.append("Fewer than two models stand, so none can be held against another.")
    reasons += [f"The models disagree. {one.what}" for one in disagreement(standing)]
    return reasons
