"""The one door to a record's folder: open it, ask it, and, one writer at a time, add to it.

Promises: what `Writer.commit` returned for is durable and signed; a record that falls short of what was signed is
refused and not repaired; the view is always what the log says. Asking sees what is committed.
It does not decide what is logged, and it never changes or removes an entry.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, TypeVar

import msgspec

from onrecord.casefile.check import fallen_behind
from onrecord.casefile.disk import Disk
from onrecord.casefile.entries import Entries
from onrecord.casefile.foundation import Foundation
from onrecord.casefile.keys import Secret
from onrecord.casefile.kinds import Begun, Destroyed, kind_of
from onrecord.casefile.opening import Opened
from onrecord.casefile.refresh import fresh_view, put_back
from onrecord.casefile.view import AsOf, Found, View
from onrecord.casefile.writer import Writer
from onrecord.ledger import LedgerError, Randomness, VerifierKey, open_checkpoint
from onrecord.ledger.note import sign_note
from onrecord.nouns import (
    Anchor,
    Decision,
    Entry,
    Finding,
    Ids,
    Item,
    Judged,
    Noun,
    ObjectRef,
    Reading,
    TextLayer,
)
from onrecord.nouns.refusal import UnknownId
from onrecord.standing import (
    LaidReading,
    SameItem,
    anchor_in,
    in_force,
    lay_reading,
    same_items,
)

N = TypeVar("N", bound=Noun)
Clock = Callable[[], dt.datetime]

STATED = "onrecord/v1 "


def now() -> dt.datetime:
    """The machine's clock: a claim, in UTC."""
    return dt.datetime.now(dt.UTC)


def open_casefile(
    folder: Path,
    *,
    passphrase: Secret | None = None,
    write: bool = True,
    disk: Disk | None = None,
    clock: Clock = now,
    randomness: Randomness = os.urandom,
) -> "Casefile":
    """Open a record. Raises NeedsPassphrase, WrongPassphrase, RecordInUse, RecordDamaged."""
    return Casefile(Foundation.open(folder, passphrase, write=write, disk=disk or Disk()), clock, randomness)


class Casefile:
    """An open record. Use it as a context manager."""

    def __init__(self, foundation: Foundation, clock: Clock = now, randomness: Randomness = os.urandom) -> None:
        self._on = foundation
        self._clock = clock
        self._randomness = randomness
        self.folder = foundation.layout.folder
        self.incoming = foundation.layout.incoming  # for what passes through; swept at the next writing
        self.unprotected = foundation.unprotected
        self.origin = foundation.master.origin
        self.ids = Ids(key=foundation.master.derive("ids"))
        self._entries = Entries(foundation)
        self._latest: dict[type[Noun], tuple[int, Noun | None]] = {}
        self._anchors: dict[int, Anchor | None] = {}
        self._same: tuple[int, SameItem] | None = None
        try:
            self._view: View = fresh_view(foundation, self._entries)
            self._finish_destroying()
        except BaseException:
            foundation.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, why: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the record."""
        self._view.close()
        self._on.close()

    @property
    def member(self) -> str:
        """Who writes in this record."""
        begun = self.latest(Begun)
        return begun.member if begun else ""

    @property
    def verifier_key(self) -> VerifierKey:
        """The public key that signs the log; `str()` of it is the C2SP form `name+id+base64`."""
        return self._on.log.verifier

    def sign(self, text: str) -> bytes:
        """`text` as a C2SP signed note under the record's key. Its first line says what it is: "onrecord/v1 ...", which
        no checkpoint begins with, so that nothing signed here can be shown as a state of the log."""
        if not text.startswith(STATED):
            raise ValueError(f"what the record signs beside its log begins with {STATED!r}")
        return sign_note(text, self.verifier_key.name, self._on.master.signing_key())

    @property
    def damage(self) -> tuple[Finding, ...]:
        """Entries that could not be read when the view was made; `onrecord check` finds all damage there is."""
        return tuple(self._on.damage)

    @property
    def size(self) -> int:
        """The number of entries."""
        return self._on.log.size

    def items(self, as_of: AsOf = None) -> tuple[Item, ...]:
        """Every item, all versions, in the order of the log."""
        return self._view.items(as_of)

    def current(self) -> tuple[Item, ...]:
        """The newest version at each name, without those that vanished."""
        return self._view.current()

    def vanished(self) -> frozenset[str]:
        """Ids of items whose file was gone when it was last looked for."""
        return self._view.vanished()

    def item(self, id: str) -> Item:
        """One item. Raises UnknownId."""
        return _found(self._view.item("by_id", id), id)

    def layer(self, item_id: str) -> TextLayer | None:
        """The newest text layer of an item."""
        return self._noun(self._view.newest("text", item_id), TextLayer)

    def layers(self) -> Iterator[TextLayer]:
        """The newest text layer of every item."""
        return self._nouns(self._view.newest_of_each("text"), TextLayer)

    def proposed(self, item_id: str) -> Reading | None:
        """The newest reading of an item, as the machine proposed it."""
        return self._noun(self._view.newest("reading", item_id), Reading)

    def reading(self, item_id: str) -> Reading | None:
        """The newest reading of an item, people's decisions laid over it."""
        proposed = self.proposed(item_id)
        return self._lay(proposed, self.decisions()).reading if proposed else None

    def readings(self) -> Iterator[Reading]:
        """The newest reading of every current item, people's decisions laid over it."""
        return (laid.reading for laid in self.laid())

    def laid(self) -> Iterator[LaidReading]:
        """The same with what people set aside, and the decisions that found no place in each."""
        decisions = self.decisions()
        current = {item.id for item in self.current()}
        for proposed in self._nouns(self._view.newest_of_each("reading"), Reading):
            if proposed.item in current:
                yield self._lay(proposed, decisions)

    def laid_of_decided(self) -> Iterator[LaidReading]:
        """The same of those items alone that somebody decided about: few, and quickly had."""
        decisions, same = self.decisions(), self.same_items()
        decided = {same.get(one.item) for one in decisions if one.item}
        for item in self.current() if decided else ():
            proposed = self.proposed(item.id) if same.get(item.id) in decided else None
            if proposed is not None:
                yield self._lay(proposed, decisions)

    def _lay(self, proposed: Reading, decisions: tuple[Decision, ...]) -> LaidReading:
        same = self.same_items()
        home = same.get(proposed.item)
        mine = tuple(one for one in decisions if one.item and same.get(one.item) == home)
        layer = self.layer(proposed.item) if mine else None
        return lay_reading(proposed, mine, same, layer.text if layer else "")

    def same_items(self) -> SameItem:
        """Which items are one for a decision: the versions at one name, and the copies of the same bytes."""
        if self._same is None or self._same[0] != self.size:
            self._same = self.size, same_items(self.items())
        return self._same[1]

    def latest(self, kind: type[N]) -> N | None:
        """The newest noun of a kind of which one stands at a time; kept at hand, for it is asked for often."""
        entry = self._view.newest(kind_of(kind).name)
        if entry is None:
            return None
        index, noun = self._latest.get(kind, (-1, None))
        if index != entry.index:
            noun = self._noun(entry, kind)
            self._latest[kind] = (entry.index, noun)
        return noun if isinstance(noun, kind) else None

    def decided(self) -> tuple[tuple[Entry, Decision], ...]:
        """Every decision with its entry, in the order of the log; one without an anchor gets it from what the log
        said of its object at the time."""
        logged = ((entry, self._noun(entry, Decision)) for entry in self._view.of_kind("decision"))
        return tuple((entry, self._anchored(entry, one)) for entry, one in logged if one is not None)

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that stand: those that nobody took back, in the order of the log."""
        return tuple(one for _, one in in_force([(entry.id, one) for entry, one in self.decided()]))

    def _anchored(self, entry: Entry, decision: Decision) -> Decision:
        if decision.anchor is not None or decision.verdict == "withdraw":
            return decision
        if entry.index not in self._anchors:
            then = self._view.entry_before(decision.about, entry.index)
            noun = self._entries.noun(then) if then is not None else None
            self._anchors[entry.index] = anchor_in(noun, decision.about)
        return msgspec.structs.replace(decision, anchor=self._anchors[entry.index])

    def judged(self) -> tuple[Judged, ...]:
        """Everything that people judged about who is whom, in the order of the log: the later stands."""
        return tuple(self._nouns(self._view.of_kind("judged"), Judged))

    def findings(self) -> tuple[tuple[Entry, Finding], ...]:
        """Every finding that was logged, with its entry."""
        logged = ((entry, self._noun(entry, Finding)) for entry in self._view.of_kind("finding"))
        return tuple((entry, finding) for entry, finding in logged if finding is not None)

    def open_object(self, ref: ObjectRef) -> BinaryIO:
        """The bytes of an object as a stream; a read refuses what is damaged (RecordDamaged)."""
        return self._on.objects.open(ref)

    def read_object(self, ref: ObjectRef, limit: int) -> bytes:
        """The first `limit` bytes of an object."""
        return self._on.objects.read(ref, limit)

    def entries(self, as_of: AsOf = None) -> Iterator[Entry]:
        """Every entry, in the order of the log."""
        return self._view.entries(as_of)

    def entry(self, id: str) -> Entry:
        """The entry with this id (leaf hash in hex). Raises UnknownId."""
        return _found(self._view.entry(id), id)

    def last_entry(self) -> Entry | None:
        """The newest entry of the log."""
        return self._view.last_entry()

    def entry_of(self, noun_id: str) -> Entry:
        """The newest entry that logged the noun with this id. Raises UnknownId."""
        return _found(self._view.entry_of(noun_id), noun_id)

    def noun_of(self, entry: Entry) -> Noun | None:
        """The noun that an entry logged; None where it is of an unknown kind or its key was destroyed."""
        return self._entries.noun(entry)

    def proof(self, index: int) -> bytes:
        """The `.tlog-proof` of an entry."""
        return self._on.log.proof(index)

    def checkpoint(self) -> bytes:
        """The signed note for the log as it stands."""
        return self._on.log.note

    def must_hold(self, signed: bytes, witness: str) -> None:
        """Refuse to go on where the log is not the one that once signed the checkpoint `signed`, grown longer.
        `witness` is the file in which it was kept. One that this record did not sign is left to `onrecord check`."""
        try:
            older = open_checkpoint(signed, self.verifier_key)
        except LedgerError:
            return
        if behind := fallen_behind(self._on.log.tree, older.size, older.root):
            raise put_back(behind, witness)

    def opened(self, index: int) -> Opened:
        """Entry JSON, author block and disclosures of an entry, as they were signed."""
        return self._entries.opened(index)

    def search(self, words: str, language: str | None = None, limit: int = 20) -> tuple[Found, ...]:
        """Passages that hold all of `words`, best first, by their stems (en, ru, fr, ar)."""
        return self._view.search(words, language, limit)

    def writer(self) -> Writer:
        """Add to the record; leaving the `with` block commits."""
        return Writer(self._on, self._view, self._entries, self.ids, self.member, self._clock, self._randomness)

    def destroy(self, scope: str, reason: str) -> None:
        """Log that a scope's key is destroyed, destroy it, and make the view anew under a new key. Where that is cut
        short after the log says so, whoever opens the record next finishes it before anything can be read."""
        with self.writer() as writer:
            writer.keep_destroyed(scope, reason)
        self._finish_destroying()

    def _finish_destroying(self) -> None:
        """Where the log ends in a destruction whose key is still there: destroy the view and then, last, the key."""
        last = self._view.last_entry()
        destroyed = self._noun(last, Destroyed) if last and last.kind == kind_of(Destroyed).name else None
        key = self._on.keys.find(bytes.fromhex(destroyed.handle)) if destroyed else None
        if key is None:
            return
        with self._on.locked():
            self._view.close()
            if last and self._on.log.size == last.index + 1:  # and nobody has begun the scope anew in the meantime
                self._latest.clear()
                self._anchors.clear()
                self._entries.forget()
                self._on.new_view_key()
                self._on.keys.destroy(key.scope)
            self._view = fresh_view(self._on, self._entries)

    def _noun(self, entry: Entry | None, shape: type[N]) -> N | None:
        noun = self._entries.noun(entry) if entry else None
        return noun if isinstance(noun, shape) else None

    def _nouns(self, entries: Iterator[Entry], shape: type[N]) -> Iterator[N]:
        nouns = (self._noun(entry, shape) for entry in entries)
        return (noun for noun in nouns if noun is not None)


T = TypeVar("T")


def _found(thing: T | None, id: str) -> T:
    if thing is None:
        raise UnknownId(
            f"Nothing in this record has the id {id}.",
            means="Nothing was changed.",
            next="`onrecord log` lists what there is.",
        )
    return thing
