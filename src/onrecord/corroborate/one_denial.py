"""Which statements are one denial: one line of the ledger, however often it was said or told again.

Rules
* What one side says in one item at one time against the same claims is one denial, and so is what it says beside it
  that names no act ("it never happened"); each telling keeps its own kind.
* Told again in another item: one party, one kind, a vaguer date that holds the exact one ("last month"), and the same
  claims or the same words. Two days that are both known are two denials, except on the very same day.
* The line is dated by its most exact telling. A denial that cannot be dated joins no other.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

from onrecord.corroborate.material import Material
from onrecord.nouns import Edtf, Statement
from onrecord.nouns.names import name_words

_SAME_WORDS = 0.8  # share of words at which two denials say the same


class Spoken(NamedTuple):
    """A denial with what tells whether another is the same: when, by which party and side, against which claims."""

    denial: Statement
    on: Edtf | None
    party: str
    side: str
    claims: frozenset[str]

    @property
    def exactness(self) -> tuple[bool, timedelta, bool, str]:
        """Sorts the most exact telling first, and of two the one that names what it denies."""
        on = self.on
        width = on.latest - on.earliest if on is not None and on.latest and on.earliest else timedelta.max
        return on is None, width, not self.claims, f"{self.denial.item} {self.denial.at:09}"


def one_denial(
    denials: Sequence[Statement], claims: Callable[[str], frozenset[str]], material: Material
) -> list[list[Spoken]]:
    """`denials` in groups, each the tellings of one denial, the telling that dates it first."""
    spoken = sorted((spoken_of(one, claims(one.id), material) for one in denials), key=lambda one: one.exactness)
    made: list[list[Spoken]] = []
    for one in spoken:
        home = next((group for group in made if _joins(one, group)), None)
        if home is None:
            made.append([one])
        else:
            home.append(one)
    return made


def spoken_of(denial: Statement, claims: frozenset[str], material: Material) -> Spoken:
    """`denial` with what tells whether another is the same."""
    party = material.party(denial.id)
    side = material.side(party) if party is not None else ""
    return Spoken(denial, material.denied_on(denial), party.id if party else "", side, claims)


def _joins(one: Spoken, group: Sequence[Spoken]) -> bool:
    head = group[0]
    if one.on is None or head.on is None or not one.side or one.side != head.side:
        return False
    if one.denial.item == head.denial.item:
        return _same_time(one.on, head.on) and (not one.claims or not head.claims or bool(one.claims & head.claims))
    parties = {other.party for other in group}
    if one.party not in parties or one.denial.denial_kind != head.denial.denial_kind or not one.on.contains(head.on):
        return False
    return bool(one.claims & head.claims) or same_words(one.denial, head.denial)


def _same_time(a: Edtf, b: Edtf) -> bool:
    """One holds the other, and neither is open: "has long denied" is no one day's denial."""
    return a.earliest is not None and b.earliest is not None and (a.contains(b) or b.contains(a))


def same_words(a: Statement, b: Statement) -> bool:
    """Whether the shorter of two denials says little that the longer does not."""
    one, two = set(name_words(a.words)), set(name_words(b.words))
    return len(one & two) / max(1, min(len(one), len(two))) >= _SAME_WORDS
