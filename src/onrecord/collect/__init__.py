"""Hand something in; custody begins (Berkeley Protocol: collection).

`hand_in` walks the case folder, `members` opens what holds other things, `read_settings` reads `case.toml`. This room
looks at bytes only as far as their kind goes; it reads no text, writes nothing, and opens no network connection.
"""

from onrecord.collect.handed import Handed, Known, Unchanged
from onrecord.collect.limits import Budget, Limits
from onrecord.collect.members import holds_others, members
from onrecord.collect.names import shown
from onrecord.collect.settings import read_settings
from onrecord.collect.sniff import Sniffed, sniff
from onrecord.collect.walk import count, hand_in

__all__ = [
    "Budget", "Handed", "Known", "Limits", "Sniffed", "Unchanged",
    "count", "hand_in", "holds_others", "members", "read_settings", "shown", "sniff",
]  # fmt: skip
