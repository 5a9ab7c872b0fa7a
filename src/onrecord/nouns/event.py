"""What happened, as told: acts, and the events they belong to (HURIDOCS Events Standard Formats)."""

from typing import Literal

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.passage import Passage
from onrecord.nouns.shape import Noun, Proposal


class Act(Proposal, frozen=True, kw_only=True):
    """One violation against one victim or group, as told in one passage.

    `act_type` is a term of the shipped vocabulary of acts (`killing`, `torture`, `detention`, …,
    `destruction_of_evidence`, `coercion`). `told_by` is the id of the statement that tells it, None where the
    item's narrator does. `number` counts `unit` ("men") where the text gives a number. `sufferers` are ids of parties
    named as those to whom it was done. `hedge` as of the telling.
    """

    item: str
    act_type: str
    passage: Passage
    told_by: str | None
    when: Edtf | None = None
    place: str | None = None
    victims: str = ""
    number: int | None = None
    unit: str = ""
    perpetrators: tuple[str, ...] = ()
    sufferers: tuple[str, ...] = ()
    negated: bool = False
    hedge: str = "none"


class Phase(Noun, frozen=True, kw_only=True):
    """A stretch of a campaign: active, paused, resumed; dated as an EDTF interval, with the words that say so."""

    state: Literal["active", "paused", "resumed"]
    when: Edtf | None
    passage: Passage


class Event(Proposal, frozen=True, kw_only=True):
    """A progression of related acts. `told_by` holds statement ids, and item ids where the narrator tells it."""

    type: str
    title: str = ""
    start: Edtf | None = None
    end: Edtf | None = None
    place: str | None = None
    phases: tuple[Phase, ...] = ()
    acts: tuple[str, ...] = ()
    victims: str = ""
    told_by: tuple[str, ...] = ()
