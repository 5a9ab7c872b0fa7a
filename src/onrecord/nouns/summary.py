"""What a build says at its end: the figures of one screen, each with the ids behind it."""

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.finding import Finding
from onrecord.nouns.shape import Noun
from onrecord.nouns.statement import DenialKind


class Survey(Noun, frozen=True, kw_only=True):
    """What collecting found in the folder this time. Kept again only when it differs from the last one."""

    findings: tuple[Finding, ...] = ()


class Withheld(Noun, frozen=True, kw_only=True):
    """`how_many` things of one kind that the dossier does not show, and why."""

    what: str
    how_many: int
    why: str


class Run(Noun, frozen=True, kw_only=True):
    """A build that went through to its end. `manifest` is the SHA-256 of the dossier's list of files, `named` how many
    names it publishes."""

    version: str
    manifest: str
    withheld: tuple[Withheld, ...] = ()
    named: int = 0


class LedgerLine(Noun, frozen=True, kw_only=True):
    """One denial as the summary shows it. `independent` None: the denial could not be dated, so nothing was counted."""

    id: str
    who: str
    denied_on: Edtf | None
    denial_kind: DenialKind
    words: str
    independent: int | None


class Taken(Noun, frozen=True, kw_only=True):
    """What collecting did in this run."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0


class Summary(Noun, frozen=True, kw_only=True):
    """The screen at the end of `onrecord build`; `--json` prints the same."""

    title: str
    items: int
    taken: Taken
    statements: int
    denying: int
    unreviewed: int
    denials: tuple[LedgerLine, ...]
    claims: int
    one_root: int
    certain: int
    possible: int
    named: int
    unnamed: int
    withheld: tuple[Withheld, ...]
    published_names: int
    findings: tuple[Finding, ...]
    entries: int
    dossier: str
    unprotected: bool
    interrupted: bool = False
