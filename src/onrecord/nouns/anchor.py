"""What a proposal stands on, in exact words: by it a decision finds its object again, and nothing else."""

from typing import Literal

from onrecord.nouns.shape import Noun

Anchored = Literal["statement", "list", "event", "claim", "record"]


class Told(Noun, frozen=True, kw_only=True):
    """Words of one item. `what` says as what they count ("statement", "row", or the type of the act they tell).
    `start` and `end` are their place in the text layer with the SHA-256 `layer`; no layer, no place."""

    item: str
    what: str
    words: str
    layer: str = ""
    start: int = 0
    end: int = 0


class Anchor(Noun, frozen=True, kw_only=True):
    """One `told` for a statement; for what gathers others (a list, an event, a claim) one for each that it gathers,
    or a fixed sample of them. `speaker` is who says it, in the text's words; None where that is not recorded."""

    kind: Anchored
    told: tuple[Told, ...]
    speaker: str | None = ""
