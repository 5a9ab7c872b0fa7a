"""Words, or a reported act of speech, with a speaker, an audience, a date and a passage."""

from typing import Literal

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.shape import Proposal
from onrecord.nouns.span import Span

Kind = Literal["assertion", "denial", "testimony", "retraction", "order", "promise", "report"]
DenialKind = Literal[
    "denies_act",
    "denies_responsibility",
    "other_explanation",
    "disputes_source",
    "out_of_context",
    "mitigates",
    "no_comment",
]
Hedge = Literal["none", "reported", "believed", "alleged", "possible"]


class Statement(Proposal, frozen=True, kw_only=True):
    """One attributed statement in one item.

    `cue` and `content` may be discontinuous; their spans stand in text order. `within` is the id of
    the statement that reports this one. `tense` is that of the cue ("past", "present", "perfect",
    "future"). `answers` marks words in the same item to which a denial answers ("the recent listing"),
    so that what it answers is known to be earlier than it.
    """

    item: str
    speaker: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    said_on: Edtf | None
    denial_kind: DenialKind | None = None
    hedge: Hedge = "none"
    within: str | None = None
    audience: Span | None = None
    answers: tuple[Span, ...] = ()
    quoted: bool = False
    tense: str = "past"

    def __post_init__(self) -> None:
        if (self.kind == "denial") != (self.denial_kind is not None):
            raise ValueError("a denial, and nothing else, has a kind of denial")

    @property
    def at(self) -> int:
        """Where it begins: its cue or, in a speech that no verb takes, its content."""
        return (self.cue or self.content)[0].start

    @property
    def words(self) -> str:
        """The content as one line, gaps shown as an ellipsis."""
        return " … ".join(part.text for part in self.content)


def begun_with(kind: str) -> str:
    """How a line of the denial ledger begins: who knows nothing of it, or does not comment, has denied nothing."""
    return "Not acknowledged" if kind == "no_comment" else "Denied"


def independent_sources(count: int) -> str:
    """ "1 independent source", "3 independent sources": what a line of the denial ledger counts."""
    return f"{count} independent source{'' if count == 1 else 's'}"
