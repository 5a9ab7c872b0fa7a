"""How much one thing taken in may unpack to, and what is left of that: the caps and their reasons.

One `Budget` belongs to one file of the case folder and to everything nested in it, so that a thousand small archives
inside one archive are held to the same caps as one large one. A cap reached is a `Finding`; the file itself is sealed
whole all the same, so nothing is lost by not opening it further.
"""

from pathlib import Path

from onrecord.nouns.shape import Noun

KIB, MIB, GIB = 1 << 10, 1 << 20, 1 << 30


class Limits(Noun, frozen=True, kw_only=True):
    """Caps on what is unpacked from one file of the case folder."""

    unpacked_bytes: int = 8 * GIB  # a web archive of a whole site fits; a bomb stops before it fills a disk
    one_member_bytes: int = 4 * GIB  # the largest single film a phone or camera writes on FAT
    members: int = 50_000  # a mail export or crawl of years; more is a bomb of names
    directory_bytes: int = 16 * MIB  # a zip's list of members is held in memory: 50,000 long names fit
    depth: int = 4  # mail > zip > web archive package > web archive is the deepest honest nesting seen
    ratio: int = 250  # text packs 3 to 40 times, blank tables 200; deflate's limit, which bombs reach, is 1032
    ratio_free_bytes: int = 4 * MIB  # below this a high ratio harms nobody
    mail_bytes: int = 96 * MIB  # mail is parsed in memory; servers refuse anything beyond 50 MiB


class _Pool:
    """What is left, shared by every depth of one budget."""

    def __init__(self, limits: Limits) -> None:
        self.bytes_left = limits.unpacked_bytes
        self.members_left = limits.members


class Budget:
    """What may still be unpacked from one file of the case folder; `deeper()` is the same purse one level down.
    `folder`: where what is large lies, encrypted, while it is open; without one it stays in memory."""

    def __init__(self, limits: Limits | None = None, folder: Path | None = None) -> None:
        self.folder = folder
        self.limits = limits or Limits()
        self.depth = 0
        self._pool = _Pool(self.limits)

    @property
    def bytes_left(self) -> int:
        return self._pool.bytes_left

    @property
    def members_left(self) -> int:
        return self._pool.members_left

    @property
    def too_deep(self) -> bool:
        return self.depth >= self.limits.depth

    def deeper(self) -> "Budget":
        inner = Budget(self.limits, self.folder)
        inner.depth = self.depth + 1
        inner._pool = self._pool
        return inner

    def spend_bytes(self, size: int) -> None:
        self._pool.bytes_left -= size

    def spend_member(self) -> bool:
        """Count one more member; False when there may be no more."""
        if self._pool.members_left <= 0:
            return False
        self._pool.members_left -= 1
        return True

    def cap_for(self, packed: int) -> int:
        """How many bytes a member of `packed` bytes may unpack to now."""
        by_ratio = max(self.limits.ratio_free_bytes, packed * self.limits.ratio)
        return min(self.bytes_left, self.limits.one_member_bytes, by_ratio)
