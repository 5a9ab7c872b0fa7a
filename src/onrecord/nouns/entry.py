"""One signed line of the log, opened: what it says, who signed it, where it stands."""

import datetime as dt

from onrecord.nouns.item import ObjectRef
from onrecord.nouns.shape import Noun


class Entry(Noun, frozen=True, kw_only=True):
    """`id` is the leaf hash in hex; `index` its place in the log of `device`. `kind` names the noun in `body`
    (JSON bytes; large ones live in `object`). `about` are ids of nouns or entries it speaks of."""

    id: str
    device: str
    index: int
    kind: str
    schema: int
    at: dt.datetime
    by: str
    about: tuple[str, ...] = ()
    object: ObjectRef | None = None
    supersedes: str | None = None
    reason: str = ""
    body: bytes = b""
