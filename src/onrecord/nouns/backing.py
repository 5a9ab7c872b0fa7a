"""Which independent sources stand behind a claim, and each denial held against the record of its day."""

from typing import Literal

from onrecord.nouns.claim import Status
from onrecord.nouns.edtf import Edtf
from onrecord.nouns.finding import Finding
from onrecord.nouns.shape import Noun
from onrecord.nouns.statement import DenialKind


class Retelling(Noun, frozen=True, kw_only=True):
    """`item` takes its matter from `source`: reprint, wire copy, same bytes, earlier version, excerpt,
    translation."""

    item: str
    source: str
    how: Literal["same bytes", "reprint", "wire copy", "near copy", "version", "excerpt", "translation"]
    likeness: float
    reason: str


class Root(Noun, frozen=True, kw_only=True):
    """A primary source to which tellings go back. `first_on`: when it was first on record. `statements` are the ids of
    the statements, lists or items through which it is known here, `items` where they stand. `provisional` when the
    material gives only a part of what the root holds, or the root is unnamed. `reason` is printed: why it counts as
    its own root, or `counted` False and why it does not."""

    party: str
    first_on: Edtf | None
    statements: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    counted: bool = True
    provisional: bool = False
    reason: str = ""


class ClaimBacking(Noun, frozen=True, kw_only=True):
    """`roots` in order of `first_on`; `independent` counts those that are counted; `reason` is printed."""

    claim: str
    roots: tuple[Root, ...]
    independent: int
    status: Status
    reason: str


class OnRecordThen(Noun, frozen=True, kw_only=True):
    """What was on record on the day of a denial. Only what was certainly said before it is counted."""

    independent: int
    roots: tuple[Root, ...]


class Contradiction(Noun, frozen=True, kw_only=True):
    """Two statements of one speaker that do not go together, and why."""

    a: str
    b: str
    reason: str


class Denied(Noun, frozen=True, kw_only=True):
    """One line of the denial ledger. `maybe_before` are roots whose date overlaps the denial's, shown and not counted;
    `later` roots that came after it; `same_speaker` statement ids of the same speaker that contradict it;
    `also` are statement ids of the same denial, said in the same breath or told again. Each of those has an object of
    its own, held against its own day, with `part_of` the id of this line, which alone tells what came later.
    Readers are shown the lines alone.
    `answered` says in words why these claims and not others are held against it."""

    id: str
    statement: str
    denied_on: Edtf | None
    denial_kind: DenialKind
    claims: tuple[str, ...]
    on_record_then: OnRecordThen
    maybe_before: tuple[Root, ...] = ()
    later: tuple[Root, ...] = ()
    same_speaker: tuple[str, ...] = ()
    decided_by: str = ""
    answered: str = ""
    also: tuple[str, ...] = ()
    part_of: str | None = None


class Backing(Noun, frozen=True, kw_only=True):
    """What `corroborate` makes of an account. `rules`: the rules of status it judged by, in words, the first that
    holds first; "status: when, reason". `copied_lists`: a list that goes back to another list or item -> that one."""

    retellings: tuple[Retelling, ...] = ()
    claims: tuple[ClaimBacking, ...] = ()
    denials: tuple[Denied, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    findings: tuple[Finding, ...] = ()
    rules: tuple[str, ...] = ()
    copied_lists: dict[str, str] = {}

    @property
    def lines(self) -> tuple[Denied, ...]:
        """The lines of the ledger: each denial once, however often it was said or told."""
        return tuple(denied for denied in self.denials if denied.part_of is None)
