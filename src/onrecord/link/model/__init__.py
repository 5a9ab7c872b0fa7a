"""Fellegi-Sunter: how likely two records are one person, with the evidence of every field.

Promises
* `scored` weighs every two records that share a key and returns those worth a line, in the order of their ids, the same
  bytes on every run. Each pair carries the evidence of every field in bits and in words.
* What people judged teaches the model, always drawn towards the chances that ship.
* Names stay in the memory of this process and, where records are many, of its own further ones: no file, no network, no
  log. What does not fit is refused.

What it does not do: decide. A probability is not a judgement; `link` draws the line and a person stands over it.
"""

from onrecord.link.model.progress import Watch
from onrecord.link.model.scored import Part, Scored, Scores, Scoring, scored
from onrecord.link.model.weighing import Labelled

__all__ = ["Labelled", "Part", "Scored", "Scores", "Scoring", "Watch", "scored"]
