"""The words: one immutable shape a file, no I/O. `docs/ARCHITECTURE.md` says how they flow.

Every machine proposal carries `decided_by = "machine:<model>@<version>"` and a `confidence`; what a person
decided carries the person's name. Times are aware UTC datetimes; what happened or was said is dated by `Edtf`.
"""

from onrecord.nouns.account import Account
from onrecord.nouns.anchor import Anchor, Told
from onrecord.nouns.attitude import Attitude
from onrecord.nouns.backing import (
    Backing,
    ClaimBacking,
    Contradiction,
    Denied,
    OnRecordThen,
    Retelling,
    Root,
)
from onrecord.nouns.broken import BROKEN, fault_of
from onrecord.nouns.claim import Claim, Status
from onrecord.nouns.decision import Decision
from onrecord.nouns.edtf import Edtf
from onrecord.nouns.entry import Entry
from onrecord.nouns.estimate import Estimate, Headline, Numbers
from onrecord.nouns.event import Act, Event, Phase
from onrecord.nouns.finding import Finding
from onrecord.nouns.ids import Ids
from onrecord.nouns.item import Item, ItemToBe, ObjectRef, Vanished
from onrecord.nouns.judged import Judged, in_force
from onrecord.nouns.listing import ListEntry, PeopleList
from onrecord.nouns.party import Party, PartyName
from onrecord.nouns.passage import Passage
from onrecord.nouns.people import Count, Drawn, Judgement, Link, Part, People, Person
from onrecord.nouns.reading import DateMention, Mention, Quotation, Reading, Segment
from onrecord.nouns.refusal import Refusal
from onrecord.nouns.settings import CaseSettings, ItemSettings, Release, SamePlace
from onrecord.nouns.shape import Noun, Proposal
from onrecord.nouns.span import Span
from onrecord.nouns.statement import DenialKind, Hedge, Kind, Statement
from onrecord.nouns.summary import LedgerLine, Run, Summary, Survey, Taken, Withheld
from onrecord.nouns.text import Block, Description, Table, TextLayer
from onrecord.nouns.wire import from_json, to_builtins, to_json

__all__ = [
    "BROKEN", "Account", "Act", "Anchor", "Attitude", "Backing", "Block", "CaseSettings", "Claim", "ClaimBacking",
    "Contradiction", "Count", "DateMention", "Decision", "DenialKind", "Denied", "Description", "Drawn", "Edtf",
    "Entry", "Estimate", "Event", "Finding", "Headline", "Hedge", "Ids", "Item", "ItemSettings", "ItemToBe",
    "Judged", "Judgement", "Kind", "LedgerLine", "Link", "ListEntry", "Mention", "Noun", "Numbers", "ObjectRef",
    "OnRecordThen", "Part", "Party", "PartyName", "Passage", "People", "PeopleList", "Person", "Phase", "Proposal",
    "Quotation", "Reading", "Refusal", "Release", "Retelling", "Root", "Run", "SamePlace", "Segment", "Span",
    "Statement", "Status", "Summary", "Survey", "Table", "Taken", "TextLayer", "Told", "Vanished", "Withheld",
    "fault_of", "from_json", "in_force", "to_builtins", "to_json",
]  # fmt: skip
