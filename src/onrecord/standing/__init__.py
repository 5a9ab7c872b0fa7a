"""What stands once people's decisions are laid over a machine's proposals, and which of them found no place.

Promise: a decision holds for what it was made about, or it is handed back as left over. It never moves to something
else, is never dropped, and never stops the work: nothing here raises, whatever was decided.
"""

from onrecord.standing.anchors import SameItem, anchor_in, anchor_of, same_items
from onrecord.standing.carry import carry
from onrecord.standing.correct import FIELDS, correct
from onrecord.standing.in_force import in_force, taken_back_by
from onrecord.standing.lay import GONE, Laid, LaidAccount, LaidReading, Lost, Rejected, lay, lay_account, lay_reading

__all__ = [
    "FIELDS", "GONE", "Laid", "LaidAccount", "LaidReading", "Lost", "Rejected", "SameItem", "anchor_in", "anchor_of",
    "carry", "correct", "in_force", "lay", "lay_account", "lay_reading", "same_items", "taken_back_by",
]  # fmt: skip
