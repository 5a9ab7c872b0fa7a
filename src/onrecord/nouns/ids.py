"""Names for nouns: short, stable, and silent about what they name.

An id is derived from what it names, so a second reading of the same words gives the same id,
and a person's decision about it survives every rebuild. It is keyed with a secret of the record,
so nobody outside can confirm a guess ("is Ivan Petrov in there?") by computing his id.
"""

import base64
import hashlib
import re

from onrecord.nouns.shape import Noun

LIST_ID = re.compile(r"\bl-[a-z2-7]{16}\b")  # the id of a list, in words that name it so
_BYTES = 10  # 80 bits: no collision among a million nouns at odds of 1 in 10^12


class Ids(Noun, frozen=True, kw_only=True):
    """Mints ids under one record's secret `key` (32 bytes)."""

    key: bytes

    def mint(self, prefix: str, *parts: object) -> str:
        """The id of what `parts` describe, for example `s-4k7wq2m5n3xr6t2a` for a statement."""
        digest = hashlib.blake2b(digest_size=_BYTES, key=self.key, person=prefix.encode()[:16])
        for part in parts:
            words = str(part).encode("utf-8", "surrogatepass")
            digest.update(len(words).to_bytes(8, "big"))
            digest.update(words)
        return f"{prefix}-{base64.b32encode(digest.digest()).decode().lower()}"
