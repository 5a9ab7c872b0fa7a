"""The Merkle tree over leaf hashes (RFC 6962 section 2.1), grown one leaf at a time.

Each full subtree's hash is kept, 64 bytes a leaf in all, so that the root and the proofs at any
earlier size cost a few dozen hashes. The tree makes proofs; `proof.py` checks them.
"""

import hashlib
from collections.abc import Iterable

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """An append-only Merkle tree; every proof can be asked as of any earlier size."""

    def __init__(self, leaf_hashes: Iterable[bytes] = ()) -> None:
        self._levels: list[bytearray] = [bytearray()]
        self._size = 0
        for each in leaf_hashes:
            self.append(each)

    @property
    def size(self) -> int:
        """The number of leaves."""
        return self._size

    def append(self, leaf_hash: bytes) -> None:
        """Add the hash (32 bytes) of the next leaf."""
        if len(leaf_hash) != HASH_BYTES:
            raise ValueError(f"a leaf hash of {len(leaf_hash)} bytes")
        levels, position, node = self._levels, self._size, leaf_hash
        levels[0] += node
        level = 0
        while position & 1:
            node = node_hash(bytes(levels[level][-2 * HASH_BYTES : -HASH_BYTES]), node)
            level, position = level + 1, position >> 1
            if level == len(levels):
                levels.append(bytearray())
            levels[level] += node
        self._size += 1

    def leaf(self, index: int) -> bytes:
        """The leaf hash at `index`."""
        if not 0 <= index < self._size:
            raise IndexError(f"no leaf {index} in a tree of {self._size}")
        return self._full(0, index)

    def root(self, size: int | None = None) -> bytes:
        """The root when the tree had `size` leaves (all of them, if not said)."""
        size = self._within(size)
        return self._range(0, size) if size else EMPTY_ROOT

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """The audit path of leaf `index` in the first `size` (section 2.1.1), lowest first."""
        size = self._within(size)
        if not 0 <= index < size:
            raise IndexError(f"no leaf {index} among the first {size}")
        path, start, end = [], 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        return path[::-1]

    def consistency(self, older: int, size: int | None = None) -> list[bytes]:
        """The proof that the first `older` leaves are a prefix of the first `size` (2.1.2)."""
        size = self._within(size)
        if not 0 <= older <= size:
            raise IndexError(f"{older} leaves are no prefix of {size}")
        if older in (0, size):
            return []
        path, start, end, whole = [], 0, size, True
        while older != end - start:
            half = _split(end - start)
            middle = start + half
            if older <= half:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start, older, whole = middle, older - half, False
        if not whole:
            path.append(self._range(start, end))
        return path[::-1]

    def _within(self, size: int | None) -> int:
        if size is None:
            return self._size
        if not 0 <= size <= self._size:
            raise IndexError(f"the tree has {self._size} leaves, not {size}")
        return size

    def _full(self, level: int, index: int) -> bytes:
        return bytes(self._levels[level][index * HASH_BYTES : (index + 1) * HASH_BYTES])

    def _range(self, start: int, end: int) -> bytes:
        """The hash over leaves start..end; start is a multiple of every subtree inside."""
        width = end - start
        if width & (width - 1) == 0:
            level = width.bit_length() - 1
            return self._full(level, start >> level)
        middle = start + _split(width)
        return node_hash(self._range(start, middle), self._range(middle, end))


def _split(width: int) -> int:
    """The largest power of two smaller than `width`."""
    return 1 << ((width - 1).bit_length() - 1)
