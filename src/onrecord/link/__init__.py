"""Same person? Reversible judgements, and counts that are always ranges.

Promises
* `link` compares every two records whose names sound alike and proposes same, different or unsure with its reason;
  nothing is merged, and a person's decision about a link stands over the machine's.
* Every count is `certain`..`possible`, named and unnamed apart, with the people it rests on and how it was counted.

What it does not do: compare faces, handwriting or relatives; guess a name; estimate who was never listed.
"""

from onrecord.link.link import link

__all__ = ["link"]
