"""One thing taken in: bytes, where from, by whom, when. The evidentiary copy is never changed."""

import datetime as dt

from onrecord.nouns.shape import Noun


class ObjectRef(Noun, frozen=True, kw_only=True):
    """Bytes kept in the casefile: opaque `name` on disk, SHA-256 and length of the plain bytes."""

    name: str
    sha256: str
    size: int
    media_type: str


class ItemToBe(Noun, frozen=True, kw_only=True):
    """What a collector says of bytes that it hands over; the fields mean what they mean in `Item`."""

    name: str
    media_type: str
    modified: int = 0
    derived_from: str | None = None


class Item(Noun, frozen=True, kw_only=True):
    """`name` is the path inside the case folder (POSIX), or `container!/member` for what was inside another item.

    `derived_from` names the container or original; `duplicate_of` an earlier item with the same bytes;
    `supersedes` the earlier version that stood at the same name. `modified` is the file's own
    modification time in nanoseconds, a claim of the disk and no more; 0 where there is none.
    """

    id: str
    name: str
    object: ObjectRef
    taken_in: dt.datetime
    modified: int = 0
    derived_from: str | None = None
    duplicate_of: str | None = None
    supersedes: str | None = None

    @property
    def media_type(self) -> str:
        return self.object.media_type


class Vanished(Noun, frozen=True, kw_only=True):
    """The file of `item` was no longer in the folder at this build; what was kept stays in the record."""

    item: str
