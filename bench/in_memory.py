"""The main path without a record on disk: collect, read, record, corroborate; one process, nothing kept.

What `path.build` does between the folder and the backing, with the bytes held in memory. Nothing is sealed, so it is
for measuring and for tests, never for material of real people.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord import collect, corroborate, read, record
from onrecord.nouns import Account, Backing, CaseSettings, Finding, Ids, Item, ObjectRef, Reading, Statement, TextLayer
from onrecord.path import settings_of

_THEN = dt.datetime(2031, 1, 1, tzinfo=dt.UTC)


class Weighed(NamedTuple):
    """A case after `corroborate`, with everything that stands behind it."""

    items: tuple[Item, ...]
    layers: tuple[TextLayer, ...]
    readings: tuple[Reading, ...]
    account: Account
    backing: Backing

    @property
    def statements(self) -> dict[str, Statement]:
        return {one.id: one for reading in self.readings for one in reading.statements}

    @property
    def names(self) -> dict[str, str]:
        """Item id -> its name in the folder."""
        return {item.id: item.name for item in self.items}

    def party(self, about: str) -> str:
        """The name of the party of a statement, list or item; "" where there is none."""
        of = self.account.party_of.get(about)
        return next((party.name for party in self.account.parties if party.id == of), "")


class _Folder:
    """The items of a case folder and their bytes."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self.content: dict[str, tuple[Item, bytes]] = {}
        self._first: dict[str, str] = {}

    def take_in(self, handed: collect.Handed, budget: collect.Budget) -> None:
        with handed.open() as stream:
            content = stream.read()
        sha256, to_be = hashlib.sha256(content).hexdigest(), handed.to_be
        item = Item(
            id=self._ids.mint("i", to_be.name, sha256),
            name=to_be.name,
            object=ObjectRef(name=sha256, sha256=sha256, size=len(content), media_type=to_be.media_type),
            taken_in=_THEN + dt.timedelta(seconds=len(self.content)),
            derived_from=to_be.derived_from,
            duplicate_of=self._first.get(sha256),
        )
        self._first.setdefault(sha256, item.id)
        self.content[item.id] = (item, content)
        if collect.holds_others(item.media_type):
            with handed.open() as stream:
                for member in collect.members(item, stream, budget):
                    if not isinstance(member, Finding):
                        self.take_in(member, budget.deeper())


def weigh(folder: Path) -> Weighed:
    """The case in `folder`, read and weighed."""
    ids = Ids(key=bytes(32))
    settings, _ = collect.read_settings(folder)
    held = _Folder(ids)
    for handed in collect.hand_in(folder, {}):
        if isinstance(handed, collect.Handed):
            held.take_in(handed, collect.Budget())
    items = tuple(item for item, _ in held.content.values())
    both = [_read(item, held, settings, ids) for item in _once(items)]
    layers, readings = tuple(layer for layer, _ in both), tuple(reading for _, reading in both)
    account = record.tell(readings, layers, items, settings, ids)
    return Weighed(items, layers, readings, account, corroborate.weigh(account, readings, layers, items, ids))


def _once(items: tuple[Item, ...]) -> Iterator[Item]:
    return (item for item in items if item.duplicate_of is None)


def _read(item: Item, held: _Folder, settings: CaseSettings, ids: Ids) -> tuple[TextLayer, Reading]:
    source = read.Source(item=item, settings=settings_of(item, settings), languages=settings.languages)
    return read.read_item(source, held.content[item.id][1], ids)
