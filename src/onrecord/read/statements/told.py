"""A statement while it is being read: places in the layer, without id and date."""

from typing import Literal

from msgspec import Struct

from onrecord.nouns import DenialKind, Hedge, Kind

FoundBy = Literal["rules", "models", "both"]
# How words can deny, in the order in which their lists are tried, in every language.
READINGS: tuple[DenialKind, ...] = (
    "no_comment",
    "out_of_context",
    "disputes_source",
    "denies_responsibility",
    "other_explanation",
    "mitigates",
    "denies_act",
)
Place = tuple[int, int]  # half-open, in code points of the text layer


class Told(Struct, kw_only=True):
    """What one cue gives. `speaker_words` are the nouns by which the speaker is called here (lemmas, lower case): the
    head, its title, its apposition. `depth` counts the quotations around the cue;
    `clause` is the subordinate clause that the cue governs, if it does; `of_speech`: its verb denies what others told,
    as "dismiss" does, and not what happened, as "deny" does; `announces`: it says only that a document holds
    "a detail", which the next sentence tells; `asides`: what relative clauses tell of the speaker; `incise`: the
    reporting clause that the cue opens inside what it reports; `because`: the rules that made it what it is, in their
    order ("found.verb=deny"); `explaining` tells them; `found_by`: the rules of this room, the models (`learned.py`),
    or each of them; `kind_sure`: how sure its kind is, where only the second opinion gives it; `language`: whose word
    lists say what the words are; `needs_power`: its verb denies only in the mouth of those who can be accused ("does
    not confirm", "puts down to")."""

    speaker: Place | None
    cues: list[Place]
    contents: list[Place]
    kind: Kind
    denial: DenialKind | None = None
    hedge: Hedge = "none"
    tense: str = "past"
    audience: Place | None = None
    answers: list[Place] = []
    quoted: bool = False
    confidence: float = 0.8
    segment: int = 0
    depth: int = 0
    speaker_words: frozenset[str] = frozenset()
    clause: Place | None = None
    of_speech: bool = False
    announces: bool = False
    first_person: bool = False
    asides: list[Place] = []
    incise: Place | None = None
    because: list[str] = []
    found_by: FoundBy = "rules"
    language: str = "en"
    needs_power: bool = False
    kind_sure: float = 1.0
