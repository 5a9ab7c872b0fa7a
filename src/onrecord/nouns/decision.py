"""What a person decided about a machine's proposal: it outlives every rebuild and every re-reading."""

import datetime as dt
from typing import Literal

from onrecord.nouns.shape import Noun


class Decision(Noun, frozen=True, kw_only=True):
    """`about` is the id of the proposal. `words` pins it: the exact words it stood on, so that it is found again
    when a later reading draws the span a little differently. `field`, `value` only for "correct"."""

    about: str
    verdict: Literal["accept", "reject", "correct"]
    by: str
    at: dt.datetime
    why: str = ""
    field: str = ""
    value: str = ""
    words: str = ""
    item: str = ""
