"""The writer: proposals and items become entries, many at a time.

Saved means: the objects, then the openings, then the lines of the log are on the disk, each with its folder, and the
log is signed; `commit` returns only then. A failure on the way saves nothing that was not saved before, and closes
this writer: the next opening finds the log as it stood, or with entries that hold.
"""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import BinaryIO, Self, TypeVar

from onrecord.casefile.durable import cannot_keep
from onrecord.casefile.entries import Entries, entry_of_fields
from onrecord.casefile.foundation import Foundation
from onrecord.casefile.keys import RECORD_SCOPE
from onrecord.casefile.kinds import (
    BODY,
    NOUN_TYPE,
    Destroyed,
    body_fields,
    kind_of,
    object_field,
    time_text,
    to_json,
)
from onrecord.casefile.objects import SourceFailed
from onrecord.casefile.opening import seal_opening
from onrecord.casefile.refresh import layer_finder
from onrecord.casefile.view import View, ViewFailed
from onrecord.ledger import Drafted, Json, Malformed, Place, Randomness, draft, leaf_hash, leaf_of, sign_entry
from onrecord.nouns import Decision, Entry, Ids, Item, ItemToBe, Noun, ObjectRef, TextLayer, Vanished
from onrecord.nouns.refusal import CannotKeep

T = TypeVar("T")

MOST_PENDING = 512  # entries; more are saved in between
MOST_BYTES = 256 << 20


class Pending(Noun, frozen=True, kw_only=True):
    """An entry on its way into the log."""

    entry: Entry
    noun: Noun
    leaf: bytes
    opening: bytes


class Writer:
    """Adds to one record. Use it as a context manager: leaving it commits, an error leaves what was committed."""

    def __init__(
        self,
        on: Foundation,
        view: View,
        entries: Entries,
        ids: Ids,
        member: str,
        clock: Callable[[], dt.datetime],
        randomness: Randomness,
    ) -> None:
        if not on.writes:
            raise CannotKeep("This record was opened for reading only.", next="Open it for writing.")
        _refuse_if_broken(on)
        self._on, self._view, self._entries, self._ids = on, view, entries, ids
        self._member, self._clock, self._randomness = member, clock, randomness
        self._key = on.master.signing_key()
        self._pending: list[Pending] = []
        self._pending_bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, why: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.commit()
        else:
            self._forget()

    def take_in(self, to_be: ItemToBe, stream: BinaryIO) -> Item:
        """Seal the bytes of an item. The same bytes elsewhere become one object and two entries; other bytes at a
        known name a new version; the same bytes at the same name are the item as it is, and nothing is written."""
        try:
            ref = self._sealing(lambda: self._on.objects.seal(stream, to_be.media_type))
        except SourceFailed as failed:
            raise failed.why from None
        self._pending_bytes += ref.size
        before = self._item_at(to_be.name)
        if before and before.object.sha256 == ref.sha256 and not self._has_vanished(before):
            return before
        version = self._versions_at(to_be.name)
        twin = self._first_with(ref.sha256)
        item = Item(
            id=self._ids.mint("i", to_be.name, version, ref.sha256),
            name=to_be.name,
            object=ref,
            taken_in=self._clock().replace(microsecond=0),
            modified=to_be.modified,
            derived_from=to_be.derived_from,
            duplicate_of=twin.id if twin else None,
            supersedes=before.id if before else None,
        )
        self.keep(item)
        return item

    def keep(self, noun: Noun, *, about: tuple[str, ...] = (), reason: str = "", scope: str = RECORD_SCOPE) -> Entry:
        """Log a noun of `kinds.py`; a large one goes into an object. `scope` is the key its words are sealed under."""
        kind = kind_of(noun)
        head: dict[str, Json] = {
            "kind": kind.name,
            "schema": kind.schema,
            "at": time_text(self._clock()),
            "by": noun.by if isinstance(noun, Decision) else self._member,
        }
        if named := tuple(dict.fromkeys((*about, *kind.about(noun)))):
            head["about"] = list(named)
        if isinstance(noun, Item):
            head["object"] = object_field(noun.object)
            if noun.supersedes:
                head["supersedes"] = noun.supersedes
        if reason:
            head["reason"] = reason
        fields, drafted = self._drafted(noun, head, small=kind.small, scope=scope)
        return self._log(noun, fields, drafted, scope)

    def keep_destroyed(self, scope: str, reason: str) -> Entry:
        """Log that the key of `scope` is destroyed: only its opaque handle is named."""
        return self.keep(Destroyed(handle=self._on.keys.handle(scope).hex()), reason=reason)

    def commit(self) -> int:
        """Save everything so far; returns the number of entries in the log. Raises CannotKeep."""
        _refuse_if_broken(self._on)
        if self._pending:
            self._on.broken = True  # until it is through: an interrupt may come at any moment
            self._saving()
            self._on.broken = False
            logged = [(each.entry, each.noun) for each in self._pending]
            self._pending, self._pending_bytes = [], 0
            self._show(logged)
        return self._on.log.size

    def _drafted(
        self, noun: Noun, head: dict[str, Json], *, small: bool, scope: str
    ) -> tuple[dict[str, Json], Drafted]:
        if small:
            fields = {**head, **body_fields(noun)}
            try:
                return fields, draft(fields, self._randomness)
            except Malformed:
                if isinstance(noun, Item):
                    raise
        data = to_json(noun)
        ref: ObjectRef = self._sealing(lambda: self._on.objects.seal_bytes(data, NOUN_TYPE, scope))
        self._pending_bytes += ref.size
        fields = {**head, "object": object_field(ref)}
        return fields, draft(fields, self._randomness)

    def _log(self, noun: Noun, fields: Mapping[str, Json], drafted: Drafted, scope: str) -> Entry:
        index = self._on.log.size + len(self._pending)
        author = sign_entry(drafted.entry, Place(self._on.master.origin, index), self._key, self._randomness)
        leaf = leaf_of(drafted.entry, author)
        entry = entry_of_fields(leaf_hash(leaf).hex(), self._on.master.device, index, fields)
        record = self._on.keys.need(RECORD_SCOPE)
        sealed = self._sealing(lambda: self._on.keys.need(scope))
        hidden = [each for each in drafted.disclosures if sealed != record and _is_sealed(each.name)]
        open_ = [each for each in drafted.disclosures if sealed == record or not _is_sealed(each.name)]
        opening = seal_opening(drafted.entry, author, record, {record: open_, **({sealed: hidden} if hidden else {})})
        self._pending.append(Pending(entry=entry, noun=noun, leaf=leaf, opening=opening))
        if len(self._pending) >= MOST_PENDING or self._pending_bytes >= MOST_BYTES:
            self.commit()
        return entry

    def _saving(self) -> None:
        def save() -> None:
            self._on.objects.settle()
            moves = {}
            for each in self._pending:
                passing = self._on.durable.passing_name()
                self._on.durable.write(passing, each.opening)
                moves[passing] = self._on.layout.opening(leaf_hash(each.leaf))
            self._on.durable.settle(moves)
            self._on.log.append([each.leaf for each in self._pending])

        self._sealing(save)

    def _show(self, logged: Sequence[tuple[Entry, Noun]]) -> None:
        """Let the view follow. What it shows is saved already, so a failure here loses nothing."""
        try:
            find = layer_finder(self._view, self._entries)
            self._view.absorb(self._remembering(logged), find, self._on.log.size, self._on.log.tree.root)
        except ViewFailed as why:
            self._on.broken = True
            raise CannotKeep(
                "The view of the record could not be brought up to date.",
                where="view.db",
                means="All that was handed in is saved in the log; only the view lags behind.",
                next="Make room on the disk and run the command again: the view is made anew from the log.",
            ) from why

    def _remembering(self, logged: Sequence[tuple[Entry, Noun]]) -> Iterator[tuple[Entry, Noun]]:
        for entry, noun in logged:
            if isinstance(noun, TextLayer):
                self._entries.remember(noun)
            yield entry, noun

    def _sealing(self, do: Callable[[], T]) -> T:
        """Do one thing on the disk; a failure there breaks this writer."""
        try:
            return do()
        except OSError as why:
            self._on.broken = True
            self._forget()
            raise cannot_keep(why) from why

    def _forget(self) -> None:
        self._pending, self._pending_bytes = [], 0
        with contextlib.suppress(OSError):  # swept away at the next opening
            self._on.objects.forget()

    def _pending_items(self) -> Iterator[Item]:
        return (each.noun for each in self._pending if isinstance(each.noun, Item))

    def _item_at(self, name: str) -> Item | None:
        mine = [item for item in self._pending_items() if item.name == name]
        return mine[-1] if mine else self._view.item("newest_at_name", name)

    def _has_vanished(self, item: Item) -> bool:
        pending = (each.noun.item for each in self._pending if isinstance(each.noun, Vanished))
        return item.id in self._view.vanished() or item.id in pending

    def _versions_at(self, name: str) -> int:
        return self._view.versions_at(name) + sum(item.name == name for item in self._pending_items())

    def _first_with(self, sha256: str) -> Item | None:
        found = self._view.item("first_with_bytes", sha256)
        return found or next((item for item in self._pending_items() if item.object.sha256 == sha256), None)


def _refuse_if_broken(on: Foundation) -> None:
    if on.broken:
        raise CannotKeep(
            "An earlier write failed or was interrupted, so nothing more is written now.",
            means="What was saved before it is safe.",
            next="Run the command again.",
        )


def _is_sealed(name: str) -> bool:
    """Whether a field goes under the key of the entry's scope: its words do, its bare outline does not."""
    return name.startswith(BODY) or name in ("reason", "object")
