"""Lists of people: out of tables, and those that a text only speaks of.

`read_table` turns a `Table` into a `PeopleList` and findings; `spoken_lists` finds "the names of 27 men" in running
English. Promise: every row stays, its cells word for word with their line; nobody is made up, dropped or merged.
An entry is not yet a person. Rules and limits: `docs/methods/lists.md`.
"""

from onrecord.read.lists.spoken import Telling, spoken_lists
from onrecord.read.lists.tables import Custody, read_table

__all__ = ["Custody", "Telling", "read_table", "spoken_lists"]
