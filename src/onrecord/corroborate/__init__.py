"""Which independent sources stand behind a claim, and each denial held against the record of its day.

Promises
* `weigh` counts roots, not articles: a root is the primary source at the end of a chain of who took it from whom.
* Every root is printed with the reason why it counts or does not; every status with the rule that gave it.
* The denial ledger counts only what was certainly on record before the denial, and says what might have been.

What it does not do: say what is true. A count of roots is not a proof, and a denial proves nothing, for or against.
Translations are one work only where a page, a credit or one house says so; others are proposed as findings.
"""

from onrecord.corroborate.weigh import weigh

__all__ = ["weigh"]
