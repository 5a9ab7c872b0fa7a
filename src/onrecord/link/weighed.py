"""Records, what the machine makes of every two of them, and what people judged: all that who is whom follows from."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.link.judgements import from_decisions, laid_over, standing
from onrecord.link.leaning import leaning
from onrecord.link.model import Watch
from onrecord.link.propose import Proposed, proposed
from onrecord.link.records import Record, records
from onrecord.link.shift import Floats, shift
from onrecord.nouns import Account, Decision, Finding, Ids, Judged, Link, Reading, in_force


class Weighed(NamedTuple):
    """`judged` are the judgements in force, on today's records; `lost` tells of those that found none."""

    found: Sequence[Record]
    machine: Proposed
    judged: tuple[Judged, ...]
    lost: tuple[Finding, ...]

    def links(self, ids: Ids) -> tuple[Link, ...]:
        """The machine's links with what people judged laid over them."""
        return laid_over(self.machine.links, self.judged, ids)

    @property
    def leaning(self) -> float:
        """How far the drawn linkages may take every link to be likelier (`leaning.py`)."""
        return leaning(self.machine.links, len(self.found), self.machine.prior)

    @property
    def shift(self) -> Floats:
        """How much likelier than the machine has it every link may be, as the answers have shown (`shift.py`)."""
        return shift(self.machine.links, self.judged)

    def after(self, answer: Judged) -> "Weighed":
        """The same with one judgement more; the machine has not learnt from it yet."""
        return self._replace(judged=in_force((*self.judged, answer)))


def weighed(
    account: Account,
    readings: Iterable[Reading],
    decisions: Iterable[Decision],
    judged: Iterable[Judged],
    ids: Ids,
    watch: Watch | None = None,
) -> Weighed:
    """Every two records of all lists and tellings, weighed by a model that learns from what people judged; `watch` is
    told how far that has come."""
    found = records(account, readings, ids)
    held, lost = standing(judged, found, ids)
    machine = proposed(found, held, ids, watch)
    return Weighed(found, machine, in_force((*from_decisions(machine.links, decisions), *held)), lost)
