"""Bringing the view up to the log: nothing to do where it is, the missing tail where it lags, anew where it is damaged.

A view that remembers more of the log, or another log, than there is, is a witness against the log: that is refused.

One damaged file never hides the others: an entry that cannot be read is left out, named in `Foundation.damage`, and
the view is made anew at the next opening, when the file may be back.
"""

from collections.abc import Iterator
from functools import partial

import sqlcipher3.dbapi2 as cipher

from onrecord.casefile.check import fallen_behind
from onrecord.casefile.entries import Entries
from onrecord.casefile.foundation import Foundation
from onrecord.casefile.view import LayerOf, View, ViewFailed
from onrecord.nouns import Entry, Finding, Noun, TextLayer
from onrecord.nouns.refusal import CannotKeep, RecordDamaged

AT_ONCE = 2000  # entries a transaction
DAMAGED_ROOT = b""
_NO_WAY_IN = {3, 8, 13, 14}  # SQLITE_PERM, _READONLY, _FULL, _CANTOPEN (sqlite.org/rescode.html)


def fresh_view(on: Foundation, entries: Entries) -> View:
    """The view of all entries that stand. Takes the lock for as long as it must write. Raises CannotKeep."""
    try:
        return _standing(on) or _made(on, entries)
    except (ViewFailed, cipher.Error, OSError) as why:
        raise CannotKeep(
            "The view of the record could not be opened or made: the disk is full, broken, or may not be written to.",
            where="view.db",
            means="The record itself is whole and was not changed; only what is asked of it cannot be kept ready.",
            next="Make room on the disk, or copy the record to a folder of your own, and run the command again.",
        ) from why


def _made(on: Foundation, entries: Entries) -> View:
    with on.locked():
        return _refreshed(on, entries)


def layer_finder(view: View, entries: Entries) -> LayerOf:
    """The text layer of an item: the one just logged, or its newest in the view."""

    def find(item_id: str) -> TextLayer | None:
        at_hand = entries.layer_at_hand(item_id)
        if at_hand is not None:
            return at_hand
        entry = view.newest("text", item_id)
        noun = entries.noun(entry) if entry else None
        return noun if isinstance(noun, TextLayer) else None

    return find


def _standing(on: Foundation) -> View | None:
    """The view as it lies there, if it was made from just this log."""
    view = _open(on)
    if view is None:
        return None
    if not on.writes:
        view.freeze()
    if view.made_from() == (on.log.size, on.log.tree.root()):
        return view
    view.close()
    return None


def _open(on: Foundation) -> View | None:
    """The view that lies there, if every page of it can be read."""
    if not on.layout.view.exists():
        return None
    view = None
    try:
        view = View(on.layout.view, on.view_key())
        if view.is_whole():
            view.made_from()
            return view
    except cipher.DatabaseError as why:  # damaged, or of another key: it is made anew
        if (
            getattr(why, "sqlite_errorcode", 0) & 0xFF in _NO_WAY_IN
        ):  # the view itself may be whole, and is a witness: it stays
            _close(view)
            raise
    _close(view)
    return None


def _close(view: View | None) -> None:
    if view is not None:
        view.close()


def _refreshed(on: Foundation, entries: Entries) -> View:
    view, start = _open(on), 0
    if view is not None:
        made = view.made_from()
        if made and _is_prefix(on, *made):
            start = made[0]
        else:
            view.close()
            view = None
            _refuse_another_history(on, made)
    if view is None:
        on.drop_view()
        view = View(on.layout.view, on.view_key())
        view.create()
    _replay(on, entries, view, start)
    return view


def _is_prefix(on: Foundation, size: int, root: bytes) -> bool:
    return size <= on.log.size and on.log.tree.root(size) == root


def _refuse_another_history(on: Foundation, made: tuple[int, bytes] | None) -> None:
    """The view remembers a log that was signed, and saved before the view was: a log that does not hold all of it was
    put back to an older state, or rewritten."""
    if made is None or made[1] == DAMAGED_ROOT:
        return
    raise put_back(fallen_behind(on.log.tree, *made), on.layout.view.name)


def put_back(behind: str, witness: str) -> RecordDamaged:
    """The refusal to work on a log that is not what `witness`, a file, remembers of it."""
    return RecordDamaged(
        behind,
        where="log/",
        means="It was put back to an older state, or rewritten. Nothing was changed.",
        next=f"Bring the newest log back. If you put an older copy back on purpose, remove {witness} and try again.",
    )


def _replay(on: Foundation, entries: Entries, view: View, start: int) -> None:
    find = layer_finder(view, entries)
    on.damage.clear()
    for first in range(start, max(on.log.size, start + 1), AT_ONCE):
        size = min(first + AT_ONCE, on.log.size)
        logged = _read(on, entries, range(first, size))
        view.absorb(logged, find, size, partial(_root_if_whole, on, size))


def _root_if_whole(on: Foundation, size: int) -> bytes:
    return DAMAGED_ROOT if on.damage else on.log.tree.root(size)


def _read(on: Foundation, entries: Entries, indices: range) -> Iterator[tuple[Entry, Noun | None]]:
    for index in indices:
        try:
            entry = entries.read(index)
            noun = entries.noun(entry)
        except RecordDamaged as why:
            on.damage.append(
                Finding(code="unreadable-entry", what=str(why), where=why.where, how_bad="damage", next=why.next)
            )
            continue
        if isinstance(noun, TextLayer):
            entries.remember(noun)
        yield entry, noun
