"""Same person? Reversible judgements, and counts that are always ranges.

Promises
* `link` weighs every two records whose names may be one, and proposes same, different or unsure with its reasons;
  nothing is merged, and what a person judged stands over the machine's, is never crossed, and can be taken back.
* Every count is `certain`..`possible`, named and unnamed apart, with the people it rests on and how it was counted.
* Doubt is carried on: linkages drawn by their chance, for whatever is estimated from the counts.
* A `Queue` orders what a person should look at by how far an answer moves the count, anew after each answer.

What it does not do: compare faces, handwriting or relatives; guess a name; estimate who was never listed.
"""

from onrecord.link.link import link, people
from onrecord.link.model import Watch
from onrecord.link.propose import link_id
from onrecord.link.queue import Queue
from onrecord.link.records import Record
from onrecord.link.weighed import Weighed, weighed

__all__ = ["Queue", "Record", "Watch", "Weighed", "link", "link_id", "people", "weighed"]
