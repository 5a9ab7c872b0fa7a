"""How good proposed spans and attributions are, against the annotator's.

**Spans** (`exact`): a span is right when role, first and last token are right, counted as in `cofe-ai/CofeNet`
(`exe/eval`), on their samples, so that the figures stand beside the published ones.

**Attributions** (`soft`): a proposed attribution and an annotated one are alike by the mean, over the roles that
either has, of the Dice overlap of their words (a word or a mark is one). They can be paired only when cue or content
share a word; pairs are taken best first, each attribution once. Precision is the likeness of the pairs over all
proposed, recall over all annotated. It asks for the whole: right words tied to a wrong speaker lose a third.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from training.polnear import ROLES, Attribution, Document, Place, Role
from training.samples import Sample
from training.tally import Tally, interval, total

Spans = Sequence[tuple[Role, int, int]]  # half-open, in characters
Covered = Mapping[Role, frozenset[int]]  # the words that each role covers


def exact(samples: Sequence[Sample], proposed: Spans) -> dict[Role, Tally]:
    """The spans of one reading, by role."""
    tallies = dict.fromkeys(ROLES, Tally())
    for sample in samples:
        ours = sample.runs(proposed)
        for role in ROLES:
            mine, theirs = ({run for run in runs if run[0] == role} for runs in (ours, sample.gold))
            tallies[role] = tallies[role].plus(Tally(len(mine & theirs), len(mine), len(theirs)))
    return tallies


def soft(text: str, proposed: Sequence[Attribution], gold: Sequence[Attribution]) -> Tally:
    """The attributions of one reading."""
    words = [found.start() for found in re.finditer(r"\w+|[^\w\s]", text)]
    mine, theirs = (
        [covered(words, {role: one.parts(role) for role in ROLES}) for one in some] for some in (proposed, gold)
    )
    return Tally(best_pairs(mine, theirs), len(proposed), len(gold))


def covered(words: Sequence[int], parts: Mapping[Role, Sequence[Place]]) -> Covered:
    """The words, by where they begin, that the parts of each role cover."""
    return {
        role: frozenset(at for start, end in some for at in words[bisect_left(words, start) : bisect_left(words, end)])
        for role, some in parts.items()
    }


def best_pairs(mine: Sequence[Covered], theirs: Sequence[Covered]) -> float:
    """The sum of the likenesses of the pairs, taken best first, each attribution once."""
    pairs = sorted(
        ((-alike, m, t) for m, one in enumerate(mine) for t, two in enumerate(theirs) if (alike := _like(one, two)))
    )
    taken_mine, taken_theirs, right = set[int](), set[int](), 0.0
    for alike, m, t in pairs:
        if m not in taken_mine and t not in taken_theirs:
            taken_mine.add(m)
            taken_theirs.add(t)
            right -= alike
    return right


def by_text(documents: Sequence[Document], tallies: Mapping[str, Tally]) -> dict[str, Tally]:
    """Tallies of readings added up to those of texts: readings of one text are not independent."""
    added: dict[str, list[Tally]] = defaultdict(list)
    for one in documents:
        if one.key in tallies:
            added[one.name].append(tallies[one.key])
    return {name: total(some) for name, some in added.items()}


def lines(name: str, documents: Sequence[Document], tallies: Mapping[str, Tally]) -> list[str]:
    """A line for all, with its interval, and one for each publisher; nothing of any text."""
    texts = by_text(documents, tallies)
    whole, (low, high) = total(list(texts.values())), interval(texts)
    told = [f"{name:<24} F1 {_hundred(whole.f1)} [{_hundred(low)}, {_hundred(high)}]  P {_hundred(whole.precision)} "
            f"R {_hundred(whole.recall)}  of {whole.gold:.0f} in {len(texts)} texts"]  # fmt: skip
    publishers: dict[str, list[Tally]] = defaultdict(list)
    for one in documents:
        if one.key in tallies:
            publishers[one.publisher].append(tallies[one.key])
    return told + [f"  {publisher:<22} F1 {_hundred(total(some).f1)}" for publisher, some in sorted(publishers.items())]


def _hundred(part: float) -> str:
    return f"{100 * part:5.1f}"


def _like(one: Covered, two: Covered) -> float:
    if not (one["cue"] & two["cue"] or one["content"] & two["content"]):
        return 0.0
    both = [(one[role], two[role]) for role in ROLES if one[role] or two[role]]
    return sum(2 * len(a & b) / (len(a) + len(b)) for a, b in both) / len(both)
