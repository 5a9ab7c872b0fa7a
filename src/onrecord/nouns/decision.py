"""What a person decided about a machine's proposal: it outlives every rebuild and every re-reading."""

import datetime as dt
from typing import Literal

from onrecord.nouns.anchor import Anchor
from onrecord.nouns.shape import Noun

Verdict = Literal["accept", "reject", "correct", "withdraw"]


class Decision(Noun, frozen=True, kw_only=True):
    """`about` is the id the proposal had; `anchor` is what it stood on, by which it is found again whatever ids come
    later. `field`, `value` only for "correct". `takes_back`, only for "withdraw", is the id of the entry of an earlier
    decision, which then no longer stands. `words` and `item` are there to be shown, and to be searched for where an old
    decision has no anchor."""

    about: str
    verdict: Verdict
    by: str
    at: dt.datetime
    why: str = ""
    field: str = ""
    value: str = ""
    words: str = ""
    item: str = ""
    anchor: Anchor | None = None
    takes_back: str = ""
