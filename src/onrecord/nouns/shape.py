"""What every noun is: a frozen, keyword-only msgspec struct.

A noun is parsed once at the edge (`msgspec.json.decode` with its type) and is a value ever after.
Fields added later have defaults, so that every old entry of the log can be read for ever.
"""

import msgspec


class Noun(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A word of the glossary as an immutable value."""


class Proposal(Noun, frozen=True, kw_only=True):
    """A noun that a machine proposed or a person decided, and that a person can decide about.

    `decided_by` is "machine:<model>@<version>" or a member's name; `confidence` (0 to 1) only from a machine.
    """

    id: str
    decided_by: str
    confidence: float | None = None
