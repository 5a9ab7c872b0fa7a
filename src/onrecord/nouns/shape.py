"""What every noun is: a frozen, keyword-only msgspec struct.

A noun is parsed once at the edge (`msgspec.json.decode` with its type) and is a value ever after.
Fields added later have defaults, so that every old entry of the log can be read for ever.
"""

import msgspec


class Noun(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A word of the glossary as an immutable value."""
