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

from onrecord.nouns import Release, Withheld
from onrecord.publish.known import Known, name_keys
from onrecord.publish.mask import WITHHELD, Edit, Mask, tells_names
from onrecord.publish.names import keys
from onrecord.publish.pictures import can_draw
from onrecord.publish.redacted import REASONS, Named, Policy, Redacted
from onrecord.publish.scope import NAMES, NOBODYS, OURS, Scope
from onrecord.publish.shapes import (
    ClaimSheet,
    Code,
    DenialSheet,
    EntrySheet,
    Excerpt,
    FindingSheet,
    ItemSheet,
    LinkSheet,
    NameSheet,
    PartySheet,
    PersonSheet,
    Piece,
    RootSheet,
    Sheets,
    StatementSheet,
    Words,
)
from onrecord.publish.vocabulary import special_kind

T = TypeVar("T")
LANGUAGE = Code("language")
_OWN_WORDS = frozenset({  # fields whose sentences we write, with names of the material in them
    "reason", "retold_why", "what", "next", "why", "answered", "assumptions", "refused", "changed", "public_because",
})  # fmt: skip
_ID = re.compile(r"[a-z]+-[a-z2-7]{16}(?![\w-])")
_PARTS = re.compile(r"[_!/\s]+|(?<!\d)[-.]+|[-.]+(?!\d)")


class Redaction:
    """One pass over the sheets; keeps count."""

    def __init__(self, full: Sheets, known: Known, policy: Policy) -> None:
        self.known = known
        self.policy = policy
        self.mask = Mask(known, frozenset(each.id for array in full.files().values() for each in array))
        self.scope = NOBODYS
        self.counts: dict[str, int] = {}
        self._persons = {each.id: each for each in full.parties if each.kind == "person"}
        self._item_of = {each.id: each.item for array in (full.statements, full.lists) for each in array}
        self._item_of |= {each.id: each.id for each in full.items}
        self._special: dict[type, Callable[[Any], Any]] = {
            Excerpt: self.excerpt,
            StatementSheet: self.statement,
            ItemSheet: self.item,
            ClaimSheet: self.claim,
            DenialSheet: self.denial,
            RootSheet: self.root,
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
        before, self.scope = self.scope, _scope(value, self.scope)
        shown: T = special(value) if special else self.plain(value)
        self.scope = before
        return shown

    def text(self, words: str) -> str:
        """Words as they may be shown where they stand."""
        return self.mask.text(words, self.scope) if tells_names(words, "") else WITHHELD

    def named(self, name: str | None) -> str | None:
        """A name as it may be shown: its first capital begins no sentence."""
        if name is None or not tells_names(name, ""):
            return name and WITHHELD
        return self.mask.text(name, Scope(self.scope.item, self.scope.language, naming=True))

    def is_open(self, party: Code | None, item: Code | str | None) -> bool:
        """Whether a party may be known by its name in an item: a person only where the item itself proves it."""
        person = self._persons.get(Code(party or ""))
        return (
            person is None
            or not self._proof(person)
            or any(
                (item and self.known.public.person(phrase, item)) or phrase in self.known.public.released
                for phrase in self._phrases(person)
            )
        )

    def _phrases(self, person: PartySheet) -> set[tuple[str, ...]]:
        names = (person.name, *(name.text for name in person.names))
        return {phrase for name in names for phrase in (keys(name), name_keys(name)) if phrase}

    def _proof(self, person: PartySheet) -> str:
        """Why a person may be named, "" where nothing says so."""
        for phrase in sorted(self._phrases(person), key=len, reverse=True):
            proof = self.known.public.released.get(phrase) or self.known.public.person(phrase, "")
            if proof is not None and phrase not in self.known.private:
                return proof.reason
        return ""

    def plain(self, value: T, *, but: frozenset[str] = frozenset()) -> T:
        """Every text field of a struct masked, those named in `but` left to the caller."""
        changed = {}
        for name, hint in _hints(type(value)).items():
            if name not in but:
                before, self.scope = self.scope, OURS if name in _OWN_WORDS else self.scope
                changed[name] = self.walk(getattr(value, name), hint)
                self.scope = before
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
            return {self.text(k): self.walk(v, str) for k, v in value.items()}
        if type(value) is str and _not_none(hint) is not Code:
            return self.text(value)
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
        return self.pieces(excerpt, self.mask.edits(excerpt.text, self.scope))

    def pieces(self, excerpt: Excerpt, edits: list[Edit]) -> Excerpt:
        pieces, at = [], 0
        for piece in excerpt.pieces:
            text = self.mask.apply(excerpt.text, edits, at, at + len(piece.text))
            at += len(piece.text)
            if text:
                pieces.append(Piece(text=text, part=piece.part))
        return msgspec.structs.replace(excerpt, pieces=tuple(pieces), start=None)

    def statement(self, each: StatementSheet) -> StatementSheet:
        """Its words are masked as they stand in their passage, so that a name reads the same in both."""
        party = each.party if self.is_open(each.party, each.item) else None
        each = msgspec.structs.replace(each, decided_by=self.decider(each.decided_by), party=party)
        passage = each.passage
        if not tells_names(passage.text, passage.language):
            return msgspec.structs.replace(
                each, speaker=None, cue=(), content=(), audience=None, passage=self.excerpt(passage)
            )
        edits = self.mask.edits(passage.text, self.scope)
        return msgspec.structs.replace(
            each,
            speaker=self.words(each.speaker, passage, edits),
            cue=tuple(w for w in (self.words(words, passage, edits) for words in each.cue) if w),
            content=tuple(w for w in (self.words(words, passage, edits) for words in each.content) if w),
            audience=self.words(each.audience, passage, edits),
            passage=self.pieces(passage, edits),
        )

    def words(self, words: Words | None, passage: Excerpt, edits: list[Edit]) -> Words | None:
        """Words of a passage without their place: two places would tell the length of what is withheld between."""
        if words is None:
            return None
        text, base = passage.text, passage.start or 0
        start, end = (words.start or 0) - base, (words.end or 0) - base
        if start < 0 or text[start:end] != words.text:
            return Words(text=self.text(words.text))
        wide = [e for e in edits if e.start < end and start < e.end]
        start, end = min([start, *(e.start for e in wide)]), max([end, *(e.end for e in wide)])
        return Words(text=self.mask.apply(text, edits, start, end))

    def claim(self, each: ClaimSheet) -> ClaimSheet:
        shown = self.plain(each)
        return msgspec.structs.replace(shown, roots=tuple(root.party for root in shown.backing if root.counted))

    def denial(self, each: DenialSheet) -> DenialSheet:
        """A denial with its speaker where they may be named, and with what they said elsewhere where the same holds: an
        id that tied a named speaker to words of somebody withheld would name them."""
        named = self.is_open(each.party, self._item_of.get(each.statement))

        def alike(ids: tuple[Code, ...]) -> tuple[Code, ...]:
            return tuple(id for id in ids if self.is_open(each.party, self._item_of.get(id)) == named)

        return msgspec.structs.replace(
            self.plain(each),
            party=each.party if named else None,
            same_speaker=alike(each.same_speaker),
            also=alike(each.also),
        )

    def root(self, each: RootSheet) -> RootSheet:
        """A root under its name, with what it said where it may be named; under no name where it may not anywhere."""
        told = tuple(id for id in each.statements if self.is_open(each.party, self._item_of.get(id)))
        shown = self.plain(each)
        if told or not each.statements:
            return msgspec.structs.replace(shown, statements=told)
        return msgspec.structs.replace(shown, party=Code(""))

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
        author = self.named(each.author)
        if author != each.author:
            self.count("author")
            author = None
        plain = self.plain(each, but=frozenset({"name", "author", "title", "outlet"}))
        return msgspec.structs.replace(
            plain,
            name=each.name if named else f"item {each.id}",
            title=self.text(each.title) if each.title and (public or released) else None,
            author=author,
            outlet=self.named(each.outlet),
            sha256=each.sha256 if public else None,
            picture=self.picture(each, released=released),
            released_because=Code(self.mask.text(ground or "")),
        )

    def may_be_shown(self, each: ItemSheet) -> bool:
        """Whether a file name holds nothing but words that may stand: it passes the same gate as everything else."""
        return self.file_name(each.name) == each.name

    def file_name(self, name: str) -> str:
        """A file name that passes the gate, or "[withheld]"."""
        words = " ".join(_PARTS.split(PurePosixPath(name.replace("!/", "/")).with_suffix("").as_posix()))
        return WITHHELD if self.mask.edits(words, self.scope) else name

    def picture(self, each: ItemSheet, *, released: bool) -> Code | None:
        """Where the small copy of a picture or film will lie; only of one that a person released."""
        if not can_draw(each.media_type):
            return None
        if not released:
            self.count("picture")
            return None
        return Code(f"pictures/{each.id}.webp")

    def party(self, each: PartySheet) -> PartySheet:
        if each.kind != "person":
            return self._body(each)
        because = self._proof(each)
        if not because:
            self.count("party")
            return msgspec.structs.replace(
                self.plain(each, but=frozenset({"name", "names"})),
                name=self._called(each), names=(), public=False, public_because="",
            )  # fmt: skip
        stands = [name for name in (each.name, *(name.text for name in each.names)) if self._stands(name)]
        return msgspec.structs.replace(
            self.plain(each, but=frozenset({"name", "names"})),
            name=each.name if each.name in stands else max(stands, key=lambda name: (name.isascii(), len(name), name)),
            names=tuple(NameSheet(text=name) for name in sorted(set(stands))),
            public=True,
            public_because=self.mask.text(because),
        )

    def _stands(self, name: str) -> bool:
        public = self.known.public
        return any(
            phrase in public.released or (public.person(phrase, "") and phrase not in self.known.private)
            for phrase in (keys(name), name_keys(name))
        )

    def _body(self, each: PartySheet) -> PartySheet:
        """A body or an outlet by what its own words prove; a person's name in it gives way."""
        name = self.mask.text(each.name, NAMES)
        hidden = not _letters(name)
        if hidden:
            self.count("party")
        names = {shown for one in each.names if (shown := self.mask.text(one.text, NAMES)) == one.text}
        return msgspec.structs.replace(
            self.plain(each, but=frozenset({"name", "names"})),
            name=f"a {each.kind} whose name is withheld" if hidden else name,
            names=() if hidden else tuple(NameSheet(text=one) for one in sorted(names)),
            public=not hidden,
            public_because="" if hidden else each.public_because,
        )

    def _called(self, each: PartySheet) -> str:
        """The pseudonym; for whom the material only describes, the description too: "A cannery worker (Person C9)"."""
        pseudonym = self.known.pseudonym(each.id)
        described = "unnamed" in each.roles and each.name[1:] == each.name[1:].lower() and " " in each.name
        return f"{each.name} ({pseudonym})" if described and self.mask.text(each.name) == each.name else pseudonym

    def entry(self, each: EntrySheet) -> EntrySheet:
        """A row of a list: who is on it by pseudonym, when (no closer than the month) and where; nothing else."""
        released = bool(each.named) and name_keys(each.name, listed=True) in self.known.public.released
        fields: dict[str, str] = {}
        if released:
            for header, cell in each.fields.items():
                if any(special_kind(word) for word in keys(header)):
                    self.count("column")
                elif any(special_kind(word) for word in keys(cell)) or not tells_names(cell, ""):
                    self.count("cell")
                else:
                    fields[self.text(header)] = self.text(cell)
        else:
            self.count("cell", len(each.fields))
        name = each.name if released else self.known.pseudonym(each.id) if each.named else ""
        plain = self.plain(each, but=frozenset({"name", "fields"}))
        return msgspec.structs.replace(
            plain, name=name, fields=fields, when=each.when if released else None, place=plain.place
        )

    def person(self, each: PersonSheet) -> PersonSheet:
        names = tuple(n for n in each.names if name_keys(n, listed=True) in self.known.public.released)
        public = [n for n in each.names if self._stands(n)]
        if names or (public and not each.entries):
            shown: tuple[str, ...] = names or tuple(public)
        else:
            self.count("person", int(each.named))
            shown = (self.known.pseudonym(each.id),) if each.named else ()
        said = each.statements
        if public:  # what they said under a pseudonym stays apart from the name
            said = tuple(id for id in said if any(self.is_open(one, self._item_of.get(id)) for one in each.parties))
        return msgspec.structs.replace(each, names=shown, statements=said, decided_by=self.decider(each.decided_by))

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


def redact(full: Sheets, known: Known, policy: Policy) -> Redacted:
    """`full` as strangers may read it."""
    redaction = Redaction(full, known, policy)
    title = redaction.text(full.title)
    releases = tuple(
        Release(
            what=each.what,
            match=redaction.text(each.match) if each.what == "name" else redaction.file_name(each.match),
            ground=redaction.text(each.ground),
        )
        for each in policy.releases
    )
    arrays = {name: tuple(redaction.shown(each) for each in array) for name, array in full.files().items()}
    arrays["entries"] = _numbered(arrays["entries"])
    named = tuple(
        Named(name=name, reason=reason, times=sum(places.values()), items=tuple(sorted(filter(None, places))))
        for (name, reason), places in sorted(redaction.mask.shown.items())
    )
    return Redacted(sheets=Sheets(title=title, **arrays), withheld=redaction.report(), named=named, releases=releases)  # type: ignore[arg-type]


def _numbered(entries: tuple[Any, ...]) -> tuple[Any, ...]:
    """Rows of lists counted anew in the order of their ids: the place in an alphabetical list tells a name."""
    seen: dict[str, int] = {}
    found = []
    for each in entries:
        seen[each.list] = seen.get(each.list, 0) + 1
        found.append(msgspec.structs.replace(each, row=seen[each.list]))
    return tuple(found)


def _scope(value: object, outer: Scope) -> Scope:
    """Whose words a sheet holds: of the item it stands in, in the language of its passage."""
    if isinstance(value, StatementSheet):
        return Scope(value.item, value.passage.language)
    if isinstance(value, ItemSheet):
        return Scope(value.id, value.language or "")
    if isinstance(value, Excerpt):
        return Scope(value.item, value.language)
    item = getattr(value, "item", None)
    return Scope(item) if item else outer


def _letters(name: str) -> bool:
    """Whether anything of a name is left."""
    return any(char.isalpha() for char in re.sub(r"Person [A-Z]\d+|\[withheld\]", "", name))


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
