"""The one door between what the team knows and what strangers read: full sheets in, published sheets and a report out.

Promises
* Pages, `data/` and proofs are made from what this module returns and from nothing else.
* Every text of every sheet is masked (`mask.py`), unless it is typed `Code`: a new field is masked by default.
* What is withheld is counted and the reason given; nothing is left out in silence.

It does not promise that nobody can be recognised: a style, a place or a date can point to a person whom no word names.
"""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from onrecord.nouns import Withheld
from onrecord.nouns.shape import Noun
from onrecord.publish.known import Known, name_keys
from onrecord.publish.mask import WITHHELD, Edit, Mask, tells_names
from onrecord.publish.names import keys
from onrecord.publish.pictures import can_draw
from onrecord.publish.shapes import (
    Code,
    EntrySheet,
    Excerpt,
    FindingSheet,
    ItemSheet,
    LinkSheet,
    PartySheet,
    PersonSheet,
    Piece,
    Sheets,
    StatementSheet,
    Words,
)
from onrecord.publish.vocabulary import anywhere, special_kind

T = TypeVar("T")
LANGUAGE = Code("language")
_ID = re.compile(r"[a-z]+-[a-z2-7]{16}(?![\w-])")
_ENDINGS = frozenset({
    "html", "htm", "txt", "md", "pdf", "docx", "doc", "odt", "eml", "warc", "wacz", "gz", "zip", "archive", "data",
    "css", "js", "jpg", "jpeg", "png", "mp4",
})  # fmt: skip


class Policy(Noun, frozen=True, kw_only=True):
    """What a person decided to release: names of items whose name, text and picture may be shown -> on what ground."""

    items: dict[str, str] = {}


class Redaction:
    """One pass over the sheets; keeps count."""

    def __init__(self, known: Known, policy: Policy) -> None:
        self.known = known
        self.policy = policy
        self.mask = Mask(known)
        self.counts: dict[str, int] = {}
        named = frozenset(word for phrase in known.public for word in phrase)
        self.shown_words = known.common | known.public_words | anywhere() | named | _ENDINGS
        self._special: dict[type, Callable[[Any], Any]] = {
            Excerpt: self.excerpt,
            StatementSheet: self.statement,
            ItemSheet: self.item,
            PartySheet: self.party,
            EntrySheet: self.entry,
            PersonSheet: self.person,
            LinkSheet: self.link,
            FindingSheet: self.finding,
        }

    def count(self, what: str, how_many: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + how_many

    def shown(self, value: T) -> T:
        """A sheet as it may be published."""
        special = self._special.get(type(value))
        shown: T = special(value) if special else self.plain(value)
        return shown

    def plain(self, value: T, *, but: frozenset[str] = frozenset()) -> T:
        """Every text field of a struct masked, those named in `but` left to the caller."""
        changed = {
            name: self.walk(getattr(value, name), hint) for name, hint in _hints(type(value)).items() if name not in but
        }
        changed["decided_by"] = self.decider(value.decided_by) if hasattr(value, "decided_by") else None
        if changed["decided_by"] is None:
            del changed["decided_by"]
        return msgspec.structs.replace(value, **changed)  # type: ignore[type-var]

    def walk(self, value: Any, hint: Any) -> Any:
        """A field's value as its declared type allows it to be shown."""
        if isinstance(value, msgspec.Struct):
            return self.shown(value)
        if isinstance(value, tuple):
            inner = get_args(_not_none(hint))[:1] or (str,)
            return tuple(self.walk(each, inner[0]) for each in value)
        if isinstance(value, dict):
            return {self.mask.text(k): self.walk(v, str) for k, v in value.items()}
        if type(value) is str and _not_none(hint) is not Code:
            return self.mask.text(value) if tells_names(value, "") else WITHHELD
        return value

    def decider(self, who: str) -> Code:
        """A machine by its name, a member of the team never by theirs."""
        if not who or who.startswith("machine:"):
            return Code(who)
        return Code("a person of the team")

    def excerpt(self, excerpt: Excerpt) -> Excerpt:
        if not tells_names(excerpt.text, excerpt.language):
            self.count("passage")
            return msgspec.structs.replace(excerpt, pieces=(), start=None, withheld=LANGUAGE)
        return self.pieces(excerpt, self.mask.edits(excerpt.text))

    def pieces(self, excerpt: Excerpt, edits: list[Edit]) -> Excerpt:
        pieces, at = [], 0
        for piece in excerpt.pieces:
            text = self.mask.apply(excerpt.text, edits, at, at + len(piece.text))
            at += len(piece.text)
            if text:
                pieces.append(Piece(text=text, part=piece.part))
        return msgspec.structs.replace(excerpt, pieces=tuple(pieces))

    def statement(self, each: StatementSheet) -> StatementSheet:
        """Its words are masked as they stand in their passage, so that a name reads the same in both."""
        passage = each.passage
        if not tells_names(passage.text, passage.language):
            self.count("passage")
            passage = msgspec.structs.replace(passage, pieces=(), start=None, withheld=LANGUAGE)
            return msgspec.structs.replace(
                each,
                decided_by=self.decider(each.decided_by),
                speaker=None,
                cue=(),
                content=(),
                audience=None,
                passage=passage,
            )
        edits = self.mask.edits(passage.text)
        return msgspec.structs.replace(
            each,
            decided_by=self.decider(each.decided_by),
            speaker=self.words(each.speaker, each.passage, edits),
            cue=tuple(w for w in (self.words(words, each.passage, edits) for words in each.cue) if w),
            content=tuple(w for w in (self.words(words, each.passage, edits) for words in each.content) if w),
            audience=self.words(each.audience, each.passage, edits),
            passage=self.pieces(passage, edits),
        )

    def words(self, words: Words | None, passage: Excerpt, edits: list[Edit]) -> Words | None:
        if words is None:
            return None
        text, base = passage.text, passage.start or 0
        start, end = (words.start or 0) - base, (words.end or 0) - base
        if start < 0 or text[start:end] != words.text:
            shown = self.mask.text(words.text)
        else:
            wide = [e for e in edits if e.start < end and start < e.end]
            start, end = min([start, *(e.start for e in wide)]), max([end, *(e.end for e in wide)])
            shown = self.mask.apply(text, edits, start, end)
        return words if shown == words.text else Words(text=shown)

    def item(self, each: ItemSheet) -> ItemSheet:
        grounds = (self.policy.items.get(name) for name in (each.name, PurePosixPath(each.name).name))
        ground = next((ground for ground in grounds if ground is not None), None)
        released = ground is not None
        public = each.public
        if not public:
            self.count("hash")
        named = (public or released) and self.may_be_shown(each)
        if not named:
            self.count("file name")
        author = self.mask.text(each.author) if each.author else None
        if author is not None and ("Person " in author or WITHHELD in author):
            self.count("author")
            author = None
        plain = self.plain(each, but=frozenset({"name", "author", "title"}))
        return msgspec.structs.replace(
            plain,
            name=each.name if named else f"item {each.id}",
            title=self.mask.text(each.title) if each.title and (public or released) else None,
            author=author,
            sha256=each.sha256 if public else None,
            picture=self.picture(each, released=released),
            released_because=Code(ground or ""),
        )

    def may_be_shown(self, each: ItemSheet) -> bool:
        """Whether every word of a file name is common, or may be named anyway: here, too, an allow-list."""
        words = {word for word in keys(each.name) if len(word) > 1} - set(keys(each.outlet or ""))
        return words <= self.shown_words and not words & self.known.private_words.keys()

    def picture(self, each: ItemSheet, *, released: bool) -> Code | None:
        """Where the small copy of a picture or film will lie; only of one that a person released."""
        if not can_draw(each.media_type):
            return None
        if not released:
            self.count("picture")
            return None
        return Code(f"pictures/{each.id}.webp")

    def party(self, each: PartySheet) -> PartySheet:
        phrase = name_keys(each.name)
        if each.public or (phrase and phrase in self.known.released):
            names = tuple(name for name in each.names if self.mask.text(name.text) == name.text)
            return msgspec.structs.replace(
                self.plain(each, but=frozenset({"name", "names"})),
                names=names,
            )
        self.count("party")
        name = self._called(each) if each.kind == "person" else f"a {each.kind} whose name is withheld"
        return msgspec.structs.replace(
            self.plain(each, but=frozenset({"name", "names"})), name=name, names=(), public_because=""
        )

    def _called(self, each: PartySheet) -> str:
        """The pseudonym; for whom the material only describes, the description too: "A cannery worker (Person C9)"."""
        pseudonym = self.known.pseudonym(each.id)
        described = "unnamed" in each.roles and each.name[1:] == each.name[1:].lower()
        return f"{each.name} ({pseudonym})" if described and self.mask.text(each.name) == each.name else pseudonym

    def entry(self, each: EntrySheet) -> EntrySheet:
        """A row of a list: who is on it by pseudonym, when (no closer than the month) and where; nothing else."""
        released = bool(each.named) and name_keys(each.name, listed=True) in self.known.released
        fields: dict[str, str] = {}
        if released:
            for header, cell in each.fields.items():
                if any(special_kind(word) for word in keys(header)):
                    self.count("column")
                elif any(special_kind(word) for word in keys(cell)) or not tells_names(cell, ""):
                    self.count("cell")
                else:
                    fields[self.mask.text(header)] = self.mask.text(cell)
        else:
            self.count("cell", len(each.fields))
        name = each.name if released else self.known.pseudonym(each.id) if each.named else ""
        plain = self.plain(each, but=frozenset({"name", "fields"}))
        return msgspec.structs.replace(
            plain, name=name, fields=fields, when=each.when if released else None, place=plain.place
        )

    def person(self, each: PersonSheet) -> PersonSheet:
        names = tuple(n for n in each.names if name_keys(n, listed=True) in self.known.released)
        public = [n for n in each.names if keys(n) in self.known.public and keys(n) not in self.known.private]
        if names or (public and not each.entries):
            shown: tuple[str, ...] = names or tuple(public)
        else:
            self.count("person", int(each.named))
            shown = (self.known.pseudonym(each.id),) if each.named else ()
        return msgspec.structs.replace(each, names=shown, decided_by=self.decider(each.decided_by))

    def link(self, each: LinkSheet) -> LinkSheet:
        """Why two records are one person is said in their names; only the judgement is published."""
        self.count("link", int(bool(each.reason)))
        return msgspec.structs.replace(each, reason="", decided_by=self.decider(each.decided_by))

    def finding(self, each: FindingSheet) -> FindingSheet:
        id = _ID.match(each.where)
        where = id.group() if id else "the folder"
        return msgspec.structs.replace(self.plain(each, but=frozenset({"where"})), where=where)

    def report(self) -> tuple[Withheld, ...]:
        """What was withheld, and why."""
        counts = {**self.counts, **{kind: n for kind, n in self.mask.occurrences.items() if kind not in self.counts}}
        return tuple(
            Withheld(what=what, how_many=counts[kind], why=why)
            for kind, (what, why) in REASONS.items()
            if counts.get(kind)
        )


def redact(full: Sheets, known: Known, policy: Policy) -> tuple[Sheets, tuple[Withheld, ...]]:
    """The published sheets, and what was withheld from them."""
    redaction = Redaction(known, policy)
    title = redaction.mask.apply(full.title, redaction.mask.edits(full.title, title=True))
    arrays = {name: tuple(redaction.shown(each) for each in array) for name, array in full.files().items()}
    return Sheets(title=title, **arrays), redaction.report()  # type: ignore[arg-type]


REASONS: dict[str, tuple[str, str]] = {
    "person": ("people", "They are not public figures. Each stands under one pseudonym throughout."),
    "party": ("speakers and other parties", "They are not public figures, or nothing says that they are."),
    "name": ("names inside quoted words", "Nothing in the material says that they are public."),
    "author": ("authors of items", "Who wrote something is shown only where the author is a public figure."),
    "address": ("addresses, telephone numbers and file names inside words", "They can lead to a person."),
    "number": ("ages, dates of birth and numbers of papers inside words", "With a place they point to one person."),
    "passage": (
        "passages",
        "In a script without capital letters names cannot be told apart safely.",
    ),
    "cell": ("cells of lists", "A year of birth, a date and a place together can point to one person."),
    "column": ("columns of lists", "They tell of religion, ethnicity, kinship, health or orientation."),
    "sexual_orientation": ("words about sexual orientation", "They stood beside the name of a private person."),
    "ethnicity": ("words about ethnicity", "They stood beside the name of a private person."),
    "religion": ("words about religion", "They stood beside the name of a private person."),
    "kinship": ("words about kinship", "They stood beside the name of a private person."),
    "health": ("words about health", "They stood beside the name of a private person."),
    "link": ("reasons why two records are held to be one person", "They name people."),
    "file name": ("file names", "A file name may name a person."),
    "hash": ("hashes of items", "Whoever holds a copy could learn that it was handed in. The log position is shown."),
    "picture": ("pictures", "No person has released them."),
}


def _hints(shape: type) -> dict[str, Any]:
    if shape not in _CACHE:
        hints = get_type_hints(shape)
        _CACHE[shape] = {name: hints[name] for name in shape.__struct_fields__}  # type: ignore[attr-defined]
    return _CACHE[shape]


_CACHE: dict[type, dict[str, Any]] = {}


def _not_none(hint: Any) -> Any:
    if get_origin(hint) is not None and type(None) in get_args(hint):
        return next(each for each in get_args(hint) if each is not type(None))
    return hint
