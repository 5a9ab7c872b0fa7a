"""What the rules read and what the models found, as one list of statements.

Rules
* Where both tell of the same cue they confirm each other: the words are the rules', whose spans follow this room's
  own rules, and the confidence that of two readers who agree.
* What only the models found counts from a share upward that was chosen on development texts, unless a rule has
  already given the same words to somebody.
* What only the rules read stays: they know forms that the annotators of the training texts left out.
"""

from collections.abc import Sequence

from onrecord.read.statements.learned import Learned
from onrecord.read.statements.told import Place, Told

SURE_ENOUGH = 0.5
_SAME = 0.5  # of the words of two contents, intersection over union


def joined(told: Sequence[Told], found: Sequence[Learned]) -> tuple[list[Told], list[Told]]:
    """The statements, and the attitudes apart."""
    new: list[Learned] = []
    for one in found:
        same = [other for other in told if _touch(one.told.cues, other.cues)]
        for other in same:
            other.confidence, other.found_by = agreed(other.confidence, one.sure), "both"
        if not same and not any(_alike(one.told.contents, other.contents) >= _SAME for other in told):
            new.append(one)
    for one in new:
        one.told.confidence = one.sure
    statements = [one.told for one in new if one.act != "attitude" and one.sure >= SURE_ENOUGH]
    attitudes = [one.told for one in new if one.act == "attitude" and one.sure >= SURE_ENOUGH]
    return [*told, *statements], attitudes


def agreed(rules: float, models: float) -> float:
    """How sure two readers are who agree: as if they erred apart from each other."""
    return 1.0 - (1.0 - rules) * (1.0 - models)


def _touch(some: Sequence[Place], others: Sequence[Place]) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)


def _alike(some: Sequence[Place], others: Sequence[Place]) -> float:
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in some for c, d in others)
    either = sum(b - a for a, b in [*some, *others]) - both
    return both / either if either else 0.0
