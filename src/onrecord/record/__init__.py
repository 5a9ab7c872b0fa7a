"""Out of all readings together: who there is, what is told to have happened, what is claimed.

Promises
* `tell` proposes parties, acts, events and claims; every one carries "machine:record-rules@1" and a confidence.
* Rules and word lists only, each in one file with its rule; the same readings give the same account.

What it does not do: it merges no two persons (a shared name makes one party only while nothing speaks against it),
calls nothing true, and adds nothing that the material does not say.
"""

from onrecord.record.tell import tell

__all__ = ["tell"]
