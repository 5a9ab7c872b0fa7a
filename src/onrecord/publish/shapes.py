"""What a build hands to programs: one frozen shape a file of `data/`, all of them together a `Sheets`.

The full view and the published view are both `Sheets`; the pages are drawn from nothing else. Rules: a field that is
typed `Code` (ids, hashes, names of kinds, dates as EDTF) holds no words of anybody; every other text is words, and
goes through the redaction unless the redaction says otherwise. A new field is therefore masked until somebody
decides that it need not be.
"""

from typing import Literal, NewType

import msgspec

from onrecord.nouns import Edtf
from onrecord.nouns.shape import Noun

Code = NewType("Code", str)
"""Text that nobody wrote: an id, a hash, a media type, the name of a kind."""

Part = Literal["", "speaker", "cue", "content"]


class Words(Noun, frozen=True, kw_only=True):
    """Words and their place, half-open, in `texts/<item>.txt`; no place where words were withheld from them."""

    text: str
    start: int | None = None
    end: int | None = None


class Piece(Noun, frozen=True, kw_only=True):
    """A stretch of a passage, and what it is of the statement that stands in it."""

    text: str
    part: Part = ""


class Excerpt(Noun, frozen=True, kw_only=True):
    """The sentence or two in which something stands. `withheld` says why there are no words, where there are none."""

    item: Code
    language: Code
    pieces: tuple[Piece, ...]
    start: int | None = None
    withheld: Code = Code("")

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One object of a file. From a machine `decided_by` is "machine:<model>@<version>" and there is a confidence."""

    id: Code
    decided_by: Code
    confidence: float | None = None


class ItemSheet(Sheet, frozen=True, kw_only=True):
    """`entry` is its line in the log. `public` says that it was published by somebody before it came here."""

    name: str
    sha256: Code | None
    media_type: Code
    language: Code | None
    title: str | None
    outlet: str | None
    author: str | None
    published_on: Edtf | None
    duplicate_of: Code | None
    derived_from: Code | None
    retold_from: Code | None
    retold_how: Code | None = None
    retold_why: str = ""
    dated_by: Code = Code("")
    entry: int | None = None
    public: bool = False
    picture: Code | None = None
    released_because: Code = Code("")


class StatementSheet(Sheet, frozen=True, kw_only=True):
    item: Code
    speaker: Words | None
    party: Code | None
    cue: tuple[Words, ...]
    content: tuple[Words, ...]
    kind: Code
    denial_kind: Code | None
    hedge: Code
    said_on: Edtf | None
    within: Code | None
    audience: Words | None
    passage: Excerpt
    quoted: bool = False


class RootSheet(Noun, frozen=True, kw_only=True):
    """`statements` are ids of statements, lists or items through which the root is known here."""

    party: Code
    first_on: Edtf | None
    statements: tuple[Code, ...]
    items: tuple[Code, ...] = ()
    through: tuple[Code, ...] = ()
    counted: bool = True
    provisional: bool = False
    reason: str = ""


class ClaimSheet(Sheet, frozen=True, kw_only=True):
    act_type: Code
    about: Code | None
    place: str | None
    period: Edtf | None
    text: str
    supported_by: tuple[Code, ...]
    denied_by: tuple[Code, ...]
    roots: tuple[Code, ...]
    independent: int
    status: Code
    reason: str
    narrated_in: tuple[Code, ...] = ()
    lists: tuple[Code, ...] = ()
    backing: tuple[RootSheet, ...] = ()


class OnRecordSheet(Noun, frozen=True, kw_only=True):
    independent: int
    roots: tuple[RootSheet, ...]


class DenialSheet(Sheet, frozen=True, kw_only=True):
    statement: Code
    denied_on: Edtf | None
    denial_kind: Code
    claims: tuple[Code, ...]
    on_record_then: OnRecordSheet
    later: tuple[RootSheet, ...]
    same_speaker: tuple[Code, ...]
    party: Code | None = None
    maybe_before: tuple[RootSheet, ...] = ()
    answered: str = ""
    also: tuple[Code, ...] = ()
    part_of: Code | None = None


class PhaseSheet(Noun, frozen=True, kw_only=True):
    state: Code
    when: Edtf | None
    passage: Excerpt


class EventSheet(Sheet, frozen=True, kw_only=True):
    type: Code
    start: Edtf | None
    end: Edtf | None
    phases: tuple[PhaseSheet, ...]
    place: str | None
    acts: tuple[Code, ...]
    victims: str
    told_by: tuple[Code, ...]
    title: str = ""


class ActSheet(Sheet, frozen=True, kw_only=True):
    item: Code
    act_type: Code
    passage: Excerpt
    told_by: Code | None
    when: Edtf | None
    place: str | None
    victims: str
    number: int | None
    unit: str
    negated: bool
    hedge: Code


class NameSheet(Noun, frozen=True, kw_only=True):
    text: str
    item: Code | None = None
    start: int | None = None
    end: int | None = None


class PartySheet(Sheet, frozen=True, kw_only=True):
    name: str
    kind: Code
    names: tuple[NameSheet, ...]
    roles: tuple[Code, ...]
    public: bool
    public_because: str = ""
    speaks_for: Code | None = None


class ListSheet(Sheet, frozen=True, kw_only=True):
    item: Code
    owner: str | None
    origin: str | None
    entries: int
    contained: bool
    stated: int | None = None
    made_on: Edtf | None = None
    party: Code | None = None
    place: str = ""
    passage: Excerpt | None = None


class EntrySheet(Sheet, frozen=True, kw_only=True):
    list: Code
    row: int
    name: str
    fields: dict[str, str]
    named: bool = True
    when: Edtf | None = None
    place: str | None = None
    same_as: Code | None = None


class PersonSheet(Sheet, frozen=True, kw_only=True):
    names: tuple[str, ...]
    entries: tuple[Code, ...]
    statements: tuple[Code, ...]
    named: bool
    sealed: bool
    parties: tuple[Code, ...] = ()


class LinkSheet(Sheet, frozen=True, kw_only=True):
    a: Code
    b: Code
    judgement: Code
    reason: str


class CountSheet(Sheet, frozen=True, kw_only=True):
    """`by` is "all", "list", "period", "place" or "told" (whom only texts name), `value` which one."""

    by: Code
    value: str
    certain: int
    possible: int
    named: int
    unnamed: int
    basis: tuple[Code, ...]
    why: str = ""


HEADLINE = "all models"


class EstimateSheet(Sheet, frozen=True, kw_only=True):
    """`model` `HEADLINE` is the headline: its interval over all that stand, or why there is none. `stratum` "" is
    everybody; `changed` says what was done to the lists to see how much the answer leans on them, "" is nothing.
    `curve`: the 1st to 99th percentile of what the model holds possible."""

    model: Code
    stratum: str
    listed: int
    point: float | None
    interval: tuple[float, float] | None
    level: float
    assumptions: tuple[str, ...]
    diagnostics: dict[str, float]
    refused: str | None
    changed: str = ""
    curve: tuple[float, ...] = ()


class FindingSheet(Sheet, frozen=True, kw_only=True):
    what: str
    where: str
    how_bad: Code
    next: str
    code: Code


class ContradictionSheet(Sheet, frozen=True, kw_only=True):
    """Two statements of one speaker that do not go together."""

    a: Code
    b: Code
    reason: str


class Sheets(msgspec.Struct, frozen=True, kw_only=True):
    """Every file of `data/`, under its name; each sorted by id."""

    title: str = ""
    items: tuple[ItemSheet, ...] = ()
    statements: tuple[StatementSheet, ...] = ()
    claims: tuple[ClaimSheet, ...] = ()
    denials: tuple[DenialSheet, ...] = ()
    events: tuple[EventSheet, ...] = ()
    acts: tuple[ActSheet, ...] = ()
    parties: tuple[PartySheet, ...] = ()
    lists: tuple[ListSheet, ...] = ()
    entries: tuple[EntrySheet, ...] = ()
    people: tuple[PersonSheet, ...] = ()
    links: tuple[LinkSheet, ...] = ()
    counts: tuple[CountSheet, ...] = ()
    estimate: tuple[EstimateSheet, ...] = ()
    findings: tuple[FindingSheet, ...] = ()
    contradictions: tuple[ContradictionSheet, ...] = ()

    def files(self) -> dict[str, tuple[Sheet, ...]]:
        """The arrays, by the name of their file."""
        return {name: getattr(self, name) for name in self.__struct_fields__ if name != "title"}
