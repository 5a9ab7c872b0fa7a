"""Names across scripts: is this a spelling of that?

Promises
* `parsed` cuts a name into words with roles; `compare` says how alike two names are and why; `blocks` gives keys under
  which spellings of one name meet.
* All three take any text in any script, never fail, and give the same answer for the same words every time.

What it does not do: say that two people are one. A name is never proof; `link` weighs it with everything else.
"""

from onrecord.link.names.alike import Alike
from onrecord.link.names.blocks import blocks
from onrecord.link.names.compare import compare
from onrecord.link.names.pairs import Pairs, judged
from onrecord.link.names.pairs_file import read_pairs
from onrecord.link.names.parse import parsed
from onrecord.link.names.spelling import Role, Sex, Spelling, Word
from onrecord.link.names.words import Likeness

__all__ = [
    "Alike",
    "Likeness",
    "Pairs",
    "Role",
    "Sex",
    "Spelling",
    "Word",
    "blocks",
    "compare",
    "judged",
    "parsed",
    "read_pairs",
]
