"""What a reader found in one item: roles of its passages, names, dates, statements, lists. A proposal, whole."""

from typing import Literal

from onrecord.nouns.attitude import Attitude
from onrecord.nouns.edtf import Edtf
from onrecord.nouns.finding import Finding
from onrecord.nouns.listing import PeopleList
from onrecord.nouns.shape import Noun
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Statement

Role = Literal[
    "title",
    "heading",
    "byline",
    "dateline",
    "body",
    "quote",
    "caption",
    "credit",
    "share",
    "related",
    "boilerplate",
    "table",
]
MentionKind = Literal["person", "body", "outlet", "place", "group", "other"]


class Segment(Noun, frozen=True, kw_only=True):
    """A stretch of the text layer with one role and one language (ISO 639-1, "und" where unknown)."""

    start: int
    end: int
    role: Role
    language: str = "und"


class Mention(Noun, frozen=True, kw_only=True):
    """A name in the text. `name` is its fullest form in the same item ("Maria Petrova" for "Petrova");
    `title` the office or role that stands with it ("Foreign Ministry spokesperson"); `official`: the text
    gives them a public office, or they speak for a body, so that they are a public figure by role."""

    span: Span
    kind: MentionKind
    name: str
    title: str = ""
    official: bool = False


class DateMention(Noun, frozen=True, kw_only=True):
    """A date or a duration in the text. `when` None: it could not be resolved, and `how` says why.
    `anchor`: the earlier words of the text that it was counted from, where it was."""

    span: Span
    when: Edtf | None
    how: str
    duration: bool = False
    confidence: float = 1.0
    anchor: Span | None = None


class Quotation(Noun, frozen=True, kw_only=True):
    """A stretch between quotation marks; `closed` False where the closing mark never comes."""

    span: Span
    closed: bool = True


class Reading(Noun, frozen=True, kw_only=True):
    """`model` is name@version of the reader. `sentences` are half-open (start, end) pairs in the body.

    `under` is a digest of the settings it was read under: other settings, another reading.
    `published_on`, `title`, `outlet`, `author`, `language` are settled from `case.toml` first and the
    item's own metadata second; `dated_by` says which ("case.toml", "metadata", "byline", or "" where none).
    """

    item: str
    layer: str
    model: str
    language: str
    under: str = ""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published_on: Edtf | None = None
    dated_by: str = ""
    segments: tuple[Segment, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    lists: tuple[PeopleList, ...] = ()
    findings: tuple[Finding, ...] = ()
    attitudes: tuple[Attitude, ...] = ()
