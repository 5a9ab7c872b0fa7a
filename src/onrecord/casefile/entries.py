"""From leaf to noun: an entry's opening is decrypted, checked against its leaf, and read as the noun it logged."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Mapping
from typing import cast

import msgspec

from onrecord.casefile.foundation import Foundation
from onrecord.casefile.kinds import BODY, BY_NAME, read_large, read_object_field, read_small
from onrecord.casefile.opening import Opened, open_opening
from onrecord.ledger import Json, LedgerError, canonical, fields_of, leaf_hash, parse
from onrecord.nouns import Entry, Item, Noun, TextLayer
from onrecord.nouns.refusal import RecordDamaged

LARGEST_NOUN = 1 << 30
LAYERS_AT_HAND = 64


class Entries:
    """Reads the entries of one record. Keeps the last text layers at hand, which their readings need."""

    def __init__(self, on: Foundation) -> None:
        self._on = on
        self._layers: OrderedDict[str, TextLayer] = OrderedDict()

    def opened(self, index: int) -> Opened:
        """What the opening of the entry at `index` gives; refuses a damaged one."""
        hashed = leaf_hash(self._on.log.leaves[index])
        path = self._on.layout.opening(hashed)
        try:
            return open_opening(self._on.durable.disk.read(path), hashed, self._on.keys.find)
        except (LedgerError, FileNotFoundError) as why:
            raise RecordDamaged(
                f"The opening of entry {index} is missing or damaged.",
                where=f"openings/{hashed.hex()[:2]}/{hashed.hex()}",
                means="The entry still stands in the log, but what it says cannot be read.",
                next="Bring the file back from a backup, then run `onrecord check`.",
            ) from why

    def read(self, index: int) -> Entry:
        """The entry at `index`, from its opening."""
        opened = self.opened(index)
        fields = fields_of(opened.entry, opened.disclosures)
        return entry_of_fields(leaf_hash(opened.leaf).hex(), self._on.master.device, index, fields)

    def noun(self, entry: Entry) -> Noun | None:
        """The noun an entry logged; None for an unknown kind, a newer schema, or one whose key was destroyed."""
        kind = BY_NAME.get(entry.kind)
        if kind is None or entry.schema > kind.schema:
            return None
        try:
            if entry.body or (kind.small and entry.object is None):  # a noun that is all defaults has no body
                return read_small(kind, cast("Mapping[str, Json]", parse(entry.body or b"{}")), entry.object)
            if kind.noun is Item or entry.object is None:
                return None
            return read_large(kind, self._on.objects.read(entry.object, LARGEST_NOUN))
        except msgspec.ValidationError:
            return None
        except RecordDamaged:
            if self.opened(entry.index).destroyed:
                return None
            raise

    def remember(self, layer: TextLayer) -> None:
        """Keep a layer at hand for the reading that follows it."""
        self._layers[layer.item] = layer
        if len(self._layers) > LAYERS_AT_HAND:
            self._layers.popitem(last=False)

    def forget(self) -> None:
        """Keep no layer at hand: the key of one may have been destroyed."""
        self._layers.clear()

    def layer_at_hand(self, item_id: str) -> TextLayer | None:
        return self._layers.get(item_id)


def entry_of_fields(id: str, device: str, index: int, fields: Mapping[str, Json]) -> Entry:
    """The entry that a leaf's opened fields describe; fields whose key was destroyed are empty."""
    body = {name.removeprefix(BODY): value for name, value in fields.items() if name.startswith(BODY)}
    about = fields.get("about")
    schema = fields.get("schema")
    return Entry(
        id=id,
        device=device,
        index=index,
        kind=_text(fields.get("kind")),
        schema=schema if isinstance(schema, int) else 0,
        at=dt.datetime.fromisoformat(_text(fields.get("at")) or "1970-01-01T00:00:00Z"),
        by=_text(fields.get("by")),
        about=tuple(map(str, about)) if isinstance(about, list) else (),
        object=read_object_field(fields.get("object")),
        supersedes=_text(fields.get("supersedes")) or None,
        reason=_text(fields.get("reason")),
        body=canonical(body) if body else b"",
    )


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
