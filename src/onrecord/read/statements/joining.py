"""What the rules read and what the models found, as one list of statements.

Rules
* Where both tell of the same cue they confirm each other, and the confidence is that of two readers who agree. The
  words are the rules', unless the models are very sure of others: where they are, they are more often right.
* What only the models found counts from a share upward that was chosen on development texts, unless a rule has
  already given the same words to somebody, or found its own cue among them.
* What only the rules read stays: they know forms that the annotators of the training texts left out.
"""

from collections.abc import Sequence

from onrecord.read.statements.learned import Learned
from onrecord.read.statements.told import Place, Told

SURE_ENOUGH = 0.8  # from here up four in five are right; an untrue one may count as a source against a denial
VERY_SURE = 0.9
_SAME = 0.5  # of the words of two contents, intersection over union


def joined(told: Sequence[Told], found: Sequence[Learned]) -> tuple[list[Told], list[Told]]:
    """The statements, and the attitudes apart."""
    new: list[Learned] = []
    for one in found:
        same = [other for other in told if _touch(one.told.cues, other.cues)]
        for other in same:
            if one.sure >= VERY_SURE and not any(_runs_on(one.told, other, third) for third in told):
                _correct(other, one.told)
            other.confidence, other.found_by = agreed(other.confidence, one.sure), "both"
            other.because.append("sure.agreed")
        if not same and not any(_claims(one.told, other) for other in told):
            new.append(one)
    for one in new:
        one.told.confidence = one.sure
    statements = [one.told for one in new if one.act != "attitude" and one.sure >= SURE_ENOUGH]
    attitudes = [one.told for one in new if one.act == "attitude" and one.sure >= SURE_ENOUGH]
    return [*told, *statements], attitudes


def _correct(rules: Told, models: Told) -> None:
    """Whose words and which: those of the models, where they are not much the same."""
    before = rules.contents, rules.speaker
    if not rules.quoted and _alike(rules.contents, models.contents) < _SAME:
        rules.contents, rules.quoted = models.contents, models.quoted
    if models.speaker is not None and (rules.speaker is None or not _touch([rules.speaker], [models.speaker])):
        rules.speaker, rules.speaker_words = models.speaker, models.speaker_words
        rules.first_person = models.first_person
    if (rules.contents, rules.speaker) != before:
        rules.because.append("words.models")


def _claims(models: Told, rules: Told) -> bool:
    """Whether the models give somebody else the rules' words, or words among which the rules' cue stands."""
    return _touch(models.contents, rules.cues) or _alike(models.contents, rules.contents) >= _SAME


def _runs_on(models: Told, rules: Told, third: Told) -> bool:
    """Whether the models' words hold a cue that the rules' do not: theirs, who learned that nothing is nested, run on
    over what the speaker says next."""
    return third is not rules and _touch(models.contents, third.cues) and not _touch(rules.contents, third.cues)


def agreed(rules: float, models: float) -> float:
    """How sure two readers are who agree: as if they erred apart from each other."""
    return 1.0 - (1.0 - rules) * (1.0 - models)


def _touch(some: Sequence[Place], others: Sequence[Place]) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)


def _alike(some: Sequence[Place], others: Sequence[Place]) -> float:
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in some for c, d in others)
    either = sum(b - a for a, b in [*some, *others]) - both
    return both / either if either else 0.0
