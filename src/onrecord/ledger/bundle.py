"""The log's bytes: `(u16be 0x0040 || 64-byte leaf)*`, the entry bundles of C2SP tlog-tiles.

Recovery is a function of bytes. Rules: below the last signed checkpoint nothing may be missing
or changed, or the log is refused; above it a line is kept only if its length mark is exactly 64
and somebody vouches for it (its opening is there and its author signed it for this place); the
first line that fails ends the log, and the torn rest is dropped. A tail of zeros, of garbage or
of repeated lines therefore reads as no entries at all.
"""

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.ledger.checkpoint import Checkpoint
from onrecord.ledger.errors import Malformed, Unproven
from onrecord.ledger.leaf import LEAF_BYTES, leaf_hash
from onrecord.ledger.tree import Tree

LENGTH_MARK = LEAF_BYTES.to_bytes(2, "big")
LINE_BYTES = len(LENGTH_MARK) + LEAF_BYTES

Vouch = Callable[[int, bytes], bool]
"""Whether the leaf at this index has an opening whose author signed it for that place."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """The leaves that stand, the tree over them, and how many bytes after them are torn."""

    leaves: tuple[bytes, ...]
    tree: Tree
    torn: int

    @property
    def kept(self) -> int:
        """The length in bytes to which the log is cut."""
        return len(self.leaves) * LINE_BYTES


def frame(leaf: bytes) -> bytes:
    """The line (66 bytes) of a leaf."""
    if len(leaf) != LEAF_BYTES:
        raise Malformed(f"a leaf of {len(leaf)} bytes")
    return LENGTH_MARK + leaf


def leaf_at(data: bytes, index: int) -> bytes | None:
    """The leaf at `index`, or None where the line is torn or its length mark is not 64."""
    line = data[index * LINE_BYTES : (index + 1) * LINE_BYTES]
    whole = len(line) == LINE_BYTES and line.startswith(LENGTH_MARK)
    return line[len(LENGTH_MARK) :] if whole else None


def recover(data: bytes, checkpoint: Checkpoint, vouch: Vouch) -> Recovered:
    """The log that stands in `data`; refuses it if it falls short of `checkpoint`."""
    tree, leaves = Tree(), []
    for index in range(checkpoint.size):
        leaf = leaf_at(data, index)
        if leaf is None:
            raise Unproven(f"entry {index} is torn or missing; {checkpoint.size} entries were signed for")
        leaves.append(leaf)
        tree.append(leaf_hash(leaf))
    if tree.root() != checkpoint.root:
        raise Unproven(f"the first {checkpoint.size} entries are not those that were signed for")
    while (leaf := leaf_at(data, len(leaves))) is not None and vouch(len(leaves), leaf):
        leaves.append(leaf)
        tree.append(leaf_hash(leaf))
    return Recovered(tuple(leaves), tree, len(data) - len(leaves) * LINE_BYTES)
